"""The numbers of the live board, counted from rows when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import sqlalchemy
from sqlmodel import Session, and_, col, func, or_, select

from moderation.cases.models import SampledClip
from moderation.figures.intervals import Share, Stratum, share_of, weighted
from moderation.figures.last_word import first_by_people, is_violating, with_last_word
from moderation.models import GOLDEN, CaseState, Decision, Origin, ReviewCase, Ruling
from moderation.repository import stands

MACHINE = (Origin.SCREENING, Origin.EDIT, Origin.COMMENT, Origin.PRODUCT)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


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
        .where(col(ReviewCase.state) == CaseState.OPEN, col(ReviewCase.look) > GOLDEN)
        .group_by(col(ReviewCase.queue))
        .order_by(col(ReviewCase.queue))
    )
    return [(queue, n, hour, day, oldest) for queue, n, hour, day, oldest in rows]


def by_hour(session: Session, now: datetime, hours: int = 24) -> list[tuple[int, int]]:
    """Cases opened and cases closed in each of the last `hours` hours, the present one last."""
    since = now - hours * HOUR
    opened, closed = [0] * hours, [0] * hours
    real = ReviewCase.look > GOLDEN
    for at in session.exec(
        select(ReviewCase.opened_at).where(col(ReviewCase.opened_at) > since, real)
    ):
        opened[_slot(at, since, hours)] += 1
    for ended in session.exec(
        select(ReviewCase.closed_at).where(col(ReviewCase.closed_at) > since, real)
    ):
        if ended is not None:
            closed[_slot(ended, since, hours)] += 1
    return list(zip(opened, closed, strict=True))


def precision(session: Session, since: datetime) -> list[tuple[str, Share]]:
    """Label → how often people agreed with the machine that had asked for them, by the last word:
    a rejection that an appeal or a third look took back was none.
    """
    policy = col(ReviewCase.policy)
    rows = session.execute(
        with_last_word(
            sqlalchemy.select(policy, func.count(), func.count().filter(is_violating()))
            .select_from(ReviewCase)
            .join(Decision, col(Decision.case_id) == col(ReviewCase.id))
        )
        .where(
            col(ReviewCase.origin).in_(MACHINE),
            col(ReviewCase.look) == 1,
            policy != "",
            first_by_people(),
            col(Decision.created_at) > since,
        )
        .group_by(policy)
        .order_by(policy)
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
    """The share of views that fell on what breaks the rules, by the random sample since then.

    Each stratum weighs as many views as fell on it between draws; within it every judged draw
    counts alike, by the last word on it.
    """
    drawn = col(SampledClip.drawn_at) > since, col(SampledClip.views) > 0
    weights: dict[int, int] = defaultdict(int)
    for stratum, views in session.exec(
        select(SampledClip.stratum, func.max(SampledClip.views))
        .where(*drawn)
        .group_by(col(SampledClip.drawn_at), col(SampledClip.stratum))
    ):
        weights[stratum] += views
    found: dict[int, list[bool]] = defaultdict(list)
    by_case = and_(col(Decision.case_id) == col(SampledClip.case_id), first_by_people())
    by_word = col(Decision.id) == col(SampledClip.decision_id)
    for judged in (by_case, by_word):
        query = sqlalchemy.select(col(SampledClip.stratum), is_violating())
        joined = query.select_from(SampledClip).join(Decision, judged)
        for stratum, violating in session.execute(with_last_word(joined).where(*drawn)):
            found[stratum].append(bool(violating))
    return weighted(
        [Stratum(weights[s], len(said), sum(said)) for s, said in sorted(found.items())]
    )


def unjudged_draws(session: Session, since: datetime) -> int:
    """Draws whose clip was gone before anybody had judged it, as when its maker took it away."""
    is_closed = col(ReviewCase.state) == CaseState.CLOSED
    was_judged = select(Decision.id).where(
        Decision.case_id == SampledClip.case_id, first_by_people(), stands()
    )
    return session.exec(
        select(func.count())
        .select_from(SampledClip)
        .outerjoin(ReviewCase, col(ReviewCase.id) == col(SampledClip.case_id))
        .where(
            col(SampledClip.drawn_at) > since,
            col(SampledClip.views) > 0,
            col(SampledClip.decision_id).is_(None),
            or_(col(SampledClip.case_id).is_(None), and_(is_closed, ~was_judged.exists())),
        )
    ).one()


def _slot(at: datetime, since: datetime, hours: int) -> int:
    return min(hours - 1, int((at - since) / HOUR))
