"""The wire form of a viewer's own taste."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from catalog.schemas import WireModel
from feed.preferences.models import TasteKind, TasteLevel

MOST_CHOSEN = 3


class TasteEntry(WireModel):
    """A hashtag, creator or category, and what it means to the viewer."""

    kind: TasteKind
    value: str = Field(description="A slug, or a creator's id.", examples=["saree"])
    label: str = Field(examples=["#saree"])
    handle: str = Field("", description="Of a creator; else empty.")
    image_url: str | None = None
    strength: float = Field(description="-1 to 1; 1 is as dear as anything to this viewer.")
    level: TasteLevel | None = Field(description="What the viewer set; `null` when learned.")


class TasteView(WireModel):
    """What the feed believes that the viewer likes, strongest first."""

    tags: list[TasteEntry]
    creators: list[TasteEntry]
    categories: list[TasteEntry] = Field(description="Learned from the hashtags of their clips.")
    is_paused: bool = Field(description="Taste does not count at present.")
    reset_at: datetime | None = Field(description="What happened before does not count.")
    is_complete: bool = Field(description="False when what was learned cannot be read just now.")


class TasteChange(BaseModel):
    """What to change about the whole."""

    is_paused: bool


class LevelForm(BaseModel):
    """How much of something the viewer wants."""

    level: TasteLevel


class TasteChoice(WireModel):
    """One thing that the picker offers."""

    kind: TasteKind
    value: str
    label: str
    image_url: str | None


class TasteChoices(WireModel):
    """What a newcomer may pick from."""

    is_due: bool = Field(description="The viewer is new and has not been asked yet.")
    choices: list[TasteChoice]


class Chosen(BaseModel):
    """One thing that was picked."""

    kind: TasteKind
    value: str = Field(max_length=80)


class ChosenForm(BaseModel):
    """What was picked; nothing when the picker was waved away."""

    chosen: list[Chosen] = Field(max_length=MOST_CHOSEN)
