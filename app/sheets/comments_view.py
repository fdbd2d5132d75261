"""The comments sheet, drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip
from app.components.frame_words import ANY, language, said
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, skeleton_rows
from app.components.typed import typed_area
from app.sheets.base import Overlays
from app.sheets.comments import Comments
from app.sheets.comments_words import COMMENTS
from app.sheets.remarks import Remark
from app.sheets.report_words import REASONS
from app.sheets.reports import report_form
from app.sheets.taking_down import take_down_form, take_down_way
from community.schemas import MAX_COMMENT


def _remark(remark: Remark) -> rx.Component:
    acts = rx.el.div(
        rx.cond(
            Comments.may_write & ~remark.is_reply,
            rx.el.button(
                said(COMMENTS["reply"]),
                type="button",
                on_click=Comments.answer(remark.id, remark.name),
            ),
        ),
        rx.cond(
            remark.replies > 0,
            rx.el.button(
                said(COMMENTS["replies"], count=remark.replies),
                type="button",
                on_click=Comments.show_replies(remark.id),
            ),
        ),
        rx.cond(
            remark.is_mine,
            rx.el.button(
                said(COMMENTS["delete"]),
                type="button",
                on_click=Comments.take_away(remark.id),
            ),
            rx.el.button(
                said(COMMENTS["report"]),
                type="button",
                on_click=Comments.ask_report(remark.id),
                aria_expanded=rx.cond(Comments.reporting == remark.id, "true", "false"),
                aria_label=said(COMMENTS["report_whose"], name=remark.name),
            ),
        ),
        take_down_way(remark),
        class_name="acts",
    )
    return rx.el.li(
        avatar(remark.avatar_url, remark.name, size=36),
        rx.el.a(remark.name, href="/c/" + remark.handle, class_name="small strong", lang=ANY),
        rx.el.span(remark.ago, class_name="tiny faint"),
        rx.el.p(remark.text, lang=ANY),
        rx.cond(
            remark.is_held,
            rx.el.span(
                chip(said(COMMENTS["held"]), icon="clock"),
                rx.el.a(said(COMMENTS["held_why"]), href="/me/decisions", class_name="link small"),
                class_name="row tight",
            ),
        ),
        acts,
        rx.cond(Comments.reporting == remark.id, _report_form()),
        take_down_form(remark),
        class_name=rx.cond(remark.is_reply, "comment reply", "comment"),
        key=remark.id,
    )


def _report_form() -> rx.Component:
    return report_form(
        "comment-reason",
        REASONS,
        name="comment-detail",
        legend=COMMENTS["wrong"],
        chosen=Comments.report_reason,
        choose=Comments.choose_reason,
        on_submit=Comments.send_report,
        class_name="comment-report",
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(Comments.remarks, _remark), class_name="comments"),
        rx.cond(
            Comments.more != "",
            rx.el.div(
                button(said(COMMENTS["older"]), kind="secondary", on_click=Comments.load_more),
                class_name="load-more",
            ),
        ),
    )


def _composer() -> rx.Component:
    return rx.el.div(
        rx.cond(
            Comments.answering != "",
            rx.el.div(
                rx.el.span(
                    said(COMMENTS["replying"], name=Comments.answering_name),
                    class_name="small soft grow",
                ),
                rx.el.button(
                    said(COMMENTS["cancel"]),
                    type="button",
                    class_name="link small",
                    on_click=Comments.answer("", ""),
                ),
                class_name="row",
            ),
        ),
        rx.el.form(
            typed_area(
                name="text",
                class_name="input grow",
                placeholder=said(COMMENTS["kind"]),
                aria_label=said(COMMENTS["yours"]),
                rows="1",
                max_length=MAX_COMMENT,
                value=Comments.draft,
                on_change=Comments.set_draft,
                required=True,
            ),
            button(said(COMMENTS["send"]), type="submit", icon="send", busy=Comments.is_sending),
            on_submit=Comments.send,
            class_name="comment-form",
        ),
        class_name="sheet-foot stack tight",
    )


def comments_sheet() -> rx.Component:
    """The sheet."""
    nothing = empty_state(
        "message-circle", said(COMMENTS["nothing"]), said(COMMENTS["nothing_more"])
    )
    return sheet(
        rx.cond(
            Comments.problem != "",
            error_state(said(COMMENTS["failed"]), Comments.problem, on_retry=Comments.retry),
            rx.cond(
                Comments.is_busy & (Comments.remarks.length() == 0),
                skeleton_rows(4),
                rx.cond(Comments.remarks.length() > 0, _list(), nothing),
            ),
        ),
        rx.cond(
            Comments.may_write,
            _composer(),
            rx.el.div(
                rx.el.a(
                    said(COMMENTS["sign_in"]),
                    href="/sign-in?why=comment",
                    class_name="btn primary block",
                ),
                class_name="sheet-foot",
            ),
        ),
        title=said(COMMENTS["comments"]),
        open=Overlays.which == "comments",
        on_close=Overlays.close,
        lang=language(),
    )
