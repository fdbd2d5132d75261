"""How often one item follows another, near steps counting more than far ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from feed.similar.links import Links, links_of
from feed.similar.sequences import Sequences


class Rule(NamedTuple):
    """How transitions are counted and become a score; tuned on the validation split.

    Args:
        window: Steps apart that still count, ≥ 1.
        step_power: A transition over d steps counts d ** -step_power.
        backward: Weight in [0, 1] of a transition against its direction.
        from_power: A transition's weight is divided by how often its origin occurs, to this power.
        to_power: The same for its destination: tames popularity.
        recency_power: The k-th newest item of a history counts k ** -recency_power.
        likeness_factor: Score is multiplied by 1 + this × likeness of attributes.
        likeness_term: What likeness alone is worth, for items without transitions.
    """

    window: int = 20
    step_power: float = 0.5
    backward: float = 0.25
    from_power: float = 0.35
    to_power: float = 0.1
    recency_power: float = 1.2
    likeness_factor: float = 1.0
    likeness_term: float = 0.1


@dataclass(frozen=True, slots=True)
class Transitions:
    """Counts learned from sequences.

    Args:
        forward: Row i holds what follows i; `backward` is its transpose.
        occurrences: Shape (items,), float32: in how many sequences an item is.
    """

    forward: Links
    backward: Links
    occurrences: NDArray[np.float32]


def count_transitions(
    sequences: Sequences, rule: Rule, weights: NDArray[np.float32] | None = None
) -> Transitions:
    """Counts the transitions of `sequences`, in which no item may repeat.

    Args:
        weights: Shape (people,): how much each person's transitions count; 1 by default.
    """
    n = sequences.item_count
    if weights is None:
        weights = np.ones(len(sequences), np.float32)
    steps = step_weights(rule)
    origins, followers, counted = _pairs(sequences.items, sequences.starts, steps, weights)
    forward = sparse.csr_matrix((counted, (origins, followers)), shape=(n, n))
    occurrences = np.bincount(sequences.items, minlength=n).astype(np.float32)
    return Transitions(links_of(forward), links_of(forward.T), occurrences)


def step_weights(rule: Rule) -> NDArray[np.float32]:
    """Weight of a transition over d steps at place d; place 0 is not used."""
    steps = np.arange(1, rule.window + 1, dtype=np.float64)
    return np.concatenate([[0.0], steps**-rule.step_power]).astype(np.float32)


@numba.njit(cache=True, nogil=True)
def _pairs(items, starts, steps, weights):  # type: ignore[no-untyped-def]
    window = len(steps) - 1
    total = 0
    for person in range(len(starts) - 1):
        length = starts[person + 1] - starts[person]
        for place in range(length):
            total += min(window, length - 1 - place)
    origins = np.empty(total, np.int32)
    followers = np.empty(total, np.int32)
    counted = np.empty(total, np.float32)
    at = 0
    for person in range(len(starts) - 1):
        end = starts[person + 1]
        for a in range(starts[person], end):
            for b in range(a + 1, min(end, a + 1 + window)):
                origins[at] = items[a]
                followers[at] = items[b]
                counted[at] = steps[b - a] * weights[person]
                at += 1
    return origins, followers, counted
