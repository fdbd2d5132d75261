"""A report as it is written on a page, of a comment or of an account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import reflex as rx
from pydantic import ValidationError

from app.components.frame_words import said
from app.components.reason_form import reason_form, reason_row
from app.sheets.report_words import REPORT
from community.schemas import ReportForm
from core.errors import InvalidInput
from core.languages import Pair


def report_of(reason: str, words: str) -> ReportForm:
    """What is sent for a reason and some words.

    Raises:
        InvalidInput: There is no such reason.
    """
    try:
        return ReportForm.model_validate({"reason": reason, "detail": words})
    except ValidationError:
        raise InvalidInput(*REPORT["failed"], code="report_reason") from None


def report_form(
    group: str,
    reasons: Mapping[str, Pair],
    *,
    name: str,
    legend: Pair,
    chosen: rx.Var[str],
    choose: Any,
    on_submit: Any,
    class_name: str,
) -> rx.Component:
    """The form of a report; `name` as `reason_form` has it."""
    rows = [reason_row(group, key, said(reason), chosen, choose) for key, reason in reasons.items()]
    return reason_form(
        *rows,
        name=name,
        legend=legend,
        words=REPORT["detail"],
        send=REPORT["send"],
        chosen=chosen,
        on_submit=on_submit,
        class_name=class_name,
    )
