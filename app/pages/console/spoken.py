"""What is said in the open case's clip, as the console draws it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.pages.console.case_words import SOURCES, UNHEARD
from core.languages import in_language
from moderation.spoken.schemas import SpokenView, TranscriptView


@dataclass
class Line:
    """Words at a moment, with what was found in them."""

    start: int
    end: int
    text: str
    found: list[str] = field(default_factory=list)


@dataclass
class Track:
    """One account of what is said: whose it is, and in which language."""

    title: str
    language: str
    lines: list[Line] = field(default_factory=list)


@dataclass
class Spoken:
    """All accounts of what is said, moderation's own first.

    Args:
        unheard: Why moderation heard no words; empty where it did, and where it is not told.
    """

    unheard: str = ""
    tracks: list[Track] = field(default_factory=list)


def spoken_of(spoken: SpokenView | None, locale: str = "en") -> Spoken:
    """What is said, for whoever reads it."""
    if spoken is None:
        return Spoken()
    why = in_language(UNHEARD.get(spoken.state, ("", "")), locale)
    return Spoken(why, [_track(track, locale) for track in spoken.tracks])


def _track(track: TranscriptView, locale: str) -> Track:
    title = in_language(SOURCES.get(track.source, SOURCES["creator"]), locale)
    lines = [Line(line.at_ms, line.until_ms, line.text, line.found) for line in track.lines]
    return Track(title.format(language=track.label), track.language, lines)
