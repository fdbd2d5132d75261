"""Reporting an account itself, as for whom it pretends to be; it needs neither clip nor comment."""

from __future__ import annotations

from sqlmodel import Session, select

from catalog.allowances import Act, check_allowed
from catalog.service import get_creator
from catalog.viewer import Viewer
from community.models import Report
from community.schemas import ReportForm
from community.signals import AccountReported
from core.bus import emit
from core.errors import Forbidden


class OwnAccountReported(Forbidden):
    """Nobody reports themselves."""

    code = "own_account_reported"

    def __init__(self) -> None:
        super().__init__("This is your own account.", "यह आपका अपना खाता है।")


def report_account(session: Session, viewer: Viewer, handle: str, form: ReportForm) -> None:
    """Keeps the report of an account and tells moderation; the same person's second is the first.

    Raises:
        NotFound: There is nobody with that handle.
        OwnAccountReported: It is the caller's own.
        Forbidden: The caller may not report for now.
    """
    account = get_creator(session, handle)
    if account.id == viewer.account_id:
        raise OwnAccountReported()
    check_allowed(session, viewer, Act.REPORT)
    known = session.exec(
        select(Report.id).where(Report.viewer_id == viewer.id, Report.account_id == account.id)
    ).first()
    if known is None:
        row = Report(
            viewer_id=viewer.id, account_id=account.id, reason=form.reason, detail=form.detail
        )
        session.add(row)
        session.flush()
        emit(session, AccountReported(report_id=row.id, account_id=account.id))
