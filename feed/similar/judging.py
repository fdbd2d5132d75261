"""One question to whatever proposes what comes next: each viewer's last engagement, held out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.similar.evaluate import metrics, places_of, served_places
from feed.similar.recommend import Ranked
from feed.similar.sequences import Items, Places, Sequences

FEWEST_JUDGED = 20


@dataclass(frozen=True, slots=True)
class Split:
    """What may be learned from and heard, and what then came.

    Args:
        people: Shape (n,): which rows of the whole are asked.
        earlier: Their sequences, each without its last item.
        chosen: Shape (n,): the last items.
    """

    people: Places
    earlier: Sequences
    chosen: Items


def split_of(sequences: Sequences, fewest: int = FEWEST_JUDGED) -> Split | None:
    """Everybody with three items; `None` when they are too few to judge by."""
    people = np.flatnonzero(sequences.lengths >= 3)
    if len(people) < fewest:
        return None
    asked = sequences.only(people)
    return Split(people, asked.without_last(1), asked.from_end(0))


@dataclass(frozen=True, slots=True)
class Figures:
    """How well it was foreseen.

    Args:
        hr10: Asked with the whole history; `ndcg10` likewise.
        served_ndcg10: As pages ask: by the table's neighbours of the newest clips.
    """

    judged: int
    hr10: float
    ndcg10: float
    served_ndcg10: float


@dataclass(frozen=True, slots=True)
class Answers:
    """Where each held-out item stood.

    Args:
        whole: Shape (n,): in the order from the whole history.
        served: Shape (n,): in the order that pages get from the table.
    """

    whole: NDArray[np.int64]
    served: NDArray[np.int64]

    @staticmethod
    def to(split: Split, ranked: Ranked, neighbours: Items) -> Answers:
        """Of what learned from `split.earlier`.

        Args:
            ranked: What it foresaw from each whole history.
            neighbours: Shape (items, k): what it says follows each item.
        """
        return Answers(
            places_of(ranked, split.chosen), served_places(neighbours, split.earlier, split.chosen)
        )

    def only(self, chosen: NDArray[np.bool_]) -> Answers:
        """Some people's."""
        return Answers(self.whole[chosen], self.served[chosen])

    def figures(self) -> Figures:
        """Means over people."""
        hr10, ndcg10 = metrics(self.whole)
        return Figures(len(self.whole), hr10, ndcg10, metrics(self.served)[1])
