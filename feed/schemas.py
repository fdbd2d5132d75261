"""The wire form of pages and explanations."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, Field

from catalog.schemas import FeedItem
from feed.query import MAX_LIMIT


class FeedParams(BaseModel):
    """What `GET /feed` may be asked."""

    surface: str = Field(
        "for_you",
        max_length=80,
        description="for_you, following, saved, tag:<slug> or creator:<handle>",
    )
    limit: int = Field(10, ge=1, le=MAX_LIMIT)
    cursor: str | None = Field(None, max_length=4096)
    start: UUID | None = Field(None, description="Deep link: this clip comes first.")


class PageTrace(BaseModel):
    """What a client should know about how the page came about."""

    exhausted: bool = Field(
        description="Nothing unseen was left; clips seen longest ago come again."
    )


class FeedPage(BaseModel):
    """A page of clips to swipe through."""

    request_id: UUID = Field(description="Name it in events and in `GET /feed/explain/…`.")
    surface: str = Field(examples=["for_you"])
    items: list[FeedItem]
    next_cursor: str | None = Field(description="Asks for the next page; `null` at the end.")
    trace: PageTrace


class ExposureState(StrEnum):
    """How a clip stands with the audience it was promised."""

    OWED = "owed"
    MET = "met"
    LATE = "late"


class Exposure(BaseModel):
    """The audience promised to a clip, and what it has had."""

    video_id: UUID
    state: ExposureState
    impressions: int
    promised: int = Field(description="Impressions that every approved clip gets.")
    published_at: datetime
    due_at: datetime


class LateClip(BaseModel):
    """A clip that is still owed some of its audience although the time for it is over."""

    exposure: Exposure
    caption: str
    creator_handle: str


class LateClips(BaseModel):
    """How the promise of an audience is kept."""

    late: int = Field(description="Published clips whose time is over before they had it.")
    owed: int = Field(description="Those that lack some of it and still have time.")
    clips: list[LateClip] = Field(description="Of the late ones those that wait longest.")


class SourceView(BaseModel):
    """What became of one source."""

    name: str
    found: int
    took_ms: float
    outcome: str = Field(examples=["ok"], description="ok, failed, overran or resting")


class ReasonKind(StrEnum):
    """What speaks for a clip, in terms that people use."""

    ASKED = "asked"  # Opened by its own address.
    FOLLOWED = "followed"
    CREATOR = "creator"
    TAG = "tag"
    CATEGORY = "category"
    RECENT = "recent"  # Close to what was watched in this sitting.
    TASTE = "taste"  # Close to what was liked over time.
    FINISHED = "finished"  # Most who start it watch it to the end.
    POPULAR = "popular"
    TRENDING = "trending"  # Many take to it right now.
    FRESH = "fresh"
    EXPLORING = "exploring"  # Few have met it yet.


class Reason(BaseModel):
    """One thing that speaks for a clip."""

    kind: ReasonKind
    part: float = Field(description="Share of all that truly speaks for it, 0 to 1.")
    value: str = Field("", description="The hashtag or category, or the creator's id.")
    is_set: bool = Field(False, description="The viewer asked for more of it themselves.")


class ExplainedItem(BaseModel):
    """Why a clip stands where it stands."""

    video_id: UUID
    position: int
    sources: list[str] = Field(description="Who proposed it.")
    propensity: float = Field(description="Chance that exploration proposed it; 1 for others.")
    pool: int = Field(0, description="Of how many clips it was drawn; 0 when it was not drawn.")
    terms: dict[str, float] = Field(description="Weight × term; they add up to the score.")
    score: float
    features: dict[str, float] = Field(
        {},
        description="What the model saw of viewer and clip; of the simple score its terms before "
        "they were weighed.",
    )
    reasons: list[Reason] = Field([], description="In words, strongest first.")


class Explanation(BaseModel):
    """The story of one page."""

    request_id: UUID
    viewer_id: UUID
    surface: str
    pipeline: str
    at_ms: int
    is_degraded: bool = Field(description="Redis was away, so the page went by popularity.")
    overrides: dict[str, bool | int | float | str] = Field(
        description="Parameters that experiments changed for this viewer."
    )
    considered: int
    dropped: dict[str, int] = Field(description="Filter → clips it kept away.")
    sources: list[SourceView]
    candidates: int
    sunk: int = Field(description="Candidates whose score was not finite.")
    relaxed: int = Field(description="Places where a spacing rule could not be kept.")
    weights: dict[str, float] = Field(
        {},
        description="Of each term for this viewer; a head's term over its weight is the "
        "probability that the model foresaw.",
    )
    withheld: list[str] = Field(
        [],
        description="Terms that are the shop's own business: left out of terms, weights and scores "
        "for all but its admins.",
    )
    model: str = Field("", description="The model that scored; empty for the simple score.")
    mix: dict[str, float] = Field(
        default={},
        description="What the content mix added to the score of each kind when choosing.",
    )
    exhausted: bool
    start: str = Field(description="Deep link: empty, first or unavailable.")
    took_ms: float
    items: list[ExplainedItem]
