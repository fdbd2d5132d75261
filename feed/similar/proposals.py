"""Proposals for many histories at once, and what is known of each, on a few threads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.similar.attributes import Attributes
from feed.similar.count_features import COUNT_FEATURES, describe_counts
from feed.similar.factor_features import FACTOR_FEATURES, describe_factors
from feed.similar.factors import Factors
from feed.similar.kernels import propose
from feed.similar.kind_features import KIND_FEATURES, describe_kinds
from feed.similar.kinds import Kinds, kinds_of
from feed.similar.sequences import Items, Places, Sequences
from feed.similar.threads import THREADS
from feed.similar.transitions import Rule, Transitions, step_weights

HEARD = 50  # Items of a history, newest first, that are heard.
PART = 512  # People that a thread takes at a time.
# Declared once for learning and serving.
FEATURES = COUNT_FEATURES + KIND_FEATURES + FACTOR_FEATURES


@dataclass(frozen=True, slots=True)
class Histories:
    """Whose history is asked about, and up to where it goes.

    Args:
        people: Shape (p,): their rows in `sequences`.
        ends: Shape (len(sequences),): where each history ends in `sequences.items`.
        is_left_out: Whether what follows until the sequence's end is taken out of all counts,
            which must then have been made of these very sequences.
    """

    sequences: Sequences
    people: Places
    ends: Places
    is_left_out: bool = False

    @staticmethod
    def whole(sequences: Sequences) -> Histories:
        """Everybody's whole sequence."""
        return Histories(sequences, np.arange(len(sequences)), sequences.starts[1:])

    def only(self, chosen: NDArray[np.bool_] | slice) -> Histories:
        """Those of `people`."""
        return Histories(self.sequences, self.people[chosen], self.ends, self.is_left_out)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may come next, best first.

    Args:
        items: Shape (p, k), int32; -1 where there are fewer.
        scores: Shape (p, k), float64, > 0; 0 where there is no item.
    """

    items: Items
    scores: NDArray[np.float64]

    def only(self, chosen: NDArray[np.bool_]) -> Proposals:
        """Those rows."""
        return Proposals(self.items[chosen], self.scores[chosen])


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that is counted."""

    transitions: Transitions
    attributes: Attributes
    rule: Rule
    kinds: Kinds


def knowledge_of(transitions: Transitions, attributes: Attributes, rule: Rule) -> Knowledge:
    """Counts of items and of their attributes."""
    return Knowledge(transitions, attributes, rule, kinds_of(transitions, attributes))


def proposals_for(known: Knowledge, histories: Histories, most: int) -> Proposals:
    """The best `most` items for each person, none of their own."""
    count, rule, held = known.transitions, known.rule, known.attributes
    steps = step_weights(rule)
    items = np.empty((len(histories.people), most), np.int32)
    scores = np.empty((len(histories.people), most), np.float64)

    def fill(part: slice) -> None:
        propose(
            *_arguments(histories, part), count.forward, count.backward, count.occurrences,
            held.of_item, held.items_with, steps, rule.backward, rule.from_power, rule.to_power,
            rule.recency_power, rule.likeness_factor, rule.likeness_term, HEARD, items[part],
            scores[part],
        )  # fmt: skip

    _in_parts(fill, len(items))
    return Proposals(items, scores)


def described(
    known: Knowledge, factors: Factors, histories: Histories, made: Proposals
) -> NDArray[np.float32]:
    """What is known of each proposal.

    Returns:
        Shape (p, k, f), columns as `FEATURES`; zeros where there is no item.
    """
    count, rule, held, kinds = known.transitions, known.rule, known.attributes, known.kinds
    steps = step_weights(rule)
    features = np.zeros((*made.items.shape, len(FEATURES)), np.float32)
    of_counts = features[:, :, : len(COUNT_FEATURES)]
    of_factors = features[:, :, -len(FACTOR_FEATURES) :]
    of_kinds = features[:, :, len(COUNT_FEATURES) : -len(FACTOR_FEATURES)]

    def fill(part: slice) -> None:
        whose, items = _arguments(histories, part), made.items[part]
        describe_counts(
            *whose, count.forward, count.backward, count.occurrences, held.of_item, steps,
            rule.recency_power, rule.from_power, HEARD, items, made.scores[part], of_counts[part],
        )  # fmt: skip
        if not held.is_empty:
            describe_kinds(
                *whose, held.of_item, kinds.forward, kinds.items, kinds.occurrences, steps, items,
                of_kinds[part],
            )  # fmt: skip
        describe_factors(*whose[:4], *factors, items, of_factors[part])

    _in_parts(fill, len(features))
    return features


def _arguments(histories: Histories, part: slice) -> tuple[Places, Items, Places, Places, bool]:
    sequences = histories.sequences
    return (
        histories.people[part], sequences.items, sequences.starts, histories.ends,
        histories.is_left_out,
    )  # fmt: skip


def _in_parts(fill: Callable[[slice], None], people: int) -> None:
    parts = [slice(start, start + PART) for start in range(0, people, PART)]
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(fill, parts))
