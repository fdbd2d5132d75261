"""Tags that models propose for a clip; the creator's own stand elsewhere and are never touched."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class TagKind(StrEnum):
    """What is proposed."""

    CATEGORY = "category"
    HASHTAG = "hashtag"
    PRODUCT = "product"  # `slug` is its id; offered among product suggestions.


class SuggestionState(StrEnum):
    """What the creator made of it."""

    OFFERED = "offered"
    ACCEPTED = "accepted"  # A hashtag stands in the caption from then on, as the creator's own.
    DISMISSED = "dismissed"  # Never offered again for this clip.


class VideoTagSuggestion(SQLModel, table=True):
    """One tag that a model proposes for one clip."""

    __tablename__ = "video_tag_suggestion"
    __table_args__ = (UniqueConstraint("video_id", "kind", "slug"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    kind: TagKind
    slug: str = Field(max_length=60)
    label: str = Field(max_length=60)
    score: float  # Calibrated probability, 0 to 1.
    model: str = Field(max_length=60)
    why: str = Field(max_length=200)  # One phrase for the creator.
    state: SuggestionState = SuggestionState.OFFERED
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ProductVector(SQLModel, table=True):
    """What a product is about, in the space of clips' content vectors."""

    __tablename__ = "product_vector"

    product_id: UUID = Field(foreign_key="product.id", primary_key=True)
    vector: bytes  # 64 × float32, L2-normalised.
    words: bytes  # 384 × float16, of the text encoder.
    picture: bytes | None = None  # 1280 × float16, of the image encoder; None without a picture.
    described_at: datetime = Field(sa_type=UtcDateTime)
