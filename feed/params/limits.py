"""Speed and safety."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

REDIS_BUDGET = param(
    "feed.redis.budget", 100.0, unit="ms", low=1.0, high=2000.0,
    reason="A round trip takes 0.2 ms; after this the page goes out by popularity.",
)
TRACES_KEPT = param(
    "feed.traces.kept", 20000, unit="pages", low=100, high=1000000,
    reason="Why-am-I-seeing-this is asked while watching; these take about 30 MB.",
)
SERVED_KEPT = param(
    "feed.served.kept", 20000, unit="clips", low=100, high=1000000,
    reason="160 kB a viewer at most; more clips than anybody swipes in a quarter.",
)
