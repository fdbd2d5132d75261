"""One hostile or broken file, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.studio.hostile.pieces import Kit

ACCEPTED = "accepted"
REFUSED = frozenset(
    {"media_truncated", "media_damaged", "media_unsupported", "media_probe_timeout"}
)
EITHER = REFUSED | {
    ACCEPTED,
    "media_failed",
    "media_no_video_track",
    "media_too_long",
    "media_too_short",
}
MADE_WELL = frozenset({ACCEPTED})


@dataclass(frozen=True, slots=True)
class Case:
    """A file under test.

    Args:
        title: What is wrong with it.
        make: Its bytes.
        outcomes: Codes of refusal that tell the truth about it; `ACCEPTED` where a first rung has
            to come out whole.
        name: What the sender calls it.
    """

    title: str
    make: Callable[[Kit], bytes]
    outcomes: frozenset[str]
    name: str = "holiday.mp4"
