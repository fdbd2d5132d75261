"""The feed: from a request to ready bytes, without Reflex, without waiting for the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from time import monotonic

import anyio.to_thread

from feed.maker import Feed, PageRequest, make_deps
from feed.warm import warm


@lru_cache
def get_feed() -> Feed:
    """The process's feed."""
    return Feed(make_deps())


async def feed_page(request: PageRequest) -> bytes:
    """A page as ready bytes; see `Feed.page`."""
    return await get_feed().page(request)


@asynccontextmanager
async def lifespan() -> AsyncIterator[None]:
    """Keeps the process's catalogue current while the API runs."""
    feed = get_feed()
    feed.keeper.start()
    await anyio.to_thread.run_sync(warm)
    try:
        yield
    finally:
        await feed.link.settle()
        await anyio.to_thread.run_sync(feed.keeper.stop)
        get_feed.cache_clear()


def status() -> dict[str, object]:
    """How the feed is, for `/readyz`."""
    feed = get_feed()
    return {
        "loaded": feed.keeper.is_loaded.is_set(),
        "videos": int(feed.keeper.snapshot.is_published.sum()),
        "redis": feed.link.is_up,
        "age_s": round(monotonic() - feed.keeper.checked_at, 1)
        if feed.keeper.is_loaded.is_set()
        else None,
    }
