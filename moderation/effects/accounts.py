"""Ending an account and letting it act again, by a decision about it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from catalog.kinds import Role
from catalog.models import Account
from core.errors import Forbidden, NotFound
from moderation.decision import Reason
from moderation.models import Decision
from moderation.reputation.models import MeasureKind
from moderation.reputation.record import lift_measure, live_measure, take_measure

PROTECTED: Final = (Role.MODERATOR, Role.ADMIN)  # Whose role has to be changed first.
ACTIVE: Final = "active"
STOPPED: Final = "stopped"
# What is asked of whoever looks again; it weighs the same whatever was decided.
ASKED = Reason(
    "account",
    "About the account",
    "Approve if it may go on, reject if it has to end for good. Judge by all that is known of it.",
    100,
)


class ColleaguesAccount(Forbidden):
    """It is a moderator's."""

    code = "colleagues_account"

    def __init__(self) -> None:
        super().__init__(
            "An administrator has to change this account's role first.",
            "पहले किसी एडमिन को इस खाते की भूमिका बदलनी होगी।",
        )


def require_endable(session: Session, account_id: UUID) -> None:
    """Raises `ColleaguesAccount` where nobody may end the account as it is."""
    if session.get_one(Account, account_id).role in PROTECTED:
        raise ColleaguesAccount()


def whose(session: Session, account_id: UUID) -> UUID:
    """The account, locked until the transaction ends.

    Raises:
        NotFound: There is none.
    """
    query = select(Account.id).where(Account.id == account_id).with_for_update()
    if session.exec(query).first() is None:
        raise NotFound("There is no such account.", "ऐसा कोई खाता नहीं है।", code="account_not_found")
    return account_id


def state_of(session: Session, account_id: UUID) -> str:
    """Whether it may act: `active`, or `stopped`."""
    is_stopped = live_measure(session, account_id, MeasureKind.STOPPED) is not None
    return STOPPED if is_stopped else ACTIVE


def stop_by(session: Session, decision: Decision) -> None:
    """Ends the account that a decision is about."""
    assert decision.actor_id is not None  # Only a person ends an account.
    take_measure(
        session,
        decision.subject_id,
        MeasureKind.STOPPED,
        decision.actor_id,
        decision.note,
        decision_id=decision.id,
    )


def lift_from(session: Session, account_id: UUID, decision_id: UUID, by_id: UUID | None) -> bool:
    """Lets an account act again that exactly that decision ended; whether it had.

    Args:
        by_id: Who found the decision wrong.
    """
    measure = live_measure(session, account_id, MeasureKind.STOPPED)
    if measure is None or measure.decision_id != decision_id:
        return False
    lift_measure(session, account_id, MeasureKind.STOPPED, by_id)
    return True
