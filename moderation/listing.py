"""The queue as one person sees it: what they may take, with how much waits for them and others."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.viewer import Viewer
from core.cursors import decode_cursor, encode_cursor
from moderation import repository
from moderation.queue.abilities import abilities_of
from moderation.repository import Only
from moderation.routing import listed_for, offered_among, there_is_for
from moderation.schemas import QueueCounts, QueuePage
from moderation.views import case_cards


def page_of(
    session: Session,
    viewer: Viewer,
    *,
    only: Only,
    cursor: str | None,
    limit: int,
    now: datetime,
) -> QueuePage:
    """A page of a moderator's list, most urgent first.

    Raises:
        Forbidden: The viewer is no moderator.
        InvalidInput: The cursor is not of this list.
    """
    able = abilities_of(session, viewer)
    position = decode_cursor(f"queue.{only}", cursor)
    after = (
        (int(position[0]), datetime.fromisoformat(position[1]), UUID(position[2]))
        if position
        else None
    )
    seen = listed_for(session, able, now)
    rows = repository.list_open(
        session,
        only=only,
        moderator_id=able.account_id,
        now=now,
        after=after,
        limit=limit + 1,
        where=seen,
    )
    more, rows = len(rows) > limit, rows[:limit]
    following = None
    if more:
        last = rows[-1]
        place = [last.priority, last.opened_at.isoformat(), str(last.id)]
        following = encode_cursor(f"queue.{only}", place)
    total, unclaimed, mine, reported, oldest = repository.queue_numbers(
        session, able.account_id, now, seen
    )
    all_open, *_ = repository.queue_numbers(session, able.account_id, now, [there_is_for(able)])
    offered = offered_among(session, able, [row.id for row in rows])
    return QueuePage(
        items=case_cards(session, rows, viewer, now, offered),
        counts=QueueCounts(
            open=total,
            unclaimed=unclaimed,
            mine=mine,
            reported=reported,
            elsewhere=all_open - total,
            oldest_age_s=int((now - oldest).total_seconds()) if oldest else 0,
            **repository.kinds_waiting(session, seen),
        ),
        next_cursor=following,
    )
