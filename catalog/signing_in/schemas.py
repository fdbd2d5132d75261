"""The wire forms of signing in and of who somebody is."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.kinds import Role
from catalog.schemas import WireModel


class AdultForm(BaseModel):
    """What a person says about their age; nobody checks it."""

    model_config = ConfigDict(extra="forbid")

    is_adult: bool


class Me(WireModel):
    """Who the caller is."""

    id: UUID
    role: Role
    is_signed_in: bool
    handle: str
    display_name: str
    avatar_url: str | None = None
    may_create: bool
    may_moderate: bool
    says_adult: bool = Field(False, description="Said by its owner, checked by nobody.")
    locale: str


class RegisterForm(BaseModel):
    """A new account."""

    email: str = Field(max_length=254, examples=["asha@example.in"])
    password: str = Field(max_length=200)
    display_name: str = Field(max_length=60, examples=["Asha"])
    handle: str = Field(max_length=31, examples=["asha.k"])
    role: Literal["shopper", "creator"] = "shopper"


class SignInForm(BaseModel):
    """Email and password."""

    email: str = Field(max_length=254)
    password: str = Field(max_length=200)


class SignedIn(WireModel):
    """The viewer after signing in; the session cookie is set with it."""

    viewer: Me


class TokenForm(BaseModel):
    """A name for a new API token."""

    label: str = Field(min_length=1, max_length=60)


class TokenView(WireModel):
    """An API token without its secret."""

    id: UUID
    label: str
    created_at: datetime


class NewToken(TokenView):
    """A fresh API token; `token` is shown this once."""

    token: str
