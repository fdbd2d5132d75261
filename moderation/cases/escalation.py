"""Passing a case on to a lead: it keeps its grounds, gets one more, and waits in their queue."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from moderation.cases.claims import release_case
from moderation.decision import Reason
from moderation.models import ReviewCase
from moderation.queue.queues import ESCALATED
from moderation.queue.ranking import rank


def escalate_case(
    session: Session,
    case_id: UUID,
    moderator_id: UUID,
    fence: int | None,
    words: str,
    now: datetime,
) -> ReviewCase:
    """Gives a claimed case back for a lead alone.

    Args:
        words: What they are asked; they read it among the grounds, which it does not outweigh.

    Raises:
        CaseClosed, ClaimLost: The caller does not hold it.
    """
    case = release_case(session, case_id, moderator_id, fence)
    asked = Reason(ESCALATED, "A colleague asks a lead", words[:300], severity=0)
    case.reasons = [*(r for r in case.reasons if r["code"] != ESCALATED), asdict(asked)]
    rank(session, case, now)
    session.flush()
    return case
