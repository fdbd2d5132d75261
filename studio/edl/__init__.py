"""The edit decision list: what the creator did to the clip, as versioned data. Pure.

model      the list itself, its canonical text, and its units
reading    strict parsing; a list of version 1 becomes one of version 2
checking   the list against the sources that it uses
palette    the names that a list may use: looks, stickers, music
"""

from studio.edl.checking import MAX_LENGTH_MS, MIN_LENGTH_MS, resolve_edl
from studio.edl.model import (
    MAIN,
    TICKS_PER_MS,
    TICKS_PER_S,
    VERSION,
    Clip,
    Edl,
    EdlRefused,
    Keyframe,
    Look,
    Sound,
    SourceFacts,
    Sticker,
    Text,
    ms_of,
    ticks_of,
    trimmed,
)
from studio.edl.reading import parse_edl

__all__ = [
    "MAIN",
    "MAX_LENGTH_MS",
    "MIN_LENGTH_MS",
    "TICKS_PER_MS",
    "TICKS_PER_S",
    "VERSION",
    "Clip",
    "Edl",
    "EdlRefused",
    "Keyframe",
    "Look",
    "Sound",
    "SourceFacts",
    "Sticker",
    "Text",
    "ms_of",
    "parse_edl",
    "resolve_edl",
    "ticks_of",
    "trimmed",
]
