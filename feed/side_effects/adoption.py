"""What a guest was served counts as served to the account that they sign in to."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import redis
import structlog
from sqlmodel import Session

from core.db import after_commit
from core.redis import SERVED, get_redis
from experiments.service import values_for
from feed.params.limits import SERVED_KEPT

log = structlog.get_logger(__name__)

# Appends the guest's memory, which is the later one, and forgets the oldest. Moved, not copied: a
# repetition finds nothing. KEYS: the account's, the guest's. ARGV: bytes to keep, ttl.
_MOVE = """
local seen = redis.call('GET', KEYS[2])
if not seen then return end
redis.call('APPEND', KEYS[1], seen)
redis.call('SET', KEYS[1], redis.call('GETRANGE', KEYS[1], -tonumber(ARGV[1]), -1), 'EX', ARGV[2])
redis.call('DEL', KEYS[2])
"""


def adopt_served(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Has the guest's memory follow once the sign-in is committed.

    Fails open: without Redis some clips may come again.
    """
    after_commit(session, partial(_move, from_viewer, to_viewer))


def _move(guest_id: UUID, viewer_id: UUID) -> None:
    kept = 8 * int(values_for(viewer_id)[SERVED_KEPT])
    keys = (SERVED(viewer_id), SERVED(guest_id))
    try:
        get_redis().eval(_MOVE, len(keys), *keys, str(kept), str(SERVED.ttl_s))
    except redis.RedisError as error:
        log.warning("served_not_adopted", error=str(error))
