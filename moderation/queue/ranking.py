"""Gives each case its queue and its place, from rows; the rule is `moderation.queue.order`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.videos import get_video
from community.models import Comment, CommentState
from core.clock import rfc3339
from core.db import read_scope, session_scope
from moderation import params
from moderation.decision import Reason
from moderation.grounds import CREDIBLE, policy_of
from moderation.models import GOLDEN, CaseState, Origin, ReviewCase, Subject
from moderation.policy import get_policy
from moderation.queue import reach
from moderation.queue.chances import Tallies, chance_of, odds_by_record, tallies_of, with_odds
from moderation.queue.order import Facts, Place, near_deadlines, place_of, places, why_here
from moderation.queue.queues import queue_of
from moderation.reputation.ledger import records_of
from moderation.reputation.models import Part
from moderation.reputation.rules import PRIORS

BATCH = 500
Records = Mapping[tuple[UUID, Part], float]  # Whose, and as what → odds.
STAFF_SEEN = timedelta(minutes=30)


def rank(session: Session, case: ReviewCase, now: datetime) -> None:
    """Gives a case that changed its place; until the beat its deadline counts by itself."""
    tallies = tallies_of(session, [stored["code"] for stored in case.reasons])
    staff = staff_of(session, now)
    known = _facts_of(session, case, tallies, _records(session, [case], now), now)
    _put(session, case, known, places([known], now, staff)[0], now, staff)


def rank_everything(now: datetime) -> int:
    """Puts the whole queue in order anew; how many cases there were.

    Deadlines are weighed against each other from what the rows keep; the cases are then written in
    parts, so that nobody waits for all of them.
    """
    with read_scope() as session:
        staff = staff_of(session, now)
        near = _near(session, now, staff)
    ranked, after = 0, None
    while True:
        with session_scope() as session:
            query = select(ReviewCase).where(
                ReviewCase.state == CaseState.OPEN, ReviewCase.look > GOLDEN
            )
            if after is not None:
                query = query.where(col(ReviewCase.id) > after)
            query = query.order_by(col(ReviewCase.id)).limit(BATCH)
            found = list(session.exec(query.with_for_update(skip_locked=True)))
            tallies = tallies_of(session, [r["code"] for case in found for r in case.reasons])
            records = _records(session, found, now)
            for case in found:
                known = _facts_of(session, case, tallies, records, now)
                _put(session, case, known, place_of(known, case.id in near), now, staff)
            ranked += len(found)
        if len(found) < BATCH:
            return ranked
        after = found[-1].id


def why_of(case: ReviewCase, now: datetime, locale: str = "en") -> str:
    """The readable reason for a case's place; empty for one that has none yet."""
    if not case.facts:
        return ""
    return why_here(facts_in(case), Place(case.priority, case.is_near), now, locale)


def facts_in(case: ReviewCase) -> Facts:
    """What its place follows from, as kept in its row."""
    return Facts(
        harm=case.facts["harm"],
        probability=case.facts["probability"],
        reach=case.facts["reach"],
        minutes=case.facts["minutes"],
        opened_at=case.opened_at,
        due_at=case.due_at,
        is_urgent=case.facts.get("urgent", False),
        record=case.facts.get("record", 1.0),
    )


def staff_of(session: Session, now: datetime) -> int:
    """How many people are at work: those who hold a claim or held one a little while ago."""
    at_work = session.exec(
        select(func.count(func.distinct(ReviewCase.claimed_by))).where(
            col(ReviewCase.claimed_until) > now - STAFF_SEEN
        )
    ).one()
    return max(1, at_work)


def _near(session: Session, now: datetime, staff: int) -> set[UUID]:
    """The open cases whose deadlines are near; each was ranked by itself when it was opened."""
    dated = session.exec(
        select(ReviewCase).where(
            ReviewCase.state == CaseState.OPEN, col(ReviewCase.due_at).is_not(None)
        )
    ).all()
    flags = near_deadlines([facts_in(case) for case in dated], now, staff)
    return {case.id for case, is_near in zip(dated, flags, strict=True) if is_near}


