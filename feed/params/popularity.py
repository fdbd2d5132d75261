"""How popular and how new a clip is."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

POPULARITY_HALF_LIFE = param(
    "feed.popularity.half_life", 240.0, unit="hours", low=1.0, high=8760.0,
    reason="A hit is old news after some ten days; short enough for trends to change.",
)
POPULARITY_PRIOR = param(
    "feed.popularity.prior", 20.0, unit="impressions", low=1.0, high=10000.0,
    reason="A clip counts as average until about this many people have met it.",
)
POPULARITY_PRIOR_RATE = param(
    "feed.popularity.prior_rate", 0.2, unit="points per impression", low=0.0, high=10.0,
    reason="A little less than an average clip earns: what nobody has met has places of its own.",
)
POINTS_SECOND = param(
    "feed.popularity.points.second", 0.02, unit="points", low=0.0, high=1.0,
    reason="Time is what everybody gives: a minute of it says as much as a like.",
)
POINTS_FINISH = param(
    "feed.popularity.points.finish", 0.2, unit="points", low=0.0, high=20.0,
    reason="Watching to the end is common, and short clips end by themselves.",
)
POINTS_LIKE = param(
    "feed.popularity.points.like", 1.0, unit="points", low=0.0, high=20.0,
    reason="The unit of approval.",
)
POINTS_COMMENT = param(
    "feed.popularity.points.comment", 1.5, unit="points", low=0.0, high=20.0,
    reason="Takes more effort than a like, but may be criticism.",
)
POINTS_SAVE = param(
    "feed.popularity.points.save", 2.0, unit="points", low=0.0, high=20.0,
    reason="A wish to come back, often to buy.",
)
POINTS_SHARE = param(
    "feed.popularity.points.share", 2.5, unit="points", low=0.0, high=20.0,
    reason="Recommending to a friend is the strongest praise that is free.",
)
POINTS_BAG = param(
    "feed.popularity.points.bag", 3.0, unit="points", low=0.0, high=50.0,
    reason="The clip sold its product to somebody.",
)
POINTS_PURCHASE = param(
    "feed.popularity.points.purchase", 6.0, unit="points", low=0.0, high=50.0,
    reason="Rare and the purpose of the shop.",
)
SHOPPED_OPENED = param(
    "feed.shopped.points.opened", 1.0, unit="points", low=0.0, high=50.0,
    reason="A look at the product; the unit of what is wanted.",
)
SHOPPED_BAG = param(
    "feed.shopped.points.bag", 1.0, unit="points", low=0.0, high=50.0,
    reason="As much again: who bags has looked before.",
)
SHOPPED_PURCHASE = param(
    "feed.shopped.points.purchase", 4.0, unit="points", low=0.0, high=200.0,
    reason="One look in forty buys; counted as often as it is rare, luck would choose.",
)
SHOPPED_PRIOR = param(
    "feed.shopped.prior", 120.0, unit="impressions", low=1.0, high=10000.0,
    reason="About two looks' worth: one look among the first ten viewers is luck.",
)
SHOPPED_PRIOR_RATE = param(
    "feed.shopped.prior_rate", 0.02, unit="points per impression", low=0.0001, high=10.0,
    reason="What an average clip with a product earns: looks of 1.5 %, and some of them bag it.",
)
TREND_HALF_LIFE = param(
    "feed.trending.half_life", 6.0, unit="hours", low=0.5, high=168.0,
    reason="What the morning liked is half as loud by noon, so an evening has trends of its own.",
)
TREND_PRIOR = param(
    "feed.trending.prior", 50.0, unit="points", low=0.0, high=100000.0,
    reason="With so many points a language speaks as loud for itself as everybody speaks for it.",
)
TABLE_SHRUNK = param(
    "feed.tables.shrunk", 0.5, unit="fraction of clips", low=0.0, high=1.0,
    reason="A table that lost more at once is likelier made from half a lake than true.",
)
TREND_CATEGORY = param(
    "feed.trending.category", 40, unit="clips a category", low=0, high=400,
    reason="A small category's best are far below the four hundred that trend most; a page wants "
    "some that its viewer has not met.",
)
FRESH_HALF_LIFE = param(
    "feed.freshness.half_life", 48.0, unit="hours", low=0.5, high=2160.0,
    reason="A clip is news for about two days.",
)
