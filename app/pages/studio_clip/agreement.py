"""The brand that a clip is made for: choosing the agreement, and what the brand says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_creators.words import reward_text
from app.pages.studio.drawn import runtime_of, script_of
from app.pages.studio_clip.agreement_words import AGREED
from app.pages.studio_clip.state import Editor
from app.session import in_thread, viewer_of
from catalog.models import Approval
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import in_language
from core.moments import ago, hour_text, short_date_text
from studio import service
from studio.brands import for_creators
from studio.brands.clips import NotUnderAgreement
from studio.brands.schemas import AgreementView, RoundView

MOST = 60
_ANSWERS = frozenset({Approval.APPROVED, Approval.CHANGES})


@dataclass
class Choice:
    """A running agreement that a draft can be made for."""

    id: str
    title: str
    lang: str
    about: str


@dataclass
class Wanted:
    """A product of the agreement."""

    id: str
    title: str
    image_url: str


@dataclass
class Note:
    """A wish at its second; `at_ms` is negative for one of the whole clip."""

    key: str
    at_ms: int
    moment: str
    text: str
    lang: str


@dataclass
class Round:
    """One look of the brand."""

    number: int
    title: str
    when: str
    words: str
    lang: str
    is_open: bool
    is_late: bool
    notes: list[Note] = field(default_factory=list)


class Agreed(Editor):
    """The clip's agreement with all that is said about it."""

    choices: list[Choice] = []
    wanted: list[Wanted] = []
    rounds: list[Round] = []
    may_take_away: bool = False
    is_agreeing: bool = False

    @rx.var
    def tagged(self) -> list[str]:
        """Products that the clip shows."""
        return [pin.product_id for pin in self.pins]

    @rx.var
    def lacks_product(self) -> bool:
        """Whether it is made for a brand and shows nothing of the agreement."""
        return bool(self.wanted) and not {one.id for one in self.wanted} & set(self.tagged)

    @rx.var
    def last_asked(self) -> list[Round]:
        """The round whose wishes wait for the creator; none otherwise."""
        if self.clip.partner_says != "changes" or not self.clip.may_submit:
            return []
        return [one for one in self.rounds if not one.is_open][:1]

    @rx.event
    async def meet(self) -> None:
        """A fresh page: what the clip can be made for, and what was said."""
        self.choices, self.is_agreeing = [], False
        await self._read_agreement()

    @rx.event
    async def put(self, agreement_id: str) -> EventSpec:
        """The draft is made for a brand."""
        if self.is_agreeing:
            return toast(self._say(AGREED["one_moment"]), tone="neutral")
        self.is_agreeing = True
        try:
            agreement = parse_id(agreement_id)
            await in_thread(for_creators.put_under, viewer_of(self), self._id(), agreement)
            await self._reread()
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        finally:
            self.is_agreeing = False
        return toast(self._say(AGREED["is_for"], brand=self.clip.partner))

    @rx.event
    async def take_away(self) -> EventSpec:
        """The draft is the creator's own again."""
        try:
            await in_thread(for_creators.take_away, viewer_of(self), self._id())
            await self._reread()
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        return toast(self._say(AGREED["own_again"]))

    async def _reread(self) -> None:
        self._show(await in_thread(service.get_video, viewer_of(self), self._id()))
        self.revision += 1
        await self._read_agreement()

    async def _read_agreement(self) -> None:
        """What is agreed and said, as far as it can be read; the clip itself is shown anyhow."""
        self.rounds, self.wanted, self.may_take_away = [], [], False
        if self.clip.id == "":
            return
        try:
            viewer = viewer_of(self)
            if self.clip.partner == "":
                if self.clip.may_submit:
                    self.choices = await in_thread(_choices, viewer, self.locale)
                else:
                    self.choices = []
                return
            review = await in_thread(for_creators.get_review, viewer, self._id())
            agreement = await in_thread(for_creators.get_agreement, viewer, review.agreement_id)
        except (JhalakError, NotUnderAgreement):
            return
        self.may_take_away = review.may_take_away
        brand = review.brand.display_name
        self.rounds = rounds_of(review.rounds, brand, utc_now(), self.locale)
        self.wanted = wanted_of(agreement)


def _choices(viewer: Viewer, locale: str = "en") -> list[Choice]:
    agreements = for_creators.list_agreements(viewer, limit=MOST).items
    own = [a for a in agreements if a.is_running and a.creator.id == viewer.account_id]
    now = utc_now()  # After the last day nothing joins any more.
    return [choice_of(a, locale) for a in own if a.publish_until is None or a.publish_until > now]


def choice_of(agreement: AgreementView, locale: str = "en") -> Choice:
    """A running agreement as the panel offers it."""
    until = agreement.publish_until or agreement.ends_at
    about = in_language(AGREED["about"], locale).format(
        brand=agreement.brand.display_name,
        reward=reward_text(agreement.commission_bp, is_gifted=agreement.is_gifted, locale=locale),
        day=short_date_text(until, locale),
    )
    return Choice(
        id=str(agreement.id),
        title=agreement.title or agreement.brand.display_name,
        lang=script_of(agreement.title),
        about=about,
    )


def wanted_of(agreement: AgreementView) -> list[Wanted]:
    """The agreement's products."""
    return [Wanted(str(p.id), p.title, p.image_url or "") for p in agreement.products]


def rounds_of(
    rounds: list[RoundView], brand: str, now: datetime, locale: str = "en"
) -> list[Round]:
    """What the brand said, the newest first."""
    return [_round(one, brand, now, locale) for one in reversed(rounds)]


def _round(one: RoundView, brand: str, now: datetime, locale: str) -> Round:
    if one.answer in _ANSWERS and one.answered_at is not None:
        name, when = one.answer.value, ago(one.answered_at, now, locale)
    elif one.answer_by is None:
        name, when = "goes_to", ""
    elif one.is_overdue:
        name, when = "late", in_language(AGREED["safe"], locale)
    else:
        answer_by = in_language(AGREED["answer_by"], locale)
        name, when = "waits", answer_by.format(hour=hour_text(one.answer_by, locale))
    return Round(
        number=one.number,
        title=in_language(AGREED[name], locale).format(brand=brand),
        when=when,
        words=one.words,
        lang=script_of(one.words),
        is_open=one.answer is None,
        is_late=one.is_overdue,
        notes=[
            Note(
                key=f"{one.number}.{number}",
                at_ms=-1 if note.at_ms is None else note.at_ms,
                moment="" if note.at_ms is None else runtime_of(note.at_ms),
                text=note.text,
                lang=script_of(note.text),
            )
            for number, note in enumerate(one.notes)
        ],
    )
