"""Grievances as moderators answer them; `moderation.rights` checks that the caller is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.pages.console.room_state import RoomState
from app.pages.console.rows import left_text
from app.pages.console_grievances.words import CONTEST, GRIEVANCES, KINDS, PARTS, STATES
from app.session import in_thread
from catalog.profile.errors import ProfilePart
from catalog.viewer import Viewer
from core.clock import utc_now
from core.ids import parse_id
from core.languages import in_language
from core.moments import date_text, moment_text
from moderation.profiles import service as contests
from moderation.profiles.schemas import ContestDecision, ContestedView
from moderation.rights import service
from moderation.rights.models import GrievanceState
from moderation.rights.schemas import GrievanceAnswer, GrievanceRow

NEAR_S = 2 * 86_400


@dataclass
class Letter:
    """A grievance."""

    id: str
    number: str
    state: str
    said: str
    name: str
    email: str
    kind: str
    what: str
    clip: str
    received: str
    due: str
    left: str
    is_near: bool
    answer: str
    answered: str
    contest_id: str  # Of the refused part of a profile that it contests; mostly empty.
    contest_part: str
    contest_rule: str
    contest_text: str
    contest_picture: str
    contest_is_own: bool


def letter_of(
    row: GrievanceRow, now: datetime, contest: ContestedView | None = None, locale: str = "en"
) -> Letter:
    """A grievance as it is drawn; its days are India's."""
    is_open = row.state is GrievanceState.OPEN
    state = GRIEVANCES["withdrawn"] if row.is_withdrawn else STATES[row.state]
    return Letter(
        id=str(row.id),
        number=row.number,
        state=row.state.value,
        said=in_language(state, locale),
        name=row.name,
        email=row.email,
        kind=in_language(KINDS[row.kind], locale),
        what=row.what,
        clip=f"/v/{row.video_id}" if row.video_id else "",
        received=date_text(row.received_at, locale),
        due=moment_text(row.due_at, locale),
        left=left_text(row.due_at, now, locale) if is_open else "",
        is_near=is_open and row.slack_s < NEAR_S,
        answer=row.answer,
        answered=date_text(row.answered_at, locale) if row.answered_at else "",
        contest_id=str(contest.id) if contest else "",
        contest_part=in_language(PARTS[contest.part], locale) if contest else "",
        contest_rule=contest.rule_title if contest else "",
        contest_text=contest.text if contest else "",
        contest_picture=_picture_url(contest) if contest else "",
        contest_is_own=contest.is_own if contest else False,
    )


def _picture_url(contest: ContestedView) -> str:
    if contest.part is not ProfilePart.PICTURE or contest.is_own:
        return ""
    return f"/api/v1/moderation/profile-refusals/{contest.id}/picture"


class Grievances(RoomState, rx.State):
    """The grievances of one state, the nearest deadline first."""

    letters: list[Letter] = []
    only: str = GrievanceState.OPEN.value

    async def _list(self, viewer: Viewer) -> None:
        found = await in_thread(service.list_grievances, viewer, GrievanceState(self.only))
        waiting = await in_thread(contests.list_contested, viewer)
        contested, now = {one.grievance_id: one for one in waiting.items}, utc_now()
        self.letters = [
            letter_of(row, now, contested.get(row.id), viewer.locale) for row in found.items
        ]

    @rx.event
    async def narrow(self, only: str) -> None:
        """Those that wait, were answered, or are closed."""
        if only in set(GrievanceState):
            self.only = only
            await self.load()

    @rx.event
    async def answer(self, form: dict[str, Any]) -> EventSpec:
        """Answers a grievance, or replaces the answer."""
        try:
            said = GrievanceAnswer(text=str(form.get("text") or "").strip())
        except ValidationError:
            return self._refused(GRIEVANCES["bad_answer"])
        grievance_id = str(form.get("row_id"))
        return await self._act(
            lambda viewer: service.answer_grievance(viewer, parse_id(grievance_id), said),
            GRIEVANCES["answered"],
        )

    @rx.event
    async def close(self, grievance_id: str) -> EventSpec:
        """Closes an answered grievance."""
        return await self._act(
            lambda viewer: service.close_grievance(viewer, parse_id(grievance_id)),
            GRIEVANCES["closed"],
        )

    @rx.event
    async def decide(self, form: dict[str, Any]) -> EventSpec:
        """Lets what the machine refused stand, or upholds the refusal."""
        stands = {"yes": True, "no": False}.get(str(form.get("stands")))
        if stands is None:
            return self._refused(CONTEST["choose"])
        try:
            said = ContestDecision(stands=stands, words=str(form.get("words") or ""))
        except ValidationError:
            return self._refused(CONTEST["long"])
        refusal_id = str(form.get("row_id"))
        return await self._act(
            lambda viewer: contests.decide(viewer, parse_id(refusal_id), said),
            CONTEST["stands" if stands else "stays"],
        )
