"""What of a case's clip is known from before, and the way into a bank."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

import moderation.service
from app.components.atoms import button, chip
from app.components.fields import field, select_field
from app.components.frame_words import said
from app.components.states import toast
from app.pages.console.acts import Acts
from app.pages.console.known_drawn import Match, Original, matches_of
from app.pages.console.known_words import ACTIONS, KNOWN
from app.pages.console_known.state import day_end
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from moderation.banks import service
from moderation.banks.schemas import KnownForm, MatchForm
from moderation.known.models import BankAction


class KnownActs(Acts):
    """Saying whether a match is right, and putting a clip into a bank."""

    @rx.event
    async def confirm(self, match_id: str) -> EventSpec | list[EventSpec] | None:
        """Says that a match is right; where its bank asks for it, the clip is rejected."""
        fence, note = self._fence, self.note
        match = next((m for m in self.matches if m.id == match_id), None)
        if match is None or not self.is_open:
            return None
        said, case_id = self._told(KNOWN["rejected"]), self.case.id
        try:
            viewer = viewer_of(self)
            form = MatchForm(fence=fence, note=note)
            await in_thread(service.confirm, viewer, parse_id(match_id), form)
            if not match.rejects:
                await self._read_known()
                return toast(self._told(KNOWN["right"]))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        may_undo = await in_thread(_can_be_undone, viewer, parse_id(case_id))
        self._undo_ids, self._undo_back = ([case_id] if may_undo else []), ""
        self.undo_of, self.undo_said = (f"{case_id}:{fence}" if may_undo else ""), said
        moved = await self._move_on()
        if may_undo:
            return moved
        return [toast(said), moved] if moved else toast(said)

    @rx.event
    async def deny(self, match_id: str) -> EventSpec:
        """Says that a match is wrong."""
        fence = self._fence
        return await self._try(
            lambda viewer, _: service.deny(viewer, parse_id(match_id), MatchForm(fence=fence)),
            self._told(KNOWN["denied"]),
        )

    @rx.event
    async def bank(self, form: dict[str, Any]) -> EventSpec | None:
        """Puts the hashes of the case's clip into a bank."""
        if not self.is_open:
            return None

        def add(viewer: Viewer, case_id: UUID) -> None:
            wanted = KnownForm(
                bank=str(form.get("bank") or "").strip().lower(),
                reason_code=str(form.get("reason") or ""),
                action=BankAction(str(form.get("action") or BankAction.HOLD.value)),
                pictures=form.get("what") != "sound",
                sound=form.get("what") != "pictures",
                source=str(form.get("source") or "").strip(),
                expires_at=day_end(str(form.get("until") or "")),
            )
            service.add_from_case(viewer, case_id, wanted)

        return await self._try(add, self._told(KNOWN["banked"]))

    async def _try(self, call: Callable[[Viewer, UUID], object], said: str) -> EventSpec:
        try:
            await in_thread(call, viewer_of(self), parse_id(self.case.id))
            await self._read_known()
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        except (ValidationError, ValueError):
            return toast(self._told(KNOWN["bank_form"]), tone="danger")
        return toast(said)

    async def _read_known(self) -> None:
        found = await in_thread(service.known_of_case, viewer_of(self), parse_id(self.case.id))
        self.matches = matches_of(found, self._titles(), reader_of(self))


def _can_be_undone(viewer: Viewer, case_id: UUID) -> bool:
    """Whether Z takes the decision on the case back; what cannot be read is not offered."""
    try:
        return "undo" not in moderation.service.get_case(viewer, case_id).hidden_acts
    except JhalakError:
        return False


K = KnownActs


def _match(match: rx.Var[Match]) -> rx.Component:
    open_acts = rx.el.div(
        button(
            rx.cond(match.rejects, said(KNOWN["is_it_reject"]), said(KNOWN["is_it"])),
            size="s",
            kind="secondary",
            icon="check",
            on_click=K.confirm(match.id),
        ),
        button(said(KNOWN["is_not"]), size="s", kind="ghost", icon="x", on_click=K.deny(match.id)),
        class_name="row tight wrap",
    )
    return rx.el.li(
        rx.el.strong(match.title, class_name="small"),
        rx.el.p(match.said, class_name="small soft"),
        rx.cond(
            match.state != "",
            chip(match.state),
            rx.cond(K.case.is_mine & ~K.case.is_closed, open_acts),
        ),
        class_name="why",
        key=match.id,
    )


def _original(original: rx.Var[Original]) -> rx.Component:
    return rx.el.li(
        original.said,
        " · ",
        rx.el.a(said(KNOWN["see"]), href=original.link, target="_blank", class_name="link"),
        class_name="small",
        key=original.link,
    )


def _bank_form() -> rx.Component:
    reason = rx.el.div(
        rx.el.label(said(KNOWN["because"]), html_for="f-bank-reason"),
        rx.el.select(
            rx.foreach(K.reasons, lambda r: rx.el.option(r["title"], value=r["code"])),
            id="f-bank-reason",
            name="reason",
            class_name="input",
        ),
        class_name="field",
    )
    what = [(part, said(KNOWN[part])) for part in ("both", "pictures", "sound")]
    actions = [(action.value, said(text)) for action, text in ACTIONS.items()]
    return rx.el.details(
        rx.el.summary(said(KNOWN["put"]), class_name="small strong"),
        rx.el.form(
            field(
                said(KNOWN["bank"]),
                "bank",
                required=True,
                max_length=40,
                placeholder="fake-lipsticks",
            ),
            reason,
            select_field(said(KNOWN["what"]), "what", what, default_value="pictures"),
            select_field(said(KNOWN["match"]), "action", actions),
            field(
                said(KNOWN["source"]),
                "source",
                required=True,
                max_length=120,
                hint=said(KNOWN["source_more"]),
            ),
            field(said(KNOWN["until"]), "until", type="date", hint=said(KNOWN["until_more"])),
            button(said(KNOWN["put_in"]), icon="shield-plus", type="submit", kind="secondary"),
            on_submit=K.bank,
            reset_on_submit=True,
            class_name="stack",
        ),
        class_name="unfolds",
        key="bank-" + K.case.id,
    )


def known_part() -> rx.Component:
    """Matches with banks, originals, and the form."""
    return rx.cond(
        ~(K.case.is_comment | K.case.is_account | K.case.is_product),
        rx.el.section(
            rx.cond(
                (K.matches.length() > 0) | (K.originals.length() > 0),
                rx.fragment(
                    rx.el.h3(said(KNOWN["again"]), class_name="eyebrow"),
                    rx.el.ul(rx.foreach(K.matches, _match), class_name="stack tight"),
                    rx.el.ul(rx.foreach(K.originals, _original)),
                ),
            ),
            rx.cond(~K.case.is_own, _bank_form()),
            class_name="stack tight",
        ),
    )
