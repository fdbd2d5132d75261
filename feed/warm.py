"""Compiles what pages are made with, before the first one is asked for.

The kernels are compiled by numba on first use and kept on disk beside their source: seconds on the
very first start, a fraction of a second later. A source that had to wait for that would overrun.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from time import perf_counter
from uuid import UUID

import numpy as np
import structlog

from catalog.ids import VideoId, ViewerId
from catalog.kinds import VideoKind
from catalog.reach import UNLIMITED
from catalog.viewer import Viewer
from experiments.values import Values
from feed.candidates import Candidates
from feed.catalogue.columns import Columns
from feed.catalogue.rows import CatalogueRow, Totals
from feed.catalogue.snapshot import Snapshot
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import VIEW, Taste, fields_of, taste_of
from feed.for_you import FOR_YOU
from feed.mix import Mix
from feed.model.inputs import Moment, inputs_of
from feed.model.scorers import Business, Margin
from feed.popularity import rules_of
from feed.query import FeedQuery, Surface, SurfaceKind

log = structlog.get_logger(__name__)
CLIPS = 24
NOW_MS = 1_700_000_000_000


@lru_cache(maxsize=1)
def warm() -> None:
    """Makes a few pages of an invented catalogue; once a process."""
    began = perf_counter()
    viewer = Viewer(ViewerId(UUID(int=1)))
    values = Values(viewer.id)
    columns = Columns()
    for number in range(CLIPS):
        columns.put(invented_clip(number))
    snapshot = Snapshot(columns, NOW_MS, rules_of(values))
    ones = np.ones(VECTOR_DIM, np.float32)
    views = np.array([(key, NOW_MS, 5000, 0.0) for key in snapshot.keys[:3]], VIEW)
    taste = Taste(NOW_MS, ones, ones, 1.0, 1.0, {"t1": 1.0}, {UUID(int=2).hex: 1.0}, views=views)
    # What is read from Redis may not be written to, which makes another type to the compiler.
    stored = taste_of(dict(fields_of(taste)))
    columns.cards.read(np.arange(CLIPS))
    for served, known in product((np.empty(0, np.uint64), snapshot.keys), (taste, stored)):
        query = FeedQuery(
            request_id=viewer.id,
            viewer=viewer,
            surface=Surface(SurfaceKind.FOR_YOU),
            limit=10,
            now_ms=NOW_MS,
            snapshot=snapshot,
            values=values,
            seed=1,
            taste=known,
            served=served,
            mix=Mix(),
        )
        FOR_YOU.run(query)
    everything = np.arange(CLIPS)
    columns.reach.note_shown(snapshot.totals, everything)
    # A model may arrive while pages are asked for.
    counted = snapshot.totals[everything]  # Of some rows, as pages have it: another type than all.
    inputs_of(snapshot, everything, counted, Moment(NOW_MS, taste, values))
    for scorer in (Business(), Margin()):
        scorer.term(query, Candidates.plain(everything))
    log.info("feed_warm", took_ms=round((perf_counter() - began) * 1000))


def invented_clip(number: int) -> CatalogueRow:
    """A clip with everything that a page reads; others differ from it in what a caller needs."""
    vector = np.zeros(VECTOR_DIM, np.float32)
    vector[number % VECTOR_DIM] = 1.0
    return CatalogueRow(
        video_id=VideoId(UUID(int=100 + number)),
        creator_id=UUID(int=2 + number % 5),
        creator_handle=f"warm{number % 5}",
        kind=list(VideoKind)[number % 4].value,
        language="en",
        published_ms=NOW_MS - number * 60_000,
        revision=1,
        tags=[f"t{number % 3}"],
        categories=[f"c{number % 2}"],
        vector=vector,
        card=b"{}",
        totals=Totals(impressions=10 * number),
        cap=UNLIMITED,
        audio=f"a{number % 2}",
        duration_ms=9000,
    )
