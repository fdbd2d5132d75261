"""The wire forms of the desk: skips, notes, many at once, exposure, and what leads arrange."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel
from moderation.models import Subject
from moderation.reputation.ladder import Rung
from moderation.reputation.schemas import StrikeView
from moderation.schemas import CaseCard, DecisionView, FenceForm


class SkipReason(StrEnum):
    """Why somebody gives a case back."""

    LANGUAGE = "language"
    UNSURE = "unsure"
    CONFLICT = "conflict"  # They know whom it is about.
    DISTRESSING = "distressing"
    OTHER = "other"


class SkipForm(FenceForm):
    """Back into the queue, for somebody else."""

    reason: SkipReason


class EscalateForm(FenceForm):
    """To somebody who leads."""

    words: str = Field(min_length=1, max_length=300, description="What they are asked.")


class NoteForm(BaseModel):
    """Words about a case."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=1000)
    is_public: bool = Field(False, description="Its maker reads it too.")


class BulkForm(BaseModel):
    """One decision for content that is the same."""

    model_config = ConfigDict(extra="forbid")

    fence: int = Field(ge=1)
    case_ids: list[UUID] = Field(min_length=1, max_length=100, description="Beside the first.")
    verdict: Literal["approve", "reject"]
    reason_code: str = Field("", max_length=40)
    note: str = Field("", max_length=500)


class ExposureForm(BaseModel):
    """What the player showed since it last said so."""

    model_config = ConfigDict(extra="forbid")

    seconds: float = Field(ge=0, le=3600, allow_inf_nan=False)


class PolicyExposure(WireModel):
    """Of one policy."""

    policy: str
    title: str = Field(description="What it is about, for the caller.")
    seconds: float
    budget_s: float


class ExposureView(WireModel):
    """What the caller was shown today, and how much is enough."""

    seconds: float
    budget_s: float
    is_spent: bool = Field(description="Only cases in words are offered.")
    policies: list[PolicyExposure]


class AppealView(WireModel):
    """What an appeal is about."""

    words: str = Field(description="The maker's own; empty where they wrote none.")
    decision: DecisionView = Field(description="The one that is appealed.")


class AuthorStanding(WireModel):
    """Where the maker of a clip or comment stands."""

    rung: Rung
    until: datetime | None = Field(description="When a pause ends.")
    points: int
    strikes: list[StrikeView]


class Dossier(WireModel):
    """What belongs to a case beside its evidence.

    In a blind look there is no appeal and no standing: either would tell what was decided.
    """

    appeal: AppealView | None
    standing: AuthorStanding | None
    alike: list[CaseCard] = Field(description="Other open cases of the same content.")


class StopForm(FenceForm):
    """Why the account of whoever a case is about has to end."""

    case_id: UUID
    reason_code: str = Field(min_length=1, max_length=40)
    note: str = Field(min_length=3, max_length=500, description="Its owner reads it.")


class StoppedView(WireModel):
    """An account that was ended."""

    case_id: UUID = Field(description="By which it is taken back within ten seconds.")


class LiftForm(BaseModel):
    """Why an account may act again."""

    model_config = ConfigDict(extra="forbid")

    note: str = Field(min_length=3, max_length=500)


class TrustForm(FenceForm):
    """Whether clean clips of a case's creator publish at once, and why."""

    case_id: UUID
    is_trusted: bool
    note: str = Field(min_length=3, max_length=500)


class LegalOrderForm(BaseModel):
    """An order that has to be followed by a time."""

    model_config = ConfigDict(extra="forbid")

    subject: Subject = Subject.VIDEO
    subject_id: UUID
    kind: str = Field(max_length=40, examples=["order"])
    received_at: datetime | None = Field(None, description="Now, when omitted.")
    reference: str = Field("", max_length=120)


class LegalOrderView(WireModel):
    """The clock that was set."""

    case_id: UUID
    kind: str
    rule_version: str
    received_at: datetime
    due_at: datetime


class AbilitiesForm(BaseModel):
    """What a reviewer can do; an empty list is no limit."""

    model_config = ConfigDict(extra="forbid")

    level: int = Field(1, ge=1, le=2)
    policies: list[str] = Field([], max_length=100)
    languages: list[str] = Field([], max_length=30)
    skills: list[str] = Field([], max_length=30)


class AbilityView(WireModel):
    """A policy, language or skill that a case can ask for."""

    code: str
    title: str


class AbilityChoices(WireModel):
    """All that a reviewer can be given."""

    policies: list[AbilityView]
    languages: list[AbilityView]
    skills: list[AbilityView]


class ReviewerView(WireModel):
    """A moderator and what they can do; an empty list is no limit."""

    account_id: UUID
    name: str
    level: int
    policies: list[str]
    languages: list[str]
    skills: list[str]


class GoldenForm(BaseModel):
    """The right answer about a clip or comment."""

    model_config = ConfigDict(extra="forbid")

    subject: Subject = Subject.VIDEO
    subject_id: UUID
    answer: str = Field(min_length=1, max_length=40, description="`ok` or a reason's code.")


class ShareOfGolden(WireModel):
    """A share of golden items with its interval of 95 %."""

    value: float
    low: float
    high: float


class GoldenAgreementView(WireModel):
    """How far one reviewer says what is right of golden items, which they cannot tell apart."""

    account_id: UUID
    name: str
    answered: int
    right: ShareOfGolden | None = Field(description="The very answer; null before the first.")
    same_verdict: ShareOfGolden | None = Field(description="Shown or not, whatever the reason.")
    given_back: int = Field(description="Skipped or passed on.")


class AgreementView(WireModel):
    """How far people agreed about one policy."""

    policy: str
    decisions: int
    alpha: float | None = Field(description="Krippendorff's α; null where too few are comparable.")
    low: float | None
    high: float | None
