"""A clip to edit, and edits that differ by a number."""

from __future__ import annotations

from uuid import UUID

from catalog.kinds import VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.db import session_scope
from studio.edl import trimmed
from studio.schemas import EdlBody
from studio.versions import service

SECOND_MS = 1000


def clip(creator: Viewer, state: VideoState = VideoState.DRAFT) -> UUID:
    """A clip of sixty seconds."""
    with session_scope() as session:
        row = Video(
            creator_id=creator.account_id,
            state=state,
            kind=VideoKind.USER,
            source_duration_ms=60_000,
            duration_ms=60_000,
            width=720,
            height=1280,
        )
        session.add(row)
        session.flush()
        return row.id


def cut(at: int) -> EdlBody:
    """The edit that begins `at` hundredths of a second in."""
    return EdlBody.of(trimmed(at * 10, 60 * SECOND_MS, None, muted=False))


def start_of(edit: EdlBody) -> int:
    """The reverse of `cut`."""
    return edit.edit().in_ms // 10


def tag(viewer: Viewer, video_id: UUID) -> str:
    """The ETag of the present version."""
    return service.present_edit(viewer, video_id).etag
