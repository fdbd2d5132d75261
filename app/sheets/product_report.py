"""Reporting the product that is open: why, some words if one wants, and send."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.frame_words import said
from app.components.reason_form import words_in
from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from app.sheets.product import ProductSheet
from app.sheets.product_words import PRODUCT
from app.sheets.report_words import REASONS, REPORT
from app.sheets.reports import report_form, report_of
from community.writing import report_product
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import in_language

# What is wrong with wares comes first; the rest as of comments.
FIRST = ("counterfeit", "misleading")
PRODUCT_REASONS = {
    **{reason: REASONS[reason] for reason in FIRST},
    **{reason: said_of for reason, said_of in REASONS.items() if reason != "impersonation"},
}
# At the foot of a sheet the reasons would open under its edge.
_SHOW_REASONS = (
    "requestAnimationFrame(() => document.querySelectorAll('.product-reasons')"
    ".forEach(one => one.scrollIntoView({block: 'nearest'})))"
)
_FIELDS = {"sheet": "product-detail", "page": "product-page-detail"}


class ProductReport(ProductSheet):
    """A report of the product that is open."""

    asked: str = ""  # About which.
    reason: str = ""

    @rx.event
    def ask(self) -> EventSpec | None:
        """Opens the reasons and brings them into view; again closes them."""
        self.asked, self.reason = "" if self.asked == self.goods.id else self.goods.id, ""
        return rx.call_script(_SHOW_REASONS) if self.asked else None

    @rx.event
    def choose_reason(self, reason: str) -> None:
        """Chooses why."""
        self.reason = reason if reason in PRODUCT_REASONS else ""

    @rx.event
    async def send(self, form: dict[str, str]) -> EventSpec | None:
        """Sends it; what came of it shows under You."""
        about = self.goods.id
        if not about or self.asked != about or not self.reason:
            return None
        try:
            report = report_of(
                self.reason, "".join(words_in(form, name) for name in _FIELDS.values())
            )
            await in_thread(report_product, viewer_of(self), parse_id(about), report)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.asked = self.reason = ""
        return toast(in_language(REPORT["thanks"], reader_of(self)))


R = ProductReport


def product_report(place: str) -> rx.Component:
    """The way to the reasons, and the reasons once they are asked for.

    Args:
        place: `sheet` or `page`; each has a form of its own.
    """
    is_open = (R.asked == R.goods.id) & (R.goods.id != "")
    return rx.el.div(
        rx.el.div(
            button(
                said(PRODUCT["report"]),
                kind="ghost",
                size="s",
                icon="flag",
                on_click=R.ask,
                aria_expanded=rx.cond(is_open, "true", "false"),
            ),
            class_name="row",
        ),
        rx.cond(
            is_open,
            report_form(
                f"{place}-product-reason",
                PRODUCT_REASONS,
                name=_FIELDS[place],
                legend=PRODUCT["wrong"],
                chosen=R.reason,
                choose=R.choose_reason,
                on_submit=R.send,
                class_name="account-report product-reasons",
            ),
        ),
        class_name="stack tight",
    )
