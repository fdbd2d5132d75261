"""The open case as the console draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.pages.console.case_words import CASE, DISCLOSED, RULINGS
from app.pages.console.places import clock_text, moment_of, place_in
from app.pages.console.rows import age_text, left_text, origin_text, queue_text
from catalog.media import language_label, media_url
from core.clock import utc_now
from core.languages import in_language
from core.moments import hour_text
from moderation.models import Origin, Subject
from moderation.schemas import (
    CaseDetail,
    DecisionView,
    NoteView,
    ReasonView,
    SignalView,
)

_QUIET = (Origin.SCREENING, Origin.EDIT, Origin.SAMPLE)


@dataclass
class Why:
    """A reason for being in the queue, with its meaning beside the number."""

    title: str
    text: str
    score: str
    where: str


@dataclass
class Mark:
    """A model's score as a bar with its threshold."""

    title: str
    percent: int
    threshold: int
    is_over: bool
    is_near: bool  # Over its threshold, or at least half way to it.
    agrees: bool
    where: str
    at_ms: int  # -1 for what has no moment.
    moment: str
    reason: str
    model: str


@dataclass
class Past:
    """A decision that was made."""

    at: str
    ruling: str
    reason: str
    note: str
    actor: str
    policy: str


@dataclass
class Note:
    """Words about the case."""

    at: str
    author: str
    text: str
    is_public: bool


@dataclass
class Evidence:
    """A case with everything a person needs to decide."""

    id: str = ""
    is_comment: bool = False
    is_account: bool = False
    is_product: bool = False
    is_shown_otherwise: bool = False
    brand: str = ""
    description: str = ""
    picture_url: str = ""
    is_flagged: bool = False
    caption: str = ""
    hashtags: list[str] = field(default_factory=list)
    disclosure: str = ""
    creator: str = ""
    handle: str = ""
    avatar_url: str = ""
    record: str = ""
    is_trusted: bool = False
    creator_id: str = ""
    origin: str = ""
    queue: str = ""
    language: str = ""
    age: str = ""
    due: str = ""
    is_near: bool = False
    why_here: str = ""
    poster_url: str = ""
    sprite_url: str = ""
    sprite_vtt_url: str = ""
    video_url: str = ""
    duration_ms: int = 1
    screening_problem: str = ""
    policy: str = ""
    is_own: bool = False
    is_mine: bool = False
    is_closed: bool = False
    may_trust: bool = True
    may_escalate: bool = True
    may_stop: bool = False
    may_lift: bool = False
    products: list[str] = field(default_factory=list)


def moments_of(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Where the player can be taken: to what is over its limit."""
    return [
        {"at_ms": m.at_ms, "title": m.title, "is_over": m.is_over}
        for m in marks
        if m.at_ms >= 0 and m.is_over
    ]


def why_of(reason: ReasonView, locale: str = "en") -> Why:
    """A reason with its score in words."""
    score = ""
    if reason.score is not None and reason.threshold is not None:
        said = in_language(CASE["score"], locale)
        score = said.format(score=f"{reason.score:.0%}", least=f"{reason.threshold:.0%}")
    return Why(reason.title, reason.text, score, place_in(reason.where, "", locale))


def mark_of(signal: SignalView, locale: str = "en") -> Mark:
    """A signal as a bar."""
    at_ms = moment_of(signal.where)
    return Mark(
        title=signal.title,
        percent=round(signal.score * 100),
        threshold=round(signal.threshold * 100),
        is_over=signal.is_over,
        is_near=signal.is_over or signal.score >= signal.threshold / 2,
        agrees=signal.agrees,
        where=place_in(signal.where, signal.source, locale),
        at_ms=at_ms,
        moment=clock_text(at_ms) if at_ms >= 0 else "",
        reason=signal.reason,
        model=f"{signal.model} · {signal.model_sha256[:10]}",
    )


def past_of(decision: DecisionView, locale: str = "en") -> Past:
    """A decision as a line of history."""
    return Past(
        at=hour_text(decision.at, locale),
        ruling=in_language(RULINGS[decision.ruling], locale),
        reason=decision.reason_title,
        note=decision.note,
        actor=decision.actor_name,
        policy=decision.policy_version,
    )


def note_of(note: NoteView, locale: str = "en") -> Note:
    """A note as a line."""
    return Note(hour_text(note.at, locale), note.author_name, note.text, note.is_public)


def evidence_of(case: CaseDetail, locale: str = "en") -> Evidence:
    """A case as the evidence column draws it."""
    clip, record, sold = case.clip, case.creator_clips, case.product
    disclosed = DISCLOSED.get(clip.disclosure, ("", "")) if clip else ("", "")
    sheet = {"sprite_url": "", "sprite_vtt_url": ""}
    if clip is not None:
        recipe = clip.poster_url.split("/")[3]
        sheet["sprite_url"] = media_url(clip.id, recipe, "thumbs/sprite.webp")
        sheet["sprite_vtt_url"] = media_url(clip.id, recipe, "thumbs/sprite.vtt")
    return Evidence(
        id=str(case.id),
        is_comment=case.subject is Subject.COMMENT,
        is_account=case.subject is Subject.ACCOUNT,
        is_product=sold is not None,
        is_shown_otherwise=sold is not None and sold.is_shown_otherwise,
        brand=sold.brand_name if sold else "",
        description=sold.description if sold else "",
        picture_url=(sold.picture_url or "") if sold else "",
        is_flagged=(
            case.report_count > 0
            or case.origin not in _QUIET
            or any(s.is_over for s in case.signals)
        ),
        caption=case.caption,
        hashtags=clip.hashtags if clip else [],
        disclosure=in_language(disclosed, locale),
        creator=case.creator_name,
        handle=case.creator_handle,
        avatar_url=case.avatar_url or "",
        record=in_language(CASE["record"], locale).format(**record.model_dump()),
        is_trusted=case.is_trusted,
        creator_id=str(case.creator_id or ""),
        origin=origin_text(case.origin.value, locale),
        queue=queue_text(case.queue, locale),
        language=language_label(case.language) if case.language else "",
        age=age_text(case.age_s, locale),
        due=left_text(case.due_at, utc_now(), locale),
        is_near=case.is_near,
        why_here=case.why_here,
        poster_url=clip.poster_url if clip else "",
        video_url=clip.mp4_url if clip else "",
        duration_ms=max(1, case.duration_ms),
        screening_problem=case.screening_problem,
        policy=case.policy_version,
        is_own=case.is_own_clip,
        is_mine=case.is_mine,
        is_closed=case.state.value == "closed",
        may_trust="trust" not in case.hidden_acts and case.subject is Subject.VIDEO,
        may_escalate="escalate" not in case.hidden_acts,
        may_stop="stop" not in case.hidden_acts,
        may_lift=case.may_lift,
        products=[p.title for p in clip.products] if clip else [],
        **sheet,
    )
