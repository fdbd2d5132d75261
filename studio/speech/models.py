"""What speech recognition made of a clip's original, so that it is asked once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Heard(StrEnum):
    """How listening to an original ended."""

    SPOKEN = "spoken"  # Words were found; they are a caption track unless the creator has one.
    SILENT = "silent"  # No sound, or nothing in it that is speech.
    WRITTEN = "written"  # The creator's own captions say it; nobody listened.
    ASKED = "asked"  # Its creator wants it heard, and a worker will be listening.
    WAITING = "waiting"  # The model is not on this machine yet.
    UNHEARD = "unheard"  # It could not be listened to: out of time, or sound nobody can decode.


class SpeechDraft(SQLModel, table=True):
    """The outcome of listening to one clip's main source."""

    __tablename__ = "speech_draft"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", unique=True)
    sha256: str = Field(max_length=64)  # Of the original; another original is heard anew.
    model: str = Field(max_length=60)
    heard: Heard
    language: str = Field(default="", max_length=8)
    certainty: float = 0.0  # Of the language, 0 to 1.
    took_ms: int = 0
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
