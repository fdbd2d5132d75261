"""How long a source may take before its page does without it, and when it has to rest."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

BUDGET_NEIGHBOURS = param(
    "feed.source.neighbours.budget", 25.0, unit="ms", low=0.1, high=1000.0,
    reason="Reads 10,000 vectors in 0.1 ms; a hundred times that is a machine in trouble.",
)
BUDGET_SIMILAR = param(
    "feed.source.similar.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="Adds up some hundred neighbours of the table in 0.1 ms.",
)
BUDGET_CO_ENGAGED = param(
    "feed.source.co_engaged.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="As `similar`, from another table.",
)
BUDGET_TAGS = param(
    "feed.source.tags.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="Walks eight lists; a list of served clips alone takes it long.",
)
BUDGET_FOLLOWED = param(
    "feed.source.followed.budget", 20.0, unit="ms", low=0.1, high=1000.0,
    reason="Sorts all clips of all followed creators, who may be hundreds.",
)
BUDGET_POPULAR = param(
    "feed.source.popular.budget", 25.0, unit="ms", low=0.1, high=1000.0,
    reason="Orders all clips when an experiment's rule is asked for first.",
)
BUDGET_SHOPPED = param(
    "feed.source.shopped.budget", 25.0, unit="ms", low=0.1, high=1000.0,
    reason="As `popular`, whose orders it shares.",
)
BUDGET_PROMISING = param(
    "feed.source.promising.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="Walks an order until it has enough.",
)
BUDGET_TRENDING = param(
    "feed.source.trending.budget", 20.0, unit="ms", low=0.1, high=1000.0,
    reason="A new table is numbered by the first page that reads it.",
)
BUDGET_FRESH = param(
    "feed.source.fresh.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="Walks an order until it has enough.",
)
BUDGET_EXPLORATION = param(
    "feed.source.exploration.budget", 15.0, unit="ms", low=0.1, high=1000.0,
    reason="Draws from some hundred clips.",
)
BUDGET_GUARANTEE = param(
    "feed.source.guarantee.budget", 20.0, unit="ms", low=0.1, high=1000.0,
    reason="Draws from a thousand clips.",
)
REST_AFTER = param(
    "feed.source.rest.after", 3, unit="pages", low=1, high=1000,
    reason="Once may be a busy machine; three times in a row is the source.",
)
REST_FOR = param(
    "feed.source.rest.for", 30.0, unit="s", low=0.0, high=3600.0,
    reason="What it waits for may be back by then, and one page in thousands finds out.",
)
SIEVE_BUDGET = param(
    "feed.sieve.budget", 50.0, unit="ms", low=1.0, high=10000.0,
    reason="Some thousand texts are read in it; a page that has a clip goes out after, if short.",
)
