"""How a viewer stands to clips and creators: flags, negatives, follows, and creator pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, SQLModel, col, func, select

from catalog.cards import creator_brief
from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from catalog.models import Account, Video, VideoStats
from catalog.service import get_creator
from catalog.viewer import Viewer
from community.models import Block, Follow, Like, NegativeScope, NotInterested, Save
from community.schemas import CreatorFlags, CreatorPage, CreatorStats


@dataclass(frozen=True, slots=True)
class Flags:
    """What a viewer has done with one clip and its creator."""

    liked: bool = False
    saved: bool = False
    following: bool = False


def negatives_of(session: Session, viewer_id: UUID) -> frozenset[str]:
    """What the viewer wants less of, as `scope:value`; blocks appear as creators."""
    rows = session.exec(select(NotInterested).where(NotInterested.viewer_id == viewer_id))
    blocked = session.exec(select(Block.creator_id).where(Block.viewer_id == viewer_id))
    return frozenset(f"{r.scope}:{r.value}" for r in rows) | {f"creator:{b}" for b in blocked}


def blocked_creators_of(session: Session, viewer_id: UUID) -> frozenset[UUID]:
    """Creators the viewer blocked."""
    return frozenset(session.exec(select(Block.creator_id).where(Block.viewer_id == viewer_id)))


def followed_creators_of(session: Session, viewer_id: UUID) -> frozenset[UUID]:
    """Creators the viewer follows."""
    return frozenset(session.exec(select(Follow.creator_id).where(Follow.viewer_id == viewer_id)))


def is_following(session: Session, viewer_id: UUID, creator_id: UUID) -> bool:
    """Whether the viewer follows the creator."""
    return session.get(Follow, (viewer_id, creator_id)) is not None


def liked_videos_of(session: Session, viewer_id: UUID) -> frozenset[UUID]:
    """Clips the viewer likes."""
    return frozenset(session.exec(select(Like.video_id).where(Like.viewer_id == viewer_id)))


def saved_videos_of(session: Session, viewer_id: UUID) -> list[UUID]:
    """Clips the viewer kept, newest first."""
    return list(
        session.exec(
            select(Save.video_id)
            .where(Save.viewer_id == viewer_id)
            .order_by(col(Save.created_at).desc())
        )
    )


def flags_of(session: Session, viewer_id: UUID, video_ids: Sequence[UUID]) -> dict[UUID, Flags]:
    """The viewer's flags for each of `video_ids`."""
    liked = set(
        session.exec(
            select(Like.video_id).where(
                Like.viewer_id == viewer_id, col(Like.video_id).in_(video_ids)
            )
        )
    )
    saved = set(
        session.exec(
            select(Save.video_id).where(
                Save.viewer_id == viewer_id, col(Save.video_id).in_(video_ids)
            )
        )
    )
    followed = followed_creators_of(session, viewer_id)
    creators = session.exec(
        select(Video.id, Video.creator_id).where(col(Video.id).in_(video_ids))
    ).all()
    return {v: Flags(v in liked, v in saved, c in followed) for v, c in creators}


def count_rows(session: Session, table: type[SQLModel], condition: object) -> int:
    """How many rows of `table` meet a condition."""
    query: Callable[..., object] = select(func.count()).select_from(table).where
    return int(session.exec(query(condition)).one())  # type: ignore[call-overload]


def creator_page(session: Session, viewer: Viewer, handle: str) -> CreatorPage:
    """A creator's page as `viewer` sees it."""
    creator: Account = get_creator(session, handle)
    likes = session.exec(
        select(func.coalesce(func.sum(VideoStats.likes), 0))
        .join(Video, col(Video.id) == col(VideoStats.video_id))
        .where(Video.creator_id == creator.id, Video.state == VideoState.PUBLISHED)
    ).one()
    return CreatorPage(
        **creator_brief(creator).model_dump(),
        bio=creator.bio,
        stats=CreatorStats(
            followers=count_rows(session, Follow, Follow.creator_id == creator.id),
            following=count_rows(session, Follow, Follow.viewer_id == creator.id),
            clips=count_rows(
                session,
                Video,
                (col(Video.creator_id) == creator.id)
                & (col(Video.state) == VideoState.PUBLISHED)
                & (col(Video.audience) == Audience.EVERYONE),
            ),
            likes=int(likes),
        ),
        viewer=CreatorFlags(
            following=session.get(Follow, (viewer.id, creator.id)) is not None,
            blocked=session.get(Block, (viewer.id, creator.id)) is not None,
            muted=session.get(NotInterested, (viewer.id, NegativeScope.CREATOR, str(creator.id)))
            is not None,
            is_me=viewer.account_id == creator.id,
        ),
    )
