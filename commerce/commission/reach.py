"""Whose commissions a viewer may see: a creator's own, what a brand owes, all for an admin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from catalog.kinds import Role
from catalog.viewer import Viewer
from commerce.commission.models import CommissionEntry, CommissionStatement
from core.errors import NotFound


class Side(StrEnum):
    """On which side of the agreement somebody looks."""

    CREATOR = "creator"  # What I earn.
    BRAND = "brand"  # What I owe.


class CommissionsNotFound(NotFound):
    """The caller may not see the commissions of this brand or creator."""

    code = "commissions_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There are no commissions of theirs that you may see.",
            "उनके ऐसे कोई कमीशन नहीं हैं जो आप देख सकें।",
        )


class StatementNotFound(NotFound):
    """No such statement, or it is between two others."""

    code = "statement_not_found"

    def __init__(self) -> None:
        super().__init__("We cannot find this statement for you.", "आपके लिए यह स्टेटमेंट नहीं मिला।")


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to see.

    Args:
        side: By default a brand's own debts, anybody else's own earnings. Admins need none.
        brand_id, creator_id: Only with these; the other side's, or anybody's for an admin.
    """

    side: Side | None = None
    brand_id: UUID | None = None
    creator_id: UUID | None = None


OWN = Ask()


def in_reach(
    viewer: Viewer, ask: Ask, table: type[CommissionEntry] | type[CommissionStatement]
) -> list[ColumnElement[bool]]:
    """The conditions that keep rows of `table` to what the viewer asks for and may see.

    Raises:
        NotSignedIn, Forbidden: The viewer is neither creator nor brand nor admin, or looks at
            a brand's side without being one.
        CommissionsNotFound: They ask for somebody else's own side.
    """
    me = viewer.require_role(Role.CREATOR, Role.BRAND)
    brand_id, creator_id = ask.brand_id, ask.creator_id
    if viewer.role is not Role.ADMIN:
        side = ask.side or (Side.BRAND if viewer.role is Role.BRAND else Side.CREATOR)
        if side is Side.BRAND:
            viewer.require_role(Role.BRAND)
            brand_id = _own(me, brand_id)
        else:
            creator_id = _own(me, creator_id)
    conditions: list[ColumnElement[bool]] = []
    if brand_id is not None:
        conditions.append(col(table.brand_id) == brand_id)
    if creator_id is not None:
        conditions.append(col(table.creator_id) == creator_id)
    return conditions


def _own(me: UUID, asked: UUID | None) -> UUID:
    if asked not in (None, me):
        raise CommissionsNotFound()
    return me


def statement_of(
    session: Session, viewer: Viewer, statement_id: UUID, *, for_update: bool = False
) -> CommissionStatement:
    """The statement, for its brand, its creator or an admin.

    Raises:
        NotSignedIn, Forbidden: The viewer is neither creator nor brand nor admin.
        StatementNotFound: There is none, or it is between two others.
    """
    me = viewer.require_role(Role.CREATOR, Role.BRAND)
    found = session.get(CommissionStatement, statement_id, with_for_update=for_update)
    if found is None:
        raise StatementNotFound()
    if viewer.role is not Role.ADMIN and me not in (found.brand_id, found.creator_id):
        raise StatementNotFound()
    return found


def may_mark_paid(viewer: Viewer, statement: CommissionStatement) -> bool:
    """Whether the viewer is the one who pays, or an admin."""
    return viewer.role is Role.ADMIN or viewer.account_id == statement.brand_id
