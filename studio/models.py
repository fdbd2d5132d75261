"""The studio's own tables: uploads, originals and further sources of clips, their processing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class UploadState(StrEnum):
    """Where an upload stands."""

    RECEIVING = "receiving"
    FINISHED = "finished"  # Every byte is here; it waits to become a clip.
    USED = "used"  # It is the original of a clip, and counts against the quota as long as that.


class Upload(SQLModel, table=True):
    """One file that a creator sends, and afterwards the facts about the stored original."""

    __tablename__ = "upload"
    __table_args__ = (
        CheckConstraint("received >= 0 AND received <= length", name="received_within_length"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    owner_id: UUID = Field(foreign_key="account.id", index=True)
    state: UploadState = Field(default=UploadState.RECEIVING, index=True)
    length: int  # Bytes, as announced.
    received: int = 0  # Bytes that are safely on disk; a crash never leaves fewer.
    file_name: str = Field(default="", max_length=200)  # For the eye; never part of a path.
    file_type: str = Field(default="", max_length=100)
    media_info: str = ""  # `studio.probe.MediaInfo.as_json` once probed.
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)

    @property
    def original_prefix(self) -> str:
        """The private folder of this upload's blobs."""
        return f"originals/{self.id}"

    @property
    def original_key(self) -> str:
        """Where the original is kept once it belongs to a clip."""
        return f"{self.original_prefix}/source"


class RunState(StrEnum):
    """Where the processing of a clip stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"  # Another edit, or the clip's end, took its place.


class ClipRun(SQLModel, table=True):
    """One processing of a clip, from being handed in to its last step: a graph of jobs."""

    __tablename__ = "clip_run"

    id: UUID = Field(default_factory=new_id, primary_key=True)  # Also the graph's id.
    video_id: UUID = Field(foreign_key="video.id", index=True)
    recipe: str  # Source, edit and version of the program that its steps work on.
    state: RunState = Field(default=RunState.RUNNING, index=True)
    progress: float = 0.0  # Of the whole, in [0, 1]; never falls.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ClipSource(SQLModel, table=True):
    """An upload that a clip uses beside the one that it was made of: another clip, or a voice."""

    __tablename__ = "clip_source"

    upload_id: UUID = Field(foreign_key="upload.id", primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
