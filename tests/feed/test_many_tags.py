"""Whatever a clip may carry is in an index: the last hashtag and the last shelf like the first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.hashtags import MAX_TAGS
from catalog.pins import MAX_PINS
from feed.catalogue.posting import Posting
from feed.for_you import FOR_YOU
from feed.listing import listed_rows
from feed.query import Profile, Surface, SurfaceKind
from tests.feed.clips import catalogue, clip, query_of

TAGS = [f"tag{n}" for n in range(MAX_TAGS)]
SHELVES = [f"shelf{n}" for n in range(MAX_PINS)]
SNAPSHOT = catalogue([clip(tags=TAGS, categories=SHELVES), clip()])


@pytest.mark.parametrize(
    "negative",
    [*(f"tag:{TAGS[n]}" for n in (0, 12, MAX_TAGS - 1)),
     *(f"category:{SHELVES[n]}" for n in (0, 4, MAX_PINS - 1))],
)  # fmt: skip
@pytest.mark.parametrize("is_fresh", [False, True])
def test_every_negative_acts_on_the_next_page(negative: str, is_fresh: bool) -> None:
    said = frozenset({negative})
    profile = Profile() if is_fresh else Profile(negatives=said)
    hidden = said if is_fresh else frozenset()
    slate, _, _ = FOR_YOU.run(query_of(SNAPSHOT, profile=profile, hidden=hidden))
    assert slate.rows.tolist() == [1]


@pytest.mark.parametrize("tag", [TAGS[12], TAGS[-1]])
def test_the_list_of_a_hashtag_has_who_carries_it_last(tag: str) -> None:
    query = query_of(SNAPSHOT, surface=Surface(SurfaceKind.TAG, tag))
    assert listed_rows(query).tolist() == [0]


@given(
    carried=st.lists(st.sets(st.integers(0, 8), max_size=4), max_size=20),
    seed=st.integers(0, 99),
)
def test_a_posting_has_every_carrier_newest_first(carried: list[set[int]], seed: int) -> None:
    column = np.full((len(carried), 4), -1, np.int32)
    for row, values in enumerate(carried):
        column[row, : len(values)] = sorted(values)
    newest = np.random.default_rng(seed).permutation(len(carried))

    posting = Posting(column, newest)

    for value in range(10):
        wanted = [row for row in newest.tolist() if value in carried[row]]
        assert posting.rows(value).tolist() == wanted
