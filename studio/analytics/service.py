"""What pages and endpoints ask: a clip's numbers, or those of all clips, by their creator alone."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from catalog.kinds import Role
from catalog.models import Account
from catalog.viewer import Viewer
from core.clock import utc_now
from core.csv_file import csv_pieces
from core.db import read_scope
from core.errors import NotFound
from studio.analytics.clip_report import clip_report
from studio.analytics.creator_report import clip_result, clips_with_totals, creator_report
from studio.analytics.csv_export import (
    ALL_HEAD,
    CLIP_HEAD,
    clip_rows,
    clips_rows,
)
from studio.analytics.schemas import ClipAnalytics, CreatorAnalytics
from studio.repository import own_video


class CreatorNotFound(NotFound):
    """There is no such creator, or the caller may not see their numbers."""

    code = "creator_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There are no numbers of this creator that you may see.",
            "इस क्रिएटर के ऐसे कोई आँकड़े नहीं हैं जो आप देख सकें।",
        )


def clip_analytics(viewer: Viewer, video_id: UUID) -> ClipAnalytics:
    """What a clip of the viewer did, told in their language.

    Raises:
        NotSignedIn, Forbidden: The viewer may not make clips.
        VideoNotFound: There is none, or it is somebody else's.
    """
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        return clip_report(session, video, utc_now(), viewer.locale)


def clip_csv(viewer: Viewer, video_id: UUID) -> Iterator[str]:
    """The same as CSV, for programs and so in English. Who asks is checked before this returns."""
    with read_scope() as session:
        report = clip_report(session, own_video(session, viewer, video_id), utc_now())
    return csv_pieces(CLIP_HEAD, clip_rows(report))


def creator_analytics(viewer: Viewer, creator_id: UUID | None = None) -> CreatorAnalytics:
    """What the viewer's clips did together; an admin may ask for another creator's.

    Raises:
        NotSignedIn, Forbidden: The viewer may not make clips.
        CreatorNotFound: `creator_id` is somebody else, and the viewer no admin.
    """
    owner = _owner(viewer, creator_id)
    with read_scope() as session:
        return creator_report(session, owner, utc_now(), viewer.locale)


def creator_csv(viewer: Viewer, creator_id: UUID | None = None) -> Iterator[str]:
    """A line a clip, newest first. Who asks is checked before this returns."""
    owner = _owner(viewer, creator_id)
    with read_scope() as session:
        clips = [clip_result(*pair) for pair in clips_with_totals(session, owner)]
    return csv_pieces(ALL_HEAD, clips_rows(clips))


def _owner(viewer: Viewer, creator_id: UUID | None) -> UUID:
    own: UUID = viewer.require_creator()
    if creator_id is None or creator_id == own:
        return own
    if viewer.role is not Role.ADMIN:
        raise CreatorNotFound()
    with read_scope() as session:
        if session.get(Account, creator_id) is None:
            raise CreatorNotFound()
    return creator_id
