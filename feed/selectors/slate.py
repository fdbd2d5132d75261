"""The order of a page: the best first, but never one creator twice in a row. Pure.

Greedy: each place takes the candidate with the highest score after what its like has cost it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
NOBODY = -1


@dataclass(frozen=True, slots=True)
class SlateRules:
    """How a page is spaced.

    Args:
        likeness: Cost per unit of cosine to the most alike of the last `memory` clips.
        creator: Cost per earlier clip of the same creator on the page.
        kind: Cost per clip of the same kind directly before.
    """

    likeness: float
    memory: int
    creator: float
    kind: float


@dataclass(frozen=True, slots=True)
class Slate:
    """Positions in the candidates, first to show first; `relaxed` counts the places where only
    the creator of the clip before was left.
    """

    picked: Ints
    relaxed: int


def slate_of(
    scores: NDArray[np.float64],
    vectors: NDArray[np.float32],
    creators: NDArray[np.int32],
    kinds: NDArray[np.int16],
    limit: int,
    rules: SlateRules,
    last_creator: int | None = None,
) -> Slate:
    """A page of `limit` candidates, or of all when there are fewer.

    Args:
        scores: Shape (n,), finite.
        vectors: Shape (n, 64), L2 = 1 or zero.
        creators: Shape (n,).
        kinds: Shape (n,).
        last_creator: Of the clip shown directly before this page.
    """
    n = len(scores)
    alike = np.maximum(vectors @ vectors.T, 0.0) * rules.likeness
    # What it costs to be like each of the last clips; nothing before there are any.
    recent = np.zeros((rules.memory, n), np.float32)
    worth = scores.astype(np.float64)  # Less what earlier clips of the creator cost; −inf if taken.
    kind_of = kinds.tolist()
    same_kind = {kind: kinds == kind for kind in set(kind_of)}
    same_creator = creators == (NOBODY if last_creator is None else last_creator)
    picked: list[int] = []
    relaxed, run_kind, run_length = 0, -1, 0
    for place in range(min(limit, n)):
        now = worth - recent.max(axis=0)
        if run_length:
            now[same_kind[run_kind]] -= rules.kind * run_length
        spaced = now.copy()
        spaced[same_creator] = -np.inf
        best = int(spaced.argmax())
        if spaced[best] == -np.inf:
            best = int(now.argmax())
            relaxed += 1
        picked.append(best)
        same_creator = creators == creators[best]
        worth[same_creator] -= rules.creator
        worth[best] = -np.inf
        recent[place % rules.memory] = alike[best]
        kind = kind_of[best]
        run_length = run_length + 1 if kind == run_kind else 1
        run_kind = kind
    return Slate(np.array(picked, np.intp), relaxed)
