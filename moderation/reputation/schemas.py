"""The wire forms of records and reach."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from catalog.reach import Reach
from catalog.schemas import WireModel
from moderation.reputation.clearing import Why
from moderation.reputation.ladder import Rung
from moderation.reputation.models import Part


class StrikeView(WireModel):
    """One incident that counts."""

    at: datetime
    fades_at: datetime
    points: int = Field(description="2 for grave harm, else 1.")
    reason_code: str
    reason_title: str
    text: str = Field(description="What the rule says, as the person was told.")
    subject_ids: list[UUID] = Field(description="The clips or comments it was about.")


class PartView(WireModel):
    """Where the caller stands in one part, in plain words."""

    part: Part
    title: str
    rung: Rung
    text: str
    until: datetime | None = Field(description="When a pause ends.")
    clears: str = Field(description="What ends it.")
    limits: list[str] = Field(description="What is limited, e.g. `2/day`.")
    strikes: list[StrikeView] = Field(description="Those that count now, the newest first.")
    is_trusted: bool = Field(description="Clean clips are published without a person.")


class Standing(WireModel):
    """Everything that the caller's earlier clips, comments and reports have led to."""

    parts: list[PartView]


class ReachView(WireModel):
    """How far a clip goes in the feeds, in plain words."""

    video_id: UUID
    reach: Reach
    is_frozen: bool
    impressions: int
    cap: int | None = Field(description="Impressions in feeds; `null` is no limit.")
    why: Why
    text: str
    why_text: str
    always: str = Field(description="Where it can be seen whatever its tier.")
