"""Places that are drawn, not won by score: for little known clips, and for promised audiences."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

EXPLORE_BELOW = param(
    "feed.exploration.below", 50, unit="impressions", low=1, high=100000,
    reason="With fewer impressions nobody can tell yet whether a clip is good.",
)

EXPLORE_POOL = param(
    "feed.exploration.pool", 256, unit="clips", low=1, high=10000,
    reason="The newest of the little known; with more, none would be shown often enough to learn.",
)
EXPLORE_SHARE = param(
    "feed.exploration.share", 0.03, unit="fraction of places", low=0.0, high=0.5,
    reason="Beside the places that are promised to new clips, one in three pages finds old ones.",
)
EXPLORE_UNSURE = param(
    "feed.exploration.unsure", 1.0, unit="times", low=0.0, high=20.0,
    reason="Of a stranger twice as many places ask what they like; three times more cost much.",
)
EXPLORE_APART = param(
    "feed.exploration.apart", 0.3, unit="times the chance", low=0.01, high=1.0,
    reason="A stranger's second clip of a category tells a third of what another's first does.",
)
EXPLORE_FIT = param(
    "feed.exploration.fit", 3.0, unit="log chance per cosine", low=0.0, high=10.0,
    reason="New clips meet first whom they may please: twenty times the chance at cosine 1 to 0.",
)
EXPLORE_UNIFORM = param(
    "feed.exploration.uniform", 0.1, unit="fraction of draws", low=0.001, high=1.0,
    reason="Keeps every chance above zero, so that logged chances can be divided by.",
)
EXPOSURE_IMPRESSIONS = param(
    "feed.exposure.impressions", 30, unit="impressions", low=0, high=10000,
    reason="Enough to tell a bad clip from a good one; every approved clip gets them.",
)
EXPOSURE_HOURS = param(
    "feed.exposure.hours", 24.0, unit="hours", low=0.1, high=720.0,
    reason="A creator looks at the numbers on the next day.",
)
GUARANTEE_SHARE = param(
    "feed.exposure.share", 0.1, unit="fraction of places", low=0.0, high=0.5,
    reason="At one place a page, a tenth of all impressions can be promised to new clips.",
)
LATE_SHARE = param(
    "feed.exposure.late", 0.2, unit="fraction of these places", low=0.0, high=1.0,
    reason="Late clips stay owed, but thousands that came at once must not make all others late.",
)
