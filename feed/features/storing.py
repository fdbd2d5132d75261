"""Storing a taste together with the acknowledgement of the events that made it.

An event is in a taste if and only if it is acknowledged: both happen in one step of Redis, and only
for events that are still pending. So a consumer that stalled while another took its events over,
and a command that was sent again because its answer was lost, change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import redis

from core.redis import EVENTS_STREAM, TASTE
from feed.features.taste import Taste, fields_of

FIELDS = ("revision", "facts", "long", "short", "views", "acted")

# Answers with the ids that are still to be folded: none when all are in the taste.
# KEYS: taste, stream. ARGV: revision read, group, ttl, the five fields, then the events' ids.
_WRITE_IF_UNCHANGED = """
local left = {}
for i = 9, #ARGV do
  if #redis.call('XPENDING', KEYS[2], ARGV[2], ARGV[i], ARGV[i], 1) > 0 then
    left[#left + 1] = ARGV[i]
  end
end
if #left < #ARGV - 8 then return left end
local revision = redis.call('HGET', KEYS[1], 'revision') or ''
if revision ~= ARGV[1] then return left end
redis.call('HSET', KEYS[1], 'revision', (tonumber(revision) or 0) + 1,
  'facts', ARGV[4], 'long', ARGV[5], 'short', ARGV[6], 'views', ARGV[7], 'acted', ARGV[8])
redis.call('EXPIRE', KEYS[1], ARGV[3])
for i = 9, #ARGV do redis.call('XACK', KEYS[2], ARGV[2], ARGV[i]) end
return {}
"""

# KEYS: the account's taste, stream, the guest's taste. ARGV: both revisions read, group, ttl, the
# five fields, the event's id.
_MOVE_IF_UNCHANGED = """
if #redis.call('XPENDING', KEYS[2], ARGV[3], ARGV[10], ARGV[10], 1) == 0 then return 1 end
local revision = redis.call('HGET', KEYS[1], 'revision') or ''
if revision ~= ARGV[1] then return 0 end
if (redis.call('HGET', KEYS[3], 'revision') or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'revision', (tonumber(revision) or 0) + 1,
  'facts', ARGV[5], 'long', ARGV[6], 'short', ARGV[7], 'views', ARGV[8], 'acted', ARGV[9])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('DEL', KEYS[3])
redis.call('XACK', KEYS[2], ARGV[3], ARGV[10])
return 1
"""


def queue_write(
    pipe: Any,
    group: str,
    viewer_id: UUID,
    revision: bytes | None,
    taste: Taste,
    ids: Sequence[bytes],
) -> None:
    """Queues storing `taste`, into which the events `ids` of the stream were folded.

    Args:
        revision: Of the taste on which they were folded.

    The answer is the list of those of `ids` that are still to be folded: nothing was stored then.
    """
    keys = (TASTE(viewer_id), EVENTS_STREAM())
    facts = _facts(taste)
    pipe.eval(_WRITE_IF_UNCHANGED, 2, *keys, revision or b"", group, str(TASTE.ttl_s), *facts, *ids)


def move(
    client: redis.Redis,
    group: str,
    viewer_id: UUID,
    guest_id: UUID,
    revisions: tuple[bytes, bytes],
    taste: Taste,
    stream_id: bytes,
) -> bool:
    """Stores `taste`, in which the guest's is merged, and takes the guest's away.

    Args:
        revisions: Of the account's taste and the guest's, as they were merged.

    Returns:
        `False` when one of them has changed since.
    """
    keys = (TASTE(viewer_id), EVENTS_STREAM(), TASTE(guest_id))
    facts = _facts(taste)
    return bool(
        client.eval(
            _MOVE_IF_UNCHANGED, 3, *keys, *revisions, group, str(TASTE.ttl_s), *facts, stream_id
        )
    )


def _facts(taste: Taste) -> tuple[bytes, ...]:
    body = fields_of(taste)
    return tuple(body[name] for name in FIELDS[1:])
