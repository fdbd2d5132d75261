"""How the time given to the last clips becomes a leaning. See `feed.leaning`."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

LEAN_ATTENTION = param(
    "feed.leaning.attention", 8.0, unit="seconds", low=1.0, high=120.0,
    reason="How long a clip without end holds on average; shorter ones end before.",
)
LEAN_POINT = param(
    "feed.leaning.point", 0.7, unit="log seconds per point", low=0.0, high=5.0,
    reason="A like says as much as twice the usual time.",
)
LEAN_CONTENT = param(
    "feed.leaning.content", 0.15, unit="variance", low=0.0, high=10.0,
    reason="Of what differs between clips for one viewer, a fifth goes with what they show.",
)
LEAN_CATEGORY = param(
    "feed.leaning.category", 0.06, unit="variance", low=0.0, high=10.0,
    reason="A category says some of it, beside the content.",
)
LEAN_CREATOR = param(
    "feed.leaning.creator", 0.04, unit="variance", low=0.0, high=10.0,
    reason="So does the creator; a clip or two of theirs is all that was seen.",
)
LEAN_MOOD = param(
    "feed.leaning.mood", 0.05, unit="variance", low=0.0, high=10.0,
    reason="Some watch everything longer than others, which is no matter of taste.",
)
LEAN_NOISE = param(
    "feed.leaning.noise", 2.0, unit="variance", low=0.01, high=10.0,
    reason="How long one clip is watched is mostly chance; with .6 a sitting's luck was a taste.",
)
