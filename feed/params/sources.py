"""What each source may add; `budgets` has how long it may take."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

LIMIT_POPULAR = param(
    "feed.source.popular.limit", 120, unit="candidates", low=0, high=2000,
    reason="Enough that filters and diversity still leave a page of the best known.",
)
LIMIT_TRENDING = param(
    "feed.source.trending.limit", 60, unit="candidates", low=0, high=2000,
    reason="Some of every category, also for somebody who has seen the first dozens.",
)
LIMIT_SHOPPED = param(
    "feed.source.shopped.limit", 80, unit="candidates", low=0, high=2000,
    reason="Of the sixty clips whose products most people open, other sources find one in eight.",
)
LIMIT_PROMISING = param(
    "feed.source.promising.limit", 120, unit="candidates", low=0, high=2000,
    reason="Of the thirty that the model values highest for somebody, 94 in 100; 200 hold 97.",
)
LIMIT_FRESH = param(
    "feed.source.fresh.limit", 60, unit="candidates", low=0, high=2000,
    reason="About a day's clips of a small installation.",
)
LIMIT_NEIGHBOURS = param(
    "feed.source.neighbours.limit", 150, unit="candidates", low=0, high=2000,
    reason="The main personal source, so the largest.",
)
LIMIT_TAGS = param(
    "feed.source.tags.limit", 80, unit="candidates", low=0, high=2000,
    reason="Ten clips for each of the viewer's eight dearest hashtags.",
)
LIMIT_FOLLOWED = param(
    "feed.source.followed.limit", 80, unit="candidates", low=0, high=2000,
    reason="Followed creators' newest clips; the rest is on the Following page.",
)
NEIGHBOURS_READ = param(
    "feed.source.neighbours.read", 10000, unit="clips", low=100, high=1000000,
    reason="Whole catalogues so large, 99 in 100 of 100,000; more drives all else out of caches.",
)
NEIGHBOURS_PART = param(
    "feed.source.neighbours.part", 0.1, unit="fraction", low=0.0, high=1.0,
    reason="Of more clips this part is read: of a million it holds 99 in 100 of the nearest.",
)
LIMIT_SIMILAR = param(
    "feed.source.similar.limit", 100, unit="candidates", low=0, high=2000,
    reason="Two tables' worth of neighbours; deeper ones are rarely what comes next.",
)
LIMIT_CO_ENGAGED = param(
    "feed.source.co_engaged.limit", 60, unit="candidates", low=0, high=2000,
    reason="Less than what follows: the same people's clips are a wider circle and rank behind it.",
)
SIMILAR_RECENT = param(
    "feed.source.similar.recent", 20, unit="clips", low=1, high=200,
    reason="Older likes speak with a thirtieth of the newest one's weight.",
)
SIMILAR_RECENCY = param(
    "feed.source.similar.recency_power", 1.2, unit="power", low=0.0, high=4.0,
    reason="The k-th newest like counts k to the minus this; best on public sequences.",
)
