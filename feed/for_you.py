"""For You: the feed as one list of stages. Read this first.

While a trained model serves, the value of a clip is what its heads foresee, each times its weight;
else, and whenever the model fails, the simple score of `scorers` stands in. `/readyz` says which.

A clip that a deep link asks for is put first by `service`; what was served longest ago comes
again by `pipeline` when nothing unseen is left.
"""

from __future__ import annotations

import feed.factors.versions
from feed.filters.blocked import NotBlocked
from feed.filters.negatives import NotTurnedDown
from feed.filters.own import NotOwn
from feed.filters.reach import WithinReach
from feed.filters.seen import NotServed
from feed.filters.visible import Visible
from feed.filters.words import WithoutWords
from feed.model.heads import HEADS
from feed.model.scorers import Business, ByModel, Foreseen, Margin
from feed.params.budgets import BUDGET_CO_ENGAGED
from feed.params.sources import LIMIT_CO_ENGAGED
from feed.pipeline import Pipeline
from feed.scorers.followed import FollowedCreator
from feed.scorers.simple import (
    CREATOR,
    FRESHNESS,
    POPULARITY,
    TAGS,
    TASTE_LONG,
    TASTE_SHORT,
    TRENDING,
)
from feed.selectors.diverse import Diverse
from feed.sources.exploration import Exploration, Guarantee
from feed.sources.followed import Followed
from feed.sources.fresh import Fresh
from feed.sources.neighbours import TasteNeighbours
from feed.sources.popular import Popular
from feed.sources.promising import Promising
from feed.sources.shopped import Shopped
from feed.sources.similar import SimilarClips
from feed.sources.tags import TagAffinity
from feed.sources.trending import TrendingClips

FOR_YOU = Pipeline(
    name="for_you",
    filters=(
        Visible(),
        WithinReach(),
        NotOwn(),
        NotBlocked(),
        NotTurnedDown(),
        WithoutWords(),
    ),
    seen=NotServed(),
    sources=(
        TasteNeighbours(),
        SimilarClips(),
        SimilarClips(
            "co_engaged",
            feed.factors.versions.keeper.held,
            LIMIT_CO_ENGAGED,
            BUDGET_CO_ENGAGED,
        ),
        TagAffinity(),
        Followed(),
        Popular(),
        Shopped(),
        Promising(),
        TrendingClips(),
        Fresh(),
        Exploration(),
        Guarantee(),
    ),
    by_model=ByModel(
        scorers=(
            *(Foreseen(head, place) for place, head in enumerate(HEADS)),
            Business(),
            Margin(),
            FollowedCreator(),
        )
    ),
    scorers=(
        TASTE_LONG,
        TASTE_SHORT,
        TAGS,
        CREATOR,
        FollowedCreator(),
        POPULARITY,
        TRENDING,
        FRESHNESS,
    ),
    selector=Diverse(),
    guards=(
        Visible(),
        WithinReach(),
        NotBlocked(),
        NotTurnedDown(),
        WithoutWords(),
    ),
    sieves=(WithoutWords(),),
)
