"""Taking a contest back while nobody has decided it. In the caller's transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from catalog.viewer import Viewer
from core.errors import Conflict
from moderation.profiles.contests import RefusalNotFound, log_step
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.rights import grievances


class ContestDecided(Conflict):
    """It is too late to take it back."""

    code = "contest_decided"

    def __init__(self) -> None:
        super().__init__(
            "This was decided already; there is nothing left to take back.",
            "इस पर फ़ैसला हो चुका है; अब वापस लेने को कुछ नहीं है।",
        )


def withdraw(session: Session, viewer: Viewer, refusal_id: UUID, now: datetime) -> None:
    """Nobody is asked to look any more; twice is once.

    The grievance closes. What was refused is as it was before, for what is left of its 30 days,
    and makes way where the same part was refused again meanwhile.

    Raises:
        NotSignedIn, RefusalNotFound: It is not the viewer's.
        ContestDecided: A person decided it, or its time ran out.
    """
    account_id = viewer.require_account()
    row = session.get(ProfileRefusal, refusal_id, with_for_update=True)
    if row is None or row.account_id != account_id:
        raise RefusalNotFound()
    if row.state is RefusalState.REFUSED:
        return
    if row.state is not RefusalState.CONTESTED:
        raise ContestDecided()
    assert row.grievance_id is not None
    grievances.withdraw(session, row.grievance_id, account_id, now)
    is_replaced = _is_refused_again(session, row)
    row.state, row.since = RefusalState.REFUSED, row.refused_at
    log_step(session, "profile_contest_withdrawn", row, account_id)
    row.grievance_id = None
    session.add(row)
    if is_replaced:
        session.delete(row)


def _is_refused_again(session: Session, row: ProfileRefusal) -> bool:
    query = select(ProfileRefusal.id).where(
        ProfileRefusal.account_id == row.account_id,
        ProfileRefusal.part == row.part,
        ProfileRefusal.state == RefusalState.REFUSED,
    )
    return session.exec(query).first() is not None
