"""Caption tracks: kept in source time, written beside the renditions in shown time."""

from __future__ import annotations

import re
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
from studio.edl import Edl
from studio.repository import captions_of, resolved_edit

MAX_TRACKS = 6
MIN_CUE_MS = 100
_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z-]{1,7}")


def set_track(session: Session, video: Video, language: str, text: str) -> None:
    """Replaces one language's captions; an empty text removes them.

    Args:
        text: WebVTT, SRT, or plain lines that share the kept part evenly.

    Raises:
        CaptionsRefused: The text cannot be used.
    """
    if not _LANGUAGE.fullmatch(language):
        raise CaptionsRefused("A language looks like en, hi or hi-Latn.", code="captions_language")
    is_this = (
        col(Caption.video_id) == video.id,
        col(Caption.language) == language,
        col(Caption.source).is_(None),
    )
    before = session.exec(select(Caption.words).where(*is_this)).first()
    session.exec(delete(Caption).where(*is_this))
    if not text.strip():
        return
    if len(captions_of(session, video.id)) >= MAX_TRACKS:
        raise CaptionsRefused(
            f"A clip carries at most {MAX_TRACKS} languages.", code="captions_too_many"
        )
    vtt = _canonical(video, text)
    # Words that were spoken keep their times through a text that was edited elsewhere.
    words = stored(from_cues(parse_captions(vtt), restored(before))) if before else None
    session.add(Caption(video_id=video.id, language=language, vtt=vtt, words=words))
    session.flush()


def _canonical(video: Video, text: str) -> str:
    if "-->" in text or text.lstrip("\ufeff").startswith("WEBVTT"):
        return write_webvtt(parse_captions(text, duration_ms=video.source_duration_ms))
    edit = resolved_edit(video)
    assert edit.out_ms is not None
    cues = cues_from_lines(text.splitlines(), edit.out_ms - edit.in_ms)
    return write_webvtt(
        replace(c, start_ms=c.start_ms + edit.in_ms, end_ms=c.end_ms + edit.in_ms) for c in cues
    )


def shown_vtt(vtt: str, edit: Edl) -> str:
    """A track of the source as the trimmed clip shows it.

    Args:
        edit: With its end filled in.
    """
    assert edit.out_ms is not None
    shown: list[Cue] = []
    for cue in parse_captions(vtt):
        start, end = max(cue.start_ms, edit.in_ms), min(cue.end_ms, edit.out_ms)
        if end - start >= MIN_CUE_MS:
            shown.append(Cue(start - edit.in_ms, end - edit.in_ms, cue.text))
    return write_webvtt(shown)


def track_file(language: str) -> str:
    """The name of a track beside its clip."""
    return f"captions.{language}.vtt"


def write_tracks(session: Session, video: Video, folder: Path) -> None:
    """Writes every track of the clip into `folder`."""
    edit = resolved_edit(video)
    for caption in captions_of(session, video.id):
        target = folder / track_file(caption.language)
        target.write_text(shown_vtt(caption.vtt, edit), encoding="utf-8")


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
