"""The wire forms of refusals and contests."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.profile.errors import ProfilePart
from catalog.schemas import WireModel
from moderation.profiles.contests import MOST_WORDS
from moderation.profiles.models import RefusalState


class RefusalView(WireModel):
    """Something of the caller's profile that was refused."""

    id: UUID
    part: ProfilePart
    state: RefusalState
    rule_title: str = Field(description="What the check says, in the reader's language.")
    text: str = Field(description="The name or bio; empty for a picture, and once decided.")
    refused_at: datetime
    number: str = Field(description="Of the grievance; empty until it is contested.")
    due_at: datetime | None = Field(description="By when a person answers.")
    answer: str


class RefusalList(WireModel):
    """The newest of each part, and what waits; newest first."""

    items: list[RefusalView]


class ContestForm(BaseModel):
    """Why a refusal is wrong; no words are needed."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field("", max_length=MOST_WORDS)


class ContestedView(WireModel):
    """What waits for a moderator."""

    id: UUID
    grievance_id: UUID
    part: ProfilePart
    rule_title: str
    text: str
    is_own: bool = Field(description="About the caller's own profile, which others decide.")


class ContestedList(WireModel):
    """What waits, longest first."""

    items: list[ContestedView]


class ContestDecision(BaseModel):
    """What a moderator decides."""

    model_config = ConfigDict(extra="forbid")

    stands: bool = Field(description="Whether it shows now; otherwise the refusal is upheld.")
    words: str = Field("", max_length=2000, description="The answer; a plain one where empty.")
