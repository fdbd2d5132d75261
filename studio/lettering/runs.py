"""A text cut into runs that one font or one illustration can draw, and its width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageFont

from studio.lettering.materials import Face, art_path, font_path

# Latin face and Devanagari face of each weight; their x-heights match.
FACES = {
    500: (Face.SANS_MEDIUM, Face.DEVANAGARI_MEDIUM),
    800: (Face.SANS_HEAVY, Face.DEVANAGARI_HEAVY),
}
EMOJI_EM = 1.18
"""An emoji's side in ems."""

_DEVANAGARI = re.compile(
    r"[\u0900-\u097f\u200c\u200d\u1cd0-\u1cff\ua8e0-\ua8ff\u25cc]+(?:[ ]+(?=[\u0900-\u097f]))?"
)
_PICTURE = (
    r"(?:[\U0001f1e6-\U0001f1ff]{2}"
    r"|[#*0-9]\ufe0f?\u20e3"
    r"|[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
    r"[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*)"
)
_EMOJI = re.compile(f"{_PICTURE}(?:\u200d{_PICTURE})*")
_ART_SIDE = 256


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: words in one font, or one emoji as an illustration."""

    text: str
    font: ImageFont.FreeTypeFont
    art: Path | None
    width: float


@lru_cache(maxsize=128)
def font_of(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A typeface at a pixel size, shaped by RAQM so that conjuncts and matras join."""
    return ImageFont.truetype(str(font_path(face)), size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=64)
def picture_of(art: Path, side: int) -> Image.Image:
    """An illustration at a pixel size."""
    with Image.open(art) as image:
        made: Image.Image = image.convert("RGBA").resize((side, side), Image.Resampling.LANCZOS)
        return made


def runs_of(text: str, size: int, weight: int) -> list[Run]:
    """The runs of one line."""
    latin, devanagari = FACES[weight]
    found: list[Run] = []
    place = 0
    for match in _EMOJI.finditer(text):
        art = _art_of(match.group())
        if art is None:
            continue
        found += _words(text[place : match.start()], size, latin, devanagari)
        found.append(Run(match.group(), font_of(latin, size), art, round(size * EMOJI_EM)))
        place = match.end()
    return found + _words(text[place:], size, latin, devanagari)


def width_of(text: str, size: int, weight: int) -> float:
    """How wide a line will be, in pixels."""
    return sum(run.width for run in runs_of(text, size, weight))


def wrapped(text: str, size: int, weight: int, width: float) -> list[str]:
    """The text in lines no wider than asked: broken at spaces, and inside a word that is wider."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, size, weight) > width:
                lines.append(line)
                longer = word
            line = longer
            while width_of(line, size, weight) > width and (
                cut := _fitting(line, size, weight, width)
            ):
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return lines


def _fitting(word: str, size: int, weight: int, width: float) -> int:
    """How many characters of a too wide word fit, never parting a cluster; 0 if it is whole."""
    cut, best = 0, 0
    for cluster in re.finditer(_CLUSTER, word):
        cut = cluster.end()
        if width_of(word[:cut], size, weight) > width:
            break
        best = cut
    first = re.match(_CLUSTER, word)
    best = best or (first.end() if first else 0)
    return best if best < len(word) else 0


# Close enough to a grapheme: an emoji sequence, or a letter with its marks, viramas and joiners.
_CLUSTER = re.compile(
    f"{_PICTURE}(?:\u200d{_PICTURE})*"
    r"|.(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200c\u200d\ufe0f]"
    r"|(?<=\u094d)[\u0904-\u0939\u0958-\u0961]|(?<=\u094d\u200d)[\u0904-\u0939])*",
    re.DOTALL,
)


def _words(text: str, size: int, latin: Face, devanagari: Face) -> list[Run]:
    found: list[Run] = []
    place = 0
    for match in _DEVANAGARI.finditer(text):
        found += _run(text[place : match.start()], font_of(latin, size))
        found += _run(match.group(), font_of(devanagari, size))
        place = match.end()
    return found + _run(text[place:], font_of(latin, size))


def _run(text: str, font: ImageFont.FreeTypeFont) -> list[Run]:
    return [Run(text, font, None, font.getlength(text))] if text else []


@lru_cache(maxsize=512)
def _art_of(emoji: str) -> Path | None:
    """The render of an emoji, if the pinned set has one; some of its names hold FE0F, some not."""
    codes = [f"{ord(c):x}" for c in emoji]
    if emoji.isascii() or codes[-1] == "fe0e":
        return None
    bare = [c for c in codes if c != "fe0f"]
    names = ("-".join(codes), "-".join([*codes, "fe0f"]), "-".join(bare))
    return next((path for name in names if (path := art_path(name)).is_file()), None)
