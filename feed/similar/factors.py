"""Items as few numbers, learned from ids: what is liked by the same people, what leads where, when.

Unlike counts, numbers cannot be freed of one person's later items afterwards: they are learned
again without them, for a part of all people at a time (`ground`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import linalg

from feed.similar.links import matrix_of
from feed.similar.sequences import Sequences
from feed.similar.transitions import Transitions

RANK = 48
SPARE = 8  # Directions drawn beyond those kept: they make the kept ones more exact.
PASSES = 2
FREQUENCY_POWER = 0.35  # An item counts by how many have it to the minus this.
SOLVED_TO = 1e-3

Numbers = NDArray[np.float32]


class Factors(NamedTuple):
    """What is learned of each item.

    Args:
        tastes: Shape (items, k): close when the same people have both.
        origins: Shape (items, k): the product with another's `destinations`, same shape, is how
            much this one leads to that one.
        moments: Shape (items,): later the more others came before it, in steps.
    """

    tastes: Numbers
    origins: Numbers
    destinations: Numbers
    moments: Numbers


def factors_of(sequences: Sequences, transitions: Transitions, seed: int) -> Factors:
    """Learns from `sequences`, and `transitions` counted in them."""
    n = sequences.item_count
    if n == 0 or len(sequences.items) == 0:
        nothing = np.zeros((n, 1), np.float32)
        return Factors(nothing, nothing, nothing, np.zeros(n, np.float32))
    draw = np.random.default_rng(seed)
    follows = matrix_of(transitions.forward)
    tastes, _ = _directions(_tastes(sequences, transitions.occurrences), draw)
    both = _damped(follows + 0.5 * follows.T)
    directions, strengths = _directions(both, draw)
    rooted = np.sqrt(np.maximum(strengths, 1e-9))
    return Factors(
        _compact(tastes),
        _compact(both @ directions / rooted),
        _compact(directions * rooted),
        _moments(follows),
    )


def _tastes(sequences: Sequences, occurrences: Numbers) -> sparse.csr_matrix:
    weights = np.repeat(1 / np.sqrt(np.maximum(sequences.lengths, 1)), sequences.lengths)
    weights *= np.maximum(occurrences[sequences.items], 1.0) ** -FREQUENCY_POWER
    shape = (len(sequences), sequences.item_count)
    return sparse.csr_matrix(
        (weights.astype(np.float32), sequences.items, sequences.starts), shape=shape
    )


def _damped(follows: sparse.csr_matrix) -> sparse.csr_matrix:
    leaving, arriving = (np.asarray(follows.sum(axis=axis)).ravel() for axis in (1, 0))
    out, into = (sparse.diags(1 / np.sqrt(np.maximum(x, 1.0))) for x in (leaving, arriving))
    return sparse.csr_matrix(out @ follows @ into, dtype=np.float32)


def _directions(
    matrix: sparse.csr_matrix, draw: np.random.Generator
) -> tuple[Numbers, NDArray[np.float32]]:
    """The strongest right singular vectors as columns, by random projection, and their values."""
    width = min(RANK + SPARE, *matrix.shape)
    transposed = sparse.csr_matrix(matrix.T)
    drawn = draw.standard_normal((matrix.shape[0], width)).astype(np.float32)
    basis, _ = np.linalg.qr(transposed @ drawn)
    for _ in range(PASSES):
        basis, _ = np.linalg.qr(transposed @ (matrix @ basis))
    seen = matrix @ basis
    squares, turn = np.linalg.eigh(seen.T @ seen)
    best = np.argsort(-squares)[: min(RANK, width)]
    return basis @ turn[:, best], np.sqrt(np.maximum(squares[best], 0.0))


def _moments(follows: sparse.csr_matrix) -> Numbers:
    """Places in time under which what follows is one step later than what it follows, at best."""
    leaving, arriving = (np.asarray(follows.sum(axis=axis)).ravel() for axis in (1, 0))
    balance = sparse.diags(leaving + arriving + 1.0) - follows - follows.T
    found, _ = linalg.cg(
        balance.astype(np.float64), (arriving - leaving).astype(np.float64), rtol=SOLVED_TO,
        maxiter=100,
    )  # fmt: skip
    return _compact(found)


def _compact(numbers: NDArray[np.float32]) -> Numbers:
    return np.ascontiguousarray(numbers, np.float32)
