"""What the public may know of moderation, counted from decisions, cases and the log.

No person, clip or word is in it, and no number that is small enough to point at one.
"""

from __future__ import annotations

import statistics
from datetime import datetime, timedelta

from pydantic import Field
from sqlmodel import Session, col, func, or_, select

from catalog.schemas import WireModel
from core.clock import INDIA, utc_now
from core.db import read_scope
from moderation.figures import numbers
from moderation.figures.intervals import Share
from moderation.log.models import CHAIN, LogHead
from moderation.models import Decision, ReviewCase
from moderation.params import TRANSPARENCY_FLOOR as FLOOR
from moderation.repository import stands
from moderation.rights import deadlines
from moderation.rights.models import (
    Appeal,
    AppealOutcome,
    Ending,
    Grievance,
    Measure,
    StatementOfReasons,
)
from moderation.rights.small_numbers import OTHERS, Row, grouped, is_small, kept_back

TOOK_AWAY = (
    Measure.HELD, Measure.LIMITED, Measure.AGE_GATED, Measure.REJECTED, Measure.COMMENT_REMOVED,
    Measure.ACCOUNT_STOPPED, Measure.PRODUCT_REFUSED,
)  # fmt: skip


class CountView(WireModel):
    """How often one rule led to one measure. Rows below the floor are added up as `others`."""

    rule: str
    title: str
    title_hi: str
    source: str
    measure: str
    count: int | None = Field(description="Null: at least one, but fewer than the floor.")


class AppealsView(WireModel):
    """Appeals that came in, and those that were decided.

    Null: at least one, and below the floor, or with the rest it would tell a number that is.
    """

    received: int | None
    reversed: int | None
    upheld: int | None


class GrievancesView(WireModel):
    """Grievances that came in, were answered, and in time; null as in `AppealsView`."""

    received: int | None = Field(description="Those taken back later among them.")
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
    floor: int = Field(description="Smaller numbers, from one on, are not told.")
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
            deadlines_met=_rate(deadlines.met(session, since, now)),
            log_entries=head.seq if head else 0,
            log_head=head.hash if head else "",
        )


def _month(session: Session, begin: datetime, end: datetime) -> MonthView:
    counts = _measures(session, begin, end)
    return MonthView(
        month=f"{begin.astimezone(INDIA):%Y-%m}",
        measures=[_count_view(session, row, number) for row, number in grouped(counts)],
        appeals=_appeals(session, begin, end),
        grievances=_grievances(session, begin, end),
        median_hours_to_decision=_median_hours(session, begin, end),
    )


def _measures(session: Session, begin: datetime, end: datetime) -> dict[Row, int]:
    S = StatementOfReasons
    rows = session.exec(
        select(S.code, S.found_by, S.measure, func.count())
        .where(
            col(S.created_at) >= begin,
            col(S.created_at) < end,
            col(S.measure).in_(TOOK_AWAY),
            or_(col(S.ending).is_(None), S.ending != Ending.UNDONE),
        )
        .group_by(S.code, col(S.found_by), col(S.measure))
    ).all()
    return {(code, str(found_by), str(measure)): n for code, found_by, measure, n in rows}


def _count_view(session: Session, row: Row, number: int | None) -> CountView:
    rule, source, measure = row
    wording = None if rule == OTHERS else _wording(session, rule)
    return CountView(
        rule=rule,
        title=wording.get("title", "") if wording else "Others",
        title_hi=wording.get("title_hi", "") if wording else "अन्य",
        source=source,
        measure=measure,
        count=number,
    )


def _wording(session: Session, rule: str) -> dict[str, str] | None:
    """The rule as it was last worded to somebody."""
    S = StatementOfReasons
    said = select(S.wording).where(S.code == rule).order_by(col(S.created_at).desc()).limit(1)
    found = session.exec(said).first()
    return dict(found) if found else None


def _appeals(session: Session, begin: datetime, end: datetime) -> AppealsView:
    rows = session.exec(
        select(Appeal.outcome, func.count())
        .where(col(Appeal.created_at) >= begin, col(Appeal.created_at) < end)
        .group_by(col(Appeal.outcome))
    ).all()
    counts = dict(rows)
    received = sum(counts.values())
    granted, upheld = (counts.get(o, 0) for o in (AppealOutcome.GRANTED, AppealOutcome.UPHELD))
    if is_small(received):
        return AppealsView(received=None, reversed=None, upheld=None)
    hides = kept_back([granted, upheld, received - granted - upheld])
    return AppealsView(
        received=received,
        reversed=None if hides[0] else granted,
        upheld=None if hides[1] else upheld,
    )


def _grievances(session: Session, begin: datetime, end: datetime) -> GrievancesView:
    answered_at = col(Grievance.answered_at)
    received, answered, in_time = session.exec(
        select(
            func.count(),
            func.count().filter(answered_at.is_not(None)),
            func.count().filter(answered_at <= col(Grievance.due_at)),
        ).where(col(Grievance.received_at) >= begin, col(Grievance.received_at) < end)
    ).one()
    if is_small(received):
        return GrievancesView(received=None, answered=None, answered_in_time=None)
    hides = kept_back([in_time, answered - in_time, received - answered])
    return GrievancesView(
        received=received,
        answered=None if hides[2] else answered,  # With the total it gives the others away.
        answered_in_time=None if hides[0] else in_time,
    )


def _median_hours(session: Session, begin: datetime, end: datetime) -> float | None:
    rows = session.exec(
        select(ReviewCase.opened_at, func.min(Decision.created_at))
        .join(Decision, col(Decision.case_id) == col(ReviewCase.id))
        .where(
            ReviewCase.look == 1,
            col(Decision.actor_id).is_not(None),
            col(Decision.created_at) >= begin,
            col(Decision.created_at) < end,
            stands(),
        )
        .group_by(col(ReviewCase.id), col(ReviewCase.opened_at))
    ).all()
    if len(rows) < FLOOR.default:
        return None
    took = (max(0.0, (decided - opened).total_seconds()) for opened, decided in rows)
    return round(statistics.median(took) / 3600, 2)


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
