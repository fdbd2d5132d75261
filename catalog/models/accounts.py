"""People and brands, their sign-ins and their API tokens."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from catalog.kinds import Role
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Account(SQLModel, table=True):
    """A person or brand. A guest who registers keeps the guest id, and so bag and taste."""

    __tablename__ = "account"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    email: str = Field(unique=True, index=True, max_length=254)
    handle: str = Field(unique=True, index=True, max_length=30)
    display_name: str = Field(max_length=60)
    bio: str = Field(default="", max_length=300)
    avatar_key: str | None = None
    role: Role = Field(default=Role.SHOPPER, index=True)
    locale: str = "en"
    # A person's word: clips publish when screening finds nothing. `moderation.reputation.record`
    # has the last one: trust is earned too, and rests while strikes count.
    is_trusted: bool = False
    is_demo: bool = False
    adult_since: datetime | None = Field(default=None, sa_type=UtcDateTime)  # They said so then.
    password_hash: str | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class LoginSession(SQLModel, table=True):
    """A sign-in; the cookie holds the token, the row only its digest."""

    __tablename__ = "login_session"

    token_digest: str = Field(primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class ApiToken(SQLModel, table=True):
    """A bearer token for an API client."""

    __tablename__ = "api_token"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    token_digest: str = Field(unique=True, index=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    label: str = Field(max_length=60)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
