"""Whether a clip's files may leave: published ones to everybody, others to their people."""

from __future__ import annotations

from time import monotonic
from uuid import UUID

from sqlmodel import select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from catalog.visibility import Visibility, visibility_of
from core.db import read_scope

# After a takedown the last byte leaves within this time.
STATE_CACHE_S = 3.0
_states: dict[UUID, tuple[float, VideoState, UUID] | None] = {}


def _state_of(video_id: UUID) -> tuple[VideoState, UUID] | None:
    known = _states.get(video_id)
    if known and monotonic() - known[0] < STATE_CACHE_S:
        return known[1], known[2]
    with read_scope() as session:
        row = session.exec(
            select(Video.state, Video.creator_id).where(Video.id == video_id)
        ).first()
    if row is None:
        return None
    if len(_states) > 50_000:
        _states.clear()
    state, creator_id = VideoState(row[0]), row[1]
    _states[video_id] = (monotonic(), state, creator_id)
    return state, creator_id


def known_public(video_id: UUID) -> bool | None:
    """Whether the clip is published, if that was looked up a moment ago; else `None`."""
    known = _states.get(video_id)
    if known and monotonic() - known[0] < STATE_CACHE_S:
        return known[1] is VideoState.PUBLISHED
    return None


def rule(video_id: UUID, viewer: Viewer) -> Visibility:
    """What `viewer` may have of the clip's files. Fails closed for unknown clips."""
    facts = _state_of(video_id)
    if facts is None:
        return Visibility.DROP
    return visibility_of(facts[0], facts[1], viewer).visibility
