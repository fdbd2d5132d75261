"""The clip of a deep link, also in the moment after it was published.

Its creator opens the link at once; the event that tells every process of it may still be waiting
for a worker.
"""

from __future__ import annotations

import asyncio
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import select

from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope
from core.redis import LIFECYCLE_STREAM
from feed.catalogue.keeper import Keeper
from feed.redis_link import RedisLink

WAIT_S, LOOK_EVERY_S = 1.0, 0.02
STREAM_KEPT = 10_000


async def await_start(
    video_id: UUID, keeper: Keeper, link: RedisLink, engine: Engine | None = None
) -> None:
    """Waits a moment for a published clip to be in the catalogue; gives up without a word."""
    if keeper.snapshot.row_of(video_id) is not None:
        return
    # Asked first, so that ids that were made up cost one small query and wake nobody.
    if not await asyncio.to_thread(_is_published, video_id, engine):
        return
    fields = {"video_id": str(video_id)}
    if link.is_up:  # Wakes the catalogue at once, and tells the other processes.
        link.tell(
            lambda pipe: pipe.xadd(LIFECYCLE_STREAM(), fields, maxlen=STREAM_KEPT, approximate=True)
        )
    for _ in range(round(WAIT_S / LOOK_EVERY_S)):
        keeper.hurry(video_id)
        await asyncio.sleep(LOOK_EVERY_S)
        if keeper.snapshot.row_of(video_id) is not None:
            return


def _is_published(video_id: UUID, engine: Engine | None) -> bool:
    with read_scope(engine) as session:
        state = session.exec(select(Video.state).where(Video.id == video_id)).first()
    return state is VideoState.PUBLISHED
