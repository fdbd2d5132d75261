"""How far the audience is behind the stream."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import redis.exceptions
from sqlmodel import Session

from core.clock import epoch_ms, utc_now
from core.redis import EVENTS_STREAM, get_redis
from events.lake.schema import place_of
from events.models import StreamOffset
from studio.analytics.schemas import Freshness
from studio.analytics.worker import NAME


def freshness(session: Session) -> Freshness:
    """Where the consumer is, and how old the first event is that it has not folded."""
    offset = session.get(StreamOffset, NAME)
    last_id = offset.last_id if offset else "0-0"
    counted_ms = place_of(last_id.encode())[0]
    counted = datetime.fromtimestamp(counted_ms / 1000, UTC) if counted_ms else None
    try:
        waiting = cast(list[Any], get_redis().xrange(EVENTS_STREAM(), min=f"({last_id}", count=1))
    except (redis.exceptions.RedisError, OSError):
        return Freshness(counted_to=counted, behind_s=None)
    if not waiting:
        return Freshness(counted_to=counted, behind_s=0.0)
    age_ms = epoch_ms(utc_now()) - place_of(waiting[0][0])[0]
    return Freshness(counted_to=counted, behind_s=max(0.0, age_ms / 1000))
