"""The tables of what viewers set about their taste; `viewer_id` is an account's or a guest's."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime


class TasteKind(StrEnum):
    """What a preference is about."""

    TAG = "tag"
    CREATOR = "creator"
    CATEGORY = "category"


class TasteLevel(StrEnum):
    """How much of it the viewer wants; stands in place of what was learned."""

    MORE = "more"
    LESS = "less"
    OFF = "off"  # Neither: what was learned does not count.


class TastePreference(SQLModel, table=True):
    """A viewer wants more or less of a hashtag, creator or category, or has it not count."""

    __tablename__ = "taste_preference"

    viewer_id: UUID = Field(primary_key=True)
    kind: TasteKind = Field(primary_key=True)
    value: str = Field(primary_key=True, max_length=80)  # A slug, or a creator's id in hex.
    level: TasteLevel
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class TasteSetting(SQLModel, table=True):
    """How a viewer wants to be known at all."""

    __tablename__ = "taste_setting"

    viewer_id: UUID = Field(primary_key=True)
    is_paused: bool = False
    # What happened before does not count.
    reset_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When the taste picker was answered or waved away.
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
