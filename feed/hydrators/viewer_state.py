"""All that a page needs to know of its viewer, in one round trip to Redis.

Without Redis the page goes on with what this process remembers and what the database promises:
negatives, blocks, likes and follows are kept even then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy import Engine

from core.clock import epoch_ms, utc_now
from core.redis import NEGATIVES, PROFILE, SERVED, TASTE
from events.mirror import has_stale_profile
from experiments.service import values_for
from experiments.values import Values
from feed.catalogue.columns import unpacked_keys
from feed.features.taste import SERVING_FIELDS, Taste, taste_of
from feed.hydrators.profile import (
    FIELDS,
    STORE_IF_CURRENT,
    is_stranger_at_once,
    no_fields,
    profile_of,
    read_profile,
    store_arguments,
)
from feed.preferences.applied import Preferences, preferences_of, with_preferences
from feed.query import Profile, no_keys
from feed.redis_link import RedisLink

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class ViewerState:
    """What is known of a viewer; `is_degraded` when Redis did not say."""

    taste: Taste | None
    profile: Profile
    served: NDArray[np.uint64]
    hidden: frozenset[str]
    is_degraded: bool
    is_learned: bool = True
    preferences: Preferences | None = None

    def with_likes(self, likes: Taste | None, now_ms: int, values: Values) -> Taste | None:
        """The taste; where none was stored, `likes` in its place, with what the viewer set.

        Somebody who reset or paused their taste does not get it back from their likes.
        """
        set_ = self.preferences
        if self.is_learned or (set_ is not None and (set_.reset_ms or set_.is_paused)):
            return self.taste
        return likes if set_ is None else with_preferences(likes, set_, now_ms, values)


class ViewerStates:
    """Reads viewer states."""

    def __init__(self, link: RedisLink, engine: Engine | None = None) -> None:
        self._link = link
        self._engine = engine

    async def read(self, viewer_id: UUID, budget_ms: float) -> ViewerState:
        """The state of one viewer.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: Neither Redis nor the database knows the negatives.
                Fails closed: a page must not show what was turned down.
        """
        answer = await self._link.ask(lambda pipe: _queue_read(pipe, viewer_id), budget_ms)
        if answer is None:
            fields = await self._from_database(viewer_id)
            set_ = preferences_of(fields.get("preferences"))
            return ViewerState(
                _as_set(None, set_, viewer_id),
                profile_of(fields) or Profile(),
                no_keys(),
                frozenset(),
                is_degraded=True,
                is_learned=False,
                preferences=set_,
            )
        learned, served, mirrored, hidden = answer
        mirror: Mapping[str, bytes | None] = dict(zip(FIELDS, mirrored, strict=True))
        found = None if has_stale_profile(viewer_id) else profile_of(mirror)
        if found is None:
            fresh = await self._from_database(viewer_id)
            found = profile_of(fresh) or Profile()
            if not has_stale_profile(viewer_id):
                arguments = store_arguments(viewer_id, mirror["generation"], fresh)
                self._link.tell(lambda pipe: pipe.eval(STORE_IF_CURRENT, *arguments))
            mirror = fresh
        taste = taste_of(dict(zip(SERVING_FIELDS, learned, strict=True)))
        set_ = preferences_of(mirror.get("preferences"))
        return ViewerState(
            _as_set(taste, set_, viewer_id),
            found,
            unpacked_keys(served),
            frozenset(h.decode() for h in hidden),
            is_degraded=False,
            is_learned=taste is not None,
            preferences=set_,
        )

    async def _from_database(self, viewer_id: UUID) -> dict[str, bytes]:
        at_once = no_fields()
        if is_stranger_at_once(viewer_id, self._engine):
            return at_once
        return await asyncio.to_thread(read_profile, viewer_id, self._engine)


def _queue_read(pipe: Any, viewer_id: UUID) -> None:
    # Spelled out: building these by redis-py's methods takes as long as sending them.
    execute, whose = pipe.execute_command, str(viewer_id)
    execute("HMGET", TASTE(whose), *SERVING_FIELDS)
    execute("GET", SERVED(whose))
    execute("HMGET", PROFILE(whose), *FIELDS)
    execute("SMEMBERS", NEGATIVES(whose))


def _as_set(taste: Taste | None, preferences: Preferences | None, viewer_id: UUID) -> Taste | None:
    """The taste with what the viewer set about it; as it is where they set nothing."""
    if preferences is None:
        return taste
    return with_preferences(taste, preferences, epoch_ms(utc_now()), values_for(viewer_id))
