"""Who applied for a brief or was invited, and the brand's answers."""

from __future__ import annotations

from dataclasses import dataclass, field

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.people_words import ANSWERED, FACTS, INVITE
from app.pages.brands_for_brands.said import taken_text
from app.pages.brands_for_brands.words import STANDINGS
from app.partner_words import screen_words
from app.session import in_thread, reader_of, viewer_of
from app.views import short_count
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import all_in, in_language
from core.moments import hour_text
from studio.brands import for_brands, for_creators
from studio.brands.forms import InvitationForm
from studio.brands.rules import ApproachStep
from studio.brands.schemas import ApplicationView, CreatorFacts


@dataclass
class Candidate:
    """Somebody who applied or was invited."""

    id: str
    name: str
    handle: str
    avatar_url: str
    state: str
    state_text: str
    words: str
    when: str
    facts: list[str] = field(default_factory=list)
    may_answer: bool = False
    may_withdraw: bool = False


def facts_of(facts: CreatorFacts, locale: str = "en") -> list[str]:
    """What the brand may know, a short line each."""
    says, counted = all_in(FACTS, locale), facts.clips_counted
    followers = says["follower" if facts.followers == 1 else "followers"]
    lines = [
        followers.format(number=short_count(facts.followers)),
        says["clip" if facts.clips == 1 else "clips"].format(number=facts.clips),
    ]
    if facts.median_views is not None:
        views = short_count(round(facts.median_views))
        many = says["views_one" if counted == 1 else "views"]
        lines.append(many.format(views=views, number=counted))
        lines.append(says["alike"].format(some=facts.in_category, number=counted))
    return lines


def candidate_of(one: ApplicationView, locale: str = "en") -> Candidate:
    """A row of the list."""
    return Candidate(
        id=str(one.id),
        name=one.creator.display_name,
        handle=one.creator.handle,
        avatar_url=one.creator.avatar_url or "",
        state=one.state.value,
        state_text=in_language(STANDINGS[one.state], locale),
        words=one.words,
        when=hour_text(one.began_at, locale),
        facts=facts_of(one.facts, locale),
        may_answer=ApproachStep.ACCEPT in one.steps,
        may_withdraw=ApproachStep.WITHDRAW in one.steps,
    )


class Applications(BriefDesk):
    """The people of the brief that is open."""

    people: list[Candidate] = []
    more_people: str = ""
    is_answering: str = ""
    invite_problem: str = ""
    is_inviting: bool = False

    @rx.event
    async def meet(self) -> None:
        """The newest of them."""
        self.people, self.more_people, self.invite_problem = [], "", ""
        await self._read()

    async def _read(self) -> None:
        try:
            page = await in_thread(
                for_brands.list_applications, viewer_of(self), parse_id(str(self.brief_id))
            )
        except JhalakError:
            return  # The brief itself says what is wrong.
        self.people = [candidate_of(one, reader_of(self)) for one in page.items]
        self.more_people = page.next_cursor or ""

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Earlier ones."""
        if not self.more_people:
            return None
        try:
            page = await in_thread(
                for_brands.list_applications,
                viewer_of(self),
                parse_id(self.id),
                cursor=self.more_people,
            )
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.people += [candidate_of(one, reader_of(self)) for one in page.items]
        self.more_people = page.next_cursor or ""
        return None

    @rx.event
    async def answer(self, approach_id: str, step: str) -> EventSpec | None:
        """Accepts, declines, or takes an invitation back."""
        if step not in ANSWERED:
            return None
        self.is_answering = approach_id
        try:
            viewer = viewer_of(self)
            await in_thread(for_creators.answer, viewer, parse_id(approach_id), ApproachStep(step))
            await self._freshen()
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        finally:
            self.is_answering = ""
        return toast(in_language(ANSWERED[step], reader_of(self)))

    @rx.event
    async def invite(self, form: dict[str, str]) -> EventSpec | None:
        """Asks a creator by handle."""
        self.invite_problem, self.is_inviting = "", True
        says = all_in(INVITE, reader_of(self))
        try:
            asked = InvitationForm(handle=form.get("handle", ""), words=form.get("words", ""))
            if not asked.handle.strip():
                self.invite_problem = says["whom"]
                return None
            viewer = viewer_of(self)
            await in_thread(
                for_brands.invite, viewer, parse_id(self.id), asked, screen=screen_words
            )
            await self._freshen()
        except ValidationError:
            self.invite_problem = says["too_long"]
            return None
        except JhalakError as error:
            self.invite_problem = error.told(reader_of(self))
            return None
        finally:
            self.is_inviting = False
        return toast(says["sent"])

    async def _freshen(self) -> None:
        """People and places; what is being typed into the brief stays."""
        await self._read()
        brief = await in_thread(for_brands.get_brief, viewer_of(self), parse_id(self.id))
        self.taken = brief.places - brief.places_left
        self.taken_text = taken_text(self.taken, brief.places, reader_of(self))
