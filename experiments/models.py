"""The table of experiments."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime


class ExperimentState(StrEnum):
    """Where an experiment stands; it never runs again once stopped."""

    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"


class Experiment(SQLModel, table=True):
    """A comparison of arms, each a set of parameter overrides."""

    __tablename__ = "experiment"
    __table_args__ = (
        CheckConstraint("first_slot >= 0 AND end_slot > first_slot", name="slot_range"),
    )

    key: str = Field(primary_key=True, max_length=60)
    description: str = Field(default="", max_length=500)
    layer: str = Field(default="default", index=True, max_length=40)
    salt: str = Field(max_length=60)
    first_slot: int = 0
    end_slot: int = 10_000
    arms: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    state: ExperimentState = Field(default=ExperimentState.DRAFT, index=True)
    created_by: UUID | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
