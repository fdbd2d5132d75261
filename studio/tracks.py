"""Caption tracks: kept in the time of their source, written beside the renditions in shown time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.media import media_key
from catalog.models import Caption, Video
from core.settings import get_settings
from core.storage import get_store
from studio.captions import CaptionsRefused, Cue, cues_from_lines, parse_captions, write_webvtt
from studio.cues.words import from_cues, restored, stored
from studio.edl import MAIN, Edl, ms_of, ticks_of
from studio.repository import captions_of, resolved_edit, source_facts
from studio.timeline import length_of, segments, shown_spans, source_spans

MAX_TRACKS = 6
MIN_CUE_MS = 100
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z-]{1,7}")


def set_track(
    session: Session, video: Video, language: str, text: str, source: UUID | None = None
) -> None:
    """Replaces one language's captions of one source; an empty text removes them.

    Args:
        text: WebVTT or SRT in the source's time, or plain lines that share the whole timeline
            evenly and replace the language on every source.
        source: The upload that the words belong to; None is the clip's own.

    Raises:
        CaptionsRefused: The text cannot be used.
    """
    if not _LANGUAGE.fullmatch(language):
        raise CaptionsRefused(
            "A language looks like en, hi or hi-Latn.",
            "भाषा en, hi या hi-Latn जैसी लिखी जाती है।",
            code="captions_language",
        )
    if source is not None and str(source) not in source_facts(session, video.id):
        raise CaptionsRefused(
            "This source does not belong to the clip.",
            "यह फ़ाइल इस क्लिप की नहीं है।",
            code="captions_foreign_clip",
        )
    timed = "-->" in text or text.lstrip("\ufeff").startswith("WEBVTT")
    of_language = (col(Caption.video_id) == video.id, col(Caption.language) == language)
    before = {
        caption.source: caption.words
        for caption in session.exec(select(Caption).where(*of_language))
    }
    old = delete(Caption).where(*of_language)
    everywhere = source is None and not timed
    session.exec(old if everywhere else old.where(col(Caption.source).is_not_distinct_from(source)))
    if not text.strip():
        return
    if len(languages_of(session, video.id) | {language}) > MAX_TRACKS:
        raise CaptionsRefused(
            f"A clip carries at most {MAX_TRACKS} languages.",
            f"एक क्लिप में {MAX_TRACKS} भाषाओं तक के सबटाइटल हो सकते हैं।",
            code="captions_too_many",
        )
    for owner, cues in _by_source(session, video, text, source, timed=timed).items():
        spoken = before.get(owner)
        session.add(
            Caption(
                video_id=video.id,
                language=language,
                source=owner,
                vtt=write_webvtt(cues),
                # Words that were spoken keep their times through a text that was edited elsewhere.
                words=stored(from_cues(cues, restored(spoken))) if spoken else None,
            )
        )
    session.flush()


def _by_source(
    session: Session, video: Video, text: str, source: UUID | None, *, timed: bool
) -> dict[UUID | None, list[Cue]]:
    if timed:
        length_ms = video.source_duration_ms
        if source is not None:
            length_ms = source_facts(session, video.id)[str(source)].duration_ms
        return {source: list(parse_captions(text, duration_ms=length_ms))}
    edit, found = resolved_edit(video), dict[UUID | None, list[Cue]]()
    parts = segments(edit)
    for cue in cues_from_lines(text.splitlines(), ms_of(length_of(edit))):
        for span in source_spans(parts, ticks_of(cue.start_ms), ticks_of(cue.end_ms)):
            owner = None if span.source == MAIN else UUID(span.source)
            piece = replace(cue, start_ms=ms_of(span.start), end_ms=ms_of(span.end))
            if piece.end_ms - piece.start_ms >= MIN_CUE_MS:
                found.setdefault(owner, []).append(piece)
    return {owner: sorted(cues, key=lambda c: c.start_ms) for owner, cues in found.items()}


def shown_vtt(tracks: Iterable[tuple[str, str]], edit: Edl) -> str:
    """The tracks of a clip's sources as the timeline shows them, in one.

    Args:
        tracks: Source and WebVTT in its time.
        edit: With its ends filled in.
    """
    parts, shown = segments(edit), list[Cue]()
    for source, vtt in tracks:
        for cue in parse_captions(vtt):
            for span in shown_spans(parts, source, ticks_of(cue.start_ms), ticks_of(cue.end_ms)):
                start, end = ms_of(span.start), ms_of(span.end)
                if end - start >= MIN_CUE_MS:
                    shown.append(Cue(start, end, cue.text))
    return write_webvtt(sorted(shown, key=lambda c: (c.start_ms, c.end_ms)))


def track_file(language: str) -> str:
    """The name of a track beside its clip."""
    return f"captions.{language}.vtt"


def write_tracks(session: Session, video: Video, folder: Path) -> None:
    """Writes every track of the clip into `folder`."""
    edit, by_language = resolved_edit(video), dict[str, list[tuple[str, str]]]()
    for caption in captions_of(session, video.id):
        source = str(caption.source) if caption.source else MAIN
        by_language.setdefault(caption.language, []).append((source, caption.vtt))
    for language, tracks in by_language.items():
        target = folder / track_file(language)
        target.write_text(shown_vtt(tracks, edit), encoding="utf-8")


def store_tracks(session: Session, video: Video) -> None:
    """Replaces the tracks beside renditions that exist already."""
    if not video.recipe:
        return
    with TemporaryDirectory(dir=work_folder()) as name:
        folder = Path(name)
        write_tracks(session, video, folder)
        for path in folder.iterdir():
            get_store().put_file(f"{media_key(video.id, video.recipe)}/{path.name}", path)


def drop_track_file(video_id: UUID, recipe: str, language: str) -> None:
    """Deletes one track beside its clip; a missing one is fine."""
    if recipe:
        get_store().delete_tree(f"{media_key(video_id, recipe)}/{track_file(language)}")


def languages_of(session: Session, video_id: UUID) -> set[str]:
    """The languages a clip is captioned in."""
    return set(session.exec(select(Caption.language).where(Caption.video_id == video_id)))


def work_folder() -> Path:
    """Where half-made files lie; on the same disk as the blobs."""
    folder = get_settings().data_dir / "work"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
