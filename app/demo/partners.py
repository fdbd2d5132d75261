"""Brands and creators of the demo at work together: briefs, applications, and one agreed clip.

All of it goes through the services that people use. Running it again adds what is missing; what a
visitor did with a brief, such as closing it, stays.
"""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

import structlog
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import col, select

from app.demo import accounts, shop
from app.demo.records import SOURCE_PREFIX, World
from catalog.identity import viewer_of
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from core.clock import Clock, utc_now
from core.db import read_scope
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import BriefForm, InvitationForm
from studio.brands.models import Approach, Brief
from studio.brands.rules import ApproachState, ApproachStep, BriefState, BriefStep
from studio.brands.screens import Written as Kind

log = structlog.get_logger(__name__)
_FILE = Path(__file__).with_name("briefs.toml")
# A clip that one of these is true of may still come to its brand by itself.
ON_ITS_WAY = (VideoState.PROCESSING, VideoState.SCREENING)


class Pitch(BaseModel):
    """Somebody of the demo who applies."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: str
    words: str


class Written(BaseModel):
    """One brief of the file, checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    brand: str
    title: str
    wants: str
    skus: tuple[str, ...]
    commission_bp: int
    is_gifted: bool = False
    apply_days: int
    publish_days: int
    earn_days: int
    places: int
    is_open_to_all: bool = True
    pitch: tuple[Pitch, ...] = ()
    partner: str = Field("", alias="with")
    clip: str = ""


@cache
def written_briefs() -> tuple[Written, ...]:
    """Every brief of the file, in its order."""
    with _FILE.open("rb") as file:
        return tuple(Written.model_validate(table) for table in tomllib.load(file)["brief"])


def own_words(viewer: Viewer, written: Kind, text: str) -> None:
    """The demo's words are the house's own; they pass before any model is there."""


def ensure_briefs(plan: World, *, clock: Clock = utc_now) -> None:
    """Writes and opens the briefs that are not there yet, with who applied and who agreed."""
    for written in written_briefs():
        brief = _ensure_brief(plan, written, clock)
        if brief.state is not BriefState.OPEN or brief.apply_until <= clock():
            continue
        for pitch in written.pitch:
            viewer = _viewer(plan, pitch.by)
            if _approach(brief.id, viewer) is None:
                for_creators.apply(viewer, brief.id, pitch.words, clock=clock, screen=own_words)
        if written.partner:
            _ensure_agreed(plan, written, brief.id, clock)


def is_agreed(clip: str) -> bool:
    """Whether a demo clip is made under an agreement."""
    return any(written.clip == clip for written in written_briefs())


def agreement_for(plan: World, clip: str, *, clock: Clock = utc_now) -> UUID | None:
    """The running agreement that a demo clip is made under, if it is made under one."""
    for written in written_briefs():
        if written.clip != clip:
            continue
        creator = _viewer(plan, written.partner)
        brief = _stored(written, _viewer(plan, written.brand))
        found = _approach(brief.id, creator) if brief else None
        if found is None or found.agreement_id is None:
            return None
        agreement = for_creators.get_agreement(creator, found.agreement_id, clock=clock)
        return agreement.id if agreement.is_running else None
    return None


def approve_what_waits(plan: World, *, clock: Clock = utc_now) -> int:
    """The demo's brands say yes to the demo's own clips; a visitor's clip waits for a visitor.

    Returns:
        How many were approved.
    """
    approved = 0
    for handle in sorted({w.brand for w in written_briefs() if w.clip}):
        brand = _viewer(plan, handle)
        own = set(_clips_of_the_file())
        for clip in reviews.clips_to_review(brand):
            if clip.video_id in own:
                review = for_creators.get_review(brand, clip.video_id, clock=clock)
                reviews.approve(brand, clip.video_id, review.edition, clock=clock)
                approved += 1
                log.info("demo_clip_approved", video_id=str(clip.video_id))
    return approved


def is_one_on_its_way() -> bool:
    """Whether a clip of the file is being made or screened, and will wait for its brand."""
    return bool(_clips_of_the_file(*ON_ITS_WAY))


def _clips_of_the_file(*states: VideoState) -> list[UUID]:
    keys = [f"{SOURCE_PREFIX}{w.clip}" for w in written_briefs() if w.clip]
    query = select(Video.id).where(col(Video.source_key).in_(keys))
    if states:
        query = query.where(col(Video.state).in_(states))
    with read_scope() as session:
        return list(session.exec(query))


def _ensure_brief(plan: World, written: Written, clock: Clock) -> Brief:
    brand = _viewer(plan, written.brand)
    found = _stored(written, brand)
    if found is None:
        for_brands.create_brief(
            brand, _form(plan, written, brand, clock()), clock=clock, screen=own_words
        )
        found = _stored(written, brand)
        assert found is not None
    if found.state is BriefState.DRAFT and found.opened_at is None and found.apply_until > clock():
        for_brands.step_brief(brand, found.id, BriefStep.OPEN, clock=clock)
        found.state = BriefState.OPEN
    return found


def _form(plan: World, written: Written, brand: Viewer, now: datetime) -> BriefForm:
    def after(days: int) -> datetime:
        return now + timedelta(days=days)

    return BriefForm(
        title=written.title,
        wants=written.wants.strip(),
        product_ids=[
            shop.ensure_product(plan, sku, brand.require_account()) for sku in written.skus
        ],
        commission_bp=written.commission_bp,
        is_gifted=written.is_gifted,
        apply_until=after(written.apply_days),
        publish_from=now,
        publish_until=after(written.publish_days),
        earn_until=after(written.earn_days),
        places=written.places,
        is_open_to_all=written.is_open_to_all,
    )


def _ensure_agreed(plan: World, written: Written, brief_id: UUID, clock: Clock) -> None:
    """Invited by the brand, accepted by the creator; an answer that was given stays."""
    brand, creator = _viewer(plan, written.brand), _viewer(plan, written.partner)
    found = _approach(brief_id, creator)
    if found is None:
        form = InvitationForm(handle=written.partner)
        invited = for_brands.invite(brand, brief_id, form, clock=clock, screen=own_words)
        for_creators.answer(creator, invited.id, ApproachStep.ACCEPT, clock=clock)
    elif found.state is ApproachState.INVITED:
        for_creators.answer(creator, found.id, ApproachStep.ACCEPT, clock=clock)


def _stored(written: Written, brand: Viewer) -> Brief | None:
    query = select(Brief).where(
        Brief.brand_id == brand.require_account(), Brief.title == written.title
    )
    with read_scope() as session:
        return session.exec(query.order_by(col(Brief.id))).first()


def _approach(brief_id: UUID, creator: Viewer) -> Approach | None:
    query = select(Approach).where(
        Approach.brief_id == brief_id, Approach.creator_id == creator.require_account()
    )
    with read_scope() as session:
        return session.exec(query).first()


def _viewer(plan: World, handle: str) -> Viewer:
    account_id = accounts.ensure_person(plan.person[handle])
    with read_scope() as session:
        return viewer_of(session.get_one(Account, account_id))
