"""What pages and endpoints ask about a clip's captions, cue by cue; each checks the owner."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session

from catalog.media import language_label
from catalog.models import Caption, Video
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Conflict, NotFound
from perception.models import SPEECH
from perception.weights import ModelUnavailable, ready
from studio.captions import parse_captions, write_webvtt
from studio.cues import words as wording
from studio.cues.words import Track, as_cues, from_cues, restored, stored
from studio.edits import require_editable, screen_again, settle
from studio.repository import captions_of, own_video
from studio.speech.draft import MACHINE, ask, draft_of
from studio.speech.models import Heard, SpeechDraft
from studio.speech.schemas import (
    Confirm,
    CueChange,
    CueView,
    Insert,
    Merge,
    Move,
    Reword,
    SpeechView,
    Split,
    TrackView,
    WordView,
)
from studio.tracks import store_tracks

ASKED_FOR = timedelta(minutes=10)


class TrackNotFound(NotFound):
    """The clip has no captions in this language."""

    code = "captions_not_found"

    def __init__(self, language: str) -> None:
        label = language_label(language)
        super().__init__(
            f"This clip has no captions in {label}.", f"इस क्लिप में {label} के सबटाइटल नहीं हैं।"
        )


class CaptionsChanged(Conflict):
    """Somebody else, or another window, changed the track meanwhile."""

    code = "captions_changed"

    def __init__(self) -> None:
        super().__init__(
            "These captions have changed meanwhile. Look at them again, then edit.",
            "सबटाइटल इस बीच बदल गए हैं। एक बार फिर देखें, फिर एडिट करें।",
        )


def caption_track(viewer: Viewer, video_id: UUID, language: str) -> TrackView:
    """One track of the viewer's clip, word by word.

    Raises:
        VideoNotFound: The clip is not the viewer's.
        TrackNotFound: It has no such track.
    """
    with read_scope() as session:
        return _view(_row(session, own_video(session, viewer, video_id), language))


def edit_track(viewer: Viewer, video_id: UUID, language: str, asked: CueChange) -> TrackView:
    """Makes one change; a machine's draft that somebody changes is theirs from then on.

    Raises:
        VideoNotFound, TrackNotFound: As `caption_track`.
        NotEditable: Not in this state of the clip.
        CaptionsChanged: The track is no longer the one that was edited.
        CaptionsRefused: The change makes no captions.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video, words=True)
        row = _row(session, video, language)
        track = _track(row)
        if asked.version != _version(row):
            raise CaptionsChanged()
        changed = _changed(track, asked, video.source_duration_ms)
        row.origin, row.words = "creator", stored(changed)
        row.vtt = write_webvtt(as_cues(changed))
        session.add(row)
        session.flush()
        store_tracks(session, video)
        if changed != track:
            screen_again(session, video)
        settle(session, video)
        return _view(row)


def speech(viewer: Viewer, video_id: UUID) -> SpeechView:
    """What was heard in the viewer's clip."""
    with read_scope() as session:
        own_video(session, viewer, video_id)
        return _speech_view(draft_of(session, video_id))


def ask_for_draft(viewer: Viewer, video_id: UUID) -> SpeechView:
    """Has a worker listen to the viewer's clip; `speech` says how it went.

    Raises:
        NotEditable: Not in this state of the clip.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video, words=True)
        ask(session, video)
        session.flush()
        return _speech_view(draft_of(session, video_id))


def _speech_view(draft: SpeechDraft | None) -> SpeechView:
    try:
        is_model_ready = bool(ready(SPEECH))
    except ModelUnavailable:
        is_model_ready = False
    is_asked = draft is not None and draft.heard is Heard.ASKED
    return SpeechView(
        heard=draft.heard if draft else None,
        language=draft.language if draft else "",
        is_listening=is_asked and draft is not None and utc_now() - draft.changed_at < ASKED_FOR,
        is_model_ready=is_model_ready,
    )


def _row(session: Session, video: Video, language: str) -> Caption:
    row = next((c for c in captions_of(session, video.id) if c.language == language), None)
    if row is None:
        raise TrackNotFound(language)
    return row


def _track(row: Caption) -> Track:
    return restored(row.words) if row.words else from_cues(parse_captions(row.vtt))


def _version(row: Caption) -> str:
    said = json.dumps([row.vtt, row.words, row.origin], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _changed(track: Track, asked: CueChange, duration_ms: int) -> Track:
    match asked.change:
        case Reword(cue=cue, text=text):
            return wording.reworded(track, cue, text)
        case Split(cue=cue, before_word=before_word):
            return wording.split(track, cue, before_word)
        case Merge(cue=cue):
            return wording.merged(track, cue)
        case Move(cue=cue, start_ms=start_ms, end_ms=end_ms):
            return wording.moved(track, cue, start_ms, end_ms, duration_ms)
        case Insert(start_ms=start_ms, end_ms=end_ms, text=text):
            return wording.written_in(track, start_ms, end_ms, text, duration_ms)
        case Confirm():
            return track


def _view(row: Caption) -> TrackView:
    return TrackView(
        language=row.language,
        label=language_label(row.language),
        version=_version(row),
        is_draft=row.origin == MACHINE,
        has_word_times=row.words is not None,
        cues=[
            CueView(
                start_ms=cue.start_ms,
                end_ms=cue.end_ms,
                text=cue.line,
                shown=cue.text,
                words=[
                    WordView(start_ms=w.start_ms, end_ms=w.end_ms, text=w.text) for w in cue.words
                ],
            )
            for cue in _track(row)
        ],
    )
