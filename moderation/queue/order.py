"""In which order people look at cases. Pure; `bench.queue` measures these very functions.

First what the law wants soon: a deadline is near when, with everything that falls due before it
still to be done, waiting longer would put it at risk. Then by harm averted for each minute of a
person's time: harm × probability × impressions still to come ÷ minutes it takes.

Nothing starves: every `AGE_H` hours of waiting count as much as a doubling of that worth, and the
worth is held between `LOWEST` and `HIGHEST`. Both ages grow alike, so the order of two cases stays
while nothing about them changes, and a case is never overtaken by one that arrives
`OVERTAKEN_FOR_H` hours or more after it, however much that one is worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from core.languages import Pair, in_language

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
AGE_H = 6.0
LOWEST, HIGHEST = 2.0**-4, 2.0**16
OVERTAKEN_FOR_H = AGE_H * math.log2(HIGHEST / LOWEST)
SCALE = 1000  # Priorities are whole numbers, so that a cursor points at one exactly.
NEAR = 2_000_000_000  # Above any worth; still a 32-bit number.
URGENT = 1_000_000_000  # Above any worth, below near deadlines.
TELLING = 1.25  # Times that a record has to move the odds to be told of.
# A deadline counts as near while so much more work than is queued before it would still fit.
SPARE = 2.0
# Somebody has to finish a case, and some take seven times as long as is expected.
MARGIN_MIN = 45.0
SPANS: dict[str, Pair] = {"minutes": ("min", "मि॰"), "hours": ("h", "घं॰"), "days": ("days", "दिन")}
WHY: dict[str, Pair] = {
    "due": (
        "Legal deadline: due in {span}; about {work} min of work.",
        "क़ानूनी समय-सीमा: {span} बाक़ी; क़रीब {work} मि॰ का काम।",
    ),
    "overdue": (
        "Legal deadline: {span} overdue; about {work} min of work.",
        "क़ानूनी समय-सीमा: {span} की देरी; क़रीब {work} मि॰ का काम।",
    ),
    "urgent": (
        "Look at once: reporters whose earlier reports held up say so independently.",
        "तुरंत देखें: जिनकी पिछली रिपोर्ट सही निकली थीं, वे लोग अलग-अलग यही कह रहे हैं।",
    ),
    "worth": (
        "Averts about {averted} harmful views a minute: harm {harm} × chance {chance} × {reach} "
        "views to come ÷ {work} min. Waiting {span}.",
        "हर मिनट के काम से क़रीब {averted} नुक़सानदेह व्यू रुकेंगे: नुक़सान {harm} × संभावना {chance} × आगे के "
        "{reach} व्यू ÷ {work} मि॰। {span} से इंतज़ार में।",
    ),
    "worse": (
        "Its maker's record raises the chance.",
        "बनाने वाले का रिकॉर्ड संभावना बढ़ाता है।",
    ),
    "better": (
        "Its maker's record lowers the chance.",
        "बनाने वाले का रिकॉर्ड संभावना घटाता है।",
    ),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the place of a case follows from; kept in its row.

    Args:
        harm: Of one impression, 0 to 1.
        probability: That it breaks the rules, 0 to 1, calibrated.
        reach: Impressions that it would still have.
        minutes: A person's time that it is expected to take; above zero.
        due_at: The earliest legal deadline.
        is_urgent: Reporters who were right before say so independently.
        record: How many times likelier their record makes it, which `probability` holds already.
    """

    harm: float
    probability: float
    reach: float
    minutes: float
    opened_at: datetime
    due_at: datetime | None = None
    is_urgent: bool = False
    record: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case stands; the greater `priority` comes first."""

    priority: int
    is_near: bool = False


def averted_per_minute(facts: Facts) -> float:
    """Harmful impressions that a minute spent on the case is expected to avert."""
    worth = facts.harm * facts.probability * facts.reach / max(facts.minutes, 0.1)
    return worth if math.isfinite(worth) else HIGHEST  # What cannot be weighed goes to a person.


def worth_of(facts: Facts) -> int:
    """The priority of a case without a near deadline."""
    worth = min(HIGHEST, max(LOWEST, averted_per_minute(facts)))
    opened_h = (facts.opened_at - EPOCH).total_seconds() / 3600
    return round(SCALE * (math.log2(worth) - opened_h / AGE_H))


def near_deadlines(cases: Sequence[Facts], now: datetime, staff: int) -> list[bool]:
    """Which of the cases have to go first, so that no deadline is missed.

    In the order of their deadlines, each adds its work to what `staff` people have to do before
    the next; once one is near, so is everything that is due before it.
    """
    near = [False] * len(cases)
    dated = sorted((f.due_at, i) for i, f in enumerate(cases) if f.due_at is not None)
    work, last = 0.0, -1
    for place, (due_at, i) in enumerate(dated):
        work += cases[i].minutes
        slack_min = (due_at - now).total_seconds() / 60
        if slack_min <= SPARE * (work / max(1, staff) + cases[i].minutes) + MARGIN_MIN:
            last = place
    for _, i in dated[: last + 1]:
        near[i] = True
    return near


def places(cases: Sequence[Facts], now: datetime, staff: int) -> list[Place]:
    """The place of each case, in the given order.

    Args:
        staff: People who work on the queue, at least one.
    """
    near = near_deadlines(cases, now, staff)
    return [place_of(facts, is_near) for facts, is_near in zip(cases, near, strict=True)]


def place_of(facts: Facts, is_near: bool) -> Place:
    """The place of one case, once its deadline was weighed against the others'."""
    if is_near and facts.due_at:
        return Place(NEAR - _minute(facts.due_at), True)
    return Place(URGENT - _minute(facts.opened_at) if facts.is_urgent else worth_of(facts))


def why_here(facts: Facts, place: Place, now: datetime, locale: str = "en") -> str:
    """The reason for its place, with its numbers, for the person who looks."""
    work = f"{facts.minutes:.1f}"
    if place.is_near and facts.due_at:
        slack_min = (facts.due_at - now).total_seconds() / 60
        said = in_language(WHY["due" if slack_min >= 0 else "overdue"], locale)
        return said.format(span=_span(abs(slack_min), locale), work=work)
    if facts.is_urgent:
        return in_language(WHY["urgent"], locale)
    said = in_language(WHY["worth"], locale).format(
        averted=f"{averted_per_minute(facts):,.1f}",
        harm=f"{facts.harm:.2f}",
        chance=f"{facts.probability:.2f}",
        reach=f"{facts.reach:,.0f}",
        work=work,
        span=_span((now - facts.opened_at).total_seconds() / 60, locale),
    )
    telling = [name for name, is_so in _tells(facts.record).items() if is_so]
    return " ".join([said, *(in_language(WHY[name], locale) for name in telling)])


def _tells(record: float) -> dict[str, bool]:
    """Whether a record moved the chance by enough to say so."""
    return {"worse": record >= TELLING, "better": record <= 1 / TELLING}


def _minute(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds() // 60)


def _span(minutes: float, locale: str) -> str:
    if minutes < 120:
        return f"{max(0, minutes):.0f} {in_language(SPANS['minutes'], locale)}"
    if minutes < 48 * 60:
        return f"{minutes / 60:.0f} {in_language(SPANS['hours'], locale)}"
    return f"{minutes / 1440:.0f} {in_language(SPANS['days'], locale)}"
