"""The edit list as values. Pure.

Times are whole ticks, 120,000 a second: whole frames at 24, 25, 30, 50 and 60 fps and their
1000/1001 forms. "Timeline" is the time of the result. Places are millionths (ppm) of the 9:16
canvas, measured to the thing's centre. Levels and speeds are thousandths, angles millidegrees
clockwise.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from core.errors import InvalidInput
from studio.edl.overlays import Sound, Sticker, Text

VERSION = 2
TICKS_PER_S = 120_000
TICKS_PER_MS = 120
MAIN = "main"
"""The source that every clip has: the upload it was made of."""


class EdlRefused(InvalidInput):
    """The edit cannot be carried out; `code` tells which rule and `detail` why."""

    code = "edl_refused"
    title = "This edit cannot be made"
    title_hi = "यह एडिट नहीं हो सकता"


def ticks_of(ms: int) -> int:
    """Milliseconds as ticks; exact."""
    return ms * TICKS_PER_MS


def ms_of(ticks: int) -> int:
    """Ticks as the nearest whole millisecond."""
    return (ticks + TICKS_PER_MS // 2) // TICKS_PER_MS


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What an edit list has to know of a source beside the main one."""

    duration_ms: int
    has_picture: bool
    has_sound: bool


@dataclass(frozen=True, slots=True)
class Keyframe:
    """The window of a reframed clip at one moment.

    Args:
        at: Source ticks.
        x: The window's centre in the source picture, in ppm of its width.
        y: As `x`, of its height.
        zoom: Thousandths of the fit, 1000 to 4000.
    """

    at: int
    x: int = 500_000
    y: int = 500_000
    zoom: int = 1000

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {"at": self.at, "x": self.x, "y": self.y, "zoom": self.zoom}


@dataclass(frozen=True, slots=True)
class Look:
    """A named filter and how much of it, 0 to 1000."""

    name: str
    amount: int = 1000

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {"name": self.name, "amount": self.amount}


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a source; in their order they make the timeline.

    Args:
        source: `main`, or the id of an upload that belongs to the draft.
        in_ticks: First moment kept, in the source's time.
        out_ticks: End of what is kept; None means to the end of the source.
        speed: Thousandths, 250 to 4000.
        fit: `whole` stands before a blurred copy of itself, `fill` covers the canvas.
        frames: By time; the window moves evenly between two and rests outside them.
        volume: Thousandths, 0 to 2000.
    """

    id: str = "c1"
    source: str = MAIN
    in_ticks: int = 0
    out_ticks: int | None = None
    speed: int = 1000
    fit: str = "whole"
    frames: tuple[Keyframe, ...] = ()
    look: Look | None = None
    volume: int = 1000

    @property
    def length_ticks(self) -> int:
        """What it takes of the timeline; its end has to be known."""
        assert self.out_ticks is not None
        return (self.out_ticks - self.in_ticks) * 1000 // self.speed

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "source": self.source,
            "in": self.in_ticks,
            "out": self.out_ticks,
            "speed": self.speed,
            "fit": self.fit,
            "frames": [frame.as_body() for frame in self.frames],
            "filter": self.look.as_body() if self.look else None,
            "volume": self.volume,
        }


@dataclass(frozen=True, slots=True)
class Edl:
    """What is done to a clip; without arguments, nothing.

    Args:
        muted: The clips' own sound is replaced by silence.
        cover: Moment of the poster on the timeline; None lets the program choose.
    """

    clips: tuple[Clip, ...] = (Clip(),)
    texts: tuple[Text, ...] = ()
    stickers: tuple[Sticker, ...] = ()
    sounds: tuple[Sound, ...] = ()
    muted: bool = False
    cover: int | None = None

    def as_body(self) -> dict[str, object]:
        """The JSON form, every field written out."""
        return {
            "version": VERSION,
            "clips": [clip.as_body() for clip in self.clips],
            "texts": [text.as_body() for text in self.texts],
            "stickers": [sticker.as_body() for sticker in self.stickers],
            "sounds": [sound.as_body() for sound in self.sounds],
            "sound": {"mute": self.muted},
            "cover": None if self.cover is None else {"at": self.cover},
        }

    def as_json(self) -> str:
        """The canonical text: same edit, same bytes."""
        return json.dumps(self.as_body(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @property
    def in_ms(self) -> int:
        """Where the first clip begins in its source; what a plain trim keeps begins here."""
        return self.clips[0].in_ticks // TICKS_PER_MS

    @property
    def out_ms(self) -> int | None:
        """Where the last clip ends in its source; a plain trim ends here."""
        out = self.clips[-1].out_ticks
        return None if out is None else out // TICKS_PER_MS

    @property
    def cover_ms(self) -> int | None:
        """The poster's moment in the source's time, where the edit is a plain trim."""
        return None if self.cover is None else self.in_ms + self.cover // TICKS_PER_MS

    @property
    def sources(self) -> frozenset[str]:
        """The uploads beside the main one that pictures or sounds come from."""
        names = {clip.source for clip in self.clips} | {sound.source for sound in self.sounds}
        return frozenset(n for n in names if n != MAIN and not n.startswith("music:"))


def trimmed(
    in_ms: int = 0, out_ms: int | None = None, cover_ms: int | None = None, *, muted: bool = False
) -> Edl:
    """The edit that keeps one stretch of the main source.

    Args:
        cover_ms: In the source's time.

    Raises:
        EdlRefused: `edl_outside`: the cover lies before the stretch.
    """
    if cover_ms is not None and cover_ms < in_ms:
        raise EdlRefused(
            f"The cover at {cover_ms} ms lies outside the part that is kept.", code="edl_outside"
        )
    return Edl(
        clips=(
            Clip(in_ticks=ticks_of(in_ms), out_ticks=None if out_ms is None else ticks_of(out_ms)),
        ),
        muted=muted,
        cover=None if cover_ms is None else ticks_of(cover_ms - in_ms),
    )
