"""The feed: from a request to ready bytes, without Reflex, without waiting for the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from time import monotonic
from uuid import UUID

import anyio.to_thread

from catalog.viewer import Viewer
from core.db import read_scope
from events.mirror import watching_mirrors
from experiments.service import values_for
from feed.explain import Levels, explained, without_secrets
from feed.hydrators.viewer_state import ViewerStates
from feed.maker import Feed, PageRequest, make_deps
from feed.model.keeper import keeper as model_keeper
from feed.params.limits import REDIS_BUDGET
from feed.preferences.models import TasteKind, TasteLevel
from feed.preferences.rows import stored_of
from feed.schemas import Explanation
from feed.warm import warm


@lru_cache
def get_feed() -> Feed:
    """The process's feed."""
    return Feed(make_deps())


async def feed_page(request: PageRequest) -> bytes:
    """A page as ready bytes; see `Feed.page`."""
    return await get_feed().page(request)


async def explain(request_id: UUID, viewer: Viewer) -> Explanation:
    """The story of a page with its reasons; see `Feed.explain` for who may ask. What the shop earns
    by a clip is for whoever runs the shop.
    """
    feed = get_feed()
    story = Explanation.model_validate(await feed.explain(request_id, viewer))
    if not viewer.runs_shop:
        story = without_secrets(story)
    owner = story.viewer_id
    state = await ViewerStates(feed.link).read(owner, values_for(owner)[REDIS_BUDGET])
    levels = await anyio.to_thread.run_sync(_wanted_more, owner)
    return explained(story, state.taste, levels, feed.keeper.snapshot)


def _wanted_more(viewer_id: UUID) -> Levels:
    with read_scope() as session:
        set_ = stored_of(session, viewer_id).levels
    more = [subject for subject, level in set_.items() if level is TasteLevel.MORE]

    def values(kind: TasteKind) -> frozenset[str]:
        return frozenset(value for k, value in more if k is kind)

    return Levels(values(TasteKind.TAG), values(TasteKind.CATEGORY), values(TasteKind.CREATOR))


@asynccontextmanager
async def lifespan() -> AsyncIterator[None]:
    """Keeps the process's catalogue current while the API runs."""
    feed = get_feed()
    feed.keeper.start()
    await anyio.to_thread.run_sync(warm)
    try:
        with watching_mirrors():
            yield
    finally:
        await stop()


async def stop() -> None:
    """Sends what is left to send, hangs up and ends the process's feed, if it has one."""
    if get_feed.cache_info().currsize:
        feed = get_feed()
        await feed.link.settle()
        await anyio.to_thread.run_sync(feed.keeper.stop)
        get_feed.cache_clear()


def status() -> dict[str, object]:
    """How the feed is, for `/readyz`."""
    feed = get_feed()
    return {
        "loaded": feed.keeper.is_loaded.is_set(),
        "videos": int(feed.keeper.snapshot.is_published.sum()),
        "scoring": model_keeper.scoring(),
        "redis": feed.link.is_up,
        "age_s": round(monotonic() - feed.keeper.checked_at, 1)
        if feed.keeper.is_loaded.is_set()
        else None,
    }
