"""The caller's own profile as a page changes it; `catalog.profile` checks that it is theirs."""

from __future__ import annotations

from typing import Any

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.profile.kept_back import KeptBack, kept_back_of
from app.pages.profile.words import page_words
from app.session import Session, in_thread, look_again, reader_of, viewer_of
from catalog.profile import service
from catalog.profile.errors import PartNotScreened, PartRefused, ProfilePart, WordsInvalid
from catalog.profile.schemas import LanguageForm, ProfileForm
from catalog.viewer import Viewer
from core.errors import JhalakError, NotSignedIn
from core.ids import parse_id
from moderation.profiles import service as contests
from moderation.profiles.schemas import ContestForm
from moderation.profiles.screening import SCREENS


class ProfilePage(rx.State):
    """The caller's own profile, as it is and as it is being changed."""

    handle: str = ""
    name: str = ""
    bio: str = ""
    avatar_url: str = ""
    locale: str = "en"
    words: dict[str, str] = page_words("en")
    wrong_name: str = ""
    wrong_bio: str = ""
    problem: str = ""
    failed: str = ""
    refused: list[KeptBack] = []
    is_saving: bool = False
    is_loaded: bool = False

    @rx.event
    async def load(self) -> EventSpec | None:
        """Reads the profile of whoever the cookies name; guests have none."""
        self.is_loaded, self.failed, self.refused = False, "", []
        self._forget_problems()
        self.locale = reader_of(self)
        self.words = page_words(self.locale)
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.my_profile, viewer)
            await self._read_refused(viewer)
        except NotSignedIn:
            return rx.redirect("/sign-in?next=/me/profile")
        except JhalakError as error:
            self.failed = error.told(self.locale)
            return None
        self.handle, self.name, self.bio = found.handle, found.display_name, found.bio
        self.avatar_url = found.avatar_url or ""
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
            viewer = viewer_of(self)
            wanted = ProfileForm(display_name=self.name, bio=self.bio)
            found = await in_thread(service.change_words, viewer, wanted, SCREENS)
        except ValidationError:
            self.problem = self.words["too_long"]
        except (WordsInvalid, PartRefused, PartNotScreened) as error:
            if isinstance(error, PartRefused):
                await self._read_refused(viewer)
            if error.part is ProfilePart.NAME:
                self.wrong_name = error.told(self.locale)
            else:
                self.wrong_bio = error.told(self.locale)
        except JhalakError as error:
            self.problem = error.told(self.locale)
        else:
            self.name, self.bio, self.is_saving = found.display_name, found.bio, False
            return toast(self.words["saved"])
        self.is_saving = False
        return None

    @rx.event
    def changed(self, url: str) -> None:
        """The portrait is another, or off."""
        self.avatar_url = url

    @rx.event
    async def picture_refused(self) -> None:
        """The portrait was refused; it can be contested now."""
        try:
            await self._read_refused(viewer_of(self))
        except JhalakError as error:
            self.problem = error.told(self.locale)

    @rx.event
    async def contest(self, form: dict[str, Any]) -> EventSpec:
        """Asks a person to look at what was refused."""
        try:
            viewer = viewer_of(self)
            said = ContestForm(words=str(form.get("words") or ""))
            await in_thread(contests.contest, viewer, parse_id(str(form.get("row_id"))), said)
            await self._read_refused(viewer)
        except ValidationError:
            return toast(self.words["one_sentence"], tone="danger")
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        return toast(self.words["asked"])

    @rx.event
    async def withdraw(self, refusal_id: str) -> EventSpec:
        """Takes a contest back that nobody has decided; it can be made again."""
        try:
            viewer = viewer_of(self)
            await in_thread(contests.withdraw, viewer, parse_id(refusal_id))
            await self._read_refused(viewer)
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        return toast(self.words["withdrawn"])

    @rx.event
    async def read_in(self, language: str) -> EventSpec:
        """The page, the frame and all others speak that language with whoever this is."""
        try:
            wanted = LanguageForm.model_validate({"locale": language}).locale
            await in_thread(service.read_in, viewer_of(self), wanted)
        except ValidationError:
            return toast(self.words["failed"], tone="danger")
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        look_again(self)
        self.locale, self.words = wanted, page_words(wanted)
        session = await self.get_state(Session)
        session.locale = wanted
        await self._read_refused(viewer_of(self))
        return toast(self.words["spoken"])

    async def _read_refused(self, viewer: Viewer) -> None:
        found = await in_thread(contests.my_refusals, viewer)
        self.refused = [kept_back_of(view, viewer.locale) for view in found.items]

    def _forget_problems(self) -> None:
        self.wrong_name = self.wrong_bio = self.problem = ""
