"""Seconds of harmful media that each reviewer was shown, by day and policy."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.db import UtcDateTime


class MediaExposure(SQLModel, table=True):
    """What one person was shown of one policy on one day of theirs."""

    __tablename__ = "media_exposure"

    account_id: UUID = Field(foreign_key="account.id", primary_key=True)
    day: date = Field(primary_key=True)
    policy: str = Field(primary_key=True, max_length=40)
    seconds: float = 0.0
    reported_at: datetime = Field(sa_type=UtcDateTime)
