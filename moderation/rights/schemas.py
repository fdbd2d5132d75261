"""The wire forms of statements, appeals, reports and grievances."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.kinds import ReportReason
from catalog.schemas import WireModel
from moderation.models import Subject
from moderation.rights.appeals import MOST_WORDS
from moderation.rights.models import (
    AppealOutcome,
    Ending,
    FoundBy,
    GrievanceKind,
    GrievanceState,
    Measure,
)
from moderation.rights.reports import ReportState


class FactView(WireModel):
    """Where something was found."""

    where: str = Field(examples=["in what is said"])
    surface: str
    at_ms: int | None = Field(description="The moment in the clip.")


class AppealView(WireModel):
    """An appeal and what came of it."""

    words: str
    outcome: AppealOutcome
    created_at: datetime
    decided_at: datetime | None


class StatementView(WireModel):
    """Why something was decided about what one made, in the reader's language."""

    id: UUID
    at: datetime
    language: str
    subject: Subject
    video_id: UUID | None
    about: str = Field(description="The clip's caption, the comment, or the product's title.")
    poster_url: str | None
    measure: Measure
    done: str = Field(description="What was decided.")
    rule: str = Field(description="Code of the rule.")
    rule_title: str
    rule_text: str
    words: str = Field(description="What whoever decided added.")
    notes: list[str] = Field(description="What moderators wrote for its maker, oldest first.")
    facts: list[FactView]
    found_by: FoundBy
    found: str
    is_by_machine: bool
    decided: str
    ending: Ending | None = Field(description="How it came to its end; null while it holds.")
    appeal_until: datetime | None
    can_appeal: bool
    how_to_appeal: str
    appeal: AppealView | None


class StatementPage(WireModel):
    """Statements, newest first."""

    items: list[StatementView]
    next_cursor: str | None


class AppealForm(BaseModel):
    """Why a decision is wrong."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(min_length=1, max_length=MOST_WORDS)


class MyReport(WireModel):
    """Something that one reported, and what came of it. Never who looked."""

    id: UUID
    at: datetime
    subject: Subject
    video_id: UUID | None
    about: str = Field(description="The clip's caption; of a comment nothing is repeated.")
    reason: ReportReason
    detail: str
    state: ReportState
    said: str
    decided_at: datetime | None


class MyReports(WireModel):
    """What one reported, newest first; at most a hundred."""

    items: list[MyReport]


class GrievanceForm(BaseModel):
    """A complaint to the grievance officer."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    email: str = Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    kind: GrievanceKind = Field(GrievanceKind.OTHER, description="Sets the law's clock.")
    what: str = Field(min_length=1, max_length=4000)
    link: str = Field("", max_length=500)


class GrievanceReceived(WireModel):
    """The acknowledgement."""

    number: str
    secret: str = Field(description="Opens the grievance beside its number; shown once.")
    received_at: datetime
    due_at: datetime = Field(description="By when it is disposed of.")


class GrievanceKey(BaseModel):
    """What opens a grievance."""

    model_config = ConfigDict(extra="forbid")

    number: str = Field(min_length=1, max_length=20)
    secret: str = Field(min_length=1, max_length=80)


class GrievanceStatus(WireModel):
    """Where a grievance stands, for whoever made it."""

    number: str
    state: GrievanceState
    kind: GrievanceKind
    what: str
    link: str
    received_at: datetime
    acknowledged_at: datetime
    due_at: datetime
    answer: str
    answered_at: datetime | None
    closed_at: datetime | None
    is_withdrawn: bool = Field(description="Taken back by its maker before it was answered.")


class MyGrievances(WireModel):
    """One's own grievances, newest first; at most a hundred."""

    items: list[GrievanceStatus]


class GrievanceRow(GrievanceStatus):
    """A grievance as moderators see it."""

    id: UUID
    name: str
    email: str
    video_id: UUID | None
    case_id: UUID | None
    slack_s: int = Field(description="Below zero when its time is over.")


class GrievanceList(WireModel):
    """Grievances, the nearest deadline first."""

    items: list[GrievanceRow]


class GrievanceAnswer(BaseModel):
    """What is answered."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=2000)


class OfficerView(WireModel):
    """Whom to write to."""

    name: str
    email: str
    address: str
