"""What clips are known by, which of them are alike, and the banks of what is known to be bad."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class ClipPrint(SQLModel, table=True):
    """The hashes of one screened clip. They stay when the clip is gone: nothing can be seen from
    them, and what was taken away is known by them when it comes again.
    """

    __tablename__ = "clip_print"

    id: UUID = Field(default_factory=new_id, primary_key=True)  # New with each screening.
    video_id: UUID = Field(foreign_key="video.id", unique=True)
    version: int  # `prints.VERSION`.
    pictures: bytes  # uint64, little endian.
    times_ms: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    sound: bytes  # uint32, little endian.
    first_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)  # First screened.


class NearDuplicate(SQLModel, table=True):
    """A clip that shows what an older one showed."""

    __tablename__ = "near_duplicate"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    original_id: UUID = Field(foreign_key="video.id", primary_key=True, index=True)
    share: float  # Of the newer clip's pictures that the older one shows too.
    is_same_sound: bool
    found_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class BankAction(StrEnum):
    """What a match leads to. A machine only ever holds."""

    HOLD = "hold"
    REMOVE = "remove"  # Once a person has confirmed the match.


class KnownBank(SQLModel, table=True):
    """A collection of known-bad things; its version grows with each change."""

    __tablename__ = "known_bank"

    name: str = Field(primary_key=True, max_length=40)
    version: int = 0
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class KnownItem(SQLModel, table=True):
    """One thing that is known to be bad, by its hashes alone."""

    __tablename__ = "known_item"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    bank: str = Field(foreign_key="known_bank.name", index=True)
    since_version: int  # Of the bank.
    print_version: int
    pictures: bytes  # As in `ClipPrint`; empty where only the sound is bad.
    sound: bytes
    reason_code: str = Field(max_length=40)  # Of the policy: what its maker is told.
    action: BankAction = BankAction.HOLD
    source: str = Field(max_length=120)  # Where it is known from.
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    case_id: UUID | None = Field(default=None, foreign_key="review_case.id")
    added_by: UUID = Field(foreign_key="account.id")
    added_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_by: UUID | None = Field(default=None, foreign_key="account.id")
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MatchState(StrEnum):
    """What a person said about a match."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    DENIED = "denied"  # The clip is no longer held for it.


class KnownMatch(SQLModel, table=True):
    """A clip in which a known-bad thing was seen or heard."""

    __tablename__ = "known_match"
    __table_args__ = (UniqueConstraint("video_id", "item_id"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id")
    item_id: UUID = Field(foreign_key="known_item.id", index=True)
    bank_version: int
    closeness: float  # 1 minus the share of differing bits.
    location: str = Field(max_length=80)  # "frame 3200 ms", "sound 1200 ms"
    state: MatchState = MatchState.FOUND
    found_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    decided_by: UUID | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
