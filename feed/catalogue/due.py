"""When repeated work is due: so rarely that it stays a small part of the time."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from types import TracebackType
from typing import Self

SHARE = 20  # Of the time, one part in so many at most.
LOOK_EVERY_S = 3.0  # What was published is found within so long, whatever was not heard.


class Due:
    """Done every so often, and the slower it is the more rarely.

    Args:
        every_s: From the end of one time to the next, while it is quick.
    """

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._began = 0.0
        self._next = float("-inf")

    @property
    def is_now(self) -> bool:
        """Whether it is time."""
        return monotonic() >= self._next

    def now(self) -> None:
        """Makes it due."""
        self._next = float("-inf")

    def done(self, worked_s: float) -> None:
        """It was done, and took so long, pauses not counted."""
        self._next = monotonic() + max(self._every_s, (SHARE - 1) * worked_s)

    def __enter__(self) -> Self:
        self._began = monotonic()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.done(monotonic() - self._began)


class Job:
    """Repeated work in steps, between which other things are done.

    Args:
        due: Is told when the work is done.
    """

    def __init__(self, due: Due, steps: Iterator[object]) -> None:
        self.due, self._steps = due, steps
        self._worked_s = 0.0

    def step(self) -> bool:
        """Does one step. Returns whether there are more; after an error there are none."""
        began, more = monotonic(), False
        try:
            more = next(self._steps, self) is not self
        finally:
            self._worked_s += monotonic() - began
            if not more:
                self.due.done(self._worked_s)
        return more


class Dues:
    """When each thing that keeps the catalogue current is due."""

    def __init__(self) -> None:
        self.look, self.wide = Due(LOOK_EVERY_S), Due(60.0)
        self.compare = Due(600.0)
        self.totals, self.all_totals = Due(1.0), Due(30.0)
        self.promising = Due(10.0)
        self.round = Due(1.0)
        self.snapshot = Due(0.0)
