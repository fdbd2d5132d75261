"""The grievance form, its acknowledgement, and where a grievance stands. For everybody."""

from __future__ import annotations

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.fields import field, text_area
from app.components.frame import page, top_bar
from app.components.states import notice, toast
from app.session import in_thread, viewer_of
from app.sheets.base import Overlays
from core.errors import JhalakError, NotSignedIn
from moderation.rights import service
from moderation.rights.schemas import GrievanceForm, GrievanceKey
from moderation.rights.wording import Pair, in_language

STATES = {
    "open": "Received; it is being looked at.",
    "answered": "Answered.",
    "closed": "Answered and closed.",
}
# What the form begins with, by `about` in the address: nothing else of an address is shown.
BEGUN: dict[str, Pair] = {
    "name_refused": (
        "I could not join, because the automatic check refused my name. It is really mine: ",
        "मेरा खाता नहीं बन सका, क्योंकि स्वचालित जाँच ने मेरा नाम नहीं लिया। यह सच में मेरा नाम है: ",
    ),
    "handle_refused": (
        "I could not join, because the automatic check refused my handle. It is fine: ",
        "मेरा खाता नहीं बन सका, क्योंकि स्वचालित जाँच ने मेरा हैंडल नहीं लिया। इसमें कुछ ग़लत नहीं: ",
    ),
}
WITHDRAWN = "Taken back by whoever wrote it, and closed."


def begun(about: str, locale: str) -> str:
    """The first words of a grievance of that kind, in the reader's language; mostly none."""
    pair = BEGUN.get(about)
    return in_language(pair, locale) if pair else ""


class GrievancePage(rx.State):
    """A grievance that is written, or one that is asked about."""

    officer: str = ""
    email: str = ""
    address: str = ""
    begun: str = ""
    number: str = ""
    secret: str = ""
    due: str = ""
    problem: str = ""
    is_sending: bool = False
    status: str = ""
    answer: str = ""
    status_due: str = ""

    @rx.event
    async def load(self) -> None:
        """A fresh form, with whom it goes to."""
        found = await in_thread(service.officer)
        self.begun = begun(self.router.url.query_parameters.get("about", ""), self._locale())
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
            wrong = ", ".join(str(e["loc"][0]) for e in error.errors())
            self.problem = f"Please check: {wrong}."
        except JhalakError as error:
            self.problem = error.detail
        else:
            self.number, self.secret = made.number, made.secret
            self.due = f"{made.due_at:%-d %b %Y}"
        self.is_sending = False

    @rx.event
    async def look_up(self, form: dict[str, str]) -> EventSpec | None:
        """Where a grievance stands."""
        self.status = self.answer = ""
        number, secret = form.get("number", "").strip(), form.get("secret", "").strip()
        if not 0 < len(number) <= 20 or not 0 < len(secret) <= 80:
            return toast("Type the number and the secret", tone="danger")
        try:
            key = GrievanceKey(number=number, secret=secret)
            found = await in_thread(service.grievance_status, key, came_from=self._address())
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        self.status = WITHDRAWN if found.is_withdrawn else STATES[found.state.value]
        self.answer = found.answer
        self.status_due = "" if found.is_withdrawn else f"{found.due_at:%-d %b %Y}"
        return None

    def _locale(self) -> str:
        try:
            return viewer_of(self).locale
        except NotSignedIn:
            return "en"

    def _address(self) -> str:
        return str(self.router.session.client_ip)


def _form() -> rx.Component:
    S = GrievancePage
    return rx.el.form(
        rx.el.p(
            "For anything that the report button does not settle. You need no account. "
            "You get a number at once, and an answer in time.",
            class_name="soft",
        ),
        field("Your name", "name", auto_complete="name", required=True, max_length=80),
        field("Email", "email", type="email", auto_complete="email", required=True, max_length=254),
        text_area(
            "What happened?",
            "what",
            rows="6",
            required=True,
            max_length=4000,
            default_value=S.begun,
            key=S.begun,  # The address is read after the form is drawn.
        ),
        field("Link to the clip or page, if there is one", "link", max_length=500),
        rx.cond(S.problem != "", notice(S.problem, tone="danger", icon="circle-alert")),
        button("Send the grievance", type="submit", busy=S.is_sending),
        on_submit=S.send,
        class_name="stack",
        aria_label="A grievance",
    )


def _received() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2("Received"),
        rx.el.p("We answer by " + S.due + ". Keep these two; the secret is shown only now."),
        rx.el.dl(
            rx.el.dt("Number", class_name="small soft"),
            rx.el.dd(S.number, class_name="strong num", id="grievance-number"),
            rx.el.dt("Secret", class_name="small soft"),
            rx.el.dd(S.secret, class_name="strong num", id="grievance-secret"),
            class_name="stack tight",
        ),
        class_name="stack",
        role="status",
    )


def _status() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2("Where does mine stand?"),
        rx.el.form(
            field("Number", "number", placeholder="G-…", max_length=20, auto_complete="off"),
            field("Secret", "secret", max_length=80, auto_complete="off"),
            button("Look it up", type="submit", kind="secondary"),
            on_submit=S.look_up,
            class_name="stack",
            aria_label="Look up a grievance",
        ),
        rx.cond(
            S.status != "",
            rx.el.div(
                notice(S.status),
                rx.cond(S.answer != "", rx.el.blockquote(S.answer, class_name="rights-words")),
                rx.cond(
                    S.status_due != "",
                    rx.el.p("To be settled by " + S.status_due + ".", class_name="small soft"),
                ),
                class_name="stack",
                aria_live="polite",
            ),
        ),
        class_name="section",
    )


def _officer() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2("Grievance officer"),
        rx.cond(
            S.officer + S.email + S.address != "",
            rx.el.address(
                rx.cond(S.officer != "", rx.el.p(S.officer, class_name="strong")),
                rx.cond(
                    S.email != "",
                    rx.el.p(rx.el.a(S.email, href="mailto:" + S.email, class_name="link")),
                ),
                rx.cond(S.address != "", rx.el.p(S.address)),
            ),
            rx.el.p(
                "Whoever runs this installation has not named an officer yet; the form reaches "
                "its moderators.",
                class_name="soft",
            ),
        ),
        class_name="section",
    )


@rx.page("/grievance", title="Grievances · Jhalak", on_load=[Overlays.load, GrievancePage.load])
def grievance() -> rx.Component:
    """A form, or its acknowledgement; then where one stands, and whom to write to."""
    return page(
        top_bar("Grievances", back="/me"),
        rx.cond(GrievancePage.number != "", _received(), _form()),
        _status(),
        _officer(),
        width="narrow",
        bag_count=Overlays.bag_count,
    )
