"""The wire forms of handing in and coming out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from catalog.models import Approval
from catalog.schemas import Partner, WireModel


class ScheduleForm(BaseModel):
    """An hour at which a clip comes out."""

    model_config = ConfigDict(extra="forbid")

    publish_at: AwareDatetime = Field(examples=["2026-12-04T18:30:00+05:30"])
    time_zone: str = Field(max_length=64, examples=["Asia/Kolkata"])


class ScheduleView(WireModel):
    """When a clip comes out."""

    publish_at: datetime | None = Field(description="None: called off; it waits for another hour.")
    time_zone: str
    text: str = Field(description="In the creator's time zone.", examples=["Fri 18:30"])


class LabelView(WireModel):
    """From when to when players show the clip's disclosure."""

    start_ms: int
    end_ms: int
    least_ms: int = Field(description="As long as the rule asks for.")
    rule: str = Field(examples=["ASCI"])


class PartnershipView(WireModel):
    """Under which agreement a clip is made, and what its brand says of it."""

    agreement_id: UUID
    brand: Partner
    approval: Approval
    note: str = Field(description="What happens next, or what a change would lead to.")
    leaving: str = Field(description="What taking it out of public costs; empty: nothing.")


class StandInView(WireModel):
    """What viewers see of a sold-out product."""

    product_id: UUID | None = Field(description="None: nothing.")
    title: str
    image_url: str | None


class FindingView(WireModel):
    """Something that might keep a clip from being published. A hint, never the verdict."""

    time_ms: int | None = Field(description="Of what is shown; None: not on the clip itself.")
    where: str = Field(examples=["Captions (hi)"])
    code: str = Field(examples=["contact"])
    title: str
    why: str
    how: str = Field(description="How to mend it.")
