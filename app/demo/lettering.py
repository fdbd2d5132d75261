"""Words as pictures: mixed Latin and Devanagari, shaped by RAQM, wrapped, on one baseline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFont

from app.demo.paint import rgb
from studio.lettering.materials import Face, font_path

Style = Literal["medium", "bold", "heavy", "display", "hand", "hand_bold"]
Align = Literal["left", "centre", "right"]

# Latin face, Devanagari face, and the factor that matches their x-heights.
_FACES: dict[Style, tuple[Face, Face, float]] = {
    "medium": (Face.SANS_MEDIUM, Face.DEVANAGARI_MEDIUM, 1.0),
    "bold": (Face.SANS_BOLD, Face.DEVANAGARI_BOLD, 1.0),
    "heavy": (Face.SANS_HEAVY, Face.DEVANAGARI_HEAVY, 1.0),
    "display": (Face.DISPLAY, Face.DISPLAY, 1.0),
    "hand": (Face.HAND, Face.HAND, 1.0),
    "hand_bold": (Face.HAND_BOLD, Face.HAND_BOLD, 1.0),
}
_RUN = re.compile(
    r"[\u0900-\u097f\u200c\u200d\u1cd0-\u1cff\ua8e0-\ua8ff]+(?:\s+(?=[\u0900-\u097f]))?"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one script and the font that sets it."""

    text: str
    font: ImageFont.FreeTypeFont


@lru_cache(maxsize=256)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A typeface at a pixel size, shaped by RAQM so that conjuncts and matras join."""
    return ImageFont.truetype(str(font_path(face)), size, layout_engine=ImageFont.Layout.RAQM)


def runs(text: str, size: int, style: Style) -> list[Run]:
    """The text cut where the script changes."""
    latin, devanagari, factor = _FACES[style]
    if latin is devanagari:
        return [Run(text, font(latin, size))]
    out: list[Run] = []
    place = 0
    for match in _RUN.finditer(text):
        if match.start() > place:
            out.append(Run(text[place : match.start()], font(latin, size)))
        out.append(Run(match.group(), font(devanagari, round(size * factor))))
        place = match.end()
    if place < len(text):
        out.append(Run(text[place:], font(latin, size)))
    return out


def width_of(text: str, size: int, style: Style) -> float:
    """How wide a line will be, in pixels."""
    return sum(run.font.getlength(run.text) for run in runs(text, size, style))


def wrapped(text: str, size: int, style: Style, width: float) -> list[str]:
    """The text in lines no wider than asked, breaking at spaces and given line ends."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width_of(longer, size, style) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def fitted(text: str, size: int, style: Style, width: float, lines: int = 1) -> int:
    """The largest size, at most the given one, at which the text fits width and line count."""
    while size > 14:
        set_lines = wrapped(text, size, style, width)
        if len(set_lines) <= lines and all(width_of(s, size, style) <= width for s in set_lines):
            break
        size -= max(1, size // 24)
    return size


def words(
    text: str,
    size: int,
    style: Style,
    colour: str,
    *,
    width: float = 0,
    align: Align = "left",
    leading: float = 1.18,
    stroke: tuple[int, str] | None = None,
) -> Image.Image:
    """The text as a picture cut to its advance width and line height.

    Args:
        width: Wraps at this many pixels; 0 keeps the given lines.
        leading: Line height as a multiple of the size; Devanagari gets a little more.
        stroke: Outline width and colour; the fill stays `colour`.
    """
    lines = wrapped(text, size, style, width) if width else text.split("\n")
    if any("\u0900" <= c <= "\u097f" for c in text):
        leading = max(leading, 1.34)
    edge = (stroke[0] if stroke else 0) + max(2, size // 12)
    step = round(size * leading)
    rise = round(size * 1.06)
    measures = [width_of(line, size, style) for line in lines]
    full = round(max(measures)) + 2 * edge
    image = Image.new(
        "RGBA", (full, step * (len(lines) - 1) + round(size * 1.42) + 2 * edge), (*rgb(colour), 0)
    )
    pen = ImageDraw.Draw(image)
    for row, (line, measure) in enumerate(zip(lines, measures, strict=True)):
        spare = full - 2 * edge - measure
        x = edge + {"left": 0.0, "centre": spare / 2, "right": spare}[align]
        for run in runs(line, size, style):
            place = (x, edge + rise + row * step)
            if stroke:
                pen.text(
                    place,
                    run.text,
                    font=run.font,
                    fill=colour,
                    anchor="ls",
                    stroke_width=stroke[0],
                    stroke_fill=stroke[1],
                )
            else:
                pen.text(place, run.text, font=run.font, fill=colour, anchor="ls")
            x += run.font.getlength(run.text)
    return image


def outlined(text: str, size: int, style: Style, colour: str, weight: int = 2) -> Image.Image:
    """Only the contour of the words, as for large type behind a product."""
    fat = words(text, size, style, colour, stroke=(weight, colour)).getchannel("A")
    thin = words(text, size, style, colour)
    inner = Image.new("L", fat.size, 0)
    inner.paste(thin.getchannel("A"), (weight, weight))
    contour = Image.new("RGBA", fat.size, (*rgb(colour), 0))
    contour.putalpha(ImageChops.subtract(fat, inner))
    return contour
