"""Where in a clip or a text a finding is, as moderators read it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from catalog.media import language_label
from core.languages import Pair, in_language

_MOMENT = re.compile(r"(\d+) ms\b")
_PLACES: Mapping[str, Pair] = {
    "caption": ("Caption", "कैप्शन"),
    "hashtags": ("Hashtags", "हैशटैग"),
    "cut away": ("cut away", "काटा हुआ हिस्सा"),
    "sound title": ("Name of the sound", "साउंड का नाम"),
    "product": ("Tagged product", "टैग किया प्रोडक्ट"),
    "screen": ("Words in the picture", "तस्वीर में लिखा"),
    "cover text": ("Words on the cover", "कवर पर लिखा"),
    "cover": ("Cover", "कवर"),
    "frames": ("Pictures", "तस्वीरें"),
    "heard": ("Heard in it", "बोला हुआ"),
    "known": ("Known before", "पहले से दर्ज"),
    "portrait": ("Portrait", "प्रोफ़ाइल फ़ोटो"),
    "title": ("Title", "नाम"),
    "brand": ("Brand", "ब्रांड"),
    "description": ("Description", "विवरण"),
    "whole text": ("all of it", "पूरा टेक्स्ट"),
    "whole clip": ("Whole clip", "पूरी क्लिप"),
}
_CAPTIONS: Pair = ("Captions ({language})", "सबटाइटल ({language})")
_CHARS: Pair = ("characters {first} to {last}", "अक्षर {first} से {last}")
_FRAME: Pair = ("Picture", "तस्वीर")
_SHAPES = re.compile(
    r"captions\.(?P<language>\w+)|chars (?P<first>\d+)–(?P<last>\d+)"
    r"|(?P<frame>frame )?(?P<ms>\d+) ms|frame (?P<number>\d+)"
)


def clock_text(ms: int) -> str:
    """A moment of a clip: `0:07`."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def moment_of(where: str) -> int:
    """The moment, in ms, that a finding's place names; -1 where it names none."""
    found = _MOMENT.search(where)
    return int(found.group(1)) if found else -1


def place_in(where: str, source: str, locale: str) -> str:
    """Where a finding is, for whoever reads it: `Caption, all of it`, `Words in the picture, 0:03`.

    Args:
        where: As a signal keeps it.
        source: What was read, for places that do not begin with it.
    """
    pieces = [piece for piece in where.split(", ") if piece] or [source]
    if not set(pieces) - {"whole text"}:
        pieces = [source, *pieces]
    said = ", ".join(_piece_in(piece, locale) for piece in pieces if piece)
    return said[:1].upper() + said[1:]


def _piece_in(piece: str, locale: str) -> str:
    if piece in _PLACES:
        return in_language(_PLACES[piece], locale)
    if not (found := _SHAPES.fullmatch(piece)):
        return piece
    if language := found["language"]:
        return in_language(_CAPTIONS, locale).format(language=language_label(language))
    if found["first"]:
        return in_language(_CHARS, locale).format(first=found["first"], last=found["last"])
    at = found["number"] or clock_text(int(found["ms"]))
    return f"{in_language(_FRAME, locale)} {at}" if found["number"] or found["frame"] else at
