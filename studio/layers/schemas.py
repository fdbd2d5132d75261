"""The wire forms of the editor's pictures, stickers and music."""

from __future__ import annotations

from pydantic import BaseModel, Field

from catalog.schemas import WireModel
from studio.edl_schemas import StickerBody, TextBody

CANVAS_HEIGHT = Field(1920, ge=256, le=1920, description="Of the canvas that it is made for.")


class TextLayerForm(BaseModel):
    """A text item, and the canvas that its picture is made for."""

    item: TextBody
    canvas_height: int = CANVAS_HEIGHT


class StickerLayerForm(BaseModel):
    """A sticker item, and the canvas that its picture is made for."""

    item: StickerBody
    canvas_height: int = CANVAS_HEIGHT


class LayerView(WireModel):
    """A picture to lay over the canvas with its middle at the item's place, pixel for pixel."""

    url: str
    width: int
    height: int


class StickerView(WireModel):
    """A sticker to choose."""

    name: str
    url: str


class TrackView(WireModel):
    """A piece of the program's own music."""

    name: str = Field(description="A sound's source is `music:` and this.")
    title: str
    mood: str
    duration_ms: int
    url: str


class PaletteView(WireModel):
    """What an edit list may name."""

    filters: list[str]
    stickers: list[StickerView]
    music: list[TrackView]
