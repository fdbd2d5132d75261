"""Following: the newest of the creators whom the viewer follows, lightly ordered by taste."""

from __future__ import annotations

from feed.filters.blocked import NotBlocked
from feed.filters.followed import FollowedOnly
from feed.filters.negatives import NotTurnedDown
from feed.filters.seen import NotServed
from feed.filters.visible import Visible
from feed.params import FOLLOWING_FRESHNESS
from feed.pipeline import Pipeline
from feed.scorers.creator import CreatorTaste
from feed.scorers.freshness import Freshness
from feed.scorers.popularity import Popularity
from feed.scorers.tags import TagTaste
from feed.scorers.taste import TasteLong, TasteShort
from feed.selectors.diverse import Diverse
from feed.sources.followed import Followed

FOLLOWING = Pipeline(
    name="following",
    filters=(
        Visible(),
        NotBlocked(),
        NotTurnedDown(),
    ),
    only=FollowedOnly(),
    seen=NotServed(),
    sources=(Followed(),),
    scorers=(
        Freshness(weight=FOLLOWING_FRESHNESS),
        TasteLong(),
        TasteShort(),
        TagTaste(),
        CreatorTaste(),
        Popularity(),
    ),
    selector=Diverse(is_mixed=False),
    guards=(
        Visible(),
        NotBlocked(),
        NotTurnedDown(),
    ),
)
