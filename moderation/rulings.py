"""Writing decisions down: the row, its entry in the log, and whatever follows from it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.models import Account
from core.clock import utc_now
from moderation.consequences import after_decision, after_reversal
from moderation.log import record
from moderation.models import Decision, ReviewCase, Ruling, Subject
from moderation.policy import PolicyReason, get_policy
from moderation.repository import latest_screening


def record_automatic(
    session: Session,
    *,
    video_id: UUID,
    ruling: Ruling,
    reason_code: str = "",
    reason_text: str = "",
    screening_id: UUID | None,
    case_id: UUID | None = None,
    policy_version: str | None = None,
    comment_id: UUID | None = None,
) -> Decision:
    """Writes down what the machine did, under the rules in force unless others are named.

    Args:
        comment_id: It was done to this comment of the clip, not to the clip.
    """
    return add_decision(
        session,
        Decision(
            case_id=case_id,
            subject=Subject.COMMENT if comment_id else Subject.VIDEO,
            subject_id=comment_id or video_id,
            video_id=video_id,
            screening_id=screening_id,
            ruling=ruling,
            reason_code=reason_code,
            reason_text=reason_text[:500],
            policy_version=policy_version or get_policy().version,
        ),
    )


def record_ruling(
    session: Session,
    case: ReviewCase,
    moderator_id: UUID,
    ruling: Ruling,
    *,
    code: str = "",
    told: str = "",
    note: str = "",
    at: datetime | None = None,
    instead_of: Decision | None = None,
) -> Decision:
    """Writes down what a person decided about a case.

    Args:
        code: Of the reason for which something was taken away.
        instead_of: The decision that this one takes back and replaces.
    """
    screening = None
    if case.subject in (Subject.VIDEO, Subject.COMMENT):  # Of others there is none.
        comment_id = case.subject_id if case.subject is Subject.COMMENT else None
        screening = latest_screening(session, case.clip_id, comment_id)
    return add_decision(
        session,
        Decision(
            case_id=case.id,
            subject=case.subject,
            subject_id=case.subject_id,
            video_id=case.video_id,
            screening_id=screening.id if screening else None,
            actor_id=moderator_id,
            ruling=ruling,
            reason_code=code,
            reason_text=told,
            note=note[:500],
            policy_version=get_policy().version,
            reverses_id=instead_of.id if instead_of else None,
            created_at=at or utc_now(),
        ),
        reversed_decision=instead_of,
    )


def told_to_author(
    session: Session, author_id: UUID | None, reason: PolicyReason, note: str
) -> str:
    """The reason in the author's language, with the moderator's own words after it."""
    account = session.get(Account, author_id) if author_id else None
    text = reason.told(account.locale if account else "en")
    return f"{text} {note}".strip()[:500]


def add_decision(
    session: Session, decision: Decision, *, reversed_decision: Decision | None = None
) -> Decision:
    """Adds the row and all that hangs on it.

    Args:
        reversed_decision: What it takes back, if it does.
    """
    session.add(decision)
    session.flush()
    record(
        session,
        "reversal" if reversed_decision else "decision",
        subject=decision.subject.value,
        subject_id=decision.subject_id,
        actor_id=decision.actor_id,
        facts={
            "decision_id": str(decision.id),
            "case_id": str(decision.case_id) if decision.case_id else None,
            "ruling": decision.ruling.value,
            "reason_code": decision.reason_code,
            "policy_version": decision.policy_version,
            "screening_id": str(decision.screening_id) if decision.screening_id else None,
            "reverses": str(reversed_decision.id) if reversed_decision else None,
        },
    )
    if reversed_decision:
        after_reversal(session, decision, reversed_decision)
    if decision.ruling not in (Ruling.UNDO, Ruling.REVERSE):
        after_decision(session, decision)
    return decision
