"""What another way of choosing would have earned, told from the log of choices.

estimators   IPS, SNIPS and doubly robust, from rewards and chances
rewards      explored places of the lake, each with what it earned
policies     the chance that another way of choosing gives each clip
__main__     python -m feed.evaluate --policy even --reward finish --days 7
"""

from feed.evaluate.estimators import (
    Estimate,
    Logged,
    Reals,
    doubly_robust,
    ips,
    mean,
    snips,
)

__all__ = ["Estimate", "Logged", "Reals", "doubly_robust", "ips", "mean", "snips"]
