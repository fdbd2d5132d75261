"""From marks to incidents, and from incidents to strikes that fade. Pure.

Everything is worked out anew from the marks that stand, so a mark that is taken back leaves
nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from moderation.reputation.posterior import Observation


@dataclass(frozen=True, slots=True)
class Mark:
    """What one decision says about one person.

    Args:
        weight: As evidence.
        severity: 0 to 100, of the harm; 0 for what turned out well.
    """

    id: UUID
    subject_id: UUID
    is_good: bool
    weight: float
    severity: int
    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """Bad marks that are one thing: of one subject, or of one reason within a while."""

    marks: tuple[Mark, ...]

    @property
    def at(self) -> datetime:
        """When it began."""
        return self.marks[0].at

    @property
    def gravest(self) -> Mark:
        """The mark that counts for all."""
        return max(self.marks, key=lambda mark: (mark.severity, mark.weight))


@dataclass(frozen=True, slots=True)
class StrikeRule:
    """How incidents become strikes.

    Args:
        starts_at: Severity from which an incident is a strike; from `grave_at` it counts double.
    """

    window: timedelta
    lasts: timedelta
    starts_at: int
    grave_at: int


@dataclass(frozen=True, slots=True)
class Strike:
    """An incident that counts against somebody until it fades."""

    at: datetime
    fades_at: datetime
    points: int
    code: str
    subject_ids: tuple[UUID, ...]


def incidents_of(marks: Iterable[Mark], window: timedelta) -> list[Incident]:
    """Bad marks by incident, oldest first."""
    groups: list[list[Mark]] = []
    for mark in sorted((m for m in marks if not m.is_good), key=lambda m: (m.at, m.id)):
        for group in groups:
            is_same_thing = any(m.subject_id == mark.subject_id for m in group)
            is_same_time = mark.code == group[0].code and mark.at - group[0].at <= window
            if is_same_thing or is_same_time:
                group.append(mark)
                break
        else:
            groups.append([mark])
    return [Incident(tuple(group)) for group in groups]


def strikes_of(marks: Iterable[Mark], rule: StrikeRule) -> list[Strike]:
    """Strikes, oldest first, faded ones too."""
    return [
        Strike(
            at=incident.at,
            fades_at=incident.at + rule.lasts,
            points=2 if incident.gravest.severity >= rule.grave_at else 1,
            code=incident.gravest.code,
            subject_ids=tuple(dict.fromkeys(mark.subject_id for mark in incident.marks)),
        )
        for incident in incidents_of(marks, rule.window)
        if incident.gravest.severity >= rule.starts_at
    ]


def live_strikes(strikes: Iterable[Strike], now: datetime) -> list[Strike]:
    """Those that count at `now`."""
    return [strike for strike in strikes if strike.at <= now < strike.fades_at]


def evidence_of(marks: Sequence[Mark], window: timedelta) -> list[Observation]:
    """What the marks say about a person: each good subject once, each incident once."""
    good: dict[UUID, Mark] = {}
    for mark in sorted((m for m in marks if m.is_good), key=lambda m: (m.at, m.id)):
        good.setdefault(mark.subject_id, mark)
    seen = [Observation(True, mark.weight, mark.at) for mark in good.values()]
    for incident in incidents_of(marks, window):
        seen.append(Observation(False, incident.gravest.weight, incident.at))
    return seen
