"""What an edit lays over its clips: texts, stickers, sounds. Pure; units as in `model`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words over the picture, from `start` to before `end` on the timeline.

    Args:
        width: Of the box that lines break in, ppm of the canvas.
        size: Of the letters, thousandths of the canvas height.
        back: `none`, `box`, `outline` or `shadow`, in `back_color`.
    """

    id: str
    text: str
    start: int
    end: int
    x: int = 500_000
    y: int = 500_000
    width: int = 800_000
    size: int = 40
    weight: int = 800
    align: str = "center"
    color: str = "#ffffff"
    back: str = "none"
    back_color: str = "#000000"
    turn: int = 0

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Sticker:
    """A picture from the allow-list; `size` is its width in thousandths of the canvas width."""

    id: str
    name: str
    start: int
    end: int
    x: int = 500_000
    y: int = 500_000
    size: int = 200
    turn: int = 0

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Sound:
    """Music or a voice beside the clips' own sound.

    Args:
        source: `music:NAME`, or the id of an upload that belongs to the draft.
        start: Where it begins on the timeline.
        in_ticks: First moment used, in its own time.
        out_ticks: End of what is used; None means to its end.
        duck: It steps back while somebody speaks.
    """

    id: str
    source: str
    start: int = 0
    in_ticks: int = 0
    out_ticks: int | None = None
    volume: int = 1000
    duck: bool = False
    fade_in: int = 0
    fade_out: int = 0

    def as_body(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "id": self.id,
            "source": self.source,
            "start": self.start,
            "in": self.in_ticks,
            "out": self.out_ticks,
            "volume": self.volume,
            "duck": self.duck,
            "fade_in": self.fade_in,
            "fade_out": self.fade_out,
        }
