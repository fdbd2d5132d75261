"""How popularity differs from language to language; see `feed.trending.lifts`."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

LIFT_DAYS = param(
    "feed.popularity.locale.days", 30.0, unit="days", low=1.0, high=365.0,
    reason="Three half-lives of popularity; what is older hardly counts in it either.",
)
LIFT_PRIOR = param(
    "feed.popularity.locale.prior", 50.0, unit="people", low=1.0, high=100000.0,
    reason="Until so many of a language have met a clip, everybody's word weighs more than theirs.",
)
LIFT_WIDEST = param(
    "feed.popularity.locale.widest", 3.0, unit="times", low=1.0, high=100.0,
    reason="A song in one's own tongue may be liked three times as much; more is luck.",
)
LOCALE_SHARE = param(
    "feed.source.popular.locale_share", 0.5, unit="fraction", low=0.0, high=1.0,
    reason="Half of what popularity proposes is the language's own; the other half everybody's.",
)
