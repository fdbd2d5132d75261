"""A look before a clip is handed in: what might keep it from being published, at its second.

The same classifiers look that screen it later, over the draft's words and a few of its pictures. It
is a hint and never the verdict: that is given over the finished renditions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from catalog.models import Video
from catalog.viewer import Viewer
from core.db import read_scope
from core.languages import Pair, in_language
from core.storage import get_store
from studio.captions import Cue, parse_captions
from studio.edl import MAIN, ms_of, ticks_of
from studio.frames import Frame, sample_frames
from studio.media_info import MediaInfo
from studio.original import original_of
from studio.publishing.check_words import CAPTION, HOW, HOW_ELSE, PICTURE, SOUND, SPOKEN, WRITTEN
from studio.repository import captions_of, further_uploads, own_video, resolved_edit
from studio.timeline import Segment, length_of, segments, shown_spans
from studio.tracks import shown_vtt

MAX_SIDE_PX = 384
MOST_PICTURES = 24


@dataclass(frozen=True, slots=True)
class Concern:
    """What a classifier holds against a text or a picture.

    Args:
        severity: 0 to 100.
        title_hi, why_hi: The same in Hindi; without, one reads the English.
    """

    code: str
    title: str
    why: str
    severity: int
    title_hi: str = ""
    why_hi: str = ""


@dataclass(frozen=True, slots=True)
class Screens:
    """Who looks; `app` names them.

    Args:
        words: What is held against a text.
        pictures: The same for each of some pictures.
        pictures_for: How many pictures of a clip are looked at, by its length in ms.
    """

    words: Callable[[str], list[Concern]]
    pictures: Callable[[Sequence[Frame], Sequence[int]], list[list[Concern]]]
    pictures_for: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Finding:
    """Likely trouble.

    Args:
        time_ms: In the time of what is shown; `None` where it is not on the clip itself.
        where: In plain words, e.g. `Captions (hi)`.
        how: How to mend it.
    """

    time_ms: int | None
    where: str
    code: str
    title: str
    why: str
    how: str
    severity: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What is looked at, read in one transaction; times in ms of what is shown."""

    texts: tuple[tuple[Pair, str], ...]  # (where, text) without a second
    spoken: tuple[tuple[Pair, tuple[Cue, ...]], ...]  # (where, cues)
    written: tuple[tuple[int, str], ...]  # On the picture.
    sources: Mapping[str, tuple[Path, MediaInfo]]  # Those with pictures, by the edit's names.
    parts: tuple[Segment, ...]
    length_ms: int


@dataclass(slots=True)
class _Progress:
    tell: Callable[[float], object]
    steps: int
    done: int = field(default=0)

    def step(self) -> None:
        self.done += 1
        self.tell(min(1.0, self.done / self.steps))


def check(
    viewer: Viewer,
    video_id: UUID,
    screens: Screens,
    on_progress: Callable[[float], object] = lambda _: None,
) -> list[Finding]:
    """What might keep the viewer's clip from being published, by its second, in their language.

    Args:
        on_progress: Told fractions of the work, from any thread.

    Raises:
        VideoNotFound: It is not the viewer's.
        FfmpegFailed: No picture of it can be decoded.
    """
    draft = draft_of(viewer, video_id)
    progress = _Progress(on_progress, len(draft.texts) + len(draft.spoken) + 3)
    finding, found = partial(_finding, viewer.locale), list[Finding]()
    for where, text in draft.texts:
        found += [finding(None, where, c) for c in screens.words(text)]
        progress.step()
    for where, cues in draft.spoken:
        found += _spoken(where, cues, screens, finding)
        progress.step()
    for at_ms, text in draft.written:
        found += [finding(at_ms, WRITTEN, c) for c in screens.words(text)]
    progress.step()
    frames, times = _pictures(draft, screens)
    progress.step()
    for at_ms, concerns in zip(times, screens.pictures(frames, times), strict=True):
        found += [finding(at_ms, PICTURE, c) for c in concerns]
    progress.step()
    return sorted(_once(found), key=lambda f: (f.time_ms is not None, f.time_ms or 0, -f.severity))


