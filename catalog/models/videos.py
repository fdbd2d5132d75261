"""Clips and what hangs on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from catalog.kinds import Audience, Disclosure, PinTerms, Restriction, SoldOut, VideoKind
from catalog.lifecycle import VideoState
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Video(SQLModel, table=True):
    """A clip from draft to removal."""

    __tablename__ = "video"
    __table_args__ = (UniqueConstraint("creator_id", "source_key"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    creator_id: UUID = Field(foreign_key="account.id", index=True)
    state: VideoState = Field(default=VideoState.DRAFT, index=True)
    kind: VideoKind = VideoKind.USER
    caption: str = Field(default="", max_length=2200)
    language: str = Field(default="en", max_length=8)
    disclosure: Disclosure = Disclosure.NONE
    is_sponsored: bool = False
    audience: Audience = Field(default=Audience.EVERYONE)
    ai_made: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Values of `AiPart`, as declared.
    audio_title: str = Field(default="", max_length=120)

    # The original and what was made of it
    source_key: str | None = None  # Makes imports idempotent: same creator and key, same video.
    original_key: str | None = None
    sha256: str = ""
    edl: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    source_duration_ms: int = 0
    duration_ms: int = 0  # Of what is shown, after the trim.
    width: int = 0
    height: int = 0
    recipe: str = ""  # Names the folder `media/{id}/{recipe}` that is served.
    colors: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    content_vector: bytes | None = None  # 64 × float32, L2-normalised.

    # What moderation made of it; the last decision, as its creator sees it
    restriction: Restriction = Restriction.NONE
    decision_code: str = ""
    decision_reason: str = Field(default="", max_length=500)

    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    published_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    revision: int = 0  # Grows with each change; snapshots elsewhere compare it.
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime, index=True)


class Caption(SQLModel, table=True):
    """One caption track of one source of a clip, as canonical WebVTT in that source's time."""

    __tablename__ = "caption"
    __table_args__ = (
        UniqueConstraint("video_id", "language", "source"),
        # To a unique constraint, two nulls differ.
        Index(
            "ix_caption_main",
            "video_id",
            "language",
            unique=True,
            sqlite_where=text("source IS NULL"),
            postgresql_where=text("source IS NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    language: str = Field(max_length=8)
    source: UUID | None = None  # The upload whose time it keeps; None is the clip's own.
    vtt: str
    origin: str = Field(default="creator", max_length=20)  # creator | machine | none
    words: list[Any] | None = Field(  # `studio.cues.words` as stored; None: times of cues only.
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )


class ProductPin(SQLModel, table=True):
    """A product tagged at a time and place of a clip."""

    __tablename__ = "product_pin"
    __table_args__ = (
        CheckConstraint("start_ms >= 0 AND end_ms > start_ms", name="time_range"),
        CheckConstraint("x >= 0 AND x <= 1 AND y >= 0 AND y <= 1", name="place"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    product_id: UUID = Field(foreign_key="product.id", index=True)
    start_ms: int
    end_ms: int
    x: float = 0.5  # Fractions of the picture, from its left and top.
    y: float = 0.5
    terms: PinTerms = PinTerms.OWN
    when_sold_out: SoldOut = SoldOut.KEEP
    alternative_id: UUID | None = None  # For `SoldOut.CHOSEN`; products are never deleted.
    excluded_ids: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Products that never stand in.


class Hashtag(SQLModel, table=True):
    """A word that clips share; `slug` is its folded form."""

    __tablename__ = "hashtag"

    slug: str = Field(primary_key=True, max_length=60)
    label: str = Field(max_length=60)


class VideoHashtag(SQLModel, table=True):
    """A hashtag on a clip."""

    __tablename__ = "video_hashtag"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    slug: str = Field(foreign_key="hashtag.slug", primary_key=True, index=True)


class VideoStats(SQLModel, table=True):
    """Totals of a clip, kept by the event consumer and by the services that promise things."""

    __tablename__ = "video_stats"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    impressions: int = 0
    plays: int = 0
    watch_ms: int = 0
    finishes: int = 0
    likes: int = 0
    comments: int = 0
    saves: int = 0
    shares: int = 0
    product_taps: int = 0
    bag_adds: int = 0
    purchases: int = 0
    skips: int = 0
