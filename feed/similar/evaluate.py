"""How good a ranking is against what people then chose."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from feed.params.sources import SIMILAR_RECENCY, SIMILAR_RECENT
from feed.similar.recommend import Ranked
from feed.similar.sequences import Items, Places, Sequences

TOP = 10
PART = 4_000_000  # Scores that a table is asked for at a time: it bounds memory.


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
    return float((places < TOP).mean()), float(gains_of(places).mean())


def gains_of(places: NDArray[np.int64]) -> NDArray[np.float64]:
    """What NDCG@10 is the mean of: 1 for the first place, 0 from the eleventh on."""
    return (places < TOP) / np.log2(np.minimum(places, TOP) + 2.0)


def served_places(neighbours: Items, histories: Sequences, chosen: Items) -> NDArray[np.int64]:
    """As `places_of`, in the order that `Table.following` puts items in, less those of the history.

    Args:
        neighbours: Shape (items, k): what follows each item, best first; -1 where there are fewer.
    """
    count, width = neighbours.shape
    is_there = neighbours >= 0
    ranks = np.broadcast_to(1.0 / np.log2(np.arange(width) + 2.0), neighbours.shape)
    follows = sparse.csr_matrix(
        (ranks[is_there], neighbours[is_there], np.append(0, np.cumsum(is_there.sum(axis=1)))),
        shape=(count, count),
    )
    ago = _steps_back(histories)
    person = np.repeat(np.arange(len(histories)), histories.lengths)
    weights = np.where(ago <= SIMILAR_RECENT.default, ago**-SIMILAR_RECENCY.default, 0.0)
    shape = (len(histories), count)
    heard = sparse.csr_matrix((weights, (person, histories.items)), shape=shape)
    own = sparse.csr_matrix((np.ones(len(person)), (person, histories.items)), shape=shape)
    found = np.full(len(histories), np.iinfo(np.int64).max)
    part = max(1, PART // max(1, count))
    for start in range(0, len(histories), part):
        rows = slice(start, min(start + part, len(histories)))
        scores = (heard[rows] @ follows).toarray()
        scores[own[rows].toarray() > 0] = 0.0
        score = scores[np.arange(len(scores)), chosen[rows]]
        ahead = (scores >= score[:, None]).sum(axis=1) - 1
        found[rows] = np.where(score > 0, ahead, found[rows])
    return found


def _steps_back(histories: Sequences) -> NDArray[np.float64]:
    """For each item of each history its place from the end; the newest is 1."""
    ends: Places = np.repeat(histories.starts[1:], histories.lengths)
    return (ends - np.arange(len(histories.items))).astype(np.float64)
