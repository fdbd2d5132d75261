"""Your profile: picture, name and a few words, changed by whom they are about."""

from __future__ import annotations

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.atoms import button
from app.components.fields import field, text_area
from app.components.frame import page, top_bar
from app.components.portrait import portrait
from app.components.states import error_state, notice, skeleton_rows, toast
from app.session import in_thread, viewer_of
from app.sheets.base import Overlays
from catalog.profile import service
from catalog.profile.errors import PartNotScreened, PartRefused, ProfilePart, WordsInvalid
from catalog.profile.schemas import ProfileForm
from catalog.profile.words import MAX_BIO, MAX_NAME
from core.errors import JhalakError, NotSignedIn
from moderation.profiles.screening import SCREENS


class ProfilePage(rx.State):
    """The caller's own profile, as it is and as it is being changed."""

    handle: str = ""
    name: str = ""
    bio: str = ""
    avatar_url: str = ""
    locale: str = "en"
    wrong_name: str = ""
    wrong_bio: str = ""
    problem: str = ""
    failed: str = ""
    is_refused: bool = False
    is_saving: bool = False
    is_loaded: bool = False

    @rx.event
    async def load(self) -> EventSpec | None:
        """Reads the profile of whoever the cookies name; guests have none."""
        self.is_loaded, self.failed = False, ""
        self._forget_problems()
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.my_profile, viewer)
        except NotSignedIn:
            return rx.redirect("/sign-in?next=/me/profile")
        except JhalakError as error:
            self.failed = error.detail
            return None
        self.handle, self.name, self.bio = found.handle, found.display_name, found.bio
        self.avatar_url, self.locale = found.avatar_url or "", viewer.locale
        self.is_loaded = True
        return None

    @rx.event
    async def save(self, form: dict[str, str]) -> EventSpec | None:
        """Keeps name and bio, or says beside the field why not; what was typed stays."""
        if self.is_saving:
            return None
        self.is_saving = True
        self._forget_problems()
        self.name, self.bio = form.get("name", ""), form.get("bio", "")
        try:
            wanted = ProfileForm(display_name=self.name, bio=self.bio)
            found = await in_thread(service.change_words, viewer_of(self), wanted, SCREENS)
        except ValidationError:
            self.problem = "That is far too long. Nothing was changed."
        except (WordsInvalid, PartRefused, PartNotScreened) as error:
            self.is_refused = isinstance(error, PartRefused)
            if error.part is ProfilePart.NAME:
                self.wrong_name = error.detail
            else:
                self.wrong_bio = error.detail
        except JhalakError as error:
            self.problem = error.detail
        else:
            self.name, self.bio, self.is_saving = found.display_name, found.bio, False
            return toast("Saved")
        self.is_saving = False
        return None

    @rx.event
    def changed(self, url: str) -> None:
        """The portrait is another, or off."""
        self.avatar_url = url

    def _forget_problems(self) -> None:
        self.wrong_name = self.wrong_bio = self.problem = ""
        self.is_refused = False


def _form() -> rx.Component:
    S = ProfilePage
    return rx.el.form(
        field(
            "Name",
            "name",
            error=S.wrong_name,
            hint=f"Up to {MAX_NAME} characters.",
            default_value=S.name,
            auto_complete="name",
            required=True,
            max_length=MAX_NAME,
        ),
        text_area(
            "About you",
            "bio",
            error=S.wrong_bio,
            hint=f"Up to {MAX_BIO} characters. Everybody can read it.",
            default_value=S.bio,
            rows="4",
            max_length=MAX_BIO,
        ),
        rx.cond(
            S.is_refused,
            rx.el.a(
                "Write to the grievance officer",
                href="/grievance",
                class_name="link small profile-way",
            ),
        ),
        rx.cond(S.problem != "", notice(S.problem, tone="danger", icon="circle-alert")),
        rx.el.div(
            button("Save", type="submit", busy=S.is_saving),
            rx.el.a("See your page", href="/c/" + S.handle, class_name="btn ghost", target="_self"),
            class_name="row wrap",
        ),
        on_submit=S.save,
        class_name="stack",
        aria_label="Name and a few words",
    )


@rx.page("/me/profile", title="Your profile · Jhalak", on_load=[Overlays.load, ProfilePage.load])
def profile() -> rx.Component:
    """The portrait, which changes at once, and a form for the words."""
    S = ProfilePage
    return page(
        top_bar("Your profile", back="/me"),
        rx.cond(
            S.failed != "",
            error_state("Your profile did not load", S.failed, on_retry=S.load),
            rx.cond(
                S.is_loaded,
                rx.el.div(
                    portrait(url=S.avatar_url, name=S.name, locale=S.locale, on_change=S.changed),
                    _form(),
                    class_name="profile",
                ),
                skeleton_rows(3),
            ),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
