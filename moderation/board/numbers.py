"""The numbers of the live board, counted from rows when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import sqlalchemy
from sqlmodel import Session, and_, col, func, select

from moderation.board.intervals import Share, Stratum, share_of, weighted
from moderation.cases.models import LegalClock, SampledClip
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling
from moderation.repository import stands

MACHINE = (Origin.SCREENING, Origin.EDIT, Origin.COMMENT)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IS_OPEN = ReviewCase.state == CaseState.OPEN


def backlog(session: Session, now: datetime) -> list[tuple[str, int, int, int, datetime]]:
    """Queue → open cases, those older than an hour and than a day, the oldest opening."""
    opened = col(ReviewCase.opened_at)
    rows = session.execute(
        sqlalchemy.select(
            col(ReviewCase.queue),
            func.count(),
            func.count().filter(opened < now - HOUR),
            func.count().filter(opened < now - DAY),
            func.min(opened),
        )
        .where(col(ReviewCase.state) == CaseState.OPEN)
        .group_by(col(ReviewCase.queue))
        .order_by(col(ReviewCase.queue))
    )
    return [(queue, n, hour, day, oldest) for queue, n, hour, day, oldest in rows]


def by_hour(session: Session, now: datetime, hours: int = 24) -> list[tuple[int, int]]:
    """Cases opened and cases closed in each of the last `hours` hours, the present one last."""
    since = now - hours * HOUR
    opened, closed = [0] * hours, [0] * hours
    for at in session.exec(select(ReviewCase.opened_at).where(col(ReviewCase.opened_at) > since)):
        opened[_slot(at, since, hours)] += 1
    for ended in session.exec(
        select(ReviewCase.closed_at).where(col(ReviewCase.closed_at) > since)
    ):
        if ended is not None:
            closed[_slot(ended, since, hours)] += 1
    return list(zip(opened, closed, strict=True))


def clocks(session: Session, limit: int = 50) -> list[tuple[LegalClock, ReviewCase]]:
    """Clocks that run, the nearest deadline first."""
    rows = session.exec(
        select(LegalClock, ReviewCase)
        .join(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(IS_OPEN)
        .order_by(col(LegalClock.due_at))
        .limit(limit)
    )
    return list(rows)


def deadlines_met(session: Session, since: datetime, now: datetime) -> Share | None:
    """Of the deadlines that fell due since then: those whose case was closed in time."""
    met = and_(
        ReviewCase.state == CaseState.CLOSED,
        col(ReviewCase.closed_at) <= col(LegalClock.due_at),
    )
    n, k = session.exec(
        select(func.count(), func.count().filter(met))
        .select_from(LegalClock)
        .join(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(col(LegalClock.due_at) > since, col(LegalClock.due_at) <= now)
    ).one()
    return share_of(k, n)


def precision(session: Session, since: datetime) -> list[tuple[str, Share]]:
    """Label → how often people agreed with the machine that had asked for them."""
    rows = session.exec(
        select(
            ReviewCase.policy,
            func.count(),
            func.count().filter(col(Decision.ruling) == Ruling.REJECT),
        )
        .join(Decision, col(Decision.case_id) == col(ReviewCase.id))
        .where(
            col(ReviewCase.origin).in_(MACHINE),
            ReviewCase.look == 1,
            col(Decision.actor_id).is_not(None),
            col(Decision.created_at) > since,
            stands(),
        )
        .group_by(ReviewCase.policy)
        .order_by(ReviewCase.policy)
    )
    found = [(policy, share_of(k, n)) for policy, n, k in rows]
    return [(policy, share) for policy, share in found if share is not None]


def appeals_granted(session: Session, since: datetime) -> Share | None:
    """Of the appeals that were decided since then: those that reversed the decision."""
    n, k = session.exec(
        select(func.count(), func.count().filter(col(Decision.ruling) == Ruling.REVERSE))
        .select_from(Decision)
        .join(ReviewCase, col(ReviewCase.id) == col(Decision.case_id))
        .where(
            ReviewCase.origin == Origin.APPEAL,
            ReviewCase.look == 1,
            col(Decision.ruling).in_((Ruling.REVERSE, Ruling.UPHOLD)),
            col(Decision.created_at) > since,
        )
    ).one()
    return share_of(k, n)


def violative_views(session: Session, since: datetime) -> Share | None:
    """The share of views that fell on what breaks the rules, by the random sample since then."""
    rows = session.exec(
        select(SampledClip, Decision.ruling)
        .join(Decision, col(Decision.case_id) == col(SampledClip.case_id))
        .where(
            col(SampledClip.drawn_at) > since,
            col(Decision.actor_id).is_not(None),
            stands(),
        )
    ).all()
    found: dict[int, list[bool]] = defaultdict(list)
    weights: dict[int, list[float]] = defaultdict(list)
    for drawn, ruling in rows:
        found[drawn.stratum].append(ruling is Ruling.REJECT)
        weights[drawn.stratum].append(drawn.stratum_share)
    return weighted(
        [
            Stratum(sum(weights[s]) / len(weights[s]), len(said), sum(said))
            for s, said in sorted(found.items())
        ]
    )


def _slot(at: datetime, since: datetime, hours: int) -> int:
    return min(hours - 1, int((at - since) / HOUR))
