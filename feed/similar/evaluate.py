"""How good a ranking is against what people then chose."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from feed.similar.recommend import Ranked
from feed.similar.sequences import Items

TOP = 10


def places_of(ranked: Ranked, chosen: Items) -> NDArray[np.int64]:
    """How many items stand before the chosen one; ties count ahead, one not ranked is last.

    Args:
        chosen: Shape (people,): the one right answer for each.
    """
    is_chosen = (ranked.items == chosen[:, None]) & (ranked.items >= 0)
    own = np.where(is_chosen, ranked.scores, np.inf).min(axis=1)
    ahead = ((ranked.scores >= own[:, None]) & (ranked.items >= 0)).sum(axis=1) - 1
    return np.where(is_chosen.any(axis=1), ahead, np.iinfo(np.int64).max)


def metrics(places: NDArray[np.int64]) -> tuple[float, float]:
    """HR@10 and NDCG@10, means over people; zeros when there is nobody."""
    if not len(places):
        return 0.0, 0.0
    is_hit = places < TOP
    gain = is_hit / np.log2(np.minimum(places, TOP) + 2.0)
    return float(is_hit.mean()), float(gain.mean())
