"""What the studio's home shows, read in one go: what needs its creator first, then the clips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pydantic import Field
from sqlalchemy import case
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.schemas import WireModel
from catalog.viewer import Viewer
from community.models import Comment, CommentState
from core.clock import utc_now
from core.cursors import encode_cursor
from core.db import read_scope
from core.settings import get_settings
from studio import repository
from studio.brands.calls import Call, calls_of
from studio.models import Upload, UploadState
from studio.schemas import QuotaView, StudioCard, StudioPage
from studio.uploads.service import used_bytes
from studio.views import studio_cards

# What waits for its creator comes before what waits for others.
ATTENTION = (
    VideoState.REJECTED,
    VideoState.FAILED,
    VideoState.PROCESSING,
    VideoState.SCREENING,
    VideoState.HELD,
    VideoState.DRAFT,
)
MOST_ATTENTION = 6
MOST_ASKED = 4


class Asked(WireModel):
    """A clip with comments that its creator has not answered."""

    video_id: UUID
    caption: str
    comments: int
    last: str = Field(description="The newest of them.")


class Unfinished(WireModel):
    """A file that stopped on its way, or waits to become a clip."""

    upload_id: UUID
    file_name: str
    received: int
    length: int
    expires_at: datetime


class StudioHome(WireModel):
    """The creator's studio at a glance."""

    first: list[StudioCard]
    brands: list[Call] = Field(description="What waits for the caller between brand and creator.")
    asked: list[Asked]
    unfinished: list[Unfinished]
    clips: StudioPage
    quota: QuotaView


def home(viewer: Viewer, *, state: VideoState | None = None, limit: int = 24) -> StudioHome:
    """Everything on the viewer's studio home.

    Raises:
        NotSignedIn, Forbidden: The viewer may not make clips.
    """
    own, settings = viewer.require_creator(), get_settings()
    with read_scope() as session:
        rows = repository.list_own(session, own, before=None, limit=limit + 1, state=state)
        more, rows = len(rows) > limit, rows[:limit]
        waiting = _waiting(session, own)
        cards = {c.id: c for c in studio_cards(session, [*rows, *waiting], viewer.locale)}
        return StudioHome(
            first=[cards[v.id] for v in waiting],
            brands=calls_of(session, viewer, utc_now()),
            asked=_asked(session, own),
            unfinished=_unfinished(session, own),
            clips=StudioPage(
                items=[cards[v.id] for v in rows],
                next_cursor=encode_cursor("studio.videos", str(rows[-1].id)) if more else None,
                counts=repository.counts_by_state(session, own),
            ),
            quota=QuotaView(
                used_bytes=used_bytes(session, own),
                limit_bytes=settings.upload_quota_bytes,
                max_upload_bytes=settings.upload_max_bytes,
                clip_max_s=settings.clip_max_s,
            ),
        )


def _waiting(session: Session, creator_id: UUID) -> Sequence[Video]:
    urgency = case(*((col(Video.state) == state, n) for n, state in enumerate(ATTENTION)))
    return session.exec(
        select(Video)
        .where(Video.creator_id == creator_id, col(Video.state).in_(ATTENTION))
        .order_by(urgency, col(Video.id).desc())
        .limit(MOST_ATTENTION)
    ).all()


def _asked(session: Session, creator_id: UUID) -> list[Asked]:
    """Clips whose comments by others have no reply of the creator, newest first."""
    reply = aliased(Comment)
    answered = (
        select(reply.id)
        .where(reply.parent_id == Comment.id, reply.author_id == creator_id)
        .correlate(Comment)
        .exists()
    )
    is_open = (
        Video.creator_id == creator_id,
        Video.state == VideoState.PUBLISHED,
        Comment.state == CommentState.VISIBLE,
        col(Comment.is_unwanted).is_(False),
        col(Comment.parent_id).is_(None),
        Comment.author_id != creator_id,
        ~answered,
    )
    newest = func.max(Comment.created_at)
    rows = session.exec(
        select(Comment.video_id, func.count())
        .join(Video, col(Video.id) == Comment.video_id)
        .where(*is_open)
        .group_by(col(Comment.video_id))
        .order_by(newest.desc())
        .limit(MOST_ASKED)
    ).all()
    found = []
    for video_id, number in rows:
        last = session.exec(
            select(Comment.text)
            .join(Video, col(Video.id) == Comment.video_id)
            .where(*is_open, Comment.video_id == video_id)
            .order_by(col(Comment.id).desc())
        ).first()
        video = session.get_one(Video, video_id)
        found.append(
            Asked(
                video_id=video_id,
                caption=video.caption,
                comments=number,
                last=(last or "")[:140],
            )
        )
    return found


def _unfinished(session: Session, creator_id: UUID) -> list[Unfinished]:
    uploads = session.exec(
        select(Upload)
        .where(Upload.owner_id == creator_id, Upload.state != UploadState.USED)
        .order_by(col(Upload.created_at).desc())
        .limit(MOST_ASKED)
    )
    return [
        Unfinished(
            upload_id=u.id,
            file_name=u.file_name,
            received=u.received,
            length=u.length,
            expires_at=u.expires_at,
        )
        for u in uploads
    ]
