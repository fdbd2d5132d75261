"""The state of the page of grievances. Every handler acts for whoever the cookies name."""

from __future__ import annotations

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.grievance.words import STATES, WITHDRAWN, begun, page_words
from app.pages.rights_words import day_text
from app.session import in_thread, reader_of, viewer_of
from core.errors import JhalakError
from core.languages import in_language
from moderation.rights import service
from moderation.rights.schemas import GrievanceForm, GrievanceKey


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

    @rx.event
    async def send(self, form: dict[str, str]) -> None:
        """Sends the grievance; it is acknowledged at once."""
        if self.is_sending:
            return
        self.is_sending, self.problem = True, ""
        try:
            said = GrievanceForm.model_validate(
                {name: form.get(name, "").strip() for name in GrievanceForm.model_fields}
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
            day = day_text(made.due_at, self.locale)
            self.due = self.words["answer_by"].format(day=day)
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
        state = WITHDRAWN if found.is_withdrawn else STATES[found.state.value]
        self.status, self.answer = in_language(state, self.locale), found.answer
        if not found.is_withdrawn:
            day = day_text(found.due_at, self.locale)
            self.status_due = self.words["settled_by"].format(day=day)
        return None

    def _address(self) -> str:
        return str(self.router.session.client_ip)
