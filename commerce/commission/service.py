"""What pages and endpoints ask of commissions and statements; each checks who asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, select

from catalog.viewer import Viewer
from commerce.commission.csv_export import HEAD, line_rows
from commerce.commission.models import CommissionEntry, CommissionStatement
from commerce.commission.month import month_view, within
from commerce.commission.payment import PaymentRefused as PaymentRefused
from commerce.commission.payment import check_day, checked_reference
from commerce.commission.reach import OWN, Ask, in_reach, may_mark_paid, statement_of
from commerce.commission.rules import StatementState, checked_month, month_of
from commerce.commission.schemas import (
    CommissionLine,
    CommissionLinePage,
    CommissionMonthView,
    StatementDetail,
    StatementPage,
    StatementView,
)
from commerce.commission.views import (
    line_views,
    on_statement,
    statement_clips,
    statement_views,
)
from core.clock import Clock, utc_now
from core.csv_file import csv_pieces
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope, session_scope
from core.errors import Conflict, Forbidden

PAGE = 50


class NotThePayer(Forbidden):
    """Only who pays can say that it was paid."""

    code = "not_the_payer"

    def __init__(self) -> None:
        super().__init__(
            "Only the brand that owes it can mark this statement as paid.",
            "इस स्टेटमेंट का भुगतान सिर्फ़ वही ब्रांड दर्ज कर सकता है जिसे देना है।",
        )


class StatementPaid(Conflict):
    """It was marked before, with another payment."""

    code = "statement_paid"

    def __init__(self, number: str, paid_on: date | None) -> None:
        super().__init__(
            f"Statement {number} was already marked as paid on {paid_on}.",
            f"स्टेटमेंट {number} का भुगतान {paid_on} को पहले ही दर्ज हो चुका है।",
        )


def commission_month(
    viewer: Viewer, month: str | None = None, ask: Ask = OWN, *, clock: Clock = utc_now
) -> CommissionMonthView:
    """A month's commissions, summed and by clip; the running month unless another is named.

    Raises:
        NotSignedIn, Forbidden, CommissionsNotFound: See `reach.in_reach`.
        MonthInvalid: `month` is not written like `2026-11`.
    """
    now = clock()
    reach = in_reach(viewer, ask, CommissionEntry)
    with read_scope() as session:
        return month_view(session, reach, _month(month, now), now)


def commission_lines(
    viewer: Viewer,
    month: str | None = None,
    ask: Ask = OWN,
    cursor: str | None = None,
    *,
    clock: Clock = utc_now,
) -> CommissionLinePage:
    """A month's commissions line by line, newest first.

    Raises:
        As `commission_month`; InvalidInput: The cursor is not one of this listing.
    """
    reach = in_reach(viewer, ask, CommissionEntry)
    name = _month(month, clock())
    purpose = f"commissions.{viewer.id.hex}.{name}"
    before = decode_cursor(purpose, cursor)
    with read_scope() as session:
        rows = line_views(
            session,
            [*reach, *within(name)],
            before=UUID(before) if before else None,
            limit=PAGE + 1,
        )
    return _page(rows, purpose)


def commission_csv(
    viewer: Viewer, month: str | None = None, ask: Ask = OWN, *, clock: Clock = utc_now
) -> Iterator[str]:
    """The same as CSV, oldest first. Who asks is checked before this returns."""
    reach = in_reach(viewer, ask, CommissionEntry)
    name = _month(month, clock())
    with read_scope() as session:
        rows = line_views(session, [*reach, *within(name)])
    return csv_pieces(HEAD, line_rows(reversed(rows)))


def list_statements(
    viewer: Viewer,
    ask: Ask = OWN,
    state: StatementState | None = None,
    cursor: str | None = None,
) -> StatementPage:
    """Statements, newest first.

    Raises:
        NotSignedIn, Forbidden, CommissionsNotFound: See `reach.in_reach`.
        InvalidInput: The cursor is not one of this listing.
    """
    reach = in_reach(viewer, ask, CommissionStatement)
    purpose = f"statements.{viewer.id.hex}"
    query = select(CommissionStatement).where(*reach).order_by(col(CommissionStatement.id).desc())
    if state is not None:
        query = query.where(CommissionStatement.state == state)
    if position := decode_cursor(purpose, cursor):
        query = query.where(col(CommissionStatement.id) < UUID(position))
    with read_scope() as session:
        rows = session.exec(query.limit(PAGE + 1)).all()
        page = rows[:PAGE]
        following = encode_cursor(purpose, page[-1].id.hex) if len(rows) > PAGE else None
        return StatementPage(items=statement_views(session, viewer, page), next_cursor=following)


def statement(viewer: Viewer, statement_id: UUID) -> StatementDetail:
    """One statement, with what each clip adds.

    Raises:
        NotSignedIn, Forbidden, StatementNotFound: See `reach.statement_of`.
    """
    with read_scope() as session:
        found = statement_of(session, viewer, statement_id)
        (view,) = statement_views(session, viewer, [found])
        return StatementDetail(**dict(view), clips=statement_clips(session, found.id))


def statement_lines(
    viewer: Viewer, statement_id: UUID, cursor: str | None = None
) -> CommissionLinePage:
    """The lines of a statement, newest first.

    Raises:
        As `statement`; InvalidInput: The cursor is not one of this listing.
    """
    with read_scope() as session:
        found = statement_of(session, viewer, statement_id)
        purpose = f"statement.{found.id.hex}"
        before = decode_cursor(purpose, cursor)
        rows = line_views(
            session,
            on_statement(found.id),
            before=UUID(before) if before else None,
            limit=PAGE + 1,
        )
    return _page(rows, purpose)


def statement_csv(viewer: Viewer, statement_id: UUID) -> Iterator[str]:
    """The lines of a statement as CSV, oldest first. Who asks is checked before this returns."""
    with read_scope() as session:
        found = statement_of(session, viewer, statement_id)
        rows = line_views(session, on_statement(found.id))
    return csv_pieces(HEAD, line_rows(reversed(rows), found.number))


def mark_paid(
    viewer: Viewer,
    statement_id: UUID,
    reference: str,
    paid_on: date,
    *,
    clock: Clock = utc_now,
) -> StatementView:
    """Notes that the brand has paid; no money moves here. The same again changes nothing.

    Args:
        reference: The payment's name at the bank, 1 to 80 characters.
        paid_on: A day between the end of the statement's month and today, both by India's clock.

    Raises:
        NotSignedIn, Forbidden, StatementNotFound: See `reach.statement_of`.
        NotThePayer: The viewer is the creator.
        PaymentRefused: Reference or day cannot be.
        StatementPaid: It was marked with another payment.
    """
    now = clock()
    with session_scope() as session:
        found = statement_of(session, viewer, statement_id, for_update=True)
        if not may_mark_paid(viewer, found):
            raise NotThePayer()
        said = checked_reference(reference)
        if found.state is StatementState.PAID:
            if (found.paid_reference, found.paid_on) != (said, paid_on):
                raise StatementPaid(found.number, found.paid_on)
        else:
            check_day(paid_on, found.month, now)
            found.state = StatementState.PAID
            found.paid_reference, found.paid_on = said, paid_on
            found.paid_by, found.marked_at = viewer.require_account(), now
            session.flush()
        return statement_views(session, viewer, [found])[0]


def _month(month: str | None, now: datetime) -> str:
    return checked_month(month) if month is not None else month_of(now)


def _page(rows: Sequence[CommissionLine], purpose: str) -> CommissionLinePage:
    page = list(rows[:PAGE])
    following = encode_cursor(purpose, page[-1].entry_id.hex) if len(rows) > PAGE else None
    return CommissionLinePage(items=page, next_cursor=following)
