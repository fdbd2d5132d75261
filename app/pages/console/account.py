"""The account behind the open case: trust, ending it for good, and letting it act again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.fields import text_area
from app.components.frame_words import said
from app.components.states import toast
from app.pages.console.account_words import ACCOUNT
from app.pages.console.acts import Acts
from app.pages.console.reasons import reasons_choice
from app.pages.console.words import ACTS, DECISION
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import Pair
from moderation.desk import accounts
from moderation.desk.schemas import LiftForm, StopForm, StoppedView, TrustForm


class AccountActs(Acts):
    """What can be done with the account of whoever the open case is about."""

    @rx.event
    async def trust(self, form: dict[str, Any]) -> EventSpec | list[EventSpec] | None:
        """Lets a creator's clean clips publish at once, or stops that."""
        if not self.is_open or self.mode != "trust":
            return None
        wanted, case_id, fence = not self.case.is_trusted, parse_id(self.case.id), self._fence

        def call(viewer: Viewer, account_id: UUID) -> None:
            made = TrustForm(case_id=case_id, fence=fence, is_trusted=wanted, note=_why(form))
            accounts.set_trust(viewer, account_id, made)

        return await self._done(call, "trusted" if wanted else "untrusted")

    @rx.event
    async def end(self, form: dict[str, Any]) -> EventSpec | list[EventSpec] | None:
        """Ends the account for the chosen reason."""
        if not self.is_open or self.mode != "stop":
            return None
        if not self.reason:
            return toast(self._told(ACTS["reason_first"]), tone="danger")
        reason, case_id, fence = self.reason, parse_id(self.case.id), self._fence

        def call(viewer: Viewer, account_id: UUID) -> StoppedView:
            made = StopForm(case_id=case_id, fence=fence, reason_code=reason, note=_why(form))
            return accounts.stop_account(viewer, account_id, made)

        return await self._done(call, "ended")

    @rx.event
    async def lift(self, form: dict[str, Any]) -> EventSpec | list[EventSpec] | None:
        """Lets an ended account act again."""
        if not self.is_open or self.mode != "lift":
            return None

        def call(viewer: Viewer, account_id: UUID) -> None:
            accounts.lift_stop(viewer, account_id, LiftForm(note=_why(form)))

        return await self._done(call, "lifted")

    async def _done(
        self, call: Callable[[Viewer, UUID], StoppedView | None], key: str
    ) -> EventSpec | list[EventSpec] | None:
        try:
            ended = await in_thread(call, viewer_of(self), parse_id(self.case.creator_id))
        except ValidationError:
            return toast(self._told(ACCOUNT["say_why"]), tone="danger")
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        told, case_id = self._told(ACCOUNT[key]), self.case.id
        if ended is not None:
            self._undo_ids, self._undo_back = [str(ended.case_id)], case_id
            self.undo_of, self.undo_said = str(ended.case_id), told
        opened: EventSpec | None = await self.open_case(case_id)
        if ended is not None:
            return opened
        return [toast(told), opened] if opened else toast(told)


def _why(form: dict[str, Any]) -> str:
    return str(form.get("why") or "").strip()[:500]


A = AccountActs


def account_acts() -> rx.Component:
    """The ways to what can be done with the account."""
    return rx.fragment(
        rx.cond(
            A.case.may_trust,
            rx.cond(
                A.case.is_trusted,
                _way(ACCOUNT["stop_trust"], "trust"),
                _way(ACCOUNT["trust"], "trust"),
            ),
        ),
        rx.cond(A.case.may_stop, _way(ACCOUNT["end"], "stop")),
        rx.cond(A.case.may_lift, _way(ACCOUNT["lift"], "lift")),
    )


def trusting() -> rx.Component:
    """Why somebody is trusted, or no longer."""
    return rx.cond(
        A.case.is_trusted,
        _asks(ACCOUNT["stop_trust"], said(ACCOUNT["trust_more"]), A.trust),
        _asks(ACCOUNT["trust"], said(ACCOUNT["trust_more"]), A.trust),
    )


def ending() -> rx.Component:
    """What ending the account means, the rule, the reason, and then the button."""
    return _asks(
        ACCOUNT["end"],
        said(ACCOUNT["end_more"], handle=A.case.handle),
        A.end,
        reasons_choice(ACCOUNT["end_because"], "end-reasons"),
        why=ACCOUNT["end_why"],
        act=ACCOUNT["end_now"],
        kind="danger",
    )


def lifting() -> rx.Component:
    """Why an ended account may act again."""
    return _asks(ACCOUNT["lift"], said(ACCOUNT["lift_more"], handle=A.case.handle), A.lift)


def _way(name: Pair, mode: str) -> rx.Component:
    return button(said(name), kind="ghost", size="s", on_click=A.turn_to(mode))


def _asks(
    title: Pair,
    more: rx.Component | rx.Var[str],
    submit: Any,
    *parts: rx.Component,
    why: Pair = ACCOUNT["why"],
    act: Pair | None = None,
    kind: str = "secondary",
) -> rx.Component:
    return rx.el.form(
        rx.el.h2(said(title), class_name="eyebrow"),
        rx.el.p(more, class_name="small soft"),
        *parts,
        text_area(said(why), "why", max_length=500, min_length=3, rows="3", required=True),
        button(said(act or title), kind=kind, type="submit", block=True),
        button(
            said(DECISION["back"]), kind="ghost", size="s", type="button", on_click=A.turn_to("")
        ),
        on_submit=submit,
        class_name="stack tight",
    )
