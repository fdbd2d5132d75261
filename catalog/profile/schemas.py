"""The wire forms of a profile."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from catalog.schemas import WireModel

Language = Literal["en", "hi"]


class ProfileForm(BaseModel):
    """What is to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    display_name: str | None = Field(None, max_length=240, examples=["Asha"])
    bio: str | None = Field(None, max_length=1200)


class LanguageForm(BaseModel):
    """In which language the caller reads."""

    model_config = ConfigDict(extra="forbid")

    locale: Language


class ProfileView(WireModel):
    """The caller's own profile, as others see it, and in which language they read."""

    handle: str
    display_name: str
    bio: str
    avatar_url: str | None = None
    locale: str
