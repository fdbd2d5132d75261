"""`Similar`: learns from sequences, proposes what comes next. Benchmarked as it serves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.similar.attributes import Attributes
from feed.similar.factors import Factors
from feed.similar.ground import Ground, ground_of
from feed.similar.proposals import Histories, Knowledge, described, knowledge_of, proposals_for
from feed.similar.rerank import PROPOSED, examples_of, train
from feed.similar.sequences import Items, Sequences
from feed.similar.transitions import Rule
from feed.similar.trees import Trees

# Share of the base score's logarithm in the final score.
MIX = 0.1
PART = 8192  # People whose proposals are described at a time: it bounds memory.


@dataclass(frozen=True, slots=True)
class Ranked:
    """What comes next, best first.

    Args:
        items: Shape (people, k), int32; -1 where there are fewer.
        scores: Shape (people, k), float32, descending; -inf where there is none.
    """

    items: Items
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Similar:
    """Counts, factors and trees, learned from the same sequences.

    Args:
        trees: `None` when there was too little to learn an order from.
    """

    known: Knowledge
    factors: Factors
    trees: Trees | None

    def next_items(self, histories: Sequences, most: int = PROPOSED) -> Ranked:
        """The best `most` items to follow each history, none that is in it."""
        whole = Histories.whole(histories)
        items = np.empty((len(histories), most), np.int32)
        scores = np.empty((len(histories), most), np.float32)
        for start in range(0, len(histories), PART):
            part = slice(start, start + PART)
            made = proposals_for(self.known, whole.only(part), max(most, PROPOSED))
            is_real = made.items >= 0
            found = np.full(made.items.shape, -np.inf, np.float32)
            found[is_real] = np.log(made.scores[is_real])
            if self.trees is not None:
                features = described(self.known, self.factors, whole.only(part), made)
                found[is_real] = MIX * found[is_real] + self.trees.margins(features[is_real])
            order = np.argsort(-found, axis=1, kind="stable")[:, :most]
            items[part] = np.take_along_axis(made.items, order, axis=1)
            scores[part] = np.take_along_axis(found, order, axis=1)
        return Ranked(items, scores)


def learn(
    sequences: Sequences, attributes: Attributes, seed: int, ground: Ground | None = None
) -> Similar:
    """Learns from every item of `sequences` and nothing else.

    Args:
        ground: What `ground_of` made of these sequences and this seed, when it is at hand.
    """
    rule = Rule()
    if attributes.is_empty:
        rule = rule._replace(likeness_factor=0.0, likeness_term=0.0)
    ground = ground or ground_of(sequences, seed, rule)
    known = knowledge_of(ground.transitions, attributes, rule)
    return Similar(known, ground.factors, train(examples_of(known, ground, seed), seed))
