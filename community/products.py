"""Reporting a product: its words, its pictures, or that it is not what it says."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from catalog.allowances import Act, check_allowed
from catalog.products import get_product
from catalog.viewer import Viewer
from community.models import Report
from community.schemas import ReportForm
from community.signals import ProductReported
from core.bus import emit
from core.errors import Forbidden


class OwnProductReported(Forbidden):
    """A brand does not report what it sells itself."""

    code = "own_product_reported"

    def __init__(self) -> None:
        super().__init__("This is your own product.", "यह आपका अपना प्रोडक्ट है।")


def report_product(session: Session, viewer: Viewer, product_id: UUID, form: ReportForm) -> None:
    """Keeps the report of a product and tells moderation; the same person's second is the first.

    Raises:
        NotFound: There is no such product, or it does not show.
        OwnProductReported: The caller sells it.
        Forbidden: The caller may not report for now.
    """
    product = get_product(session, product_id)
    if viewer.account_id is not None and product.brand_id == viewer.account_id:
        raise OwnProductReported()
    check_allowed(session, viewer, Act.REPORT)
    known = session.exec(
        select(Report.id).where(Report.viewer_id == viewer.id, Report.product_id == product_id)
    ).first()
    if known is None:
        row = Report(
            viewer_id=viewer.id, product_id=product_id, reason=form.reason, detail=form.detail
        )
        session.add(row)
        session.flush()
        emit(session, ProductReported(report_id=row.id, product_id=product_id))
