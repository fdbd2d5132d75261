"""Following: the newest of the creators whom the viewer follows, lightly ordered by taste."""

from __future__ import annotations

from dataclasses import replace

from feed.filters.blocked import NotBlocked
from feed.filters.followed import FollowedOnly
from feed.filters.negatives import NotTurnedDown
from feed.filters.reach import WithinReach
from feed.filters.seen import NotServed
from feed.filters.visible import Visible
from feed.filters.words import WithoutWords
from feed.params.weights import FOLLOWING_FRESHNESS
from feed.pipeline import Pipeline
from feed.scorers.simple import CREATOR, FRESHNESS, POPULARITY, TAGS, TASTE_LONG, TASTE_SHORT
from feed.selectors.diverse import Diverse
from feed.sources.followed import Followed

FOLLOWING = Pipeline(
    name="following",
    filters=(
        Visible(),
        WithinReach(),
        NotBlocked(),
        NotTurnedDown(),
        WithoutWords(),
    ),
    only=FollowedOnly(),
    seen=NotServed(),
    sources=(Followed(),),
    scorers=(
        replace(FRESHNESS, weight=FOLLOWING_FRESHNESS),
        TASTE_LONG,
        TASTE_SHORT,
        TAGS,
        CREATOR,
        POPULARITY,
    ),
    selector=Diverse(is_mixed=False),
    guards=(
        Visible(),
        WithinReach(),
        NotBlocked(),
        NotTurnedDown(),
        WithoutWords(),
    ),
    sieves=(WithoutWords(),),
)
