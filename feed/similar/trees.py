"""Trees as arrays, walked by compiled code: some times faster than the library that grew them."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import lightgbm
import numba
import numpy as np
from numpy.typing import NDArray

from feed.similar.threads import THREADS

PART = 32_768  # Rows that a thread takes at a time.


class Trees(NamedTuple):
    """All trees, one after the other; a leaf leads to itself, so that all walks are equally long.

    Args:
        roots: Shape (trees,), int32: the first node of each.
        depths: Shape (trees,), int32: so many steps lead to a leaf from there.
        columns: Shape (nodes,), int32: the feature that a node asks for.
        bounds: Shape (nodes,), float32: more goes to the second of two next nodes.
        nexts: Shape (nodes,), int32: the first of the two next nodes.
        values: Shape (nodes,), float64: what a leaf adds to the margin.
    """

    roots: NDArray[np.int32]
    depths: NDArray[np.int32]
    columns: NDArray[np.int32]
    bounds: NDArray[np.float32]
    nexts: NDArray[np.int32]
    values: NDArray[np.float64]

    @staticmethod
    def of(booster: lightgbm.Booster) -> Trees:
        """The same trees, which must know no missing values and no categories."""
        roots: list[int] = []
        depths: list[int] = []
        nodes: list[tuple[int, float, int, float]] = []
        for tree in booster.dump_model()["tree_info"]:
            roots.append(len(nodes))
            depths.append(_append(tree["tree_structure"], nodes))
        columns, bounds, nexts, values = (np.array(one) for one in zip(*nodes, strict=True))
        return Trees(
            np.array(roots, np.int32), np.array(depths, np.int32), columns.astype(np.int32),
            _not_above(bounds), nexts.astype(np.int32), values.astype(np.float64),
        )  # fmt: skip

    def margins(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """What the trees say of each row.

        Args:
            features: Shape (n, f).
        """
        found = np.zeros(len(features), np.float64)

        def fill(start: int) -> None:
            _walk(*self, features[start : start + PART], found[start : start + PART])

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(fill, range(0, len(features), PART)))
        return found


def _append(tree: dict[str, Any], nodes: list[tuple[int, float, int, float]]) -> int:
    """Adds a tree's nodes, the two below a node side by side, and tells its depth."""
    first = len(nodes)
    nodes.append((0, 0.0, 0, 0.0))
    waiting = deque([(first, 0, tree)])
    deepest = 0
    while waiting:
        at, depth, node = waiting.popleft()
        deepest = max(deepest, depth)
        if "split_feature" not in node:
            nodes[at] = (0, np.inf, at, node["leaf_value"])
            continue
        after = len(nodes)
        nodes[at] = (node["split_feature"], node["threshold"], after, 0.0)
        nodes += [(0, 0.0, 0, 0.0)] * 2
        waiting.append((after, depth + 1, node["left_child"]))
        waiting.append((after + 1, depth + 1, node["right_child"]))
    return deepest


def _not_above(bounds: NDArray[np.float64]) -> NDArray[np.float32]:
    """The next float32 down: what a float32 is not more than stays the same."""
    near = bounds.astype(np.float32)
    return np.where(near > bounds, np.nextafter(near, np.float32(-np.inf)), near)


@numba.njit(cache=True, nogil=True)
def _walk(roots, depths, columns, bounds, nexts, values, features, found):  # type: ignore[no-untyped-def]
    together = 16  # Independent walks, which the processor takes side by side.
    at = np.empty(together, np.int32)
    for start in range(0, len(features), together):
        rows = features[start : start + together]
        for tree in range(len(roots)):
            for r in range(len(rows)):
                at[r] = roots[tree]
            for _ in range(depths[tree]):
                for r in range(len(rows)):
                    node = at[r]
                    at[r] = nexts[node] + (rows[r, columns[node]] > bounds[node])
            for r in range(len(rows)):
                found[start + r] += values[at[r]]
