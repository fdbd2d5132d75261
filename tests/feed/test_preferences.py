"""What a viewer set, applied to what was learned."""

from __future__ import annotations

import numpy as np
import pytest

from feed.features.taste import Taste
from feed.params.taste import HALF_LIFE_LONG, SET_POINTS
from feed.preferences.applied import Preferences, with_preferences
from feed.your_taste.view import _categories
from tests.feed.clips import DEFAULTS, NOW_MS, catalogue, clip, direction

POINTS = SET_POINTS.default
HALF_LIFE_MS = int(HALF_LIFE_LONG.default * 86_400_000)


def learned(at_ms: int = NOW_MS) -> Taste:
    return Taste(
        at_ms=at_ms,
        long=direction(0) * np.float32(4.0),
        mass_long=4.0,
        tags={"saree": 4.0, "glow": 1.0},
        creators={"a": 4.0},
    )


def applied(taste: Taste | None, **more: object) -> Taste:
    return with_preferences(taste, Preferences(**more), NOW_MS, DEFAULTS)  # type: ignore[arg-type]


@pytest.mark.parametrize(("sign", "points"), [(1.0, POINTS), (-1.0, -POINTS), (0.0, None)])
def test_a_level_stands_in_place_of_what_was_learned(sign: float, points: float | None) -> None:
    found = applied(learned(), tags={"saree": sign}, creators={"a": sign})

    assert (found.tags.get("saree"), found.creators.get("a")) == (points, points)
    assert found.tags["glow"] == 1.0


def test_what_was_learned_fades_and_what_was_set_does_not() -> None:
    old = learned(NOW_MS - HALF_LIFE_MS)

    found = applied(old, tags={"denim": 1.0}, direction=direction(1), mass=1.0)

    assert found.tags == {"saree": 2.0, "glow": 0.5, "denim": POINTS}
    assert found.mass_long == pytest.approx(2.0 + POINTS)
    assert (found.long[0], found.long[1]) == (pytest.approx(2.0), pytest.approx(POINTS))


def test_evidence_from_before_a_reset_does_not_count_even_when_it_comes_late() -> None:
    found = applied(learned(NOW_MS - 10), reset_ms=NOW_MS - 5, tags={"denim": 1.0})

    assert (found.tags, found.creators, found.mass_long) == ({"denim": POINTS}, {}, 0.0)
    assert applied(learned(NOW_MS), reset_ms=NOW_MS - 5).tags["saree"] == 4.0


def test_a_paused_taste_is_an_empty_one_so_that_likes_do_not_rebuild_it() -> None:
    found = applied(learned(), is_paused=True, tags={"denim": 1.0})

    assert (found.tags, found.mass_long, found.at_ms) == ({}, 0.0, NOW_MS)


def test_a_category_is_as_dear_as_the_hashtags_whose_clips_sell_it() -> None:
    clips = [
        clip(tags=["saree", "silk"], categories=["sarees"]),
        clip(tags=["saree"], categories=["sarees", "bags"]),
        clip(tags=["denim"], categories=["jeans"]),
    ]

    found = _categories({"saree": 2.0, "silk": 2.0, "denim": -1.0}, catalogue(clips))

    assert found == {"sarees": 2.0, "bags": 1.0}