def _put(
    session: Session, case: ReviewCase, known: Facts, place: Place, now: datetime, staff: int
) -> None:
    case.priority, case.is_near, case.ranked_at = place.priority, place.is_near, now
    case.facts = {
        "harm": known.harm,
        "probability": round(known.probability, 4),
        "reach": round(known.reach, 1),
        "minutes": round(known.minutes, 2),
        "urgent": known.is_urgent,
        "record": round(known.record, 3),
        "staff": staff,
        "at": rfc3339(now),
    }
    session.add(case)


def _records(session: Session, cases: Sequence[ReviewCase], now: datetime) -> Records:
    """The odds that the records of those who made what is asked about give; strangers' are 1.

    A case about a decision has none: the record holds that decision, and would tell it; so may it
    what became of a golden item.
    """
    found: dict[tuple[UUID, Part], float] = {}
    for part in (Part.CREATOR, Part.COMMENTER):
        asked = [c for c in cases if _part_of(c) is part and not _is_blind(c)]
        who = [case.author_id for case in asked if case.author_id is not None]
        for account_id, record in records_of(session, part, who, now).items():
            found[account_id, part] = odds_by_record(
                record.mean, PRIORS[part].mean, params.QUEUE_RECORD_MOST.default
            )
    return found


def _is_blind(case: ReviewCase) -> bool:
    return case.about_decision_id is not None or case.look == GOLDEN


def _part_of(case: ReviewCase) -> Part:
    return Part.COMMENTER if case.subject is Subject.COMMENT else Part.CREATOR


def _facts_of(
    session: Session, case: ReviewCase, tallies: Tallies, records: Records, now: datetime
) -> Facts:
    reasons = [Reason(**stored) for stored in case.reasons]
    odds = 1.0
    if case.author_id is not None and not _is_blind(case):
        odds = records.get((case.author_id, _part_of(case)), 1.0)
    video = get_video(session, case.video_id) if case.video_id is not None else None
    chances = [(r, with_odds(chance_of(r, case.report_count, tallies), odds)) for r in reasons]
    gravest = max(chances, key=lambda pair: pair[0].severity * pair[1], default=None)
    case.policy = policy_of(reasons, get_policy())
    case.language = video.language if video else ""
    case.queue = queue_of(case).name
    is_comment = case.subject is Subject.COMMENT
    return Facts(
        harm=gravest[0].severity / 100 if gravest else 0.0,
        probability=gravest[1] if gravest else 0.0,
        reach=_reach_of(session, case, video, now),
        minutes=reach.handling_minutes(
            video.duration_ms if video else 0,
            is_comment=is_comment,
            is_legal=case.origin is Origin.LEGAL,
            is_appeal=case.origin is Origin.APPEAL,
        ),
        opened_at=case.opened_at,
        due_at=case.due_at,
        is_urgent=any(reason.code == CREDIBLE for reason in reasons),
        record=odds,
    )


def _reach_of(session: Session, case: ReviewCase, video: Video | None, now: datetime) -> float:
    if case.subject is Subject.PRODUCT:
        return params.PRODUCTS_REACH.default
    if video is None:  # A profile alone meets those who look for it.
        return reach.USUAL_REACH * reach.HELD_SHARE
    stats = session.get(VideoStats, video.id)
    age_h = (now - (video.published_at or now)).total_seconds() / 3600
    left = reach.remaining(stats.impressions if stats else 0, age_h)
    is_shown = video.state is VideoState.PUBLISHED
    if case.subject is Subject.COMMENT:
        comment = session.get(Comment, case.subject_id)
        is_shown = is_shown and comment is not None and comment.state is CommentState.VISIBLE
        left *= reach.COMMENTS_SHARE
    return left if is_shown else left * reach.HELD_SHARE
