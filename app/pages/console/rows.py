"""The queue's rows as the console draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from catalog.media import language_label
from moderation.desk.schemas import ExposureView
from moderation.queue.queues import QUEUES
from moderation.routing import ADMIN_LEVEL
from moderation.schemas import CaseCard

ORIGINS = {
    "screening": "New clip",
    "edit": "Edited words",
    "report": "Reported",
    "take_down": "Taken down",
    "comment": "Comment",
    "appeal": "Appeal",
    "legal_order": "Legal order",
    "sample": "Random sample",
}
_PLAIN = ("", "clips", "comments", "appeals", "sample")  # Their origin says it already.
QUEUE_NAMES = {
    "legal": "Legal",
    "appeals": "Appeals",
    "third": "Third look",
    "second": "Second look",
    "leads": "For a lead",
    "sample": "Random sample",
    "comments": "Comments",
    "clips": "Clips",
}


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


@dataclass
class Budget:
    """How much of a day's pictures somebody has been shown."""

    title: str
    said: str
    percent: int
    is_spent: bool


def queue_text(name: str) -> str:
    """The queue's name where it tells more than the origin does, else nothing."""
    return "" if name in _PLAIN else QUEUE_NAMES.get(name, name)


def age_text(seconds: int) -> str:
    """How long something waits: `40 s`, `12 min`, `3 h`, `2 days`."""
    for below, size, unit in ((60, 1, "s"), (3600, 60, "min"), (2 * 86_400, 3600, "h")):
        if seconds < below:
            return f"{seconds // size} {unit}"
    return f"{seconds // 86_400} days"


def left_text(due_at: datetime | None, now: datetime) -> str:
    """What a deadline leaves: `3 h left`, `12 min overdue`; empty without one."""
    if due_at is None:
        return ""
    slack_s = int((due_at - now).total_seconds())
    return f"{age_text(slack_s)} left" if slack_s >= 0 else f"{age_text(-slack_s)} overdue"


def row_of(card: CaseCard, now: datetime) -> Row:
    """A case as a row."""
    stops = ", ".join(card.colors) if len(card.colors) > 1 else "var(--sunken), var(--shade)"
    queue = QUEUES.get(card.queue)
    times = "once" if card.skips == 1 else f"{card.skips} times"
    return Row(
        id=str(card.id),
        creator=card.creator_name,
        caption=card.caption,
        poster_url=card.poster_url or "",
        ground=f"linear-gradient({stops})",
        origin=ORIGINS.get(card.origin.value, card.origin.value),
        queue=queue_text(card.queue),
        language=language_label(card.language) if card.language else "",
        age=age_text(card.age_s),
        due=left_text(card.due_at, now),
        is_near=card.is_near,
        why=card.reasons[0].title if card.reasons else "",
        why_here=card.why_here,
        reports=card.report_count,
        skips=f"Skipped {times}" if card.skips else "",
        taken_by=card.claimed_by_name or "",
        is_mine=card.is_mine,
        is_own=card.is_own_clip,
        needs_lead=queue is not None and queue.level >= ADMIN_LEVEL,
    )


def budgets_of(view: ExposureView, titles: dict[str, str]) -> list[Budget]:
    """The whole day first, then each policy of which half or more is used up."""
    day = Budget("Today", *_used(view.seconds, view.budget_s), view.is_spent)
    close = [
        Budget(titles.get(p.policy, p.policy), *_used(p.seconds, p.budget_s), False)
        for p in view.policies
        if p.seconds >= p.budget_s / 2
    ]
    for budget in close:
        budget.is_spent = budget.percent >= 100
    return [day, *close]


def _used(seconds: float, budget_s: float) -> tuple[str, int]:
    spoken = age_text(int(seconds)) if seconds >= 1 else "nothing yet"
    return f"{spoken} of {age_text(int(budget_s))}", min(100, int(100 * seconds / budget_s))
