"""The captions of a clip as they are played: kept in time of their sources, shown in the clip's.

Beside the renditions lies each track as viewers get it, in the time of what is shown. Findings in
captions name those moments, so that a jump leads to where the words are played, however the clip
was cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlmodel import Session, col, select

from catalog.media import media_key
from catalog.models import Caption, Video
from core.errors import NotFound
from core.storage import get_store

_CUE = re.compile(r"(?:(\d{1,3}):)?(\d{2}):(\d{2})\.(\d{3}) --> ")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at a moment of the clip."""

    at_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Track:
    """The captions of one language.

    Args:
        origin: Who wrote them: `creator`, `machine` or `none`.
        played: In the time of the clip; in that of their sources where no rendition has them yet.
        cut_away: What is kept and not played; it has no moment in the clip.
    """

    language: str
    origin: str
    played: tuple[Cue, ...]
    cut_away: tuple[Cue, ...] = ()


def tracks_of(session: Session, video: Video) -> list[Track]:
    """One for each language, by its code."""
    rows = session.exec(
        select(Caption)
        .where(Caption.video_id == video.id)
        .order_by(col(Caption.language), col(Caption.source).is_not(None), col(Caption.source))
    )
    by_language: dict[str, list[Caption]] = {}
    for row in rows:
        by_language.setdefault(row.language, []).append(row)
    return [_track(video, language, parts) for language, parts in by_language.items()]


def _track(video: Video, language: str, parts: list[Caption]) -> Track:
    kept = tuple(cue for part in parts for cue in cues_of(part.vtt))
    vtt = _played(video, language)
    if vtt is None:
        return Track(language, parts[0].origin, kept)
    played = cues_of(vtt)
    texts = {cue.text for cue in played}
    cut_away = tuple(cue for cue in kept if cue.text not in texts)
    return Track(language, parts[0].origin, played, cut_away)


def _played(video: Video, language: str) -> str | None:
    """A track as viewers get it; `None` where there is no file."""
    key = f"{media_key(video.id, video.recipe)}/captions.{language}.vtt"
    try:
        return get_store().local_path(key).read_text(encoding="utf-8") if video.recipe else None
    except (NotFound, OSError):  # Deleted meanwhile, or never made.
        return None


def cues_of(vtt: str) -> tuple[Cue, ...]:
    """The words of a canonical WebVTT track with their moments; lines before a time are at 0."""
    found: list[Cue] = []
    at_ms = 0
    for line in vtt.splitlines():
        if match := _CUE.match(line):
            hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
            at_ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
        elif line.strip() and line != "WEBVTT":
            found.append(Cue(at_ms, line.strip()))
    return tuple(found)
