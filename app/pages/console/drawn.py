"""Cases as the console draws them."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.media import media_url
from moderation.schemas import (
    CaseCard,
    CaseDetail,
    DecisionView,
    ReasonView,
    ReportView,
    SignalView,
)

_ORIGINS = {
    "screening": "New clip",
    "edit": "Edited words",
    "report": "Reported",
    "take_down": "Taken down",
    "comment": "Comment",
    "appeal": "Appeal",
    "legal_order": "Legal order",
    "sample": "Random sample",
}


@dataclass
class Why:
    """A reason for being in the queue, with its meaning beside the number."""

    title: str
    text: str
    score: str
    where: str


@dataclass
class Row:
    """A case in the queue."""

    id: str
    creator: str
    caption: str
    poster_url: str
    ground: str
    origin: str
    age: str
    why: str
    reports: int
    taken_by: str
    is_mine: bool
    is_own: bool


@dataclass
class Mark:
    """A model's score as a bar with its threshold."""

    title: str
    percent: int
    threshold: int
    is_over: bool
    agrees: bool
    where: str
    reason: str
    source: str
    model: str


@dataclass
class Past:
    """A decision that was made."""

    at: str
    ruling: str
    reason: str
    note: str
    actor: str


@dataclass
class Words:
    """A caption track."""

    label: str
    language: str
    text: str


@dataclass
class Evidence:
    """A case with everything a person needs to decide."""

    id: str = ""
    video_id: str = ""
    is_comment: bool = False
    caption: str = ""
    hashtags: list[str] = field(default_factory=list)
    disclosure: str = ""
    creator: str = ""
    handle: str = ""
    record: str = ""
    is_trusted: bool = False
    creator_id: str = ""
    origin: str = ""
    age: str = ""
    state: str = ""
    poster_url: str = ""
    sprite_url: str = ""
    video_url: str = ""
    length: str = ""
    screening_problem: str = ""
    policy: str = ""
    is_own: bool = False
    is_mine: bool = False
    taken_by: str = ""
    is_closed: bool = False
    products: list[str] = field(default_factory=list)


def age_text(seconds: int) -> str:
    """How long something waits: `40 s`, `12 min`, `3 h`, `2 days`."""
    for below, size, unit in ((60, 1, "s"), (3600, 60, "min"), (2 * 86_400, 3600, "h")):
        if seconds < below:
            return f"{seconds // size} {unit}"
    return f"{seconds // 86_400} days"


def why_of(reason: ReasonView) -> Why:
    """A reason with its score in words."""
    score = ""
    if reason.score is not None and reason.threshold is not None:
        score = f"{reason.score:.0%} sure; a person looks from {reason.threshold:.0%}"
    return Why(reason.title, reason.text, score, reason.where)


def row_of(card: CaseCard) -> Row:
    """A case as a row."""
    stops = ", ".join(card.colors) if len(card.colors) > 1 else "var(--sunken), var(--shade)"
    return Row(
        id=str(card.id),
        creator=card.creator_name,
        caption=card.caption,
        poster_url=card.poster_url or "",
        ground=f"linear-gradient({stops})",
        origin=_ORIGINS.get(card.origin.value, card.origin.value),
        age=age_text(card.age_s),
        why=card.reasons[0].title if card.reasons else "",
        reports=card.report_count,
        taken_by=card.claimed_by_name or "",
        is_mine=card.is_mine,
        is_own=card.is_own_clip,
    )


def mark_of(signal: SignalView) -> Mark:
    """A signal as a bar."""
    return Mark(
        title=signal.title,
        percent=round(signal.score * 100),
        threshold=round(signal.threshold * 100),
        is_over=signal.is_over,
        agrees=signal.agrees,
        where=signal.where,
        reason=signal.reason,
        source=signal.source,
        model=f"{signal.model} · {signal.model_sha256[:10]}",
    )


def complaint_of(report: ReportView) -> str:
    """What viewers reported, counted, with their own words."""
    words = f": {'; '.join(report.details)}" if report.details else ""
    return f"{report.reason.capitalize()} ({report.count}){words}"


def past_of(decision: DecisionView) -> Past:
    """A decision as a line of history."""
    return Past(
        at=f"{decision.at:%-d %b, %H:%M}",
        ruling=decision.ruling.value.replace("_", " ").capitalize(),
        reason=decision.reason_title,
        note=decision.note,
        actor=decision.actor_name,
    )


def evidence_of(case: CaseDetail) -> Evidence:
    """A case as the evidence column draws it."""
    clip, record = case.clip, case.creator_clips
    seconds = round(case.duration_ms / 1000)
    sprite = ""
    if clip is not None:
        recipe = clip.poster_url.split("/")[3]
        sprite = media_url(clip.id, recipe, "thumbs/sprite.webp")
    return Evidence(
        id=str(case.id),
        video_id=str(case.video_id),
        is_comment=case.subject.value == "comment",
        caption=case.caption,
        hashtags=clip.hashtags if clip else [],
        disclosure=clip.disclosure.value if clip else "",
        creator=case.creator_name,
        handle=case.creator_handle,
        record=f"{record.published} published, {record.rejected} rejected, {record.held} held",
        is_trusted=case.is_trusted,
        creator_id=str(case.creator_id),
        origin=_ORIGINS.get(case.origin.value, case.origin.value),
        age=age_text(case.age_s),
        state=case.video_state.value,
        poster_url=clip.poster_url if clip else "",
        sprite_url=sprite,
        video_url=clip.mp4_url if clip else "",
        length=f"{seconds // 60}:{seconds % 60:02d}",
        screening_problem=case.screening_problem,
        policy=case.policy_version,
        is_own=case.is_own_clip,
        is_mine=case.is_mine,
        taken_by=case.claimed_by_name or "",
        is_closed=case.state.value == "closed",
        products=[p.title for p in clip.products] if clip else [],
    )
