"""How much each term counts. Terms lie in [-1, 1] unless said otherwise."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

WEIGHT_TASTE_LONG = param(
    "feed.weight.taste_long", 1.0, unit="weight", low=0.0, high=10.0,
    reason="The yardstick: closeness to the lasting taste; other weights are relative to it.",
)
WEIGHT_TASTE_SHORT = param(
    "feed.weight.taste_short", 0.9, unit="weight", low=0.0, high=10.0,
    reason="What somebody enjoys right now should turn the next page nearly as much as habit.",
)
WEIGHT_TAGS = param(
    "feed.weight.tags", 0.8, unit="weight", low=0.0, high=10.0,
    reason="Hashtags are precise but sparse, so a little less than content.",
)
WEIGHT_CREATOR = param(
    "feed.weight.creator", 0.35, unit="weight", low=0.0, high=10.0,
    reason="Liking a creator matters, but the slate must not become one creator's page.",
)
WEIGHT_FOLLOWED = param(
    "feed.weight.followed", 0.3, unit="weight", low=0.0, high=10.0,
    reason="A follow is a wish to see more; Following has a page of its own.",
)
WEIGHT_POPULARITY = param(
    "feed.weight.popularity", 0.6, unit="weight", low=0.0, high=10.0,
    reason="Decides the first page of a new viewer; a known taste outweighs it.",
)
WEIGHT_TRENDING = param(
    "feed.weight.trending", 0.25, unit="weight", low=0.0, high=10.0,
    reason="Less than proven popularity: a trend may be a mood, but who is new should see it.",
)
WEIGHT_FRESHNESS = param(
    "feed.weight.freshness", 0.3, unit="weight", low=0.0, high=10.0,
    reason="Breaks ties towards new clips without burying proven ones.",
)
FOLLOWING_FRESHNESS = param(
    "feed.following.weight.freshness", 2.0, unit="weight", low=0.0, high=10.0,
    reason="Following is about what is new; taste only orders what appeared together.",
)
