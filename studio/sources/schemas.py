"""The wire forms of a draft's further sources."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, Field

from catalog.schemas import WireModel


class SourceForm(BaseModel):
    """A finished upload becomes a further source of a draft."""

    upload_id: UUID = Field(examples=["0192f0c4-9a51-7c51-8f43-5d6a4b1f2a10"])


class SourceView(WireModel):
    """What clips and sounds of the edit list may name as their source."""

    id: str = Field(description="`main`, or the upload's id.")
    file_name: str
    duration_ms: int
    width: int = Field(description="Of the upright picture; 0 where there is sound alone.")
    height: int
    fps: float
    is_vfr: bool = Field(description="The gaps between its pictures differ.")
    has_picture: bool
    has_sound: bool
    is_used: bool = Field(description="The edit list uses it; it cannot be detached.")
    url: str
