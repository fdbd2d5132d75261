"""What keeps a benchmark from depending on how busy its machine is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from experiments.params import find_param
from experiments.schemas import ParamValue
from feed.for_you import FOR_YOU
from feed.params.budgets import SIEVE_BUDGET
from feed.redis_link import Build, RedisLink

# A source that a busy machine held up is not a slow source.
DEFAULTS = {source.budget.name: 1000.0 for source in FOR_YOU.sources} | {
    SIEVE_BUDGET.name: 10_000.0
}
PATIENCE_MS = 30_000.0


class PatientLink(RedisLink):
    """Waits for Redis however busy the machine is: a benchmark must not depend on its load."""

    tell_within_s = PATIENCE_MS / 1000

    @property
    def is_up(self) -> bool:
        return True

    async def ask(self, build: Build, budget_ms: float) -> list[Any] | None:
        return await super().ask(build, PATIENCE_MS)


def override(values: Mapping[str, ParamValue]) -> dict[str, ParamValue]:
    """Gives parameters of the feed other defaults in this process.

    Returns:
        The defaults they had, to be given back.

    Raises:
        UnknownParam: There is none of that name.
        ParamRefused: A value does not fit.
    """
    before: dict[str, ParamValue] = {}
    for name, value in values.items():
        param = find_param(name)
        before[name] = param.default
        kind = type(param.default)
        object.__setattr__(param, "default", param.checked(kind(value)))
    return before
