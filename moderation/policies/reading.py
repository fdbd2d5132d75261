"""YAML read strictly: every complaint names its line and its field. Pure.

Only plain mappings, lists and scalars: no tags, no aliases, no key twice, nothing left over.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from core.errors import InvalidInput
from moderation.policies.problems import LINE, LINE_FIELD, PROBLEMS

MAX_CHARS = 64_000
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_TAG = "tag:yaml.org,2002:"
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
K = TypeVar("K", bound=StrEnum)


class PolicyInvalid(InvalidInput):
    """The text is no policy."""

    code = "policy_invalid"
    title = "These rules cannot be read"
    title_hi = "ये नियम पढ़े नहीं जा सके"

    def __init__(self, line: int, where: str, problem: str, **facts: object) -> None:
        said = zip(LINE_FIELD if where else LINE, PROBLEMS[problem], strict=True)
        english, hindi = (
            place.format(line=line, where=where, problem=what.format(**facts))
            for place, what in said
        )
        super().__init__(english, hindi)
        self.line, self.where = line, where


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the text, with its place."""

    node: yaml.Node
    where: str

    @property
    def line(self) -> int:
        """Counted from 1."""
        return int(self.node.start_mark.line) + 1

    def refuse(self, problem: str, **facts: object) -> PolicyInvalid:
        """The error that says what is wrong here, by its name among the problems."""
        return PolicyInvalid(self.line, self.where, problem, **facts)

    def entries(self) -> dict[str, Entry]:
        """A mapping's values by key, in their order."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refuse("mapping")
        found: dict[str, Entry] = {}
        for key, value in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Entry(key, self.where).refuse("one_word")
            name = str(key.value)
            inner = Entry(value, f"{self.where}.{name}" if self.where else name)
            if name in found:
                raise Entry(key, inner.where).refuse("twice")
            found[name] = inner
        return found

    def fields(self, needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Entry]:
        """A mapping with exactly these keys; the optional ones may be absent."""
        found, needed, optional = self.entries(), tuple(needed), tuple(optional)
        for name, inner in found.items():
            if name not in needed and name not in optional:
                known = ", ".join((*needed, *optional))
                raise inner.refuse("unknown_name", known=known)
        for name in needed:
            if name not in found:
                raise self.refuse("lacks", name=name)
        return found

    def coded(self) -> dict[str, Entry]:
        """A mapping whose names are codes."""
        found = self.entries()
        for name, inner in found.items():
            if not _CODE.fullmatch(name):
                raise inner.refuse("code")
        return found

    def items(self) -> list[Entry]:
        """A list's values."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.refuse("list")
        return [Entry(node, f"{self.where}[{n}]") for n, node in enumerate(self.node.value)]

    def text(self, most: int = 500) -> str:
        """A text of 1 to `most` characters."""
        value = self._scalar("str", "text").strip()
        if not 0 < len(value) <= most:
            raise self.refuse("length", most=most, count=len(value))
        return value

    def code(self) -> str:
        """A text in small letters, digits and _."""
        value = self.text(40)
        if not _CODE.fullmatch(value):
            raise self.refuse("code")
        return value

    def whole(self, least: int, most: int) -> int:
        """A whole number in [least, most]."""
        value = self._scalar("int", "whole", least=least, most=most)
        if not _WHOLE.fullmatch(value) or not least <= int(value) <= most:
            raise self.refuse("whole_is", least=least, most=most, value=value)
        return int(value)

    def fraction(self) -> float:
        """A number in (0, 1]."""
        return fraction(self, self._scalar(("float", "int"), "fraction"))

    def flag(self) -> bool:
        """`true` or `false`."""
        value = self._scalar("bool", "flag")
        if value not in ("true", "false"):
            raise self.refuse("flag")
        return value == "true"

    def day(self) -> date:
        """A day as 2026-02-20."""
        value = self._scalar("timestamp", "day")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.refuse("day_is", value=value) from None

    def one_of(self, kind: type[K]) -> K:
        """A value of a closed set."""
        return member(self, kind, self.text(40))

    def _scalar(self, tags: str | tuple[str, ...], wanted: str, **facts: object) -> str:
        tags = (tags,) if isinstance(tags, str) else tags
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag not in {
            _TAG + tag for tag in tags
        }:
            raise self.refuse(wanted, **facts)
        return str(self.node.value)


def fraction(entry: Entry, value: str) -> float:
    """The number in (0, 1] that `value` writes."""
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not 0 < number <= 1:
        raise entry.refuse("fraction_is", value=value)
    return number


def member(entry: Entry, kind: type[K], value: str) -> K:
    """The member of a closed set that `value` names."""
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise entry.refuse("unknown_value", value=value, known=known) from None


def read(text: str) -> Entry:
    """The whole text as one entry.

    Raises:
        PolicyInvalid: It is too long, no YAML, or uses more of YAML than rules need.
    """
    if len(text) > MAX_CHARS:
        raise PolicyInvalid(1, "", "too_long", most=MAX_CHARS, count=len(text))
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise PolicyInvalid(event.start_mark.line + 1, "", "no_signs")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyInvalid(line, "", "no_yaml", why=error.problem) from error
    except yaml.YAMLError as error:  # A character that YAML does not allow has no mark.
        raise PolicyInvalid(1, "", "no_yaml", why=str(error)[:200]) from error
    except RecursionError:
        raise PolicyInvalid(1, "", "too_deep") from None
    if node is None:
        raise PolicyInvalid(1, "", "empty")
    return Entry(node, "")
