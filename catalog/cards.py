"""Cards and tiles: clips in the wire form, the same for every viewer."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.card_facts import among, read_cards
from catalog.kinds import Role
from catalog.media import blob_url, media_url
from catalog.models import Account, Video, VideoStats
from catalog.schemas import CreatorBrief, VideoCard, VideoTile


def creator_brief(account: Account) -> CreatorBrief:
    """The account as cards show it."""
    return CreatorBrief(
        id=account.id,
        handle=account.handle,
        display_name=account.display_name,
        avatar_url=blob_url(account.avatar_key),
        is_brand=account.role == Role.BRAND,
    )


def build_cards(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, VideoCard]:
    """Cards of those videos that exist and have renditions, whatever their state."""
    cards = read_cards(session, among(video_ids))
    return {card.video_id: VideoCard.model_validate(card.facts) for card in cards}


def tiles(session: Session, videos: Iterable[Video]) -> list[VideoTile]:
    """Grid tiles of `videos`, in their order."""
    ordered = list(videos)
    handles = {
        a.id: a.handle
        for a in session.exec(
            select(Account).where(col(Account.id).in_({v.creator_id for v in ordered}))
        )
    }
    plays = {
        s.video_id: s.plays
        for s in session.exec(
            select(VideoStats).where(col(VideoStats.video_id).in_([v.id for v in ordered]))
        )
    }
    return [
        VideoTile(
            id=v.id,
            poster_url=media_url(v.id, v.recipe, "poster.webp"),
            preview_url=media_url(v.id, v.recipe, "video.mp4"),
            caption=v.caption,
            duration_ms=v.duration_ms,
            views=plays.get(v.id, 0),
            creator_handle=handles.get(v.creator_id, ""),
            colors=v.colors,
        )
        for v in ordered
    ]
