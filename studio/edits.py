"""Changing a clip: everything while it is a draft, its words also while it is live.

New words of a live clip are not shown unscreened: the clip is held, moderation screens the words at
once and publishes it again or gives it to a person. Fails closed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from catalog.hashtags import set_hashtags
from catalog.lifecycle import Step, VideoState
from catalog.models import Video
from catalog.videos import advance, touch
from catalog.viewer import Viewer
from core.db import session_scope
from core.errors import Conflict
from core.outbox import enqueue
from studio.describe import DESCRIBE
from studio.disclosure import chosen_disclosure, raised_disclosure
from studio.edl import ms_of
from studio.pins import move_pins, replace_pins
from studio.repository import own_video, resolved_edit
from studio.schemas import EdlBody, PinIn, StudioVideo, VideoChange
from studio.timeline import length_of
from studio.tracks import drop_track_file, languages_of, set_track, store_tracks
from studio.views import EDITABLE, WORDS_EDITABLE, disclosure_facts, studio_video
from studio.wording import EDITED, EDITED_REASON, headline_of


class NotEditable(Conflict):
    """The clip's state does not allow this change."""

    code = "video_not_editable"

    def __init__(self, video: Video, *, words: bool) -> None:
        if video.state is VideoState.PUBLISHED and not words:
            detail = "A live clip keeps its picture, sound and kind; its words and tags can change."
        else:
            state = headline_of(video.state, video.decision_code).lower()
            detail = f"This clip cannot be changed now: {state}."
        super().__init__(detail)


def clean_caption(text: str) -> str:
    """What is kept of a caption: normalised, without control characters, trimmed."""
    kept = (
        c
        for c in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C"
    )
    return "".join(kept).strip()


def require_editable(video: Video) -> None:
    """Lets a draft pass.

    Raises:
        NotEditable: The clip is live or on its way there.
    """
    _require(video, words=False)


def _require(video: Video, *, words: bool) -> None:
    if video.state not in (WORDS_EDITABLE if words else EDITABLE):
        raise NotEditable(video, words=words)


def edit_video(viewer: Viewer, video_id: UUID, change: VideoChange) -> StudioVideo:
    """Changes what `change` sets.

    Raises:
        NotEditable: Not in this state; a live clip takes words and a stronger label only.
        EdlRefused: The edit does not fit the clip.
        DisclosureLocked: The label may not be lowered.
    """
    deep = {"kind", "language", "audio_title", "edl"} & {
        name for name in change.model_fields_set if getattr(change, name) is not None
    }
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        _require(video, words=not deep)
        if change.edl is not None:
            _set_edit(session, video, change.edl)
        for name in ("kind", "language", "audio_title"):
            if name in deep:
                setattr(video, name, getattr(change, name))
        _set_disclosure(session, video, change)
        if change.caption is not None:
            _set_caption(session, video, change.caption)
        touch(session, video)
        return studio_video(session, video)


def set_pins(viewer: Viewer, video_id: UUID, pins: Sequence[PinIn]) -> StudioVideo:
    """Makes the clip carry exactly these product tags.

    Raises:
        NotEditable: Not in this state.
        PinRefused: A tag does not fit the clip or the shop.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        _require(video, words=True)
        replace_pins(session, video, pins)
        video.disclosure = raised_disclosure(video.disclosure, disclosure_facts(session, video))
        touch(session, video)
        return studio_video(session, video)


def set_captions(
    viewer: Viewer, video_id: UUID, language: str, text: str, source: UUID | None = None
) -> StudioVideo:
    """Replaces one language's captions; an empty text removes them.

    Args:
        source: The upload whose words they are; None is the clip's own.

    Raises:
        NotEditable: Not in this state.
        CaptionsRefused: The text cannot be used.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        _require(video, words=True)
        before = languages_of(session, video.id)
        set_track(session, video, language, text, source)
        store_tracks(session, video)
        if language in before - languages_of(session, video.id):
            drop_track_file(video.id, video.recipe, language)
        elif text.strip():
            _screen_again(session, video)
        touch(session, video)
        return studio_video(session, video)


def _set_edit(session: Session, video: Video, body: EdlBody) -> None:
    before, after = resolved_edit(video), resolved_edit(video, body.edit())
    video.edl = after.as_body()
    video.duration_ms = ms_of(length_of(after))
    move_pins(session, video.id, before, after)


def _set_disclosure(session: Session, video: Video, change: VideoChange) -> None:
    facts = disclosure_facts(session, video)
    if change.disclosure is not None:
        video.disclosure = chosen_disclosure(change.disclosure, video.disclosure, facts)
    video.disclosure = raised_disclosure(video.disclosure, facts)


def _set_caption(session: Session, video: Video, text: str) -> None:
    caption = clean_caption(text)
    if caption == video.caption:
        return
    video.caption = caption
    set_hashtags(session, video.id, caption)
    _screen_again(session, video)


def _screen_again(session: Session, video: Video) -> None:
    if video.state is VideoState.PUBLISHED:
        advance(session, video.id, Step.HOLD, code=EDITED, reason=EDITED_REASON)
        enqueue(session, DESCRIBE, video_id=str(video.id))
