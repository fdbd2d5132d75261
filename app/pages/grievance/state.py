"""The state of the page of grievances. Every handler acts for whoever the cookies name."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.grievance.words import STATES, WITHDRAWN, begun, page_words
from app.session import in_thread, reader_of, viewer_of
from core.errors import JhalakError, NotSignedIn
from core.languages import in_language
from core.moments import moment_text
from moderation.rights import notices, service
from moderation.rights.models import GrievanceKind, NoticePart
from moderation.rights.schemas import GrievanceForm, GrievanceKey, GrievanceStatus


@dataclass
class Own:
    """A grievance of whoever is signed in."""

    number: str
    kind: str
    what: str
    state: str
    due: str
    answer: str


class GrievancePage(rx.State):
    """A grievance that is written, or one that is asked about."""

    officer: str = ""
    email: str = ""
    address: str = ""
    begun: str = ""
    number: str = ""
    secret: str = ""
    due: str = ""  # The sentence with the day.
    problem: str = ""
    is_sending: bool = False
    status: str = ""
    answer: str = ""
    status_due: str = ""  # Likewise.
    mine: list[Own] = []
    locale: str = "en"
    words: dict[str, str] = page_words("en")

    @rx.event
    async def load(self) -> None:
        """A fresh form, with whom it goes to."""
        self.locale = reader_of(self)
        self.words = page_words(self.locale)
        found = await in_thread(service.officer)
        self.begun = begun(self.router.url.query_parameters.get("about", ""), self.locale)
        self.officer, self.email, self.address = found.name, found.email, found.address
        self.number = self.secret = self.due = self.problem = ""
        self.status = self.answer = self.status_due = ""
        await self._read_mine()

    async def _read_mine(self) -> None:
        try:
            found = await in_thread(service.my_grievances, viewer_of(self))
            await in_thread(notices.see, viewer_of(self), NoticePart.GRIEVANCES)
            self.mine = [self._own(one) for one in found.items]
        except NotSignedIn:
            self.mine = []

    def _own(self, found: GrievanceStatus) -> Own:
        return Own(
            number=found.number,
            kind=self.words[found.kind.value],
            what=found.what,
            state=self._state_of(found),
            due=self._due_of(found),
            answer=found.answer,
        )

    def _state_of(self, found: GrievanceStatus) -> str:
        state = WITHDRAWN if found.is_withdrawn else STATES[found.state.value]
        return in_language(state, self.locale)

    def _due_of(self, found: GrievanceStatus) -> str:
        if found.is_withdrawn:
            return ""
        return self.words["settled_by"].format(day=moment_text(found.due_at, self.locale))

    @rx.event
    async def send(self, form: dict[str, str]) -> None:
        """Sends the grievance; it is acknowledged at once."""
        if self.is_sending:
            return
        self.is_sending, self.problem = True, ""
        try:
            said = GrievanceForm.model_validate(
                {"kind": GrievanceKind.OTHER}
                | {name: form[name].strip() for name in GrievanceForm.model_fields if name in form}
            )
            made = await in_thread(
                service.complain, viewer_of(self), said, came_from=self._address()
            )
        except ValidationError as error:
            wrong = ", ".join(self.words[str(e["loc"][0])] for e in error.errors())
            self.problem = self.words["check"].format(fields=wrong)
        except JhalakError as error:
            self.problem = error.told(self.locale)
        else:
            self.number, self.secret = made.number, made.secret
            day = moment_text(made.due_at, self.locale)
            self.due = self.words["answer_by"].format(day=day)
            await self._read_mine()
        self.is_sending = False

    @rx.event
    async def look_up(self, form: dict[str, str]) -> EventSpec | None:
        """Where a grievance stands."""
        self.status = self.answer = self.status_due = ""
        number, secret = form.get("number", "").strip(), form.get("secret", "").strip()
        if not 0 < len(number) <= 20 or not 0 < len(secret) <= 80:
            return toast(self.words["both"], tone="danger")
        try:
            key = GrievanceKey(number=number, secret=secret)
            found = await in_thread(service.grievance_status, key, came_from=self._address())
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        self.status, self.answer = self._state_of(found), found.answer
        self.status_due = self._due_of(found)
        return None

    def _address(self) -> str:
        return str(self.router.session.client_ip)
