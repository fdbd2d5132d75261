"""How a moderator takes a comment down where they read it: by a rule, told, logged, appealable."""

from __future__ import annotations

from collections.abc import AsyncIterator

import reflex as rx
from reflex.event import EventSpec

from app.components.frame_words import said
from app.components.reason_form import reason_form, reason_row, words_in
from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from app.sheets.comments import Comments
from app.sheets.comments_words import TAKE_DOWN
from app.sheets.remarks import Remark
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import in_language
from moderation import service
from moderation.models import Subject


class TakingDown(Comments):
    """A decision about one comment, as the console would make it."""

    removing: str = ""
    rules: list[dict[str, str]] = []
    rule: str = ""

    @rx.event
    async def ask(self, comment_id: str) -> EventSpec | None:
        """Opens the rules under a comment; the same again closes them."""
        self.rule = ""
        if self.removing == comment_id:
            self.removing = ""
            return None
        try:
            self.rules = await in_thread(_rules, viewer_of(self))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.removing, self.reporting = comment_id, ""
        return None

    @rx.event
    def choose_rule(self, code: str) -> None:
        """Chooses which rule the comment breaks."""
        if any(rule["code"] == code for rule in self.rules):
            self.rule = code

    @rx.event
    async def take_down(self, form: dict[str, str]) -> AsyncIterator[EventSpec]:
        """Takes the comment down; its author reads the rule and the words, and may appeal."""
        comment_id, rule = self.removing, self.rule
        if not comment_id or not rule:
            yield toast(in_language(TAKE_DOWN["rule_first"], reader_of(self)), tone="danger")
            return
        try:
            await in_thread(_take_down, viewer_of(self), comment_id, rule, words_in(form, "words"))
        except JhalakError as error:
            yield toast(error.told(reader_of(self)), tone="danger")
            return
        self.removing = self.rule = ""
        self.remarks = [r for r in self.remarks if r.id != comment_id]
        yield toast(in_language(TAKE_DOWN["done"], reader_of(self)))
        yield await self._tell_player()


def _rules(viewer: Viewer) -> list[dict[str, str]]:
    reasons = service.policies(viewer).reasons
    return [
        {"code": r.code, "title": r.named(viewer.locale)}
        for r in reasons
        if Subject.COMMENT in r.subjects
    ]


def _take_down(viewer: Viewer, comment_id: str, rule: str, words: str) -> None:
    service.take_down_comment(viewer, parse_id(comment_id), rule, note=words)


T = TakingDown


def take_down_way(remark: Remark) -> rx.Component:
    """The way to it, for moderators."""
    return rx.cond(
        T.may_moderate & ~remark.is_mine,
        rx.el.button(
            said(TAKE_DOWN["take_down"]),
            type="button",
            on_click=T.ask(remark.id),
            aria_expanded=rx.cond(T.removing == remark.id, "true", "false"),
            aria_label=said(TAKE_DOWN["whose"], name=remark.name),
        ),
    )


def take_down_form(remark: Remark) -> rx.Component:
    """Rule, words for its author, and then the button."""
    rules = rx.foreach(
        T.rules,
        lambda rule: reason_row(
            "take-down-rule", rule["code"], rule["title"], T.rule, T.choose_rule
        ),
    )
    return rx.cond(
        T.removing == remark.id,
        reason_form(
            rules,
            name="words",
            legend=TAKE_DOWN["because"],
            words=TAKE_DOWN["words"],
            send=TAKE_DOWN["now"],
            chosen=T.rule,
            on_submit=T.take_down,
            class_name="comment-report",
        ),
    )
