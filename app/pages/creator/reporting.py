"""Reporting the account of the page: why, some words if one wants, and send."""

from __future__ import annotations

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.fields import text_area
from app.components.frame_words import said
from app.components.states import toast
from app.components.typed import kept_radio
from app.pages.creator.state import CreatorState
from app.pages.found_words import REPORT
from app.session import in_thread, reader_of, viewer_of
from app.sheets.comments_words import REASONS
from catalog.viewer import Viewer
from community.accounts import report_account
from community.schemas import ReportForm
from core.db import session_scope
from core.errors import JhalakError
from core.languages import in_language
from core.limits import check_rate

MOST_WORDS = 500
# Whom an account pretends to be comes first; the rest as of comments.
ACCOUNT_REASONS = {"impersonation": REASONS["impersonation"], **REASONS}


class Reporting(CreatorState):
    """A report of the account of the address."""

    asked: str = ""  # About whom.
    reason: str = ""

    @rx.event
    def ask(self) -> None:
        """Opens the reasons; again closes them."""
        self.asked, self.reason = "" if self.asked == self.at else self.at, ""

    @rx.event
    def choose(self, reason: str) -> None:
        """Chooses why."""
        self.reason = reason if reason in REASONS else ""

    @rx.event
    async def send(self, form: dict[str, str]) -> EventSpec | None:
        """Sends it; what came of it shows under You."""
        if not self.at or self.asked != self.at or not self.reason:
            return None
        words = str(form.get("detail", "")).strip()[:MOST_WORDS]
        try:
            await in_thread(_report, viewer_of(self), self.at, self.reason, words)
        except (JhalakError, ValidationError) as error:
            locale = reader_of(self)
            told = error.told(locale) if isinstance(error, JhalakError) else ""
            return toast(told or in_language(REPORT["failed"], locale), tone="danger")
        self.asked = self.reason = ""
        return toast(in_language(REPORT["thanks"], reader_of(self)))


def _report(viewer: Viewer, handle: str, reason: str, words: str) -> None:
    check_rate("report", viewer.id, "30/hour")
    form = ReportForm.model_validate({"reason": reason, "detail": words})
    with session_scope() as session:
        report_account(session, viewer, handle, form)


R = Reporting


def report_way() -> rx.Component:
    """The way to the reasons."""
    return button(
        said(REPORT["report"]),
        kind="ghost",
        on_click=R.ask,
        aria_expanded=rx.cond(R.asked == R.at, "true", "false"),
    )


def report_form() -> rx.Component:
    """Why, some words if one wants, and the button."""
    return rx.cond(
        (R.asked == R.at) & (R.at != ""),
        rx.el.form(
            rx.el.fieldset(
                rx.el.legend(said(REPORT["wrong"]), class_name="small soft"),
                *[
                    rx.el.label(
                        kept_radio(
                            name="account-reason",
                            value=key,
                            checked=R.reason == key,
                            on_change=R.choose(key),
                        ),
                        said(reason),
                        class_name="check",
                    )
                    for key, reason in ACCOUNT_REASONS.items()
                ],
                class_name="stack tight",
            ),
            text_area(said(REPORT["detail"]), "detail", max_length=MOST_WORDS, rows="2"),
            button(
                said(REPORT["send"]),
                kind="danger",
                size="s",
                type="submit",
                disabled=R.reason == "",
            ),
            on_submit=R.send,
            class_name="stack tight account-report",
        ),
    )
