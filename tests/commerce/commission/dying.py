"""A process that dies before one of its commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import event
from sqlmodel import Session


class Died(BaseException):
    """The process dies here: no handler runs."""


@contextmanager
def dies_after(commits: int) -> Iterator[None]:
    """What runs inside dies before the commit that follows so many; the test goes on after it."""
    left = commits

    def die(_: Session) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Died

    event.listen(Session, "before_commit", die)
    try:
        with suppress(Died):
            yield
    finally:
        event.remove(Session, "before_commit", die)
