"""What the public may know of moderation, counted from decisions, cases and the log.

No person, clip or word is in it, and no number that is small enough to point at one.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from uuid import UUID

from pydantic import Field
from sqlmodel import Session, col, select

from catalog.schemas import WireModel
from core.clock import utc_now
from core.db import read_scope
from moderation.board import numbers
from moderation.board.intervals import Share
from moderation.log.models import CHAIN, LogHead
from moderation.models import Decision, ReviewCase, Ruling
from moderation.params import TRANSPARENCY_FLOOR as FLOOR
from moderation.repository import stands
from moderation.rights.models import (
    Appeal,
    AppealOutcome,
    Ending,
    Grievance,
    Measure,
    StatementOfReasons,
)

INDIA = timezone(timedelta(hours=5, minutes=30))
TOOK_AWAY = (
    Measure.HELD, Measure.LIMITED, Measure.AGE_GATED, Measure.REJECTED, Measure.COMMENT_REMOVED
)  # fmt: skip
OTHERS = "others"
Row = tuple[str, str, str]  # Rule, source, measure.


class CountView(WireModel):
    """How often one rule led to one measure. Rows below the floor are added up as `others`."""

    rule: str
    title: str
    title_hi: str
    source: str
    measure: str
    count: int | None = Field(description="Null: at least one, but fewer than the floor.")


class AppealsView(WireModel):
    """Appeals that came in, and those that were decided."""

    received: int | None
    reversed: int | None
    upheld: int | None


class GrievancesView(WireModel):
    """Grievances that came in, and how many of those due were answered in time."""

    received: int | None
    answered: int | None
    answered_in_time: int | None


class MonthView(WireModel):
    """One month of India."""

    month: str = Field(examples=["2026-11"])
    measures: list[CountView]
    appeals: AppealsView
    grievances: GrievancesView
    median_hours_to_decision: float | None = Field(
        description="From a case's opening to a person's decision; null below the floor."
    )


class RateView(WireModel):
    """A share with its interval of 95 %."""

    value: float
    low: float
    high: float
    n: int


class TransparencyView(WireModel):
    """What moderation did."""

    at: datetime
    floor: int = Field(description="Smaller numbers are not told.")
    months: list[MonthView]
    violative_view_rate: RateView | None = Field(
        description="Of all views in thirty days: those of what breaks the rules, by a random "
        "sample that people looked at."
    )
    deadlines_met: RateView | None
    log_entries: int = Field(description="Entries in the append-only log.")
    log_head: str = Field(description="sha256 of its last entry; whoever keeps it can prove a gap.")


def transparency(months: int, now: datetime | None = None) -> TransparencyView:
    """The last `months` months of India, the present one last."""
    now = now or utc_now()
    since = now - timedelta(days=30)
    with read_scope() as session:
        head = session.get(LogHead, CHAIN)
        starts = _starts(now, months)
        return TransparencyView(
            at=now,
            floor=FLOOR.default,
            months=[
                _month(session, begin, end)
                for begin, end in zip(
                    starts, [*starts[1:], now + timedelta(seconds=1)], strict=True
                )
            ],
            violative_view_rate=_rate(numbers.violative_views(session, since)),
            deadlines_met=_rate(numbers.deadlines_met(session, since, now)),
            log_entries=head.seq if head else 0,
            log_head=head.hash if head else "",
        )


def told(number: int) -> int | None:
    """The number, or None where it is small enough to point at somebody. Nothing is nothing."""
    return number if number == 0 or number >= FLOOR.default else None


def grouped(counts: Counter[Row]) -> list[tuple[Row, int | None]]:
    """Counts with the small ones added up, so that no total gives a single one away."""
    shown = [(row, n) for row, n in counts.items() if n >= FLOOR.default]
    shown.sort(key=lambda one: (-one[1], one[0]))
    rest = sum(n for n in counts.values() if n < FLOOR.default)
    others: list[tuple[Row, int | None]] = [((OTHERS, "", ""), told(rest))] if rest else []
    return [*shown, *others]


def _month(session: Session, begin: datetime, end: datetime) -> MonthView:
    said = session.exec(
        select(StatementOfReasons).where(
            col(StatementOfReasons.created_at) >= begin,
            col(StatementOfReasons.created_at) < end,
            col(StatementOfReasons.measure).in_(TOOK_AWAY),
        )
    ).all()
    kept = [s for s in said if s.ending is not Ending.UNDONE]
    wording = {s.code: s.wording for s in kept}
    counts: Counter[Row] = Counter((s.code, s.found_by.value, s.measure.value) for s in kept)
    return MonthView(
        month=f"{begin.astimezone(INDIA):%Y-%m}",
        measures=[
            CountView(
                rule=row[0],
                title=wording.get(row[0], {}).get("title", "Others"),
                title_hi=wording.get(row[0], {}).get("title_hi", "अन्य"),
                source=row[1],
                measure=row[2],
                count=number,
            )
            for row, number in grouped(counts)
        ],
        appeals=_appeals(session, begin, end),
        grievances=_grievances(session, begin, end),
        median_hours_to_decision=_median_hours(session, begin, end),
    )


def _appeals(session: Session, begin: datetime, end: datetime) -> AppealsView:
    rows = session.exec(
        select(Appeal.outcome).where(col(Appeal.created_at) >= begin, col(Appeal.created_at) < end)
    ).all()
    return AppealsView(
        received=told(len(rows)),
        reversed=told(sum(o is AppealOutcome.GRANTED for o in rows)),
        upheld=told(sum(o is AppealOutcome.UPHELD for o in rows)),
    )


def _grievances(session: Session, begin: datetime, end: datetime) -> GrievancesView:
    rows = session.exec(
        select(Grievance).where(
            col(Grievance.received_at) >= begin, col(Grievance.received_at) < end
        )
    ).all()
    answered = [(g.answered_at, g.due_at) for g in rows if g.answered_at is not None]
    return GrievancesView(
        received=told(len(rows)),
        answered=told(len(answered)),
        answered_in_time=told(sum(at <= due for at, due in answered)),
    )


def _median_hours(session: Session, begin: datetime, end: datetime) -> float | None:
    rows: Iterable[tuple[UUID, datetime, datetime]] = session.exec(
        select(ReviewCase.id, ReviewCase.opened_at, Decision.created_at)
        .join(Decision, col(Decision.case_id) == col(ReviewCase.id))
        .where(
            ReviewCase.look == 1,
            col(Decision.actor_id).is_not(None),
            col(Decision.ruling).not_in((Ruling.UNDO,)),
            col(Decision.created_at) >= begin,
            col(Decision.created_at) < end,
            stands(),
        )
    ).all()
    first: dict[UUID, list[float]] = defaultdict(list)
    for case_id, opened_at, decided_at in rows:
        first[case_id].append(max(0.0, (decided_at - opened_at).total_seconds() / 3600))
    if len(first) < FLOOR.default:
        return None
    return round(statistics.median(min(hours) for hours in first.values()), 2)


def _starts(now: datetime, months: int) -> list[datetime]:
    """The first moments of the last months of India, oldest first."""
    here = now.astimezone(INDIA)
    year, month = here.year, here.month
    starts = []
    for _ in range(months):
        starts.append(datetime(year, month, 1, tzinfo=INDIA))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return starts[::-1]


def _rate(share: Share | None) -> RateView | None:
    if share is None or share.n < FLOOR.default:
        return None
    return RateView(value=share.value, low=share.low, high=share.high, n=share.n)
