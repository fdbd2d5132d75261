"""Reporting the account of the page: why, some words if one wants, and send."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.frame_words import said
from app.components.reason_form import words_in
from app.components.states import toast
from app.pages.creator.state import CreatorState
from app.pages.found_words import REPORTING
from app.session import in_thread, reader_of, viewer_of
from app.sheets.report_words import REASONS, REPORT
from app.sheets.reports import report_form, report_of
from community.writing import report_account
from core.errors import JhalakError
from core.languages import in_language

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
        try:
            report = report_of(self.reason, words_in(form, "detail"))
            await in_thread(report_account, viewer_of(self), self.at, report)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.asked = self.reason = ""
        return toast(in_language(REPORT["thanks"], reader_of(self)))


R = Reporting


def report_way() -> rx.Component:
    """The way to the reasons."""
    return button(
        said(REPORTING["report"]),
        kind="ghost",
        on_click=R.ask,
        aria_expanded=rx.cond(R.asked == R.at, "true", "false"),
    )


def account_report() -> rx.Component:
    """Why, some words if one wants, and the button."""
    return rx.cond(
        (R.asked == R.at) & (R.at != ""),
        report_form(
            "account-reason",
            ACCOUNT_REASONS,
            name="detail",
            legend=REPORTING["wrong"],
            chosen=R.reason,
            choose=R.choose,
            on_submit=R.send,
            class_name="account-report",
        ),
    )
