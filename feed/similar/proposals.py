"""Proposals for many histories at once, on a few threads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.similar.attributes import Attributes
from feed.similar.features import FEATURES, SCORE_LOG
from feed.similar.kernels import propose
from feed.similar.kinds import Kinds, kinds_of
from feed.similar.sequences import Items, Places, Sequences
from feed.similar.transitions import Rule, Transitions, count_transitions, step_weights

THREADS = max(1, min(4, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may come next, best first.

    Args:
        items: Shape (people, k), int32; -1 where there are fewer.
        features: Shape (people, k, f), float32, columns as `kernels.FEATURES`.
    """

    items: Items
    features: NDArray[np.float32]

    @property
    def scores(self) -> NDArray[np.float32]:
        """Logarithm of the score, shape (people, k); -inf where there is none."""
        return np.where(self.items >= 0, self.features[:, :, SCORE_LOG], -np.inf).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that proposals are made from."""

    transitions: Transitions
    attributes: Attributes
    rule: Rule
    kinds: Kinds


def knowledge_of(learned: Sequences, attributes: Attributes, rule: Rule) -> Knowledge:
    """Counts `learned`."""
    transitions = count_transitions(learned, rule)
    return Knowledge(transitions, attributes, rule, kinds_of(transitions, attributes))


def proposals_for(
    known: Knowledge, sequences: Sequences, most: int, ends: Places | None = None
) -> Proposals:
    """The best `most` items for each person, none of their own.

    Args:
        ends: Where each history ends in `sequences.items`, which must be what was learned from:
            what follows is left out of all counts. By default a history is the whole sequence.
    """
    people = len(sequences)
    items = np.full((people, most), -1, np.int32)
    features = np.zeros((people, most, len(FEATURES)), np.float32)
    is_left_out = ends is not None
    stops = sequences.starts[1:] if ends is None else ends
    steps = step_weights(known.rule)
    wanted = np.flatnonzero(stops > sequences.starts[:-1])

    def fill(part: Places) -> None:
        propose(
            part, sequences.items, sequences.starts, stops, is_left_out,
            known.transitions.forward, known.transitions.backward, known.transitions.occurrences,
            known.attributes.of_item, known.attributes.items_with, known.kinds, known.rule, steps,
            items, features,
        )  # fmt: skip

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(fill, _parts(wanted)))
    return Proposals(items, features)


def _parts(people: Places) -> Iterator[Places]:
    size = 1024
    for start in range(0, len(people), size):
        yield people[start : start + size]
