"""Every number somebody may want to tune: one `Param` with its unit, bounds and reason.

A room declares its own in a module or package named `params`; an experiment may override any.
`python -m experiments.params` prints them all as `docs/parameters.md`.
"""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.errors import InvalidInput
from core.settings import ROOT

T = TypeVar("T", int, float, bool, str)

INTRODUCTION = """# Parameters

Numbers that tune the product; an arm of an experiment (`POST /experiments`) may override any.
Written by `python -m experiments.params > docs/parameters.md`; a test fails when it is out of date.
"""


class UnknownParam(InvalidInput):
    """An override names a parameter that does not exist."""

    code = "unknown_param"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no parameter {name!r}; GET /experiments/params lists them.")


class ParamRefused(InvalidInput):
    """A value does not fit its parameter."""

    code = "param_refused"

    def __init__(self, name: str, value: object, wanted: str) -> None:
        super().__init__(f"{name} cannot be {value!r}: it must be {wanted}.")


@dataclass(frozen=True, slots=True, eq=False)
class Param(Generic[T]):
    """A tunable value. Identity is the object; its name is unique in the program.

    Args:
        name: `<package>.<area>.<noun>`.
        unit: What the value is measured in, e.g. `ms`, `hours`, `weight`.
        low: Smallest value allowed; `None` for text and switches.
        high: Largest value allowed.
        reason: Why the default is what it is.
    """

    name: str
    default: T
    unit: str
    low: T | None
    high: T | None
    reason: str

    def checked(self, value: object) -> T:
        """`value` as this parameter's type.

        Raises:
            ParamRefused: Wrong type, not finite, or out of bounds.
        """
        kind = type(self.default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            raise ParamRefused(self.name, value, f"of type {kind.__name__}")
        if isinstance(value, float) and not math.isfinite(value):
            raise ParamRefused(self.name, value, "finite")
        if self.low is not None and self.high is not None and not self.low <= value <= self.high:
            raise ParamRefused(self.name, value, f"between {self.low} and {self.high}")
        return value


AnyParam = Param[int] | Param[float] | Param[bool] | Param[str]
_registry: dict[str, AnyParam] = {}


def param(
    name: str, default: T, *, unit: str, reason: str, low: T | None = None, high: T | None = None
) -> Param[T]:
    """Declares a parameter and enters it in the registry.

    Raises:
        ValueError: The name is taken, or a number has no bounds.
        ParamRefused: The default is out of its own bounds.
    """
    if name in _registry:
        raise ValueError(f"parameter {name} is declared twice")
    is_number = isinstance(default, int | float) and not isinstance(default, bool)
    if is_number and (low is None or high is None):
        raise ValueError(f"parameter {name} needs bounds")
    made: Param[T] = Param(name, default, unit, low, high, reason)
    made.checked(default)
    _registry[name] = made
    return made


def declared() -> tuple[AnyParam, ...]:
    """All parameters of the program, by name; loads every package's `params` module."""
    for path in sorted([*ROOT.glob("*/params.py"), *ROOT.glob("*/params/__init__.py")]):
        importlib.import_module(f"{path.relative_to(ROOT).parts[0]}.params")
    return tuple(_registry[name] for name in sorted(_registry))


def find_param(name: str) -> AnyParam:
    """The parameter called `name`.

    Raises:
        UnknownParam: There is none.
    """
    found = _registry.get(name)
    if found is None:
        declared()
        found = _registry.get(name)
    if found is None:
        raise UnknownParam(name)
    return found


def as_markdown() -> str:
    """The registry as `docs/parameters.md`."""
    rows = [
        "| parameter | default | unit | bounds | why |",
        "|---|---|---|---|---|",
    ]
    for p in declared():
        bounds = "" if p.low is None else f"{p.low} … {p.high}"
        rows.append(f"| `{p.name}` | `{p.default}` | {p.unit} | {bounds} | {p.reason} |")
    return INTRODUCTION + "\n" + "\n".join(rows) + "\n"


def main() -> None:
    """Prints the table."""
    print(as_markdown(), end="")


if __name__ == "__main__":
    # Run as a script this file is another module than the one that `params` modules import.
    importlib.import_module("experiments.params").main()
