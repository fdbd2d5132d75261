"""A comment or a report as somebody sends it, by HTTP or from a page: who may, how often, and once.

Each works in its own transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session

from catalog.viewer import Viewer
from community import accounts, comments, products, service
from community.comments import CommentScreen
from community.schemas import CommentForm, CommentView, ReportForm
from core.db import session_scope
from core.idempotency import run_once
from core.limits import check_rate

COMMENTS_MOST, REPORTS_MOST = "20/minute", "30/hour"


def write_comment(
    viewer: Viewer,
    video_id: UUID,
    form: CommentForm,
    screen: CommentScreen,
    *,
    key: str | None = None,
) -> CommentView:
    """Adds a comment; one that screening holds is visible to its author alone.

    Args:
        key: The same key and form give the same comment.

    Raises:
        NotSignedIn: Guests do not comment.
        TooManyRequests: They wrote too many in a minute.
        JhalakError: As `comments.add_comment` and `idempotency.run_once` say.
    """
    viewer.require_account()
    check_rate("comment", viewer.id, COMMENTS_MOST)
    return run_once(
        key,
        viewer_id=viewer.id,
        operation=f"comment:{video_id}",
        request=form,
        answer_type=CommentView,
        work=lambda session: comments.add_comment(session, viewer, video_id, form, screen),
    ).answer


def report_video(viewer: Viewer, video_id: UUID, form: ReportForm) -> None:
    """Reports a clip; see `service.report`."""
    _report(viewer, lambda session: service.report(session, viewer, video_id, form))


def report_comment(viewer: Viewer, comment_id: UUID, form: ReportForm) -> None:
    """Reports a comment; see `comments.report_comment`."""
    _report(viewer, lambda session: comments.report_comment(session, viewer, comment_id, form))


def report_account(viewer: Viewer, handle: str, form: ReportForm) -> None:
    """Reports an account itself; see `accounts.report_account`."""
    _report(viewer, lambda session: accounts.report_account(session, viewer, handle, form))


def report_product(viewer: Viewer, product_id: UUID, form: ReportForm) -> None:
    """Reports a product; see `products.report_product`."""
    _report(viewer, lambda session: products.report_product(session, viewer, product_id, form))


def _report(viewer: Viewer, keep: Callable[[Session], object]) -> None:
    """Keeps a report, of whatever.

    Raises:
        TooManyRequests: They reported too much in an hour.
    """
    check_rate("report", viewer.id, REPORTS_MOST)
    with session_scope() as session:
        keep(session)
