"""Banks and matches over HTTP."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from moderation.known.models import BankAction, MatchState


class KnownForm(BaseModel):
    """A clip's hashes for a bank.

    Args:
        reason_code: Of the policy; the maker of a confirmed copy reads it.
        source: Where it is known from, e.g. an order's number.
        expires_at: From when on it no longer counts; none for good.
    """

    bank: str = Field(pattern=r"^[a-z][a-z0-9_-]{1,39}$")
    reason_code: str = Field(max_length=40)
    action: BankAction = BankAction.HOLD
    pictures: bool = True
    sound: bool = False
    source: str = Field(min_length=1, max_length=120)
    expires_at: AwareDatetime | None = None


class ExpiryForm(BaseModel):
    """When an item ends; none: never."""

    expires_at: AwareDatetime | None = None


class MatchForm(BaseModel):
    """What a moderator says about a match, holding the clip's case."""

    fence: int = Field(ge=1)
    note: str = Field(default="", max_length=500)


class KnownItemView(BaseModel):
    """An item of a bank."""

    id: UUID
    bank: str
    since_version: int
    reason_code: str
    action: BankAction
    source: str
    pictures: int
    has_sound: bool
    video_id: UUID | None
    added_by_name: str
    added_at: datetime
    expires_at: datetime | None
    is_in_force: bool
    confirmed: int  # Matches that a person has called right,
    denied: int  # and wrong.


class KnownPage(BaseModel):
    """Items, newest first."""

    items: list[KnownItemView]
    next_cursor: str | None = None


class MatchView(BaseModel):
    """A known-bad thing in a clip."""

    id: UUID
    item_id: UUID
    bank: str
    reason_code: str
    action: BankAction
    closeness: float
    where: str
    state: MatchState
    found_at: datetime


class CopyView(BaseModel):
    """An older clip that a clip shows again."""

    original_id: UUID
    share: float
    is_same_sound: bool
    found_at: datetime


class KnownOfCase(BaseModel):
    """All that is known of a case's clip."""

    matches: list[MatchView]
    copies: list[CopyView]
