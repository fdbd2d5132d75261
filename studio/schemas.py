"""The wire forms of the studio. The edit list counts ticks; other times are whole milliseconds."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.kinds import AiPart, Audience, Disclosure, PinTerms, SoldOut, VideoKind
from catalog.lifecycle import VideoState
from catalog.schemas import WireModel
from core.money import Money
from studio.edl_schemas import EdlBody as EdlBody
from studio.publishing.schemas import LabelView, PartnershipView, ScheduleView, StandInView

MAX_CAPTION = 2200


class DraftForm(BaseModel):
    """A finished upload becomes a draft."""

    upload_id: UUID = Field(examples=["0192f0c4-9a51-7c51-8f43-5d6a4b1f2a10"])
    sha256: str | None = Field(
        None,
        pattern="^[0-9a-f]{64}$",
        description="Of the file as its sender has it; 460 when something else arrived.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )


class VideoChange(BaseModel):
    """What is set here changes; the rest stays."""

    model_config = ConfigDict(extra="forbid")

    caption: str | None = Field(
        None, max_length=MAX_CAPTION, examples=["Matte for the #monsoon, ₹499"]
    )
    kind: VideoKind | None = None
    language: str | None = Field(
        None,
        pattern=r"^([A-Za-z][A-Za-z-]{1,7})?$",
        description="Empty: found from the caption when the clip is submitted.",
        examples=["hi"],
    )
    disclosure: Disclosure | None = None
    audio_title: str | None = Field(None, max_length=120)
    audience: Audience | None = None
    despite_agreement: bool = Field(
        False, description="It leaves the public although a running agreement counts on it."
    )
    ai_made: list[AiPart] | None = Field(None, description="What of it a machine made.")
    edl: EdlBody | None = None


class PinIn(BaseModel):
    """A product at a time and place of the edited clip."""

    product_id: UUID
    start_ms: int = Field(ge=0, examples=[1500], description="On the timeline, in ms.")
    end_ms: int = Field(ge=0, examples=[5000])
    x: float = Field(0.5, ge=0, le=1, description="Fraction of the picture from its left.")
    y: float = Field(0.5, ge=0, le=1, description="Fraction of the picture from its top.")
    terms: PinTerms = PinTerms.OWN
    when_sold_out: SoldOut = SoldOut.KEEP
    alternative_id: UUID | None = Field(None, description="For `chosen`: what stands in.")
    excluded_ids: list[UUID] = Field(
        default_factory=list, max_length=50, description="Products that never stand in."
    )


class CaptionsForm(BaseModel):
    """A caption track as WebVTT, SRT or plain lines; an empty text removes the track."""

    language: str = Field(pattern=r"^[A-Za-z][A-Za-z-]{1,7}$", examples=["hi"])
    text: str = Field(max_length=600_000, description="Times are those of the source.")
    source: UUID | None = Field(None, description="The upload it belongs to; null is the clip's.")


class PinView(WireModel):
    """A pin with the product it shows."""

    product_id: UUID
    title: str
    brand_name: str
    image_url: str | None
    price: Money | None
    in_stock: bool
    start_ms: int
    end_ms: int
    x: float
    y: float
    terms: PinTerms
    when_sold_out: SoldOut
    alternative_id: UUID | None
    alternative_title: str
    excluded_ids: list[UUID]
    stand_in: StandInView | None = Field(description="Set while the product is sold out.")


class CaptionView(WireModel):
    """A caption track of one source, as canonical WebVTT in that source's time."""

    language: str
    label: str
    text: str
    source: UUID | None = None


class ClipNumbers(WireModel):
    """What a clip has achieved so far."""

    video_id: UUID
    views: int = 0
    average_watch_ms: int = Field(0, description="Per view, in ms; more than the length if looped.")
    average_watched: float = Field(0.0, description="The same as a share of the length.")
    finishes: int = 0
    likes: int = 0
    comments: int = 0
    saves: int = 0
    shares: int = 0
    product_taps: int = 0
    bag_adds: int = 0
    purchases: int = 0
    revenue_paise: int = 0
    retention: list[float] = Field(
        [], description="Share of viewers at even moments of the clip; empty below the floor."
    )


class StudioVideo(WireModel):
    """A clip as its creator edits it."""

    id: UUID
    state: VideoState
    headline: str = Field(description="The state in words.")
    caption: str
    hashtags: list[str]
    kind: VideoKind
    language: str
    disclosure: Disclosure
    is_disclosure_locked: bool = Field(description="The label is set by a rule, not by choice.")
    label: LabelView | None
    partnership: PartnershipView | None = Field(description="Set under an agreement.")
    ai_made: list[AiPart]
    is_ai_locked: bool = Field(description="It was handed in so; more can be declared, not less.")
    audience: Audience
    schedule: ScheduleView | None
    audio_title: str
    file_name: str
    source_duration_ms: int
    duration_ms: int
    width: int
    height: int
    edl: EdlBody
    pins: list[PinView]
    captions: list[CaptionView]
    source_url: str
    poster_url: str | None
    hls_url: str | None
    mp4_url: str | None
    is_playable: bool
    may_edit: bool
    may_edit_words: bool = Field(description="Caption, captions and pins; more needs `may_edit`.")
    may_submit: bool
    decision_code: str
    decision_reason: str
    created_at: datetime
    submitted_at: datetime | None
    published_at: datetime | None


class StudioCard(WireModel):
    """A clip in the creator's list."""

    id: UUID
    state: VideoState
    headline: str
    caption: str
    kind: VideoKind
    duration_ms: int
    poster_url: str | None
    colors: list[str]
    created_at: datetime
    published_at: datetime | None
    progress: float
    decision_reason: str
    numbers: ClipNumbers
    schedule: ScheduleView | None
    stock_note: str = Field(description="What stands in for what is sold out; often empty.")


class StudioPage(WireModel):
    """A page of the creator's clips, newest first, with totals by state."""

    items: list[StudioCard]
    next_cursor: str | None
    counts: dict[VideoState, int]


class VideoStatus(WireModel):
    """Where a submitted clip stands."""

    video_id: UUID
    state: VideoState
    headline: str
    progress: float = Field(description="Of the processing, 0 to 1.")
    is_working: bool
    is_playable: bool
    hls_url: str | None
    mp4_url: str | None
    poster_url: str | None
    decision_code: str
    decision_reason: str
    schedule: ScheduleView | None


class CoverChoice(WireModel):
    """A moment that may become the cover."""

    time_ms: int
    url: str


class QuotaView(WireModel):
    """What a creator may still upload."""

    used_bytes: int
    limit_bytes: int
    max_upload_bytes: int
    clip_max_s: int
