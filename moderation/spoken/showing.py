"""What is said in a clip, as its case shows it: line by line, with what was found in each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlmodel import Session

from catalog.media import language_label
from catalog.models import Video
from moderation.captions import tracks_of
from moderation.hearing import HEARD, Hearing, Listened
from moderation.spoken.kept import last_heard
from moderation.spoken.schemas import LineView, SpokenView, TranscriptView

NOT_YET, WORDLESS = "not_yet", "wordless"
LINE_MS = 5000  # The longest that a line counts as being said where no other follows.
_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r".+, (\d+) ms")


class Finding(Protocol):
    """A score, as a case shows it."""

    @property
    def source(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def is_over(self) -> bool: ...


def spoken_of(session: Session, video: Video, signals: Sequence[Finding]) -> SpokenView:
    """What is said in a clip: as moderation heard it, then each caption track as viewers get it.

    Args:
        signals: Of the clip; those over their threshold mark the line that they are about.
    """
    heard = last_heard(session, video.id)
    tracks = [_heard(heard, _flagged(signals, HEARD))] if heard and heard.cues else []
    tracks += _captions(session, video, signals)
    return SpokenView(state=_state(heard), tracks=tracks)


def _state(heard: Hearing | None) -> str:
    if heard is None:
        return NOT_YET
    return WORDLESS if heard.how is Listened.HEARD and not heard.cues else heard.how.value


def _heard(heard: Hearing, flagged: dict[int, list[str]]) -> TranscriptView:
    lines = [(cue.at_ms, cue.text, flagged.get(cue.at_ms, [])) for cue in heard.cues]
    return _track(HEARD, heard.language, lines)


def _captions(session: Session, video: Video, signals: Sequence[Finding]) -> list[TranscriptView]:
    """One for each language, as viewers get it."""
    found = []
    for track in tracks_of(session, video):
        flagged = _flagged(signals, f"captions.{track.language}")
        lines = [(cue.at_ms, _plain(cue.text), flagged.get(cue.at_ms, [])) for cue in track.played]
        if lines:
            found.append(_track(track.origin, track.language, lines))
    return found


def _track(
    source: str, language: str, lines: Iterable[tuple[int, str, list[str]]]
) -> TranscriptView:
    joined: list[LineView] = []
    for at_ms, text, found in sorted(lines, key=lambda line: line[0]):
        last = joined[-1] if joined else None
        if last is not None and last.at_ms == at_ms:  # One cue of two lines.
            last.text = f"{last.text} {text}"
            last.found = [*last.found, *(title for title in found if title not in last.found)]
            continue
        if last is not None:
            last.until_ms = min(last.until_ms, at_ms)
        joined.append(LineView(at_ms=at_ms, until_ms=at_ms + LINE_MS, text=text, found=found))
    return TranscriptView(
        source=source, language=language, label=language_label(language), lines=joined
    )


def _flagged(signals: Sequence[Finding], source: str) -> dict[int, list[str]]:
    """Which findings of a source are about which moment, by its ms."""
    found: dict[int, list[str]] = {}
    for signal in signals:
        place = _PLACE.fullmatch(signal.where)
        if signal.is_over and signal.source == source and place:
            titles = found.setdefault(int(place[1]), [])
            if signal.title not in titles:
                titles.append(signal.title)
    return found


def _plain(text: str) -> str:
    """A line of WebVTT as it is read."""
    return html.unescape(_TAG.sub("", text)).strip()
