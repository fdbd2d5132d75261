"""A clip's cap in the feed: kept by the page, closed when in doubt, and never below the promise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.reach import STOPPED, UNLIMITED
from feed.catalogue.reach import FADE_EVERY_MS, LOWEST, PROMISED, Reached
from feed.catalogue.rows import CatalogueRow
from feed.catalogue.snapshot import Snapshot
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.listing import listed_rows
from feed.params.reach import REACH_STALE
from feed.pipeline import Pipeline
from feed.popularity import IMPRESSIONS, TOTALS
from feed.query import FeedQuery, Profile, Surface, SurfaceKind
from tests.feed.clips import NOW_MS, catalogue, clip, ids_of, keys, query_of

STALE_MS = int(1000 * REACH_STALE.default)


def capped(met: int, cap: int | None, **facts: object) -> CatalogueRow:
    return replace(clip(impressions=met, **facts), cap=cap)  # type: ignore[arg-type]


def asked(snapshot: Snapshot, *, current: bool = True, **more: object) -> FeedQuery:
    snapshot.columns.reach.say_current(NOW_MS if current else NOW_MS - STALE_MS - 1)
    return query_of(snapshot, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("met", "cap", "is_current", "is_shown"),
    [
        (499, 500, True, True),
        (500, 500, True, False),
        (4_999, 5_000, True, True),
        (5_000, 5_000, True, False),
        (10_000_000, UNLIMITED, True, True),
        (LOWEST, None, True, False),  # Nobody said: the lowest.
        (LOWEST - 1, None, True, True),
        (LOWEST, -5, True, False),
        (LOWEST, 5_000, False, False),  # Old totals: the lowest for what is capped,
        (10_000_000, UNLIMITED, False, True),  # and nothing for what is not.
        (PROMISED - 1, 1, True, True),  # No cap holds back what was promised.
        (PROMISED, 1, True, False),
        (0, STOPPED, True, False),  # Until a person has looked, not even that.
        (100, STOPPED, True, False),
        (100, STOPPED, False, False),
    ],
)
def test_a_clip_over_its_cap_leaves_the_feed(
    met: int, cap: int | None, is_current: bool, is_shown: bool
) -> None:
    other = capped(10, UNLIMITED)
    snapshot = catalogue([capped(met, cap), other])

    slate, _, trace = FOR_YOU.run(asked(snapshot, current=is_current))

    assert (0 in slate.rows) is is_shown
    assert 1 in slate.rows
    assert trace.dropped["reach"] == (0 if is_shown else 1)


def test_followers_do_not_get_past_the_cap_but_lists_and_addresses_do() -> None:
    over, other = capped(900, 500, handle="meera", tags=["glow"]), capped(10, 500)
    snapshot = catalogue([over, other])
    follows = Profile(followed=keys([over.creator_id, other.creator_id]))

    def rows_of(pipeline: Pipeline) -> list[int]:
        return pipeline.run(asked(snapshot, profile=follows))[0].rows.tolist()

    assert rows_of(FOLLOWING) == rows_of(FOR_YOU) == [1]
    for surface in (Surface(SurfaceKind.CREATOR, "meera"), Surface(SurfaceKind.TAG, "glow")):
        assert 0 in listed_rows(asked(snapshot, surface=surface))
    assert snapshot.row_of(over.video_id) == 0


def test_what_pages_have_shown_counts_before_anybody_has_counted_it() -> None:
    snapshot = catalogue([capped(495, 500), capped(10, UNLIMITED)])
    reach = snapshot.columns.reach
    shown = 0
    for _ in range(20):
        slate, _, _ = FOR_YOU.run(asked(snapshot))
        reach.note_shown(snapshot.totals, slate.rows)
        shown += 0 in slate.rows
    assert shown == 5


def test_what_was_counted_is_not_counted_twice_and_what_nobody_looked_at_fades() -> None:
    row = capped(490, 500)
    snapshot = catalogue([row])
    reach, rows = snapshot.columns.reach, np.array([0])
    for _ in range(10):
        reach.note_shown(snapshot.totals, rows)
    assert reach.are_over(snapshot.totals, rows, is_stale=False)[0]
    counted = snapshot.totals[rows].copy()
    counted[0, IMPRESSIONS] = 494.0  # Four of the ten were looked at.
    snapshot.columns.put_counts([row.video_id], counted)
    assert reach.are_over(snapshot.totals, rows, is_stale=False)[0]
    reach.say_current(NOW_MS)
    reach.say_current(NOW_MS + FADE_EVERY_MS)
    assert not reach.are_over(snapshot.totals, rows, is_stale=False)[0]


def test_a_clip_that_comes_over_its_cap_while_a_page_is_made_is_kept_off_it() -> None:
    snapshot = catalogue([capped(499, 500), *[capped(10, UNLIMITED) for _ in range(12)]])
    query = asked(snapshot, limit=13)
    snapshot.columns.totals[0, IMPRESSIONS] = 500

    slate, _, trace = FOR_YOU.run(query)

    assert 0 not in slate.rows
    assert trace.dropped["reach (again)"] >= 1


def test_a_new_cap_counts_from_the_next_snapshot_and_a_withdrawn_one_stays_away() -> None:
    row = capped(900, 500)
    snapshot = catalogue([row, capped(10, 500)])
    assert ids_of(snapshot, FOR_YOU.run(asked(snapshot))[0]).count(row.video_id) == 0
    snapshot.columns.put(replace(row, cap=5_000))
    again = Snapshot(snapshot.columns, NOW_MS, [query_of(snapshot).popularity_rule()])
    assert row.video_id in ids_of(again, FOR_YOU.run(asked(again))[0])


@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, PROMISED - 1),
    st.integers(-5, 100).filter(lambda cap: cap != STOPPED),
    st.integers(0, 200),
    st.booleans(),
)
def test_no_cap_and_no_page_takes_the_promised_audience_away(
    met: int, cap: int, pages: int, is_stale: bool
) -> None:
    reach, rows = Reached(), np.array([0])
    reach.grow(1)
    reach.put(0, cap)
    totals = np.zeros((1, len(TOTALS)), np.float32)
    totals[0, IMPRESSIONS] = met
    for _ in range(pages):
        reach.note_shown(totals, rows)
    assert not reach.are_over(totals, rows, is_stale=is_stale)[0]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000_000), st.integers(0, 5), st.booleans())
def test_what_is_stopped_is_shown_to_nobody_whatever_it_has_had(
    met: int, pages: int, is_stale: bool
) -> None:
    reach, rows = Reached(), np.array([0])
    reach.grow(1)
    reach.put(0, STOPPED)
    totals = np.zeros((1, len(TOTALS)), np.float32)
    totals[0, IMPRESSIONS] = met
    for _ in range(pages):
        reach.note_shown(totals, rows)
    reach.find_over(totals)
    assert reach.are_over(totals, rows, is_stale=is_stale)[0]
    assert reach.over.tolist() == reach.over_if_stale.tolist() == [0]
