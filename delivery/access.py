"""Whether a clip's files may leave: to everybody, or only to the people it is for."""

from __future__ import annotations

from time import monotonic
from uuid import UUID

from sqlmodel import select

from catalog.agreements import partner_of
from catalog.followers import follows
from catalog.kinds import Audience, Restriction
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from catalog.visibility import Visibility, visibility_of
from core.db import read_scope

# After a takedown the last byte leaves within this time. Only "for everybody" is remembered: a clip
# that was just approved must not stay hidden because somebody looked at it a moment before.
STATE_CACHE_S = 3.0
CACHE_ROWS = 50_000
_published_at: dict[UUID, float] = {}


def known_public(video_id: UUID) -> bool:
    """Whether the clip was seen to be everybody's a moment ago."""
    return monotonic() - _published_at.get(video_id, -STATE_CACHE_S) < STATE_CACHE_S


def rule(video_id: UUID, viewer: Viewer) -> Visibility:
    """What `viewer` may have of the clip's files. Fails closed for unknown clips."""
    with read_scope() as session:
        row = session.exec(
            select(Video.state, Video.audience, Video.creator_id, Video.restriction).where(
                Video.id == video_id
            )
        ).first()
        if row is None:
            return Visibility.DROP
        state, audience, creator_id = VideoState(row[0]), Audience(row[1]), row[2]
        knows = audience is Audience.FOLLOWERS and follows(session, viewer, creator_id)
        restriction = Restriction(row[3])
        is_open = (state, audience, restriction) == (
            VideoState.PUBLISHED,
            Audience.EVERYONE,
            Restriction.NONE,
        )
        # A partner of a clip that is out sees no more than others.
        partner_id = None if is_open else partner_of(session, video_id, viewer)
    found = visibility_of(
        state,
        audience,
        creator_id,
        viewer,
        follows=knows,
        restriction=restriction,
        partner_id=partner_id,
    ).visibility
    if found is Visibility.ALLOW:
        if len(_published_at) > CACHE_ROWS:
            _published_at.clear()
        _published_at[video_id] = monotonic()
    return found
