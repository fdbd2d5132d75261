"""When repeated work is due: so rarely that it stays a small part of the time."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Self

SHARE = 20  # Of the time, one part in so many at most.


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

    def __enter__(self) -> Self:
        self._began = monotonic()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        ended = monotonic()
        self._next = ended + max(self._every_s, (SHARE - 1) * (ended - self._began))
