"""What a person's decision leaves on records, in the deciding transaction; and taking it back.

A machine's word leaves nothing. Nothing that follows from a mark is stored but what can be worked
out from the marks again, so that taking a decision back leaves the records as if it had never been.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from catalog.models import Video
from community.models import Comment
from core.errors import InvalidInput
from moderation.models import Decision, Subject
from moderation.policies.rules import UNKNOWN_HARM
from moderation.policy import get_policy
from moderation.repository import last_decision_at
from moderation.reputation.answers import BAD, GOOD, answer_reports
from moderation.reputation.ledger import add_marks, is_marked, lock_accounts, undo_marks
from moderation.reputation.models import Part, ReputationMark
from moderation.reputation.reports import weight_about
from moderation.reputation.tiers import freeze, refresh_reach, start_again, thaw

USUAL_SEVERITY = 50.0
WEIGHT_LEAST, WEIGHT_MOST = 0.2, 2.0


def after_decision(session: Session, decision: Decision) -> None:
    """Marks the maker and the reporters, and lets the clip's reach follow. Twice is once."""
    if decision.actor_id is None or decision.ruling not in (*GOOD, *BAD):
        return
    if decision.subject is Subject.PRODUCT:
        # One file of a shop's words holds hundreds of them; a strike for each would say nothing.
        # Who reported it was heard.
        answer_reports(session, decision, decision)
        return
    if decision.subject is Subject.ACCOUNT:
        # It follows from a record, and is no mark of it; who reported the account was heard.
        answer_reports(session, decision, decision)
        return
    if is_marked(session, decision.id):
        return
    is_good = decision.ruling in GOOD
    severity = 0 if is_good else _severity(decision.reason_code)
    author_id, part = _author_of(session, decision)
    if author_id is not None and lock_accounts(session, {author_id}):
        mark = ReputationMark(
            account_id=author_id,
            part=part,
            decision_id=decision.id,
            subject_id=decision.subject_id,
            is_good=is_good,
            weight=_weight(severity),
            severity=severity,
            reason_code=decision.reason_code,
            at=decision.created_at,
        )
        add_marks(session, [mark])
    answer_reports(session, decision, decision)
    _reach_follows(session, decision)


def after_reversal(session: Session, decision: Decision, reversed_decision: Decision) -> None:
    """Takes all marks of `reversed_decision` back, as if it had never been. Twice is once."""
    if reversed_decision.subject is Subject.PRODUCT:
        answer_reports(session, reversed_decision, decision)
        return
    undo_marks(session, reversed_decision.id, decision.id)
    answer_reports(session, reversed_decision, decision)
    if reversed_decision.subject is Subject.VIDEO and reversed_decision.ruling in GOOD:
        start_again(session, reversed_decision.subject_id, reversed_decision.created_at)
    _reach_follows(session, reversed_decision)


def _reach_follows(session: Session, decision: Decision) -> None:
    if decision.subject is not Subject.VIDEO:
        return
    video = session.get(Video, decision.subject_id)
    if video is not None and video.published_at is not None:  # What was never live has no reach.
        since = last_decision_at(session, Subject.VIDEO, video.id)
        weight = weight_about(session, video.id, None, since)
        (freeze if weight.is_credible else thaw)(session, video.id)
        refresh_reach(session, video.id, weight.sure)


def _author_of(session: Session, decision: Decision) -> tuple[UUID | None, Part]:
    if decision.subject is Subject.COMMENT:
        comment = session.get(Comment, decision.subject_id)
        return (comment.author_id if comment else None), Part.COMMENTER
    video = session.get(Video, decision.subject_id)
    return (video.creator_id if video else None), Part.CREATOR


def _severity(code: str) -> int:
    try:
        return get_policy().reason(code).severity
    except InvalidInput:  # A reason of an older version of the policy.
        return UNKNOWN_HARM


def _weight(severity: int) -> float:
    """Evidence that a decision is: 1, and for a violation by its harm."""
    if not severity:
        return 1.0
    return min(WEIGHT_MOST, max(WEIGHT_LEAST, severity / USUAL_SEVERITY))
