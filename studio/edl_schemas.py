"""The edit list on the wire. Reading is `studio.edl`'s: what it refuses is refused here by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from studio.edl import Edl, parse_edl

TICKS = "Ticks, 120,000 a second"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class KeyframeBody(_Part):
    """Where the window of a reframed clip is at one moment; between two it moves evenly."""

    at: int = Field(description=f"{TICKS}, of the source.")
    x: int = Field(500_000, description="Millionths of the picture's width.")
    y: int = Field(500_000, description="Millionths of the picture's height.")
    zoom: int = Field(1000, description="Thousandths, 1000 to 4000.")


class FilterBody(_Part):
    """A named look and how much of it."""

    name: str
    amount: int = Field(1000, description="Thousandths.")


class ClipBody(_Part):
    """A stretch of a source; in their order they make the timeline."""

    id: str
    source: str = Field("main", description="`main`, or the id of an attached upload.")
    start: int = Field(0, alias="in", description=f"{TICKS}, of the source.")
    end: int | None = Field(None, alias="out", description="Null is the end of the source.")
    speed: int = Field(1000, description="Thousandths, 250 to 4000.")
    fit: Literal["whole", "fill"] = "whole"
    frames: list[KeyframeBody] = []
    filter: FilterBody | None = None
    volume: int = Field(1000, description="Thousandths, 0 to 2000.")


class TextBody(_Part):
    """Words over the picture."""

    id: str
    text: str
    start: int = Field(description=f"{TICKS}, of the timeline.")
    end: int
    x: int = Field(500_000, description="Of its centre, millionths of the canvas.")
    y: int = 500_000
    width: int = Field(800_000, description="Of the box that lines break in, millionths.")
    size: int = Field(40, description="Thousandths of the canvas height.")
    weight: Literal[500, 800] = 800
    align: Literal["left", "center", "right"] = "center"
    color: str = "#ffffff"
    back: Literal["none", "box", "outline", "shadow"] = "none"
    back_color: str = "#000000"
    turn: int = Field(0, description="Millidegrees clockwise.")


class StickerBody(_Part):
    """A picture from the allow-list."""

    id: str
    name: str
    start: int
    end: int
    x: int = 500_000
    y: int = 500_000
    size: int = Field(200, description="Its width, thousandths of the canvas width.")
    turn: int = Field(0, description="Millidegrees clockwise.")


class SoundBody(_Part):
    """Music or a voice beside the clips' own sound."""

    id: str
    source: str = Field(description="`music:NAME`, or the id of an attached upload.")
    start: int = Field(0, description=f"{TICKS}, of the timeline.")
    begin: int = Field(0, alias="in", description="Ticks of the sound itself.")
    end: int | None = Field(None, alias="out", description="Null is its end; music goes round.")
    volume: int = Field(1000, description="Thousandths, 0 to 2000.")
    duck: bool = Field(False, description="It steps back while somebody speaks.")
    fade_in: int = Field(0, description="Ticks.")
    fade_out: int = Field(0, description="Ticks.")


class OwnSoundBody(_Part):
    """The clips' own sound."""

    mute: bool = False


class CoverBody(_Part):
    """The moment of the poster."""

    at: int = Field(description=f"{TICKS}, of the timeline.")


class EdlBody(_Part):
    """The edit decision list, version 2. Version 1 (`trim`, `cover_ms`, `mute`) is read, too."""

    version: Literal[2] = 2
    clips: list[ClipBody] = Field(min_length=1)
    texts: list[TextBody] = []
    stickers: list[StickerBody] = []
    sounds: list[SoundBody] = []
    sound: OwnSoundBody = Field(default_factory=OwnSoundBody)
    cover: CoverBody | None = Field(None, description="Null lets the program choose.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Strictly, with the refusals of `parse_edl`; without a version it is one of the first."""
        if not isinstance(data, Mapping):
            return data
        body = data if "version" in data or "clips" in data else {"version": 1, **data}
        return parse_edl(body).as_body()

    @classmethod
    def of(cls, edl: Edl) -> EdlBody:
        """The wire form of an edit."""
        return cls.model_validate(edl.as_body())

    def edit(self) -> Edl:
        """The edit that this is the wire form of."""
        return parse_edl(self.model_dump(by_alias=True))
