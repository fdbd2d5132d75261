"""Rate limits per person and operation, counted in Redis and, when it is away, in this process."""

from __future__ import annotations

from functools import lru_cache

import structlog
from limits import parse
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter

from core.errors import TooManyRequests
from core.redis import get_redis

log = structlog.get_logger(__name__)


@lru_cache
def _in_redis() -> FixedWindowRateLimiter:
    storage: Storage = RedisStorage(
        "redis://ignored", connection_pool=get_redis().connection_pool, key_prefix="jhalak:limit"
    )
    return FixedWindowRateLimiter(storage)


@lru_cache
def _in_process() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(MemoryStorage())


def check_rate(operation: str, unit: object, limit: str) -> None:
    """Counts one use of `operation` by `unit`.

    Args:
        limit: For example `10/minute`, as the `limits` package reads it.

    Raises:
        TooManyRequests: The limit is used up.
    """
    item = parse(limit)
    try:
        allowed = _in_redis().hit(item, operation, str(unit))
    except Exception:  # Redis away: a limit per process is better than none and than refusing all.
        log.warning("rate_limit_local", operation=operation)
        allowed = _in_process().hit(item, operation, str(unit))
    if not allowed:
        raise TooManyRequests(retry_after_s=item.get_expiry())
