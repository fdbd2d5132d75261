"""What pages, endpoints, importers and the demo ask of the studio.

Each function checks who asks, does its work in its own transaction, and answers with wire forms.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from catalog.ids import AccountId
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope
from core.settings import get_settings
from studio import repository
from studio.analytics.ledger import totals_of
from studio.covers import cover_path, covers, source_path, source_type
from studio.drafts import create_draft
from studio.edits import edit_video, set_captions, set_pins
from studio.files import submit_file, upload_file
from studio.numbers import numbers_of
from studio.publishing import schedule
from studio.schemas import ClipNumbers, QuotaView, StudioPage, StudioVideo, VideoStatus
from studio.submission import remove, submit
from studio.uploads.service import used_bytes
from studio.views import studio_cards, studio_video, video_status

__all__ = [
    "call_off",
    "come_out_now",
    "cover_path",
    "covers",
    "create_draft",
    "edit_video",
    "get_video",
    "list_videos",
    "numbers",
    "quota",
    "recall",
    "remove",
    "set_captions",
    "set_pins",
    "set_schedule",
    "source_path",
    "source_type",
    "status",
    "submit",
    "submit_file",
    "upload_file",
]

MAX_PAGE = 60


def list_videos(
    viewer: Viewer, *, cursor: str | None = None, limit: int = 24, state: VideoState | None = None
) -> StudioPage:
    """The viewer's own clips, newest first."""
    creator_id: AccountId = viewer.require_creator()
    position = decode_cursor("studio.videos", cursor)
    limit = max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        rows = repository.list_own(
            session,
            creator_id,
            before=UUID(position) if position else None,
            limit=limit + 1,
            state=state,
        )
        more, rows = len(rows) > limit, rows[:limit]
        return StudioPage(
            items=studio_cards(session, rows, viewer.locale),
            next_cursor=encode_cursor("studio.videos", str(rows[-1].id)) if more else None,
            counts=repository.counts_by_state(session, creator_id),
        )


def get_video(viewer: Viewer, video_id: UUID) -> StudioVideo:
    """One clip of the viewer with all that its editor shows."""
    with read_scope() as session:
        video = repository.own_video(session, viewer, video_id)
        return studio_video(session, video, viewer.locale)


def set_schedule(
    viewer: Viewer, video_id: UUID, publish_at: datetime, time_zone: str
) -> StudioVideo:
    """The clip comes out at `publish_at`, or as soon after it as it may."""
    schedule.set_schedule(viewer, video_id, publish_at, time_zone)
    return get_video(viewer, video_id)


def call_off(viewer: Viewer, video_id: UUID) -> StudioVideo:
    """The clip does not come out by itself any more."""
    schedule.call_off(viewer, video_id)
    return get_video(viewer, video_id)


def come_out_now(viewer: Viewer, video_id: UUID) -> StudioVideo:
    """A clip that is on its way comes out as soon as it may."""
    schedule.come_out_now(viewer, video_id)
    return get_video(viewer, video_id)


def recall(viewer: Viewer, video_id: UUID) -> StudioVideo:
    """A waiting clip becomes a draft again."""
    schedule.recall(viewer, video_id)
    return get_video(viewer, video_id)


def status(viewer: Viewer, video_id: UUID) -> VideoStatus:
    """Where a clip of the viewer stands."""
    with read_scope() as session:
        video = repository.own_video(session, viewer, video_id)
        return video_status(session, video, viewer.locale)


def numbers(viewer: Viewer, video_id: UUID) -> ClipNumbers:
    """What a clip of the viewer has achieved."""
    with read_scope() as session:
        video = repository.own_video(session, viewer, video_id)
        stats = repository.stats_by_video(session, [video.id]).get(video.id)
        audience = totals_of(session, [video.id]).get(video.id)
        return numbers_of(video.id, stats, video.duration_ms, audience)


def quota(viewer: Viewer) -> QuotaView:
    """What the viewer may still upload."""
    owner_id, settings = viewer.require_creator(), get_settings()
    with read_scope() as session:
        return QuotaView(
            used_bytes=used_bytes(session, owner_id),
            limit_bytes=settings.upload_quota_bytes,
            max_upload_bytes=settings.upload_max_bytes,
            clip_max_s=settings.clip_max_s,
        )
