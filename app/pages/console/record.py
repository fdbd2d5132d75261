"""What belongs to a case beside its evidence, as the console draws it."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.console.drawn import Past, past_of
from app.pages.console.rows import age_text
from moderation.desk.schemas import AuthorStanding, Dossier
from moderation.reputation.ladder import Rung
from moderation.schemas import ReportView

_RUNGS = {
    Rung.CLEAR: "In good standing",
    Rung.WARNED: "Warned",
    Rung.SLOWED: "Slowed down to a few a day",
    Rung.PAUSED: "Paused",
    Rung.STOPPED: "Stopped by a moderator",
}


@dataclass
class Alike:
    """Another open case of the same content."""

    id: str
    creator: str
    age: str
    is_taken: bool


@dataclass
class Beside:
    """An appeal and where the maker stands."""

    is_appeal: bool = False
    words: str = ""
    appealed: Past | None = None
    standing: str = ""
    is_clear: bool = True


def complaint_of(report: ReportView) -> str:
    """What viewers reported, counted, with their own words."""
    words = f": {'; '.join(report.details)}" if report.details else ""
    return f"{report.reason.capitalize()} ({report.count}){words}"


def beside_of(found: Dossier) -> Beside:
    """The appeal and the standing."""
    appeal = found.appeal
    return Beside(
        is_appeal=appeal is not None,
        words=appeal.words if appeal else "",
        appealed=past_of(appeal.decision) if appeal else None,
        standing=_standing_text(found.standing) if found.standing else "",
        is_clear=found.standing is None or found.standing.rung is Rung.CLEAR,
    )


def alikes_of(found: Dossier) -> list[Alike]:
    """The other cases that one decision can settle; nobody decides about their own."""
    return [
        Alike(
            str(card.id),
            card.creator_name,
            age_text(card.age_s),
            card.claimed_by_name is not None and not card.is_mine,
        )
        for card in found.alike
        if not card.is_own_clip
    ]


def strikes_of(found: Dossier) -> list[str]:
    """The strikes that count, each as a line."""
    if found.standing is None:
        return []
    return [
        f"{s.reason_title or s.reason_code}, {s.at:%-d %b %Y}, counts until {s.fades_at:%-d %b %Y}"
        + (" (double)" if s.points > 1 else "")
        for s in found.standing.strikes
    ]


def _standing_text(standing: AuthorStanding) -> str:
    said = _RUNGS[standing.rung]
    if standing.until is not None:
        said += f" until {standing.until:%-d %b}"
    points = "1 point" if standing.points == 1 else f"{standing.points} points"
    return f"{said}, {points} of strikes" if standing.points else said
