"""The wire forms of working with brands."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from catalog.kinds import Audience, Disclosure
from catalog.lifecycle import VideoState
from catalog.models import Approval
from catalog.schemas import CategoryBrief, CreatorBrief, ProductCard, WireModel
from studio.brands.rules import ApproachState, ApproachStep, BriefState


class BriefView(WireModel):
    """A brief as anybody who may read it sees it."""

    id: UUID
    state: BriefState
    brand: CreatorBrief
    title: str
    wants: str
    products: list[ProductCard]
    categories: list[CategoryBrief]
    commission_bp: int
    is_gifted: bool
    label: Disclosure = Field(description="What clips made for it will carry.")
    apply_until: datetime
    publish_from: datetime
    publish_until: datetime
    earn_until: datetime
    places: int
    places_left: int
    is_open_to_all: bool
    opened_at: datetime | None


class OwnBrief(BriefView):
    """A brief as its brand sees it."""

    approaches: dict[ApproachState, int] = Field(description="How many stand where.")
    may_change_terms: bool


class ApproachView(WireModel):
    """An application or invitation."""

    id: UUID
    brief_id: UUID
    brief_title: str
    brand: CreatorBrief
    creator: CreatorBrief
    state: ApproachState
    words: str
    began_at: datetime
    answered_at: datetime | None
    agreement_id: UUID | None
    steps: list[ApproachStep] = Field(description="What the caller may do now.")


class OfferedBrief(BriefView):
    """A brief as a creator sees it."""

    fits: list[str] = Field(description="Why it may suit them, from their own clips.")
    mine: ApproachView | None
    may_apply: bool
    why_not: str = Field(description="Why applying is not possible; empty where it is.")
    shares: str = Field(description="What applying shows the brand, to be said before.")


class CreatorFacts(WireModel):
    """What a brand sees of a creator: the public profile, and numbers if the creator applied."""

    followers: int
    clips: int = Field(description="Published for everyone.")
    median_views: float | None = Field(
        description="Of the last ten clips; null where the creator does not share it or has none."
    )
    clips_counted: int
    in_category: int = Field(description="Of those clips: with products of the brief's shelves.")


class ApplicationView(ApproachView):
    """An application or invitation with what its brand may know of the creator."""

    facts: CreatorFacts


class BriefPage(WireModel):
    """A brand's briefs, newest first."""

    items: list[OwnBrief]
    next_cursor: str | None


class OfferPage(WireModel):
    """Open briefs."""

    items: list[OfferedBrief]
    next_cursor: str | None


class ApproachPage(WireModel):
    """The creator's applications and invitations, newest first."""

    items: list[ApproachView]
    next_cursor: str | None


class ApplicationPage(WireModel):
    """Who applied or was invited, newest first."""

    items: list[ApplicationView]
    next_cursor: str | None


class NoteView(WireModel):
    """A wish at its place."""

    at_ms: int | None
    text: str


class RoundView(WireModel):
    """One look of the brand at the clip."""

    number: int
    handed_in_at: datetime
    answer_by: datetime | None = Field(description="Once the clip waits for the brand.")
    is_overdue: bool
    answer: Approval | None
    answered_at: datetime | None
    words: str
    notes: list[NoteView]


class ClipUnderAgreement(WireModel):
    """A clip as both sides of its agreement see it in a list."""

    video_id: UUID
    agreement_id: UUID
    brand: CreatorBrief
    creator: CreatorBrief
    state: VideoState
    audience: Audience
    taken_down_at: datetime | None = Field(description="When its creator deleted it.")
    approval: Approval
    caption: str = Field(description="Empty for the brand while the creator works on it.")
    duration_ms: int
    poster_url: str | None
    publish_at: datetime | None = Field(description="The hour that its creator chose.")
    answer_by: datetime | None
    is_overdue: bool = Field(description="The brand has not answered in time.")


class ClipReview(ClipUnderAgreement):
    """A clip with all that is said about it."""

    hls_url: str | None
    mp4_url: str | None
    edition: str = Field(description="Names what an approval is for; empty while nothing waits.")
    may_answer: bool
    may_take_away: bool
    note: str = Field(description="What happens next, in words.")
    rounds: list[RoundView]


class AgreementView(WireModel):
    """What a brand and a creator agreed, and the clips of it."""

    id: UUID
    brief_id: UUID | None
    title: str
    brand: CreatorBrief
    creator: CreatorBrief
    products: list[ProductCard]
    commission_bp: int
    is_gifted: bool
    publish_from: datetime | None = Field(description="As the brief has it.")
    publish_until: datetime | None
    starts_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    is_running: bool
    clips: list[ClipUnderAgreement]


class AgreementPage(WireModel):
    """Agreements of the caller, on either side, newest first."""

    items: list[AgreementView]
    next_cursor: str | None
