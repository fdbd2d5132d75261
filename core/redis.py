"""Redis: connections, and every key with its type, unit and time to live.

Nothing promised to a person lives only here. Every key may vanish; the product rebuilds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from core.settings import get_settings

DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Key:
    """A family of keys.

    Args:
        pattern: Name with `{}` for each argument.
        kind: Redis type.
        unit: What the value means.
        ttl_s: Seconds to live; `None` lives on.
    """

    pattern: str
    kind: str
    unit: str
    ttl_s: int | None

    def __call__(self, *parts: object) -> str:
        return self.pattern.format(*parts)


EVENTS_STREAM = Key("jhalak:events", "stream", "behavioural events, msgpack-free JSON `e`", None)
LIFECYCLE_STREAM = Key("jhalak:lifecycle", "stream", "video ids whose state changed", None)
EVENTS_SEEN = Key(
    "jhalak:seen:{}", "set", "16-byte ids of accepted events of a day of their clocks", 8 * DAY_S
)
TASTE = Key(
    "jhalak:taste:{}", "hash", "decayed weights by tag, content vector, updated ms", 90 * DAY_S
)
SERVED = Key("jhalak:served:{}", "string", "8-byte video keys, oldest first", 90 * DAY_S)
PROFILE = Key(
    "jhalak:profile:{}",
    "hash",
    "mirror of a viewer's likes, saves, follows, negatives, set tastes",
    600,
)
NEGATIVES = Key(
    "jhalak:negatives:{}", "set", "`video:`/`creator:`/`tag:`/`category:` + id", 90 * DAY_S
)
STATS_STREAM = Key("jhalak:stats", "stream", "video ids whose totals changed", None)
TRACES = Key("jhalak:traces", "stream", "last pages, as `feed.side_effects.traces` says", None)
CHOICES = Key("jhalak:choices", "stream", "what pages chose that the lake has not got yet", None)
CHOICES_TAKEN = Key(
    "jhalak:choices:taken",
    "hash",
    "`id` and `number` in the stream of the last page in the lake, pages `lost`",
    None,
)
EXPOSED = Key("jhalak:exposed:{}:{}", "string", "arm of experiment for unit, once a day", DAY_S)
PRESENCE = Key("jhalak:heartbeat:{}", "string", "epoch ms of a process's last breath", 30)


# Once more at once, for a connection that a restarted server has dropped. The library's own way,
# to wait for seconds, would make people wait whenever Redis is away.
@lru_cache
def get_redis() -> redis.Redis:
    """The process's blocking client; values are bytes."""
    return redis.Redis.from_url(
        get_settings().resolved_redis_url, socket_timeout=5, retry=Retry(NoBackoff(), 1)
    )


@lru_cache
def get_async_redis() -> redis.asyncio.Redis:
    """The process's asyncio client; values are bytes. For one event loop only."""
    pool = redis.asyncio.BlockingConnectionPool.from_url(
        get_settings().resolved_redis_url,
        socket_timeout=2,
        max_connections=64,
        timeout=2,
        retry=AsyncRetry(NoBackoff(), 1),
    )
    return redis.asyncio.Redis.from_pool(pool)


async def hang_up() -> None:
    """Closes the asyncio client, in its event loop; whoever asks next gets another."""
    if get_async_redis.cache_info().currsize:
        await get_async_redis().aclose()
        get_async_redis.cache_clear()


def forget_redis() -> None:
    """Drops cached clients, as after a fork or a change of settings."""
    get_redis.cache_clear()
    get_async_redis.cache_clear()