def draft_of(viewer: Viewer, video_id: UUID) -> Draft:
    """The viewer's clip as it would be handed in now."""
    _, source, info = original_of(viewer, video_id)
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        edit = resolved_edit(video)
        sources = {MAIN: (source, info)}
        for upload in further_uploads(session, video_id):
            facts = MediaInfo.from_json(upload.media_info)
            if facts.has_picture and str(upload.id) in edit.sources:
                sources[str(upload.id)] = (get_store().local_path(upload.original_key), facts)
        tracks: dict[str, list[tuple[str, str]]] = {}
        for track in captions_of(session, video_id):
            tracks.setdefault(track.language, []).append((str(track.source or MAIN), track.vtt))
        texts = [(CAPTION, video.caption), (SOUND, video.audio_title)]
        spoken = tuple(
            (_spoken_in(language), parse_captions(shown_vtt(of_sources, edit)))
            for language, of_sources in tracks.items()
        )
        written = written_texts(video)
    return Draft(
        texts=tuple((where, text) for where, text in texts if text.strip()),
        spoken=spoken,
        written=written,
        sources=sources,
        parts=segments(edit),
        length_ms=max(1, ms_of(length_of(edit))),
    )


def written_texts(video: Video) -> tuple[tuple[int, str], ...]:
    """Texts laid over the picture, with the moment in ms at which they appear."""
    laid: Sequence[Mapping[str, Any]] = video.edl.get("texts", ()) if video.edl else ()
    return tuple((ms_of(int(t["start"])), str(t["text"])) for t in laid)


def _spoken_in(language: str) -> Pair:
    english, hindi = SPOKEN
    return english.format(language=language), hindi.format(language=language)


def _spoken(
    where: Pair, cues: Sequence[Cue], screens: Screens, finding: Callable[..., Finding]
) -> list[Finding]:
    """The track as a whole, then, if something is in it, each cue for its second."""
    whole = screens.words("\n".join(cue.text for cue in cues)) if cues else []
    if not whole:
        return []
    found = [
        finding(cue.start_ms, where, concern) for cue in cues for concern in screens.words(cue.text)
    ]
    told = {one.code for one in found}
    # What only the whole says, such as a number spread over two cues, begins with the first.
    return found + [finding(cues[0].start_ms, where, c) for c in whole if c.code not in told]


def _pictures(draft: Draft, screens: Screens) -> tuple[list[Frame], list[int]]:
    """Pictures of what is kept, evenly spread, with their moments in the time of what is shown."""
    wanted = screens.pictures_for(draft.length_ms)
    placed: list[tuple[int, Frame]] = []
    for name, (path, info) in draft.sources.items():
        n = max(1, min(MOST_PICTURES, -(-wanted * info.duration_ms // draft.length_ms)))
        step_ms = info.duration_ms / n
        for number, frame in enumerate(sample_frames(path, n, max_side_px=MAX_SIDE_PX, info=info)):
            at = ticks_of(round((number + 0.5) * step_ms))
            if spans := shown_spans(draft.parts, name, at, at + ticks_of(1)):
                placed.append((ms_of(spans[0].start), frame))
    placed.sort(key=lambda one: one[0])
    return [frame for _, frame in placed], [at_ms for at_ms, _ in placed]


def _finding(locale: str, time_ms: int | None, where: Pair, concern: Concern) -> Finding:
    return Finding(
        time_ms=time_ms,
        where=in_language(where, locale),
        code=concern.code,
        title=in_language((concern.title, concern.title_hi or concern.title), locale),
        why=in_language((concern.why, concern.why_hi or concern.why), locale),
        how=in_language(HOW.get(concern.code, HOW_ELSE), locale),
        severity=concern.severity,
    )


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Without a concern of the same kind at the same place and second."""
    return list({(f.where, f.time_ms, f.code): f for f in found}.values())
