"""Whether somebody may act now, asked from below: `app` names the room that knows.

A room that nobody named limits nothing beyond what each endpoint limits by itself, as in a process
that runs without moderation; the room itself fails closed.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from sqlmodel import Session

from catalog.viewer import Viewer


class Act(StrEnum):
    """What somebody's record may limit."""

    PUBLISH = "publish"
    COMMENT = "comment"
    REPORT = "report"
    PROFILE = "profile"


# (session, who, what): raises a `JhalakError` that says why not, and until when.
Check = Callable[[Session, Viewer, Act], None]


def no_limits(session: Session, viewer: Viewer, act: Act) -> None:
    """The answer of a process in which nobody knows."""


_check: Check = no_limits


def ask(check: Check) -> None:
    """From now on `check` answers for this process."""
    global _check
    _check = check


def check_allowed(session: Session, viewer: Viewer, act: Act) -> None:
    """Lets pass whoever may.

    Raises:
        Forbidden: Not for the time being; the error says until when and what ends it.
        TooManyRequests: Not so often.
    """
    _check(session, viewer, act)
