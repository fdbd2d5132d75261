"""The wire forms of an edit and its history."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel
from core.web import Problem
from studio.schemas import EdlBody
from studio.versions.models import MAX_NAME


class VersionView(WireModel):
    """One version as a list shows it."""

    number: int
    parent: int | None = Field(description="The version it was made from.")
    is_branch: bool = Field(description="Kept beside: another device had saved first.")
    is_present: bool
    name: str
    by: str = Field(description="Handle of whoever saved it.")
    etag: str
    made_at: datetime
    changed_at: datetime


class EditView(VersionView):
    """A version with its edit list."""

    edl: EdlBody


class EditConflict(Problem):
    """Another device saved first: what is there now, and where the caller's own work is kept."""

    present: EditView
    branch: VersionView | None


class NameForm(BaseModel):
    """A name keeps a version for good; an empty one gives it back to the limit."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=MAX_NAME, examples=["Before the music"])
