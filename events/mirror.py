"""The viewer profile mirrored in Redis: whoever changes what it says has it dropped.

Likes, saves, follows, negatives, unwanted words and set tastes live in the database; pages read
them from this mirror. It is rebuilt on the next page, and a rebuild begun before the change is
refused by its generation.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import redis.exceptions

from core.redis import PROFILE, get_redis

# `generation` survives a drop and counts the changes.
PROFILE_FIELDS = (
    "at", "negatives", "words", "blocked", "followed", "liked", "saved", "preferences",
)  # fmt: skip
_STALE_KEPT = 10_000

# Viewers whose mirror could not be dropped because Redis was away.
_stale: OrderedDict[UUID, None] = OrderedDict()


def queue_drop(pipe: Any, viewer_id: UUID) -> None:
    """Queues dropping the viewer's mirror on a sync or asyncio pipeline."""
    pipe.hincrby(PROFILE(viewer_id), "generation", 1)
    pipe.hdel(PROFILE(viewer_id), *PROFILE_FIELDS)
    pipe.expire(PROFILE(viewer_id), PROFILE.ttl_s or 0)


def forget_profile(viewer_id: UUID) -> None:
    """Drops the viewer's mirror without an event; call it after the commit."""
    pipe = get_redis().pipeline(transaction=True)
    queue_drop(pipe, viewer_id)
    try:
        pipe.execute()
    except (redis.exceptions.RedisError, OSError):
        note_stale(viewer_id)


def note_stale(viewer_id: UUID) -> None:
    """Remembers that the viewer's mirror may be older than the database."""
    _stale[viewer_id] = None
    while len(_stale) > _STALE_KEPT:
        _stale.popitem(last=False)


def note_dropped(viewer_ids: Iterable[UUID]) -> None:
    """Notes that the mirrors of `viewer_ids` are gone."""
    for viewer_id in viewer_ids:
        _stale.pop(viewer_id, None)


def stale_viewers() -> frozenset[UUID]:
    """Viewers whose mirror still has to be dropped."""
    return frozenset(_stale)


def has_stale_profile(viewer_id: UUID) -> bool:
    """Whether the mirror may be older than the database for this viewer."""
    return viewer_id in _stale
