"""What the review room draws: plain rows from what the services answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.pages.brands_for_brands.drawn import answer_text
from app.pages.brands_for_brands.review_words import ANSWERS, LABELS, ROOM
from app.pages.brands_for_creators.words import label_of
from catalog.kinds import Disclosure
from catalog.models import Approval
from catalog.schemas import PinnedProduct, VideoCard
from core.languages import all_in, in_language
from core.moments import hour_text
from studio.brands.schemas import ClipReview, RoundView


@dataclass
class Reviewed:
    """The clip of the room."""

    id: str = ""
    creator: str = ""
    handle: str = ""
    avatar_url: str = ""
    caption: str = ""
    language: str = ""
    label: str = ""
    hls_url: str = ""
    mp4_url: str = ""
    poster_url: str = ""
    duration_ms: int = 0
    until: str = ""
    is_overdue: bool = False
    hour: str = ""
    note: str = ""
    number: int = 1
    may_answer: bool = False


@dataclass
class Tagged:
    """A product in the clip."""

    id: str
    title: str
    brand: str
    price: str
    image_url: str
    when: str
    start_ms: int


@dataclass
class Wish:
    """A note of an earlier round."""

    time: str
    text: str
    at_ms: int


@dataclass
class Look:
    """An earlier round, with the answer."""

    title: str
    when: str
    is_approved: bool
    words: str
    wishes: list[Wish] = field(default_factory=list)


def time_text(ms: int) -> str:
    """`0:07.4`."""
    tenths = max(0, ms) // 100
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def label_text(card: VideoCard, locale: str = "en") -> str:
    """The label as viewers read it."""
    if card.partner and card.disclosure in (Disclosure.PAID, Disclosure.GIFTED):
        return label_of(card.disclosure, card.partner.display_name, locale)
    return in_language(LABELS[card.disclosure], locale)


def reviewed_of(
    review: ClipReview, card: VideoCard | None, now: datetime, locale: str = "en"
) -> Reviewed:
    """The clip as the room shows it."""
    return Reviewed(
        id=str(review.video_id),
        creator=review.creator.display_name,
        handle=review.creator.handle,
        avatar_url=review.creator.avatar_url or "",
        caption=review.caption,
        language=card.language if card else "",
        label=label_text(card, locale) if card else "",
        hls_url=review.hls_url or "",
        mp4_url=review.mp4_url or "",
        poster_url=review.poster_url or "",
        duration_ms=review.duration_ms,
        until=answer_text(review.answer_by if review.may_answer else None, now, locale),
        is_overdue=review.is_overdue,
        hour=hour_text(review.publish_at, locale) if review.publish_at else "",
        note=review.note,
        number=len(review.rounds),
        may_answer=review.may_answer,
    )


def tagged_of(pin: PinnedProduct, locale: str = "en") -> Tagged:
    """A tag as the room lists it."""
    return Tagged(
        id=str(pin.product_id),
        title=pin.title,
        brand=pin.brand_name,
        price=pin.price.formatted,
        image_url=pin.image_url or "",
        when=in_language(ROOM["span"], locale).format(
            start=time_text(pin.start_ms), end=time_text(pin.end_ms)
        ),
        start_ms=pin.start_ms,
    )


def look_of(one: RoundView, locale: str = "en") -> Look:
    """An answered round."""
    answer, says = one.answer or Approval.WAITING, all_in(ROOM, locale)
    given = in_language(ANSWERS.get(answer, ROOM["unanswered"]), locale)
    return Look(
        title=says["answered"].format(number=one.number, answer=given),
        when=hour_text(one.answered_at, locale) if one.answered_at else "",
        is_approved=answer is Approval.APPROVED,
        words=one.words,
        wishes=[
            Wish(
                time=says["whole"] if note.at_ms is None else time_text(note.at_ms),
                text=note.text,
                at_ms=-1 if note.at_ms is None else note.at_ms,
            )
            for note in one.notes
        ],
    )
