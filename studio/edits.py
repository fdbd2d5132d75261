"""Changing a clip: everything while it is a draft, its words also while it is live.

New words of a live clip are not shown unscreened: the clip is held, moderation screens the words at
once and publishes it again or gives it to a person. What a brand approved goes back to the brand
with any change. Fails closed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from catalog.agreements import revise
from catalog.hashtags import set_hashtags
from catalog.kinds import Audience
from catalog.lifecycle import Step, VideoState
from catalog.models import Video
from catalog.stand_in_log import note_stand_ins
from catalog.videos import advance, touch
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.errors import Conflict
from core.outbox import enqueue
from studio.describe import DESCRIBE
from studio.disclosure import chosen_disclosure, raised_disclosure
from studio.edl import Edl, ms_of
from studio.pins import move_pins, replace_pins
from studio.publishing.ai import declared
from studio.publishing.leaving import check_leaving
from studio.repository import own_video, resolved_edit
from studio.schemas import PinIn, StudioVideo, VideoChange
from studio.timeline import length_of
from studio.tracks import drop_track_file, languages_of, set_track, store_tracks
from studio.views import EDITABLE, WORDS_EDITABLE, disclosure_facts, studio_video
from studio.wording import EDITED, EDITED_REASON, headline_of


class NotEditable(Conflict):
    """The clip's state does not allow this change."""

    code = "video_not_editable"

    def __init__(self, video: Video, *, words: bool) -> None:
        if video.state is VideoState.SCHEDULED and not words:
            super().__init__(
                "Take the clip back to editing first; it is checked again afterwards.",
                "पहले “फिर एडिट करें” चुनें; उसके बाद क्लिप फिर से जाँची जाएगी।",
            )
        elif video.state is VideoState.PUBLISHED and not words:
            super().__init__(
                "A live clip keeps its picture, sound and kind; its words and tags can change.",
                "लाइव क्लिप की तस्वीर, आवाज़ और प्रकार नहीं बदलते; शब्द और टैग बदल सकते हैं।",
            )
        else:
            state = headline_of(video.state, video.decision_code).lower()
            there = headline_of(video.state, video.decision_code, locale="hi")
            super().__init__(
                f"This clip cannot be changed now: {state}.",
                f"यह क्लिप अभी नहीं बदली जा सकती: {there}।",
            )


def clean_caption(text: str) -> str:
    """What is kept of a caption: normalised, without control characters, trimmed."""
    kept = (
        c
        for c in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        if c in "\n\u200c\u200d" or unicodedata.category(c)[0] != "C"
    )
    return "".join(kept).strip()


def require_editable(video: Video, *, words: bool = False) -> None:
    """Refuses a change that the clip's state does not allow.

    Args:
        words: Only words change, which a live clip takes too.

    Raises:
        NotEditable: With what can be changed now.
    """
    if video.state not in (WORDS_EDITABLE if words else EDITABLE):
        raise NotEditable(video, words=words)


def edit_video(viewer: Viewer, video_id: UUID, change: VideoChange) -> StudioVideo:
    """Changes what `change` sets.

    Raises:
        NotEditable: Not in this state; a live clip takes words and a stronger label only.
        EdlRefused: The edit does not fit the clip.
        DisclosureLocked, AiDeclarationLocked: The label may not be lowered.
        AgreementRuns: A running agreement counts on its being public.
    """
    deep = {"kind", "language", "audio_title", "edl"} & {
        name for name in change.model_fields_set if getattr(change, name) is not None
    }
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video, words=not deep)
        if change.edl is not None:
            set_edit(session, video, change.edl.edit())
        for name in ("kind", "language", "audio_title"):
            if name in deep:
                setattr(video, name, getattr(change, name))
        _set_disclosure(session, video, change)
        if change.audience is not None:
            if video.audience is Audience.EVERYONE and change.audience is not Audience.EVERYONE:
                sure = change.despite_agreement
                check_leaving(session, video, utc_now(), despite_agreement=sure)
            video.audience = change.audience
        if change.ai_made is not None:
            was_submitted = video.submitted_at is not None
            video.ai_made = declared(change.ai_made, video.ai_made, was_submitted=was_submitted)
        if change.caption is not None:
            _set_caption(session, video, change.caption)
        settle(session, video)
        return studio_video(session, video, viewer.locale)


def set_pins(viewer: Viewer, video_id: UUID, pins: Sequence[PinIn]) -> StudioVideo:
    """Makes the clip carry exactly these product tags.

    Raises:
        NotEditable: Not in this state.
        PinRefused: A tag does not fit the clip or the shop.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video, words=True)
        replace_pins(session, video, pins)
        note_stand_ins(session, [video.id], "rule")
        video.disclosure = raised_disclosure(video.disclosure, disclosure_facts(session, video))
        settle(session, video)
        return studio_video(session, video, viewer.locale)


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
        require_editable(video, words=True)
        before = languages_of(session, video.id)
        set_track(session, video, language, text, source)
        store_tracks(session, video)
        if language in before - languages_of(session, video.id):
            drop_track_file(video.id, video.recipe, language)
        elif text.strip():
            screen_again(session, video)
        settle(session, video)
        return studio_video(session, video, viewer.locale)


def set_edit(session: Session, video: Video, edit: Edl) -> None:
    """Makes `edit` the clip's own; pins stay on their pictures.

    Raises:
        EdlRefused: It cannot be carried out.
    """
    before, after = resolved_edit(video), resolved_edit(video, edit)
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
    screen_again(session, video)


def settle(session: Session, video: Video) -> None:
    """Ends a change: snapshots elsewhere pick it up, and a brand's approval of another edition
    falls. A live clip then goes back for screening, after which it waits for its brand.
    """
    if revise(session, video) and video.state is VideoState.PUBLISHED:
        screen_again(session, video)
    touch(session, video)


def screen_again(session: Session, video: Video) -> None:
    """Takes a live clip back until its new words were screened; nothing to do for others."""
    if video.state in (VideoState.PUBLISHED, VideoState.SCHEDULED):
        advance(session, video.id, Step.HOLD, code=EDITED, reason=EDITED_REASON)
        enqueue(session, DESCRIBE, video_id=str(video.id))
