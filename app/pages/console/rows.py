"""The queue's rows as the console draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.pages.console.row_words import (
    BUDGET,
    DAYS,
    HOURS,
    LEFT,
    MINUTES,
    ORIGINS,
    OVERDUE,
    QUEUE_NAMES,
    ROW,
    SECONDS,
)
from catalog.media import language_label
from core.languages import in_language
from moderation.desk.schemas import ExposureView
from moderation.queue.abilities import ADMIN_LEVEL
from moderation.queue.queues import QUEUES
from moderation.schemas import CaseCard

_PLAIN = ("", "clips", "comments", "products", "appeals", "sample")  # Their origin says it already.


@dataclass
class Row:
    """A case in the queue."""

    id: str
    creator: str
    caption: str
    poster_url: str
    ground: str
    origin: str
    queue: str
    language: str
    age: str
    due: str
    is_near: bool
    why: str
    why_here: str
    reports: int
    skips: str
    taken_by: str
    is_mine: bool
    is_own: bool
    needs_lead: bool
    is_offered: bool


@dataclass
class Budget:
    """How much of a day's pictures somebody has been shown."""

    title: str
    said: str
    percent: int
    is_spent: bool


def origin_text(name: str, locale: str = "en") -> str:
    """Where a case came from."""
    return in_language(ORIGINS.get(name, (name, name)), locale)


def queue_name(name: str, locale: str = "en") -> str:
    """A queue as people call it."""
    return in_language(QUEUE_NAMES.get(name, (name, name)), locale)


def queue_text(name: str, locale: str = "en") -> str:
    """The queue's name where it tells more than the origin does, else nothing."""
    return "" if name in _PLAIN else queue_name(name, locale)


def age_text(seconds: int, locale: str = "en") -> str:
    """How long something waits: `40 s`, `12 min`, `3 h`, `2 days`."""
    steps = ((60, 1, SECONDS), (3600, 60, MINUTES), (2 * 86_400, 3600, HOURS))
    for below, size, said in steps:
        if seconds < below:
            return in_language(said, locale).format(count=seconds // size)
    return in_language(DAYS, locale).format(count=seconds // 86_400)


def left_text(due_at: datetime | None, now: datetime, locale: str = "en") -> str:
    """What a deadline leaves: `3 h left`, `12 min overdue`; empty without one."""
    return "" if due_at is None else slack_text(int((due_at - now).total_seconds()), locale)


def slack_text(seconds: int, locale: str = "en") -> str:
    """So many seconds before a deadline, or after it where they are negative."""
    span = age_text(abs(seconds), locale)
    return in_language(LEFT if seconds >= 0 else OVERDUE, locale).format(span=span)


def row_of(card: CaseCard, now: datetime, locale: str = "en") -> Row:
    """A case as a row."""
    skipped = in_language(ROW["skipped" if card.skips == 1 else "skipped_often"], locale)
    stops = ", ".join(card.colors) if len(card.colors) > 1 else "var(--sunken), var(--shade)"
    queue = QUEUES.get(card.queue)
    return Row(
        id=str(card.id),
        creator=card.creator_name,
        caption=card.caption,
        poster_url=card.poster_url or "",
        ground=f"linear-gradient({stops})",
        origin=origin_text(card.origin.value, locale),
        queue=queue_text(card.queue, locale),
        language=language_label(card.language) if card.language else "",
        age=age_text(card.age_s, locale),
        due=left_text(card.due_at, now, locale),
        is_near=card.is_near,
        why=card.reasons[0].title if card.reasons else "",
        why_here=card.why_here,
        reports=card.report_count,
        skips=skipped.format(count=card.skips) if card.skips else "",
        taken_by=card.claimed_by_name or "",
        is_mine=card.is_mine,
        is_own=card.is_own_clip,
        needs_lead=queue is not None and queue.level >= ADMIN_LEVEL,
        is_offered=card.is_offered,
    )


def budgets_of(view: ExposureView, locale: str = "en") -> list[Budget]:
    """The whole day first, then each policy of which half or more is used up."""
    today = in_language(BUDGET["today"], locale)
    day = Budget(today, *_used(view.seconds, view.budget_s, locale), view.is_spent)
    close = [
        Budget(p.title, *_used(p.seconds, p.budget_s, locale), False)
        for p in view.policies
        if p.seconds >= p.budget_s / 2
    ]
    for budget in close:
        budget.is_spent = budget.percent >= 100
    return [day, *close]


def _used(seconds: float, budget_s: float, locale: str) -> tuple[str, int]:
    used = (
        age_text(int(seconds), locale) if seconds >= 1 else in_language(BUDGET["nothing"], locale)
    )
    most = age_text(int(budget_s), locale)
    said = in_language(BUDGET["used"], locale).format(used=used, most=most)
    return said, min(100, int(100 * seconds / budget_s))
