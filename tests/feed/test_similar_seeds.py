"""What pleased a viewer last begins what is proposed to them: finished and bought like liked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from feed.features.taste import VIEW, Taste
from feed.query import FeedQuery, Profile
from feed.similar.table import FINISHED, Table
from feed.sources.similar import SimilarClips, pleased
from tests.feed.clips import NOW_MS, catalogue, clip, keys, query_of

LENGTH_MS = 10_000
CLIPS = [replace(clip(), duration_ms=LENGTH_MS) for _ in range(8)]
SNAPSHOT = catalogue(CLIPS)
KEYS = keys(c.video_id for c in CLIPS)
# Clip n is followed by clip n + 4.
_SORTED = np.sort(KEYS)
_PLACE = {int(key): n for n, key in enumerate(_SORTED)}
TABLE = Table(
    "t",
    _SORTED,
    np.array(
        [[_PLACE[int(KEYS[(KEYS.tolist().index(int(k)) + 4) % 8])]] for k in _SORTED], np.int32
    ),
)


def viewer(*views: tuple[int, int, float], profile: Profile | None = None) -> FeedQuery:
    """Who watched clips, oldest first: which, how long in ms, with which points."""
    rows = [(KEYS[n], NOW_MS - 1000 + at, ms, p) for at, (n, ms, p) in enumerate(views)]
    taste = Taste(NOW_MS, views=np.array(rows, VIEW))
    return query_of(SNAPSHOT, taste=taste, profile=profile)


@pytest.mark.parametrize(
    ("watch_ms", "points", "is_asked"),
    [
        (int(FINISHED * LENGTH_MS), 0.0, True),  # Seen to its end.
        (int(FINISHED * LENGTH_MS) - 1, 0.0, False),
        (500, 3.0, True),  # Bagged, or bought.
        (LENGTH_MS, -1.5, False),  # Turned down after all.
    ],
)
def test_a_viewer_who_never_likes_is_proposed_what_follows(
    watch_ms: int, points: float, is_asked: bool
) -> None:
    query = viewer((0, watch_ms, points))
    found = SimilarClips(table=lambda: TABLE).find(query, SNAPSHOT.eligible())
    assert found.rows.tolist() == ([4] if is_asked else [])


def test_saves_are_seeds_as_likes_are() -> None:
    query = viewer(profile=Profile(saved=KEYS[1:2]))
    found = SimilarClips(table=lambda: TABLE).find(query, SNAPSHOT.eligible())
    assert found.rows.tolist() == [5]


def test_the_newest_comes_first_and_each_once() -> None:
    profile = Profile(liked=KEYS[[3, 5]], saved=KEYS[[6, 3]])
    query = viewer((0, LENGTH_MS, 0.0), (1, 10, 0.0), (2, 10, 1.0), (3, 10, 1.0), profile=profile)
    assert pleased(query, 20).tolist() == KEYS[[3, 2, 0, 6, 5]].tolist()
    assert pleased(query, 2).tolist() == KEYS[[3, 2]].tolist()
