"""A brand, its products, a brief, creators and clips without ffmpeg: rows and real services."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from catalog.agreements import edition_of
from catalog.kinds import Role
from catalog.lifecycle import Step, VideoState
from catalog.models import AgreedClip, ProductPin, Video
from catalog.videos import advance, get_video, let_through
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from moderation.decisions import last_word_allows
from moderation.models import Ruling
from moderation.rulings import record_automatic
from studio import submission
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import BriefForm
from studio.brands.rules import ApproachStep, BriefStep
from studio.brands.schemas import OwnBrief
from studio.brands.screens import Written
from studio.publishing.due import publish_due
from tests import small_world as world

START = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)


def anything_goes(viewer: Viewer, written: Written, text: str) -> None:
    """A screen that keeps nothing back."""


@dataclass
class Scene:
    """One brand with products and its creators; time is what the test says."""

    now: datetime = START
    brand: Viewer = field(init=False)
    meera: Viewer = field(init=False)
    product_id: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.brand = self.account("gulmohar", Role.BRAND)
        self.meera = self.account("meera", Role.CREATOR)
        self.product_id = self.product("L1", self.brand)

    def clock(self) -> datetime:
        return self.now

    def account(self, handle: str, role: Role) -> Viewer:
        with session_scope() as session:
            return world.viewer(world.account(session, handle, role))

    def product(self, sku: str, brand: Viewer | None = None, category: str = "lipstick") -> UUID:
        with session_scope() as session:
            row = world.product(session, sku, category=category)
            row.brand_id = brand.account_id if brand else None
            return row.id

    def form(self, **more: Any) -> BriefForm:
        facts: dict[str, Any] = {
            "title": "Three looks",
            "wants": "Show the colour in daylight.",
            "product_ids": [self.product_id],
            "commission_bp": 1200,
            "apply_until": self.now + 5 * DAY,
            "publish_from": self.now - DAY,
            "publish_until": self.now + 20 * DAY,
            "earn_until": self.now + 40 * DAY,
            "places": 2,
        }
        return BriefForm.model_validate(facts | more)

    def open_brief(self, **more: Any) -> OwnBrief:
        brief = for_brands.create_brief(
            self.brand, self.form(**more), clock=self.clock, screen=anything_goes
        )
        return for_brands.step_brief(self.brand, brief.id, BriefStep.OPEN, clock=self.clock)

    def agreement(self, creator: Viewer | None = None, **more: Any) -> UUID:
        """Agreed by applying and accepting."""
        applied = for_creators.apply(
            creator or self.meera,
            self.open_brief(**more).id,
            "Me!",
            clock=self.clock,
            screen=anything_goes,
        )
        agreed = for_creators.answer(self.brand, applied.id, ApproachStep.ACCEPT, clock=self.clock)
        assert agreed.agreement_id is not None
        return agreed.agreement_id

    def draft(self, creator: Viewer | None = None, *, pinned: bool = True) -> UUID:
        with session_scope() as session:
            row = Video(
                creator_id=(creator or self.meera).account_id,
                caption="Glow",
                language="en",
                sha256="a" * 64,
                source_duration_ms=8000,
                duration_ms=8000,
                recipe="r1",
            )
            session.add(row)
            session.flush()
            if pinned:
                where = {"start_ms": 0, "end_ms": 4000}
                session.add(ProductPin(video_id=row.id, product_id=self.product_id, **where))
            return row.id

    def agreed_draft(self, agreement_id: UUID) -> UUID:
        video_id = self.draft()
        for_creators.put_under(self.meera, video_id, agreement_id, clock=self.clock)
        return video_id

    def hand_in(self, video_id: UUID) -> None:
        """Handed in, made and found clean: the clip goes wherever it may."""
        submission.submit(self.meera, video_id)
        with session_scope() as session:
            advance(session, video_id, Step.TRANSCODED)
        self.screen(video_id)

    def screen(self, video_id: UUID) -> None:
        """The verdict on a clip that waits for one is good."""
        with session_scope() as session:
            let_through(session, video_id, now=self.now)
            record_automatic(session, video_id=video_id, ruling=Ruling.PUBLISH, screening_id=None)

    def waiting(self, **more: Any) -> UUID:
        """A clip that waits for the brand."""
        video_id = self.agreed_draft(self.agreement(**more))
        self.hand_in(video_id)
        return video_id

    def edition(self, video_id: UUID) -> str:
        with read_scope() as session:
            return edition_of(session, get_video(session, video_id))

    def approve(self, video_id: UUID) -> None:
        reviews.approve(self.brand, video_id, self.edition(video_id), clock=self.clock)

    def live(self, **more: Any) -> UUID:
        video_id = self.waiting(**more)
        self.approve(video_id)
        assert self.sweep() == [video_id]
        return video_id

    def sweep(self) -> list[UUID]:
        return publish_due(self.now, last_word_allows)

    def state(self, video_id: UUID) -> VideoState:
        with read_scope() as session:
            return get_video(session, video_id).state

    def clip(self, video_id: UUID) -> AgreedClip | None:
        with read_scope() as session:
            return session.get(AgreedClip, video_id)
