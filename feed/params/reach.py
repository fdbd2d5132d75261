"""How far a clip may go before it is cleared; `moderation.params` has the tiers themselves."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

REACH_LOWEST = param(
    "feed.reach.lowest", 500, unit="impressions", low=30, high=100000,
    reason="Of a clip whose tier nobody said, and of each capped one while totals may be old.",
)
REACH_STALE = param(
    "feed.reach.stale", 120.0, unit="s", low=10.0, high=3600.0,
    reason="The consumer says every 15 s that totals are current; eight times is no accident.",
)
