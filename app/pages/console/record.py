"""What belongs to a case beside its evidence, as the console draws it."""

from __future__ import annotations

from dataclasses import dataclass

from app.pages.console.case_words import RECORD, RUNGS
from app.pages.console.drawn import Past, past_of
from app.pages.console.rows import age_text
from core.languages import in_language
from core.moments import date_text
from moderation.desk.schemas import AuthorStanding, Dossier
from moderation.queue.ground_words import reported_as
from moderation.reputation.ladder import Rung
from moderation.schemas import ReportView


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


def complaint_of(report: ReportView, locale: str = "en") -> str:
    """What viewers reported, counted, with their own words."""
    words = f": {'; '.join(report.details)}" if report.details else ""
    return f"{reported_as(report.reason, locale)} ({report.count}){words}"


def beside_of(found: Dossier, locale: str = "en") -> Beside:
    """The appeal and the standing."""
    appeal = found.appeal
    return Beside(
        is_appeal=appeal is not None,
        words=appeal.words if appeal else "",
        appealed=past_of(appeal.decision, locale) if appeal else None,
        standing=_standing_text(found.standing, locale) if found.standing else "",
        is_clear=found.standing is None or found.standing.rung is Rung.CLEAR,
    )


def alikes_of(found: Dossier, locale: str = "en") -> list[Alike]:
    """The other cases that one decision can settle; nobody decides about their own."""
    return [
        Alike(
            str(card.id),
            card.creator_name,
            age_text(card.age_s, locale),
            card.claimed_by_name is not None and not card.is_mine,
        )
        for card in found.alike
        if not card.is_own_clip
    ]


def strikes_of(found: Dossier, locale: str = "en") -> list[str]:
    """The strikes that count, each as a line."""
    if found.standing is None:
        return []
    return [
        in_language(RECORD["double" if strike.points > 1 else "strike"], locale).format(
            reason=strike.reason_title or strike.reason_code,
            at=date_text(strike.at, locale),
            fades=date_text(strike.fades_at, locale),
        )
        for strike in found.standing.strikes
    ]


def _standing_text(standing: AuthorStanding, locale: str) -> str:
    said = in_language(RUNGS[standing.rung], locale)
    if standing.until is not None:
        day = date_text(standing.until, locale)
        said = in_language(RECORD["until"], locale).format(said=said, day=day)
    if not standing.points:
        return said
    points = in_language(RECORD["point" if standing.points == 1 else "points"], locale)
    return points.format(said=said, count=standing.points)
