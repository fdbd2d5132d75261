"""The wire forms of changing the rules."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel
from core.languages import in_language
from moderation.policies.models import VersionState
from moderation.policies.reading import MAX_CHARS

MAX_DAYS = 90


class VersionView(WireModel):
    """One version of the rules. The shipped one has no id and no author."""

    id: UUID | None
    version: str
    sha256: str
    note: str
    author_name: str
    state: VersionState
    share_permille: int = Field(description="Of 1,000 that are screened, while it is a slice.")
    created_at: datetime | None
    went_live_at: datetime | None


class VersionDetail(VersionView):
    """One version with its text."""

    yaml: str


class LabelShift(WireModel):
    """How many verdicts of one label would have changed from one action to another."""

    label: str
    title: str
    before: str
    after: str
    count: int
    harm: float = Field(description="Sum of harm weight × score over them.")


class ChangedVerdict(WireModel):
    """One verdict that would have been another."""

    screening_id: UUID
    video_id: UUID
    at: datetime
    label: str
    before: str
    after: str
    score: float | None
    where: str


class Preview(WireModel):
    """What rules would have changed on the stored verdicts of the last days."""

    version: str
    sha256: str
    days: int
    verdicts: int
    changed: int
    not_kept: int = Field(description="From before everything was kept; they are not counted.")
    cases_before: int = Field(description="Verdicts that sent somebody to look.")
    cases_after: int
    shifts: list[LabelShift]
    examples: list[ChangedVerdict]
    is_complete: bool = Field(description="False: only the newest of them were looked at.")


class ShadowShift(WireModel):
    """How often the version in force and the one beside it said what."""

    live: str
    shadow: str
    count: int


class ShadowOutcome(WireModel):
    """What a version in the shadow has said so far."""

    verdicts: int
    agreed: int
    shifts: list[ShadowShift]


class RescreeningView(WireModel):
    """How far live clips have been judged again."""

    policy_sha256: str
    looked_at: int
    changed: int
    is_paused: bool = Field(description="It waits until the queues are shorter.")
    started_at: datetime
    finished_at: datetime | None


class CoverageRow(WireModel):
    """Who finds what, and where."""

    label: str
    title: str
    title_hi: str
    harm: int
    judged_by: list[str]
    surfaces: list[str]
    is_by_people_alone: bool = Field(description="No model and no list: only a report finds it.")
    is_off: bool = Field(False, description="By a setting of this installation nobody looks.")

    def named(self, locale: str) -> str:
        """Its title for whoever reads it."""
        return in_language((self.title, self.title_hi or self.title), locale)


class ClockView(WireModel):
    """How long the law gives."""

    id: str
    code: str
    title: str
    title_hi: str
    since: date
    until: date | None
    acknowledge_h: int | None
    act_h: int
    source: str

    def named(self, locale: str) -> str:
        """What it is about, for whoever reads it."""
        return in_language((self.title, self.title_hi), locale)


class PolicyText(BaseModel):
    """Rules as YAML."""

    model_config = ConfigDict(extra="forbid")

    yaml: str = Field(min_length=1, max_length=MAX_CHARS)


class PreviewForm(PolicyText):
    """Rules to be held against the last days."""

    days: int = Field(14, ge=1, le=MAX_DAYS)


class VersionForm(PolicyText):
    """A new version, as a draft."""

    note: str = Field("", max_length=500)


class StateForm(BaseModel):
    """How far a version is to reach."""

    model_config = ConfigDict(extra="forbid")

    state: VersionState
    share_permille: int = Field(0, ge=0, le=1000)
