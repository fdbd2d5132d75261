"""A network that was exported, asked what comes next. Needs the runtime for graphs, not torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from feed.sequence.export import GRAPH_INPUT
from feed.sequence.histories import Rows, newest_of
from feed.sequence.weights import HISTORY
from feed.similar.recommend import Ranked
from feed.similar.sequences import Items, Sequences
from feed.similar.table import WIDTH

if TYPE_CHECKING:
    import onnxruntime

PART = 256  # Histories asked about at a time.


class Ranker:
    """A loaded network.

    Args:
        keys: Shape (items,), uint64: the clip behind each of its items, in any order.
    """

    def __init__(
        self, version: str, keys: NDArray[np.uint64], graph: onnxruntime.InferenceSession
    ) -> None:
        self.version = version
        self.keys = keys
        self._graph = graph

    def scores(self, histories: Rows) -> NDArray[np.float32]:
        """Of each item after each history, shape (n, items).

        Args:
            histories: Shape (n, t ≤ `HISTORY`): numbers of items + 1, newest last, 0 in front.
        """
        found: NDArray[np.float32] = self._graph.run(None, {GRAPH_INPUT: histories})[0]
        return found

    def numbers_of(self, keys: NDArray[np.uint64]) -> Items:
        """The network's numbers of clips, -1 for those it does not know."""
        order = np.argsort(self.keys, kind="stable")
        place = np.minimum(np.searchsorted(self.keys[order], keys), len(order) - 1)
        numbers = order[place]
        return np.where(self.keys[numbers] == keys, numbers, -1).astype(np.int32)

    def next_items(
        self, histories: Sequences, keys: NDArray[np.uint64], most: int = WIDTH
    ) -> Ranked:
        """The best `most` items to follow each history, none that is in it.

        Nothing follows a history of which the network knows no clip.

        Args:
            histories: In numbers of somebody else's, as the answer is.
            keys: Shape (`histories.item_count`,): the clips behind those numbers.
        """
        theirs = self.numbers_of(keys)
        known = np.flatnonzero(theirs >= 0).astype(np.int32)
        heard = _renumbered(histories, theirs, len(self.keys))
        items = np.full((len(histories), most), -1, np.int32)
        scores = np.full((len(histories), most), -np.inf, np.float32)
        asked = np.flatnonzero(heard.lengths > 0)
        width = min(most, len(known))
        # Histories of about one length together, so that little is filled up.
        asked = asked[np.argsort(heard.lengths[asked], kind="stable")]
        for start in range(0, len(asked), PART):
            people = asked[start : start + PART]
            found = self.scores(newest_of(heard, people, HISTORY))
            for row, person in enumerate(people.tolist()):
                found[row, heard.items[heard.starts[person] : heard.starts[person + 1]]] = -np.inf
            found = found[:, theirs[known]]
            best = np.argpartition(-found, width - 1, axis=1)[:, :width]
            values = np.take_along_axis(found, best, axis=1)
            order = np.argsort(-values, axis=1, kind="stable")
            values = np.take_along_axis(values, order, axis=1)
            named = known[np.take_along_axis(best, order, axis=1)]
            items[people, :width] = np.where(np.isfinite(values), named, -1)
            scores[people, :width] = values
        return Ranked(items, scores)

    def neighbours(self, keys: NDArray[np.uint64]) -> Items:
        """What follows each clip, as if it were a whole history; shape (clips, `WIDTH`)."""
        alone = Sequences.of(np.arange(len(keys), dtype=np.int32)[:, None], len(keys))
        return self.next_items(alone, keys).items


def _renumbered(histories: Sequences, numbers: Items, item_count: int) -> Sequences:
    """The same in other numbers, without what has none."""
    items = numbers[histories.items]
    kept = np.append(0, np.cumsum(items >= 0))
    return Sequences(items[items >= 0], kept[histories.starts].astype(np.int64), item_count)
