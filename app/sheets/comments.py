"""Comments on the clip behind the sheet: read, reply, write, take away."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from uuid import uuid4

import reflex as rx
from reflex.event import EventSpec

from app.components.reason_form import words_in
from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from app.sheets.remarks import Remark, remark_of
from app.sheets.report_words import REPORT
from app.sheets.reports import report_of
from catalog.models import VideoStats
from catalog.viewer import Viewer
from community import comments
from community.comment_text import clean_text
from community.schemas import MAX_COMMENT, CommentForm, CommentPage, CommentView
from community.writing import report_comment, write_comment
from core.db import read_scope, session_scope
from core.errors import JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import in_language
from moderation.comment_screen import screen_for_author


class Comments(Overlays):
    """The conversation under one clip."""

    remarks: list[Remark] = []
    draft: str = ""
    answering: str = ""
    answering_name: str = ""
    is_busy: bool = False
    is_sending: bool = False
    problem: str = ""
    more: str = ""
    may_write: bool = False
    may_moderate: bool = False
    reporting: str = ""
    report_reason: str = ""
    _video_id: str = ""
    _key: str = ""

    @rx.event
    async def open_comments(self, video_id: str) -> None:
        """Opens the sheet for a clip."""
        if video_id != self._video_id:
            self.draft, self.answering, self.remarks = "", "", []
        self._video_id, self.which = video_id, "comments"
        await self._read()

    @rx.event
    async def retry(self) -> None:
        """Reads again after an error."""
        await self._read()

    async def _read(self) -> None:
        self.is_busy, self.problem = True, ""
        try:
            viewer = viewer_of(self)
            self.may_write, self.may_moderate = viewer.is_signed_in, viewer.may_moderate
            page = await in_thread(_page, viewer, self._video_id, None, None)
            self.remarks, self.more = self._drawn(page), page.next_cursor or ""
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_busy = False

    @rx.event
    async def load_more(self) -> None:
        """The next page of older comments."""
        if not self.more:
            return
        page = await in_thread(_page, viewer_of(self), self._video_id, None, self.more)
        self.remarks += self._drawn(page)
        self.more = page.next_cursor or ""

    @rx.event
    async def show_replies(self, comment_id: str) -> None:
        """Puts the replies under their comment."""
        page = await in_thread(_page, viewer_of(self), self._video_id, comment_id, None)
        self._insert_replies(comment_id, self._drawn(page))

    def _drawn(self, page: CommentPage) -> list[Remark]:
        locale = reader_of(self)
        return [remark_of(view, locale) for view in page.items]

    def _insert_replies(self, comment_id: str, replies: list[Remark]) -> None:
        known = {r.id for r in replies}
        shown: list[Remark] = []
        for remark in self.remarks:
            if remark.id in known:
                continue
            if remark.id == comment_id:
                remark.replies = 0
            shown.append(remark)
            if remark.id == comment_id:
                shown.extend(replies)
        self.remarks = shown

    @rx.event
    def answer(self, comment_id: str, name: str) -> None:
        """Makes the next comment a reply."""
        self.answering, self.answering_name = comment_id, name[:60]

    @rx.event
    def set_draft(self, text: str) -> None:
        """Keeps what is typed, so that closing the sheet loses nothing."""
        self.draft = text[:MAX_COMMENT]

    @rx.event
    async def send(self, form: dict[str, str]) -> AsyncIterator[EventSpec | None]:
        """Posts the comment; a held one is shown to its author with the reason."""
        text = form.get("text", "")
        self._key = self._key or uuid4().hex
        self.is_sending = True
        yield None
        try:
            viewer = viewer_of(self)
            viewer.require_account()
            made = await in_thread(_post, viewer, self._video_id, text, self.answering, self._key)
        except NotSignedIn:
            self.is_sending = False
            yield rx.redirect(f"/sign-in?why=comment&next=/v/{self._video_id}")
            return
        except JhalakError as error:
            self.is_sending = False
            yield toast(error.told(reader_of(self)), tone="danger")
            return
        self._key, self.draft, self.is_sending = "", "", False
        if self.answering:
            parent = self.answering
            self.answering = self.answering_name = ""
            page = await in_thread(_page, viewer, self._video_id, parent, None)
            self._insert_replies(parent, self._drawn(page))
        else:
            self.remarks = [remark_of(made, viewer.locale), *self.remarks]
        yield await self._tell_player()

    @rx.event
    async def take_away(self, comment_id: str) -> AsyncIterator[EventSpec]:
        """Removes one's own comment."""
        try:
            await in_thread(_delete, viewer_of(self), comment_id)
        except JhalakError as error:
            yield toast(error.told(reader_of(self)), tone="danger")
            return
        self.remarks = [r for r in self.remarks if r.id != comment_id]
        yield await self._tell_player()

    @rx.event
    def ask_report(self, comment_id: str) -> None:
        """Opens the categories under a comment; the same again closes them."""
        self.reporting = "" if self.reporting == comment_id else comment_id
        self.report_reason = ""

    @rx.event
    def choose_reason(self, reason: str) -> None:
        """Chooses why the comment is reported."""
        self.report_reason = reason

    @rx.event
    async def send_report(self, form: dict[str, str]) -> EventSpec | None:
        """Reports the comment; what came of it shows under You."""
        if not self.reporting or not self.report_reason:
            return None
        try:
            report = report_of(self.report_reason, words_in(form, "comment-detail"))
            await in_thread(report_comment, viewer_of(self), parse_id(self.reporting), report)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.reporting = self.report_reason = ""
        return toast(in_language(REPORT["thanks"], reader_of(self)))

    async def _tell_player(self) -> EventSpec:
        count = await in_thread(_count, self._video_id)
        detail = json.dumps({"video_id": self._video_id, "count": count})
        return rx.call_script(
            f"dispatchEvent(new CustomEvent('jhalak:comments', {{detail: {detail}}}))"
        )


def _count(video_id: str) -> int:
    with read_scope() as session:
        stats = session.get(VideoStats, parse_id(video_id))
        return stats.comments if stats else 0


def _page(viewer: Viewer, video_id: str, parent: str | None, cursor: str | None) -> CommentPage:
    with read_scope() as session:
        return comments.list_comments(
            session,
            viewer,
            parse_id(video_id),
            parent_id=parse_id(parent) if parent else None,
            cursor=cursor,
        )


def _post(viewer: Viewer, video_id: str, text: str, parent: str, key: str) -> CommentView:
    clean_text(text)  # Before the form, whose refusals are for programs.
    form = CommentForm(text=text, parent_id=parse_id(parent) if parent else None)
    return write_comment(viewer, parse_id(video_id), form, screen_for_author, key=key)


def _delete(viewer: Viewer, comment_id: str) -> None:
    with session_scope() as session:
        comments.delete_comment(session, viewer, parse_id(comment_id))
