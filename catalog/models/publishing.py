"""When a clip comes out, and what stood in for its sold-out products."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class PublishSchedule(SQLModel, table=True):
    """The hour that a creator chose for a clip. Without a row a clip comes out when it may."""

    __tablename__ = "publish_schedule"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    # None: called off. The clip waits until its creator names another hour.
    publish_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    time_zone: str = Field(default="UTC", max_length=64)  # As the creator reads the hour.
    set_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class StandIn(SQLModel, table=True):
    """From `at` on viewers saw `shown_id` where `product_id` is tagged. A row is never changed."""

    __tablename__ = "stand_in"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    product_id: UUID = Field(foreign_key="product.id")
    shown_id: UUID | None = Field(default=None, foreign_key="product.id")  # None: nothing.
    reason: str = Field(max_length=20)  # sold_out | back | rule
    at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
