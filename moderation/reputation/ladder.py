"""What strikes lead to. Pure. What never ends, only a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from moderation.reputation.strikes import Strike, live_strikes


class Rung(StrEnum):
    """How far somebody has come."""

    CLEAR = "clear"
    WARNED = "warned"
    SLOWED = "slowed"  # Less often.
    PAUSED = "paused"  # Not until a given moment.
    STOPPED = "stopped"  # By a person, until a person lifts it.


@dataclass(frozen=True, slots=True)
class LadderRule:
    """Points at which each rung begins; a pause of `pause` doubles with each further point."""

    slowed_at: int
    paused_at: int
    pause: timedelta
    pause_most: timedelta


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands.

    Args:
        until: When the pause ends; `None` where there is none.
        eases_at: When the next strike fades.
    """

    rung: Rung
    points: int
    strikes: tuple[Strike, ...]
    until: datetime | None = None
    eases_at: datetime | None = None


def place_of(
    strikes: Sequence[Strike], now: datetime, rule: LadderRule, *, is_stopped: bool = False
) -> Place:
    """The rung that strikes lead to at `now`.

    Args:
        is_stopped: A person has stopped the account.
    """
    live = tuple(live_strikes(strikes, now))
    points = sum(strike.points for strike in live)
    eases_at = min((strike.fades_at for strike in live), default=None)
    if is_stopped:
        return Place(Rung.STOPPED, points, live, eases_at=eases_at)
    if points >= rule.paused_at:
        length = min(rule.pause_most, rule.pause * 2 ** min(points - rule.paused_at, 16))
        until = max(strike.at for strike in live) + length
        if now < until:
            return Place(Rung.PAUSED, points, live, until, eases_at)
    if points >= min(rule.slowed_at, rule.paused_at):
        return Place(Rung.SLOWED, points, live, eases_at=eases_at)
    return Place(Rung.WARNED if points else Rung.CLEAR, points, live, eases_at=eases_at)
