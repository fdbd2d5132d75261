"""What a draft is given while its creator begins to edit: pictures for the timeline, moments for a
cover, what is said, and tags that might fit. All of it fails open, and is made once.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import structlog

from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope, session_scope
from core.storage import get_store
from studio.covers import keep_covers
from studio.describe import FRAME_PX, FRAMES, describe, words_of
from studio.frames import sample_frames
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.repository import upload_of
from studio.speech.draft import draft_captions
from studio.tagging.suggest import suggest
from studio.waveform.originals import keep_timeline_art

log = structlog.get_logger(__name__)
PREPARE = "studio.prepare_draft"
LAST = 9
"""Its place on the broker: behind every clip that waits to be shown."""


def prepare_draft(video_id: UUID) -> None:
    """Prepares a draft for its editor; whatever is made already is left as it is."""
    with read_scope() as session:
        video, upload = session.get(Video, video_id), upload_of(session, video_id)
        if video is None or upload is None or video.state is not VideoState.DRAFT:
            return
        prefix, info = upload.original_prefix, MediaInfo.from_json(upload.media_info)
        source = get_store().local_path(upload.original_key)
    try:
        keep_timeline_art(prefix, source, info)
        keep_covers(prefix, source, info)
    except (FfmpegFailed, OSError) as error:
        log.warning("draft_not_prepared", video_id=str(video_id), why=type(error).__name__)
    _describe(video_id, source, info)
    draft_captions(video_id)
    suggest(video_id)


def _describe(video_id: UUID, source: Path, info: MediaInfo) -> None:
    """What the clip is about, so that products can be held against it; made anew once it is cut."""
    try:
        frames = sample_frames(source, FRAMES, max_side_px=FRAME_PX, info=info)
    except (FfmpegFailed, OSError):
        return
    with read_scope() as session:
        words = words_of(session, session.get_one(Video, video_id))
    vector = describe(words, frames)
    if vector is None:
        return
    with session_scope() as session:
        video = session.get_one(Video, video_id)
        if video.state is VideoState.DRAFT and video.content_vector is None:
            video.content_vector = vector
