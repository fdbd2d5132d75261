"""What leads arrange; the desk checks that the caller is an admin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.room_state import RoomState
from app.pages.console.rows import slack_text
from app.pages.console_leads.words import GOLDEN, ORDER, REVIEWERS
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import INDIA, utc_now
from core.errors import InvalidInput, JhalakError
from core.ids import parse_id
from core.languages import Pair, in_language
from core.moments import moment_text
from moderation import service
from moderation.desk import leads
from moderation.desk.schemas import (
    AbilitiesForm,
    GoldenAgreementView,
    GoldenForm,
    LegalOrderForm,
    ReviewerView,
)
from moderation.models import Subject
from moderation.params import GOLDEN_RATE
from moderation.rollout import service as rollout


@dataclass
class Choice:
    """One of a list."""

    code: str
    title: str


@dataclass
class Reviewer:
    """A moderator with what they can do."""

    id: str
    name: str
    level: str
    policies: list[str]
    languages: list[str]
    skills: list[str]


@dataclass
class Golden:
    """How far a reviewer says what is right of golden items."""

    id: str
    name: str
    said: str


class Leads(RoomState, rx.State):
    """Legal orders, reviewers, and items whose right answer is known."""

    kinds: list[Choice] = []
    answers: list[Choice] = []
    golden: list[Golden] = []
    every: str = str(round(1 / GOLDEN_RATE.default)) if GOLDEN_RATE.default else "—"
    reviewers: list[Reviewer] = []
    policies: list[Choice] = []
    languages: list[Choice] = []
    skills: list[Choice] = []
    chosen: Reviewer = Reviewer("", "", "1", [], [], [])
    entered: str = ""

    def _admit(self, viewer: Viewer) -> None:
        viewer.require_role(Role.ADMIN)

    async def _read(self, viewer: Viewer) -> None:
        clocks = {c.code: c.named(viewer.locale) for c in await in_thread(rollout.clocks, viewer)}
        self.kinds = [Choice(code, title) for code, title in clocks.items()]
        policy = await in_thread(service.policies, viewer)
        fine = Choice("ok", in_language(GOLDEN["nothing_wrong"], viewer.locale))
        given = [r for r in policy.reasons if r.subjects]
        reasons = [Choice(r.code, r.named(viewer.locale)) for r in given]
        self.answers = [fine, *reasons]
        can = await in_thread(leads.ability_choices, viewer)
        self.policies, self.languages, self.skills = (
            [Choice(one.code, one.title) for one in kind]
            for kind in (can.policies, can.languages, can.skills)
        )
        found = await in_thread(leads.golden_agreement, viewer)
        self.golden = [golden_of(view, viewer.locale) for view in found]
        await self._list(viewer)

    async def _list(self, viewer: Viewer) -> None:
        found = await in_thread(leads.reviewers, viewer)
        self.reviewers = [reviewer_of(view) for view in found]
        known = [r for r in self.reviewers if r.id == self.chosen.id] or self.reviewers
        if known:
            self.chosen = known[0]

    @rx.event
    def choose(self, account_id: str) -> None:
        """Whose abilities the form shows."""
        self.chosen = next((r for r in self.reviewers if r.id == account_id), self.chosen)

    @rx.event
    async def enter_order(self, form: dict[str, Any]) -> EventSpec | None:
        """Enters a legal order with its clock."""

        def enter(viewer: Viewer) -> str:
            made = leads.enter_legal_order(viewer, order_of(form))
            left_s = max(0, int((made.due_at - utc_now()).total_seconds()))
            return in_language(ORDER["entered"], viewer.locale).format(
                rule=made.rule_version,
                due=moment_text(made.due_at, viewer.locale),
                left=slack_text(left_s, viewer.locale),
            )

        self.entered = ""
        said, told = await self._try(enter, ORDER["queued"])
        self.entered = said
        return told

    @rx.event
    async def arrange(self, form: dict[str, Any]) -> EventSpec | None:
        """Keeps what a reviewer can do."""
        account_id = self.chosen.id

        def arrange(viewer: Viewer) -> str:
            abilities = AbilitiesForm(
                level=int(form.get("level") or 1),
                policies=ticked(form, "policies"),
                languages=ticked(form, "languages"),
                skills=ticked(form, "skills"),
            )
            leads.arrange_reviewer(viewer, parse_id(account_id), abilities)
            return ""

        _, told = await self._try(arrange, REVIEWERS["kept"])
        await self._list(viewer_of(self))
        return told

    @rx.event
    async def set_golden(self, form: dict[str, Any]) -> EventSpec | None:
        """Keeps the right answer about a clip or comment."""

        def keep(viewer: Viewer) -> str:
            golden = GoldenForm(
                subject=Subject(str(form.get("subject") or "video")),
                subject_id=parse_id(id_in(form.get("about"))),
                answer=str(form.get("answer") or ""),
            )
            leads.set_golden(viewer, golden)
            return ""

        _, told = await self._try(keep, GOLDEN["kept"])
        return told

    async def _try(self, call: Callable[[Viewer], str], said: Pair) -> tuple[str, EventSpec]:
        try:
            viewer = viewer_of(self)
            viewer.require_role(Role.ADMIN)
            return await in_thread(call, viewer), toast(in_language(said, viewer.locale))
        except JhalakError as error:
            return "", toast(error.told(reader_of(self)), tone="danger")
        except (ValidationError, ValueError):
            return "", toast(in_language(GOLDEN["check"], reader_of(self)), tone="danger")


def reviewer_of(view: ReviewerView) -> Reviewer:
    """A moderator as the form shows them."""
    return Reviewer(
        id=str(view.account_id),
        name=view.name,
        level=str(view.level),
        policies=view.policies,
        languages=view.languages,
        skills=view.skills,
    )


def golden_of(view: GoldenAgreementView, locale: str = "en") -> Golden:
    """A reviewer's agreement with the right answers, in a sentence or two."""
    said = in_language(GOLDEN["none_answered"], locale)
    if view.right is not None and view.same_verdict is not None:
        said = in_language(GOLDEN["line"], locale).format(
            right=round(view.right.value * view.answered),
            n=view.answered,
            low=f"{100 * view.right.low:.0f} %",
            high=f"{100 * view.right.high:.0f} %",
            same=round(view.same_verdict.value * view.answered),
        )
    if view.given_back:
        back = in_language(GOLDEN["given_back"], locale).format(count=view.given_back)
        said = f"{said} {back}"
    return Golden(str(view.account_id), view.name, said)


def order_of(form: dict[str, Any]) -> LegalOrderForm:
    """The order of a filled form; its time is India's.

    Raises:
        InvalidInput: The time or the id cannot be read.
    """
    received = str(form.get("received") or "")
    try:
        received_at = datetime.fromisoformat(received).replace(tzinfo=INDIA) if received else None
    except ValueError:
        raise InvalidInput(*ORDER["bad_time"], code="legal_date") from None
    return LegalOrderForm(
        subject=Subject(str(form.get("subject") or "video")),
        subject_id=parse_id(id_in(form.get("about"))),
        kind=str(form.get("kind") or "")[:40],
        received_at=received_at,
        reference=str(form.get("reference") or "")[:120],
    )


def id_in(text: object) -> str:
    """The id in an id or in the address of a clip."""
    return urlsplit(str(text or "").strip()).path.rstrip("/").rsplit("/", 1)[-1]


def ticked(form: dict[str, Any], kind: str) -> list[str]:
    """The codes of a kind whose boxes are ticked; each box has a name of its own."""
    begin = f"{kind}:"
    return sorted(name.removeprefix(begin) for name in form if name.startswith(begin))
