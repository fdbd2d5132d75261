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
    reason="Why-am-I-seeing-this is asked while watching; with a model these take 110 MB.",
)
CHOICES_KEPT = param(
    "feed.choices.kept", 200000, unit="pages", low=1000, high=10000000,
    reason="160 MB while nobody takes them to the lake: 6 min 40 s of 500 pages/s, 11 h of 5.",
)
SERVED_KEPT = param(
    "feed.served.kept", 20000, unit="clips", low=100, high=1000000,
    reason="160 kB a viewer at most; more clips than anybody swipes in a quarter.",
)
