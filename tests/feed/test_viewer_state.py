"""What a viewer's taste is made of when the stored one is gone."""

from __future__ import annotations

import pytest

from feed.features.taste import Taste
from feed.hydrators.viewer_state import ViewerState
from feed.preferences.applied import Preferences, with_preferences
from feed.query import Profile, no_keys
from tests.feed.clips import DEFAULTS, NOW_MS

LIKES = Taste(at_ms=NOW_MS, tags={"kajal": 2.0}, mass_long=2.0)
STORED = Taste(at_ms=NOW_MS, tags={"denim": 1.0}, mass_long=1.0)


@pytest.mark.parametrize(
    ("stored", "set_", "tags"),
    [
        (STORED, None, {"denim"}),
        (None, None, {"kajal"}),
        (None, Preferences(tags={"saree": 1.0}), {"kajal", "saree"}),
        (None, Preferences(tags={"kajal": 0.0}), set()),
        (None, Preferences(tags={"saree": 1.0}, reset_ms=NOW_MS - 1), {"saree"}),
        (None, Preferences(tags={"saree": 1.0}, is_paused=True), set()),
        (STORED, Preferences(tags={"saree": 1.0}), {"denim", "saree"}),
    ],
)
def test_likes_stand_in_for_a_lost_taste_unless_it_was_reset_or_paused(
    stored: Taste | None, set_: Preferences | None, tags: set[str]
) -> None:
    taste = stored if set_ is None else with_preferences(stored, set_, NOW_MS, DEFAULTS)
    state = ViewerState(
        taste,
        Profile(),
        no_keys(),
        frozenset(),
        is_degraded=False,
        is_learned=stored is not None,
        preferences=set_,
    )

    found = state.with_likes(LIKES, NOW_MS, DEFAULTS)

    assert found is not None
    assert set(found.tags) == tags
