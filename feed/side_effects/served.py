"""Remembers what was served, so that it is not served again.

Redis holds the memory; this process keeps its own besides, for pages asked for before the write
has arrived and for times without Redis.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from core.redis import SERVED
from feed.params import SERVED_KEPT
from feed.query import FeedQuery

VIEWERS_KEPT = 5_000
KEYS_KEPT = 2_000

# Appends and, when the memory is a quarter too long, forgets the oldest.
# KEYS: served. ARGV: keys, ttl, bytes to keep.
_APPEND = """
local size = redis.call('APPEND', KEYS[1], ARGV[1])
local kept = tonumber(ARGV[3])
if size > kept * 5 / 4 then
  redis.call('SET', KEYS[1], redis.call('GETRANGE', KEYS[1], -kept, -1))
end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return size
"""


class ServedMemory:
    """What this process has served lately, by viewer."""

    def __init__(self) -> None:
        self._served: OrderedDict[UUID, array[int]] = OrderedDict()

    def merged(self, viewer_id: UUID, *others: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """`others` followed by what this process served, oldest first; keys may repeat."""
        own = self._served.get(viewer_id)
        if own is None:
            return np.concatenate(others)
        return np.concatenate([*others, np.array(own, np.uint64)])

    def add(self, viewer_id: UUID, keys: NDArray[np.uint64]) -> None:
        """Notes that `keys` were served, in this order."""
        own = self._served.pop(viewer_id, None) or array("Q")
        own.extend(keys.tolist())
        if len(own) > KEYS_KEPT:
            own = own[-KEYS_KEPT:]
        self._served[viewer_id] = own
        if len(self._served) > VIEWERS_KEPT:
            self._served.popitem(last=False)


def queue_served(pipe: Any, query: FeedQuery, keys: NDArray[np.uint64]) -> None:
    """Queues remembering `keys` in Redis."""
    kept = 8 * query.values[SERVED_KEPT]
    packed = keys.astype("<u8").tobytes()
    pipe.eval(_APPEND, 1, SERVED(query.viewer.id), packed, str(SERVED.ttl_s), str(kept))
