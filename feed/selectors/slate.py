"""The order of a page: the best first, but never one creator twice in a row. Pure.

Greedy: each place takes the candidate with the highest score after what its like has cost it.
Some places are reserved for given candidates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.intp]
NOBODY = -1


@dataclass(slots=True)
class SlateRules:
    """How a page is spaced.

    Args:
        likeness: Cost per unit of cosine to the most alike of the last `memory` clips.
        creator: Cost per earlier clip of the same creator on the page.
        kind: Cost per clip of the same kind directly before.
        category: Cost per clip of the same category among the last `memory`.
        audio: Cost per clip with the same sound among the last `memory`.
    """

    likeness: float
    memory: int
    creator: float
    kind: float
    category: float = 0.0
    audio: float = 0.0


@dataclass(slots=True)
class Facets:
    """What candidates may be too alike in; each of shape (n,), -1 is nothing.

    Args:
        vectors: Shape (n, 64), L2 = 1 or zero.
    """

    vectors: NDArray[np.float32]
    creators: NDArray[np.int32]
    kinds: NDArray[np.int16] | NDArray[np.int32]
    categories: NDArray[np.int32]
    audios: NDArray[np.int32]


@dataclass(slots=True)
class Slate:
    """Positions in the candidates, first to show first; `relaxed` counts the places where only
    the creator of the clip before was left.
    """

    picked: Ints
    relaxed: int


def slate_of(
    scores: NDArray[np.float64],
    facets: Facets,
    limit: int,
    rules: SlateRules,
    last_creator: int | None = None,
    reserved: dict[int, int] | None = None,
) -> Slate:
    """A page of `limit` candidates, or of all when there are fewer.

    Args:
        scores: Shape (n,), finite.
        last_creator: Of the clip shown directly before this page.
        reserved: Place on the page → position of the candidate that gets it, or the next place
            that does not put it behind its own creator.
    """
    held = sorted((reserved or {}).items())
    picked, relaxed = _picked(
        scores.astype(np.float64),
        facets.vectors,
        facets.creators,
        facets.kinds.astype(np.int32, copy=False),
        facets.categories,
        facets.audios,
        min(limit, len(scores)),
        rules.memory,
        np.array(
            [rules.likeness, rules.creator, rules.kind, rules.category, rules.audio], np.float64
        ),
        NOBODY if last_creator is None else last_creator,
        np.array([place for place, _ in held], np.intp),
        np.array([position for _, position in held], np.intp),
    )
    return Slate(picked, int(relaxed))


@njit(cache=True, fastmath={"contract", "reassoc"})
def _picked(  # type: ignore[no-untyped-def]
    worth,
    vectors,
    creators,
    kinds,
    categories,
    audios,
    limit,
    memory,
    costs,
    last_creator,
    held_places,
    held,
):
    n = len(worth)
    likeness, creator_cost, kind_cost, category_cost, audio_cost = costs
    taken = np.zeros(n, np.bool_)
    for i in held:
        taken[i] = True
    # Cosine to each of the last clips, one row a clip, written over in turn.
    recent = np.zeros((memory, n), np.float32)
    picked = np.empty(limit, np.intp)
    relaxed, next_held, run_kind, run_length = 0, 0, -1, 0
    for place in range(limit):
        best, fallback = -1, -1
        best_now, fallback_now = -np.inf, -np.inf
        waiting = len(held) - next_held
        if waiting > 0 and (place >= held_places[next_held] or limit - place <= waiting):
            candidate = held[next_held]
            if creators[candidate] != last_creator or limit - place <= waiting:
                best = candidate
                next_held += 1
        if best < 0:
            first = max(0, place - memory)
            for i in range(n):
                if taken[i]:
                    continue
                now = worth[i]
                alike = np.float32(0.0)
                for m in range(memory):
                    alike = max(alike, recent[m, i])
                now -= likeness * alike
                if kinds[i] == run_kind:
                    now -= kind_cost * run_length
                for before in range(first, place):
                    other = picked[before]
                    if categories[i] >= 0 and categories[i] == categories[other]:
                        now -= category_cost
                    if audios[i] >= 0 and audios[i] == audios[other]:
                        now -= audio_cost
                if creators[i] != last_creator:
                    if best < 0 or now > best_now:
                        best, best_now = i, now
                elif fallback < 0 or now > fallback_now:
                    fallback, fallback_now = i, now
            if best < 0 and fallback >= 0:
                best = fallback
                relaxed += 1
            if best < 0:  # Only held ones are left.
                best = held[next_held]
                next_held += 1
        taken[best] = True
        picked[place] = best
        last_creator = creators[best]
        for i in range(n):
            if creators[i] == last_creator:
                worth[i] -= creator_cost
            product = np.float32(0.0)
            for k in range(vectors.shape[1]):
                product += vectors[i, k] * vectors[best, k]
            recent[place % memory, i] = product
        run_length = run_length + 1 if kinds[best] == run_kind else 1
        run_kind = kinds[best]
    return picked, relaxed
