"""Claims on cases: a lease with a fencing token; whoever holds it may decide."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, or_

from core.clock import utc_now
from core.errors import Conflict, Forbidden
from moderation.cases.models import Barred, CaseBar
from moderation.models import GOLDEN, CaseState, ReviewCase
from moderation.repository import get_case

LEASE = timedelta(minutes=10)


class CaseClaimed(Conflict):
    """Another moderator has it."""

    code = "case_claimed"

    def __init__(self) -> None:
        super().__init__(
            "Another moderator is looking at this case.", "यह केस कोई दूसरा मॉडरेटर देख रहा है।"
        )


class CaseClosed(Conflict):
    """It has been decided."""

    code = "case_closed"

    def __init__(self) -> None:
        super().__init__("This case has been decided already.", "इस केस पर फ़ैसला हो चुका है।")


class ClaimLost(Conflict):
    """The caller does not hold the case, or no longer."""

    code = "claim_lost"

    def __init__(self) -> None:
        super().__init__(
            "You no longer hold this case; claim it again.",
            "यह केस अब आपके पास नहीं है; इसे फिर से लें।",
        )


class OwnClip(Forbidden):
    """Nobody judges their own."""

    code = "own_clip"

    def __init__(self) -> None:
        super().__init__(
            "This is your own; another moderator has to decide.",
            "यह आपका अपना है; फ़ैसला किसी दूसरे मॉडरेटर को करना होगा।",
        )


class NotForYou(Forbidden):
    """Somebody else has to take it."""

    code = "case_not_for_you"

    def __init__(self) -> None:
        super().__init__(
            "You have decided on this before; another person has to look at it.",
            "आप इस पर पहले फ़ैसला कर चुके हैं; इसे किसी और को देखना होगा।",
        )


def claim_case(session: Session, case_id: UUID, moderator_id: UUID, now: datetime) -> ReviewCase:
    """Takes the case for `LEASE`; claiming one's own again renews it under a new fence.

    Raises:
        CaseNotFound, CaseClosed, CaseClaimed, OwnClip, NotForYou: It cannot be taken.
    """
    if get_case(session, case_id).author_id == moderator_id:
        raise OwnClip()
    barred = session.get(CaseBar, (case_id, moderator_id))
    if barred is not None and barred.why is Barred.DECIDED:
        raise NotForYou()
    taken = session.execute(
        update(ReviewCase)
        .where(
            col(ReviewCase.id) == case_id,
            col(ReviewCase.state) == CaseState.OPEN,
            or_(
                col(ReviewCase.claimed_by).is_(None),
                col(ReviewCase.claimed_by) == moderator_id,
                col(ReviewCase.claimed_until) < now,
            ),
        )
        .values(claimed_by=moderator_id, claimed_until=now + LEASE, fence=ReviewCase.fence + 1)
    )
    case = _fresh(session, case_id)
    if taken.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
        raise CaseClosed() if case.state is CaseState.CLOSED else CaseClaimed()
    return case


def release_case(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None
) -> ReviewCase:
    """Gives the case back to the queue.

    Raises:
        ClaimLost: The caller does not hold it.
    """
    return _with_claim(session, case_id, moderator_id, fence, claimed_by=None, claimed_until=None)


def close_case(
    session: Session,
    case_id: UUID,
    moderator_id: UUID,
    fence: int | None,
    *,
    is_golden: bool = False,
) -> ReviewCase:
    """Closes the case for whoever holds it; the caller's decision goes into the same transaction.

    Args:
        is_golden: It is a golden item, about which nothing is decided.

    Raises:
        CaseNotFound, CaseClosed, ClaimLost, OwnClip: The caller may not decide.
        ValueError: A golden item would be decided, or a case answered like one.
    """
    case = get_case(session, case_id)
    if case.author_id == moderator_id:
        raise OwnClip()
    if (case.look == GOLDEN) is not is_golden:
        raise ValueError(f"case {case_id} of look {case.look} is not closed this way")
    return _with_claim(
        session, case_id, moderator_id, fence, state=CaseState.CLOSED, closed_at=utc_now()
    )


def require_claim(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None
) -> ReviewCase:
    """The case, locked, for whoever holds it and does something about it that leaves it open.

    Raises:
        CaseNotFound, CaseClosed, ClaimLost, OwnClip: The caller may not.
    """
    case = get_case(session, case_id)
    session.refresh(case, with_for_update=True)
    if case.author_id == moderator_id:
        raise OwnClip()
    if case.state is CaseState.CLOSED:
        raise CaseClosed()
    is_live = case.claimed_until is not None and case.claimed_until >= utc_now()
    if case.claimed_by != moderator_id or not is_live or fence not in (None, case.fence):
        raise ClaimLost()
    return case


def skip_case(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None, reason: str
) -> ReviewCase:
    """Gives the case back with a reason; it is not offered to the same person again.

    Raises:
        CaseClosed, ClaimLost: The caller does not hold it.
    """
    case = release_case(session, case_id, moderator_id, fence)
    case.skips += 1
    if session.get(CaseBar, (case_id, moderator_id)) is None:
        session.add(
            CaseBar(
                case_id=case_id, account_id=moderator_id, why=Barred.SKIPPED, reason=reason[:40]
            )
        )
    session.flush()
    return case


def _with_claim(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None, **values: object
) -> ReviewCase:
    conditions = [
        col(ReviewCase.id) == case_id,
        col(ReviewCase.state) == CaseState.OPEN,
        col(ReviewCase.claimed_by) == moderator_id,
        col(ReviewCase.claimed_until) >= utc_now(),
    ]
    if fence is not None:
        conditions.append(col(ReviewCase.fence) == fence)
    done = session.execute(update(ReviewCase).where(*conditions).values(**values))
    case = _fresh(session, case_id)
    if done.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
        raise CaseClosed() if case.state is CaseState.CLOSED else ClaimLost()
    return case


def _fresh(session: Session, case_id: UUID) -> ReviewCase:
    case = get_case(session, case_id)
    session.refresh(case)
    return case
