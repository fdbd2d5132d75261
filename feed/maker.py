"""How one page comes about: state, pipeline or list, bytes, and what is left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import anyio.to_thread
import numpy as np
from sqlalchemy import Engine

from catalog.ids import ViewerId
from catalog.viewer import Viewer
from core.clock import Clock, epoch_ms, utc_now
from core.errors import NotFound, Unavailable
from core.ids import new_id
from core.settings import get_settings
from experiments.exposure import ExposureLog
from experiments.service import values_for
from feed.candidates import Candidates
from feed.catalogue.keeper import Keeper
from feed.cursor import FeedCursor, cursor_of
from feed.filters.visible import opens
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.hydrators.rebuilt import taste_from_likes
from feed.hydrators.start import await_start
from feed.hydrators.viewer_state import ViewerStates
from feed.listing import page_of
from feed.mix import Mix
from feed.model.promise import promising
from feed.page import page_bytes
from feed.params.limits import REDIS_BUDGET
from feed.pipeline import START, Pipeline
from feed.query import FeedQuery, SurfaceKind, surface_of
from feed.redis_link import RedisLink
from feed.side_effects.choices import queue_choices
from feed.side_effects.served import ServedMemory, queue_served
from feed.side_effects.traces import found_trace, queue_search, queue_trace, stored_of
from feed.trace import Trace

LOAD_WAIT_S = 20.0
PIPELINES: dict[SurfaceKind, Pipeline] = {
    SurfaceKind.FOR_YOU: FOR_YOU,
    SurfaceKind.FOLLOWING: FOLLOWING,
}


class FeedNotReady(Unavailable):
    """The catalogue is still being loaded."""

    code = "feed_not_ready"


class TraceNotFound(NotFound):
    """No such page, or its trace has run out, or it is somebody else's."""

    code = "trace_not_found"

    def __init__(self) -> None:
        super().__init__("There is no explanation for that page (any more).")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What the client asked for.

    Args:
        limit: 1 to 50.
        is_known: Whether the viewer's id came from the client; else a cursor's viewer is taken.
    """

    viewer: Viewer
    is_known: bool = True
    surface: str = "for_you"
    limit: int = 10
    cursor: str | None = None
    start: UUID | None = None


@dataclass(frozen=True, slots=True)
class Deps:
    """What the feed stands on; replaced in tests."""

    keeper: Keeper
    link: RedisLink
    states: ViewerStates
    engine: Engine | None = None
    clock: Clock = utc_now
    ids: Callable[[], UUID] = new_id


def make_deps(engine: Engine | None = None) -> Deps:
    """The real ones."""
    link = RedisLink(lambda: get_settings().resolved_redis_url)
    return Deps(Keeper(engine, promising=promising), link, ViewerStates(link, engine), engine)


class Feed:
    """Makes pages."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._memory = ServedMemory()
        self._mix = Mix()
        self._exposures = ExposureLog()

    @property
    def keeper(self) -> Keeper:
        """The catalogue's keeper."""
        return self._deps.keeper

    @property
    def link(self) -> RedisLink:
        """The way to Redis."""
        return self._deps.link

    async def page(self, request: PageRequest) -> bytes:
        """A page as JSON in the form of `schemas.FeedPage`.

        Raises:
            BadSurface: There is no such surface.
            InvalidInput: The cursor is not one of ours.
            CreatorNotHere: The surface names an unknown creator.
            FeedNotReady: The catalogue is not loaded yet.
        """
        await self._loaded()
        surface = surface_of(request.surface)
        cursor = cursor_of(request.cursor, surface)
        viewer = request.viewer
        if cursor is not None and not request.is_known:
            viewer = replace(viewer, id=ViewerId(cursor.viewer_id))
        if request.start is not None and cursor is None:
            await await_start(request.start, self.keeper, self.link, self._deps.engine)
        values = values_for(viewer.id)
        state = await self._deps.states.read(viewer.id, values[REDIS_BUDGET])
        # From here on nothing waits, so pages of one viewer are made one after the other.
        request_id = self._deps.ids()
        query = FeedQuery(
            request_id=request_id,
            viewer=viewer,
            surface=surface,
            limit=request.limit,
            now_ms=epoch_ms(self._deps.clock()),
            snapshot=self.keeper.snapshot,
            values=values,
            seed=request_id.int & (2**63 - 1),
            start=request.start if cursor is None else None,
            taste=state.taste,
            profile=state.profile,
            served=self._memory.merged(
                viewer.id, state.served, cursor.recent if cursor else state.served[:0]
            ),
            hidden=state.hidden,
            is_degraded=state.is_degraded,
            mix=self._mix,
        )
        if not state.is_learned and len(query.profile.liked):
            liked = query.snapshot.rows_of_keys(query.profile.liked)
            likes = taste_from_likes(query.snapshot, liked, query.now_ms)
            query.taste = state.with_likes(likes, query.now_ms, values)
        if surface.is_ranked:
            return self._ranked(query, PIPELINES[surface.kind], cursor)
        return self._listed(query, cursor)

    async def explain(self, request_id: UUID, viewer: Viewer) -> dict[str, Any]:
        """The trace of a page, for whoever asked for it or moderates.

        Raises:
            TraceNotFound: There is none, or it is not for this viewer.
            Unavailable: Redis, which keeps traces, does not answer.
        """
        answer = await self.link.ask(lambda pipe: queue_search(pipe, request_id), 1000)
        if answer is None:
            raise Unavailable("Explanations are not available at the moment.")
        trace = found_trace(answer[0], request_id)
        if trace is None or (trace["viewer_id"] != str(viewer.id) and not viewer.may_moderate):
            raise TraceNotFound()
        return trace

    async def _loaded(self) -> None:
        if self.keeper.has_some.is_set():
            return
        self.keeper.start()
        if not await anyio.to_thread.run_sync(self.keeper.has_some.wait, LOAD_WAIT_S):
            raise FeedNotReady()

    def _ranked(self, query: FeedQuery, pipeline: Pipeline, cursor: FeedCursor | None) -> bytes:
        first = query.snapshot.row_of(query.start) if query.start else None
        if first is not None and not opens(query, first):
            first = None
        wanted = query.limit
        if first is not None:
            # Counted as served, so that it neither comes twice nor beside its own creator.
            query.served = np.append(query.served, query.snapshot.keys[first])
            query.limit = max(0, wanted - 1)
        slate, names, trace = pipeline.run(query)
        if first is not None:
            names.append(START)
            slate = slate.led_by(first, names.index(START))
        if query.start:
            trace.start = "unavailable" if first is None else "first"
        query.limit = wanted
        query.snapshot.columns.reach.note_shown(query.snapshot.totals, slate.rows)
        keys = query.snapshot.keys[slate.rows]
        self._memory.add(query.viewer.id, keys)
        self._leave_behind(query, pipeline.name, slate, names, trace)
        following = None
        if len(keys):
            recent = np.concatenate([cursor.recent, keys]) if cursor else keys
            following = FeedCursor(query.viewer.id, str(query.surface), recent).encoded()
        return page_bytes(query, slate.rows, following, exhausted=trace.exhausted)

    def _listed(self, query: FeedQuery, cursor: FeedCursor | None) -> bytes:
        after = int(cursor.recent[-1]) if cursor and len(cursor.recent) else None
        rows, has_more = page_of(query, after)
        keys = query.snapshot.keys[rows]
        following = None
        if has_more:
            following = FeedCursor(query.viewer.id, str(query.surface), keys[-1:]).encoded()
        # What was swiped through here need not come again in For You.
        self._memory.add(query.viewer.id, keys)
        slate, names = Candidates.plain(rows), [query.surface.kind.value]
        trace = Trace(considered=query.snapshot.count, candidates=len(rows))
        self._leave_behind(query, query.surface.kind.value, slate, names, trace)
        return page_bytes(query, rows, following, exhausted=False)

    def _leave_behind(
        self, query: FeedQuery, name: str, slate: Candidates, names: list[str], trace: Trace
    ) -> None:
        """Queues what the page leaves in Redis; the answer does not wait for it."""
        exposures = self._exposures.fresh(query.values, self._deps.clock())
        keys = query.snapshot.keys[slate.rows]
        stored = stored_of(query, name, slate, names, trace)

        def build(pipe: Any) -> None:
            if len(keys):
                queue_served(pipe, query, keys)
            queue_trace(pipe, query, stored)
            queue_choices(pipe, query, stored)
            self._exposures.queue(pipe, exposures)

        self.link.tell(build)
        self._exposures.remember(exposures)
