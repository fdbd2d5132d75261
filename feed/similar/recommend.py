"""`Similar`: learns from sequences, proposes what comes next. Benchmarked as it serves."""

from __future__ import annotations

from dataclasses import dataclass

import lightgbm
import numpy as np
from numpy.typing import NDArray

from feed.similar.attributes import Attributes
from feed.similar.proposals import Knowledge, knowledge_of, proposals_for
from feed.similar.rerank import PROPOSED, examples_of, reordered, train
from feed.similar.sequences import Items, Sequences
from feed.similar.transitions import Rule

# Share of the base score's logarithm in the final score.
MIX = 0.1


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
    """Counts and trees, learned from the same sequences.

    Args:
        trees: `None` when there was too little to learn an order from.
    """

    known: Knowledge
    trees: lightgbm.Booster | None

    def next_items(self, histories: Sequences, most: int = PROPOSED) -> Ranked:
        """The best `most` items to follow each history, none that is in it."""
        made = proposals_for(self.known, histories, max(most, PROPOSED))
        scores = reordered(made, self.trees, MIX)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :most]
        return Ranked(
            np.take_along_axis(made.items, order, axis=1),
            np.take_along_axis(scores, order, axis=1),
        )


def learn(
    sequences: Sequences, attributes: Attributes, seed: int, rule: Rule | None = None
) -> Similar:
    """Learns from every item of `sequences` and nothing else."""
    rule = rule or Rule()
    if attributes.is_empty:
        rule = rule._replace(likeness_factor=0.0, likeness_term=0.0)
    learned = sequences.without_repeats()
    known = knowledge_of(learned, attributes, rule)
    return Similar(known, train(examples_of(known, learned), seed))
