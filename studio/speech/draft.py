"""Captions that the machine drafts, where the creator wrote none: a step of the pipeline.

It fails open: a clip nobody could listen to goes on without captions. It never touches a track that
a creator wrote, and never changes a live clip unless its creator asks.
"""

from __future__ import annotations

import time
from uuid import UUID

import structlog
from sqlmodel import Session, col, delete, select

from catalog.lifecycle import VideoState
from catalog.models import Caption, Video
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.outbox import enqueue
from core.settings import get_settings
from core.storage import get_store
from perception.models import SPEECH
from perception.speech import Transcript
from perception.weights import ModelUnavailable, prepare, ready
from studio.captions import write_webvtt
from studio.cues.building import cues_of
from studio.cues.words import TimedWord, as_cues, stored
from studio.edits import screen_again, settle
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.repository import captions_of, upload_of
from studio.speech.listen import listen
from studio.speech.models import Heard, SpeechDraft
from studio.tracks import MAX_TRACKS, store_tracks
from studio.views import WORDS_EDITABLE

log = structlog.get_logger(__name__)
MACHINE = "machine"
DRAFT_CAPTIONS = "studio.draft_captions"
MODEL = f"{SPEECH.name} {SPEECH.version}"
_SETTLED = frozenset({Heard.SPOKEN, Heard.SILENT, Heard.WRITTEN})
SWEEP = 20


def draft_captions(video_id: UUID, *, is_asked: bool = False) -> Heard:
    """Listens to a clip's original and keeps what is said as a machine's caption track.

    Doing it again is free: the same original is heard once. What goes wrong is an answer, not an
    error.

    Args:
        is_asked: The creator asks: a settled answer is thrown away, and a live clip may change
            (its new words are screened before they show).
    """
    with read_scope() as session:
        video, upload = session.get(Video, video_id), upload_of(session, video_id)
        if video is None or upload is None or video.state is VideoState.REMOVED:
            return Heard.UNHEARD
        known = draft_of(session, video_id)
        if known and known.sha256 == video.sha256 and known.heard in _SETTLED and not is_asked:
            return known.heard
        if video.state is VideoState.PUBLISHED and not is_asked:
            return known.heard if known else Heard.WAITING
        own = {c.language for c in captions_of(session, video_id) if c.origin != MACHINE}
        sha256, hint = video.sha256, video.language
        key, info = upload.original_key, MediaInfo.from_json(upload.media_info)
    if hint in own and not is_asked:
        return _settle(video_id, sha256, Heard.WRITTEN, language=hint)
    began = time.monotonic()
    try:
        heard = listen(get_store().local_path(key), info, ready(SPEECH), hint)
    except ModelUnavailable:
        return _settle(video_id, sha256, Heard.WAITING)
    except (FfmpegFailed, OSError) as error:
        log.warning("speech_unheard", video_id=str(video_id), why=type(error).__name__)
        return _settle(video_id, sha256, Heard.UNHEARD)
    took_ms = round((time.monotonic() - began) * 1000)
    outcome = _keep(video_id, sha256, heard, info.duration_ms, took_ms)
    log.info(
        "speech_heard",
        video_id=str(video_id),
        heard=outcome.value,
        words=len(heard.words),
        took_ms=took_ms,
    )
    return outcome


def sweep_speech() -> None:
    """Beat: brings the model here in the background, then hears clips that waited for it."""
    if not get_settings().speech:
        return
    with read_scope() as session:
        waiting = session.exec(
            select(SpeechDraft.video_id)
            .join(Video, col(Video.id) == col(SpeechDraft.video_id))
            .where(
                SpeechDraft.heard == Heard.WAITING,
                col(Video.state).not_in([VideoState.PUBLISHED, VideoState.REMOVED]),
            )
            .limit(SWEEP)
        ).all()
    try:
        prepare(SPEECH)
    except ModelUnavailable as error:
        log.warning("speech_model_unavailable", detail=error.detail)
        return
    for video_id in waiting:
        draft_captions(video_id)


def forget_draft(session: Session, video_id: UUID) -> None:
    """Drops what was heard of a clip that is gone."""
    session.exec(delete(SpeechDraft).where(col(SpeechDraft.video_id) == video_id))


def ask(session: Session, video: Video) -> None:
    """Has a worker listen to the clip, again if need be."""
    _write(session, video.id, video.sha256, Heard.ASKED, "", 0.0)
    enqueue(session, DRAFT_CAPTIONS, queue="media", video_id=str(video.id))


def draft_of(session: Session, video_id: UUID) -> SpeechDraft | None:
    """What was heard of a clip, if anybody listened."""
    return session.exec(select(SpeechDraft).where(SpeechDraft.video_id == video_id)).first()


def _keep(video_id: UUID, sha256: str, heard: Transcript, duration_ms: int, took_ms: int) -> Heard:
    with session_scope() as session:
        video = session.get(Video, video_id, with_for_update=True)
        if video is None or video.state is VideoState.REMOVED:
            return Heard.UNHEARD
        if heard.words:
            _store_track(session, video, heard, duration_ms)
        outcome = Heard.SPOKEN if heard.words else Heard.SILENT
        _write(session, video_id, sha256, outcome, heard.language, heard.certainty, took_ms=took_ms)
        return outcome


def _store_track(session: Session, video: Video, heard: Transcript, duration_ms: int) -> None:
    tracks = {c.language: c for c in captions_of(session, video.id)}
    standing = tracks.get(heard.language)
    if (standing and standing.origin != MACHINE) or (not standing and len(tracks) >= MAX_TRACKS):
        return
    words = [TimedWord(w.start_ms, w.end_ms, w.text) for w in heard.words]
    track = cues_of(words, duration_ms)
    row = standing or Caption(video_id=video.id, language=heard.language, vtt="", origin=MACHINE)
    row.vtt, row.words = write_webvtt(as_cues(track)), stored(track)
    session.add(row)
    session.flush()
    store_tracks(session, video)
    if video.state in WORDS_EDITABLE:
        screen_again(session, video)
    settle(session, video)


def _settle(video_id: UUID, sha256: str, outcome: Heard, *, language: str = "") -> Heard:
    with session_scope() as session:
        if session.get(Video, video_id) is not None:
            _write(session, video_id, sha256, outcome, language, 1.0 if language else 0.0)
    return outcome


def _write(
    session: Session,
    video_id: UUID,
    sha256: str,
    outcome: Heard,
    language: str,
    certainty: float,
    *,
    took_ms: int = 0,
) -> None:
    row = draft_of(session, video_id) or SpeechDraft(
        video_id=video_id, sha256=sha256, model=MODEL, heard=outcome
    )
    row.sha256, row.model, row.heard = sha256, MODEL, outcome
    row.language, row.certainty, row.took_ms = language, certainty, took_ms
    row.changed_at = utc_now()
    session.add(row)
