"""What ids alone tell, learned once whatever is known of attributes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from feed.similar.factors import Factors, factors_of
from feed.similar.sequences import Places, Sequences
from feed.similar.threads import THREADS
from feed.similar.transitions import Rule, Transitions, count_transitions

PARTS = 4  # Factors for examples are learned so often, each time without a part's last items.


@dataclass(frozen=True, slots=True)
class Ground:
    """Counts and factors of the same sequences.

    Args:
        sequences: What was learned from; no item repeats in one.
        factors: Learned from everything.
        parts: Factors learned without the last item of each in one part of all people.
        part_of: Shape (people,): whose items which of `parts` was not shown.
    """

    sequences: Sequences
    transitions: Transitions
    factors: Factors
    parts: tuple[Factors, ...]
    part_of: NDArray[np.int64]

    def unseen_by_parts(self, people: Places) -> Iterator[tuple[Factors, NDArray[np.bool_]]]:
        """Each part's factors, and who of `people` is in it."""
        for part, factors in enumerate(self.parts):
            yield factors, self.part_of[people] == part


def ground_of(sequences: Sequences, seed: int, rule: Rule | None = None) -> Ground:
    """Learns from every item of `sequences` and nothing else."""
    rule = rule or Rule()
    learned = sequences.without_repeats()
    part_of = np.random.default_rng(seed).permutation(len(learned)) % PARTS

    def without(part: int | None) -> tuple[Transitions, Factors]:
        seen = learned if part is None else learned.without_last(1, part_of == part)
        transitions = count_transitions(seen, rule)
        return transitions, factors_of(seen, transitions, seed)

    # The library's own threads would wait by spinning, against these.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(THREADS) as pool:
        (transitions, factors), *parts = pool.map(without, [None, *range(PARTS)])
    return Ground(learned, transitions, factors, tuple(one for _, one in parts), part_of)
