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
from feed.params.limits import SERVED_KEPT
from feed.query import FeedQuery

VIEWERS_KEPT = 5_000
KEYS_KEPT = 2_000
RENEWED_EVERY = 16  # Pages, on average.

# Forgets the oldest. KEYS: served. ARGV: bytes to keep.
_SHORTEN = """
redis.call('SET', KEYS[1], redis.call('GETRANGE', KEYS[1], -tonumber(ARGV[1]), -1), 'KEEPTTL')
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
    key = SERVED(query.viewer.id)
    pipe.execute_command("APPEND", key, keys.astype("<u8").tobytes())
    # It lives for months: a new one is told so, an old one now and then.
    if not len(query.served) or query.seed % RENEWED_EVERY == 0:
        pipe.expire(key, SERVED.ttl_s or 0)
    kept = query.values[SERVED_KEPT]
    if len(query.served) > kept + kept // 4:
        pipe.eval(_SHORTEN, 1, key, str(8 * kept))
