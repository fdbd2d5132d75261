"""The wire forms of moderation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.lifecycle import VideoState
from catalog.schemas import VideoCard, WireModel
from core.languages import in_language
from moderation.models import CaseState, Origin, Ruling, Subject
from moderation.spoken.schemas import SpokenView


class ReasonView(WireModel):
    """Why something is in the queue."""

    code: str
    title: str
    text: str
    severity: int
    score: float | None = None
    threshold: float | None = None
    where: str = ""


class SignalView(WireModel):
    """One score of one model."""

    label: str
    title: str
    score: float
    threshold: float
    is_over: bool
    agrees: bool
    model: str
    model_sha256: str
    where: str
    reason: str
    source: str


class DecisionView(WireModel):
    """What was decided. Who decided is shown to moderators alone."""

    at: datetime
    ruling: Ruling
    reason_code: str
    reason_title: str
    reason_text: str
    note: str
    actor_name: str
    policy_version: str


class ClaimView(WireModel):
    """The caller's right to decide."""

    fence: int
    until: datetime


class ReportView(WireModel):
    """What viewers said."""

    reason: str
    count: int
    details: list[str]


class CreatorRecord(WireModel):
    """What became of the creator's clips so far."""

    published: int
    rejected: int
    held: int


class CaseCard(WireModel):
    """A case in the queue."""

    id: UUID
    subject: Subject
    video_id: UUID | None = Field(
        description="None for a product, and for an account that was met at no clip."
    )
    origin: Origin
    state: CaseState
    opened_at: datetime
    age_s: int
    priority: int
    creator_id: UUID | None = Field(description="None of a product that no account sells.")
    creator_handle: str
    creator_name: str
    is_trusted: bool
    caption: str = Field(description="Of the clip, the comment's text, or the product's title.")
    poster_url: str | None = Field(description="Of the clip or the product.")
    colors: list[str]
    duration_ms: int
    reasons: list[ReasonView]
    report_count: int
    claimed_by_name: str | None
    claimed_until: datetime | None
    is_mine: bool
    is_own_clip: bool = Field(description="The caller's own: somebody else has to decide.")
    why_here: str = Field("", description="What its place in the queue follows from, in numbers.")
    is_near: bool = Field(False, description="A legal deadline is near.")
    due_at: datetime | None = Field(None, description="The earliest legal deadline.")
    queue: str = ""
    language: str = ""
    skips: int = 0
    hidden_acts: list[str] = Field([], description="What its queue neither offers nor accepts.")
    is_offered: bool = Field(True, description="To the caller; a lead sees others' cases, too.")


class NoteView(WireModel):
    """Words about a case."""

    at: datetime
    author_name: str
    text: str
    is_public: bool = Field(description="Its maker reads it too.")


class ProductWordsView(WireModel):
    """The words of a product that a case is about."""

    product_id: UUID
    title: str
    description: str
    brand_name: str
    picture_url: str | None
    is_shown_otherwise: bool = Field(
        description="It shows with older words meanwhile; false in a blind look."
    )


class CaseDetail(CaseCard):
    """A case with all its evidence.

    In a blind second look the decision that it is about does not show: neither what was decided
    nor the state that the clip is in now.
    """

    video_state: VideoState | None
    clip: VideoCard | None
    product: ProductWordsView | None = Field(None, description="Of a case about a product alone.")
    avatar_url: str | None = Field(description="The portrait of whose it is.")
    spoken: SpokenView | None = Field(
        description="None for a comment, somebody else's clip, and whom the case is not for."
    )
    signals: list[SignalView]
    screening_problem: str
    reports: list[ReportView]
    policy_version: str
    decisions: list[DecisionView]
    notes: list[NoteView] = []
    undo_until: datetime | None = Field(
        None, description="Until when the caller can take their decision back."
    )
    may_lift: bool = Field(
        False, description="Its maker's account was ended, and the caller may let it act again."
    )
    claim: ClaimView | None
    creator_clips: CreatorRecord


class QueueCounts(WireModel):
    """How much waits."""

    open: int = Field(description="That the caller may take; for a lead, all of them.")
    unclaimed: int
    mine: int
    reported: int
    oldest_age_s: int
    elsewhere: int = Field(0, description="Open cases beside them, which are for others.")
    appeals: int = 0
    legal: int = Field(0, description="With a deadline.")
    sample: int = 0


class QueuePage(WireModel):
    """A page of the queue, most urgent first."""

    items: list[CaseCard]
    counts: QueueCounts
    next_cursor: str | None


class PolicyReasonView(WireModel):
    """A reason for rejecting; `subjects` are what a person may give it for."""

    code: str
    subjects: list[Subject]
    title: str
    title_hi: str
    text: str
    text_hi: str
    severity: int

    def named(self, locale: str) -> str:
        """Its title for whoever reads it."""
        return in_language((self.title, self.title_hi), locale)

    def told(self, locale: str) -> str:
        """What the maker of a thing reads, for whoever reads it."""
        return in_language((self.text, self.text_hi), locale)


class PolicyView(WireModel):
    """The rules in force."""

    version: str
    reasons: list[PolicyReasonView]


class FenceForm(BaseModel):
    """Which claim is meant: that under which the caller saw the case."""

    model_config = ConfigDict(extra="forbid")

    fence: int = Field(ge=1)


class ApproveForm(FenceForm):
    """A yes."""

    reason_code: str = Field("", max_length=40)
    note: str = Field("", max_length=500)


class RejectForm(FenceForm):
    """A no, with its reason."""

    reason_code: str = Field(min_length=1, max_length=40, examples=["misleading"])
    note: str = Field("", max_length=500, examples=["The clip says “cures acne in a day”."])


class TakeDownForm(BaseModel):
    """Why a live clip goes."""

    model_config = ConfigDict(extra="forbid")

    reason_code: str = Field(min_length=1, max_length=40)
    note: str = Field("", max_length=500)
