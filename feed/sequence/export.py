"""The network as an ONNX graph, written from bare weights."""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from feed.sequence.weights import HISTORY, Weights
from perception.graph import Graph

GRAPH_INPUT = "histories"
EPSILON = 1e-5  # Of the layer norms.
FAR = -1e9  # Added to what attention must not hear.


def graph_of(weights: Weights, version: str, keys: NDArray[np.uint64]) -> bytes:
    """The stored form: `histories` (n, t ≤ `HISTORY`) int64 → scores (n, items) float32.

    A history's items stand as number + 1, the newest last, filled up with 0 in front. Metadata
    name version, keys and the sha256 of the weights.

    Args:
        keys: Shape (items,): the clip behind each item number.
    """
    made = _Graph(weights)
    scores = made.scores()
    model = made.graph.model(
        {GRAPH_INPUT: (TensorProto.INT64, ["n", "t"])},
        {scores: ["n", len(weights.items)]},
        {
            "version": version,
            "history": str(HISTORY),
            "keys": base64.b64encode(keys.astype("<u8").tobytes()).decode(),
            "weights_sha256": weights.sha256,
        },
    )
    raw: bytes = model.SerializeToString()
    return raw


class _Graph:
    """Writes the layers of `weights` one after the other."""

    def __init__(self, weights: Weights) -> None:
        self.graph = Graph()
        self._weights = weights
        self._shape = weights.shape

    def scores(self) -> str:
        """Everything, from histories to scores."""
        graph, weights = self.graph, self._weights
        nothing = np.zeros((1, self._shape.width), np.float32)
        items = graph.constant(np.concatenate([nothing, weights.items]))
        states = graph.node("Gather", items, GRAPH_INPUT)
        added = self._added()
        for block in range(self._shape.blocks):
            states = self._attended(block, states, added)
            states = self._thought(block, states)
        asked = self._normed("after", self._picked(states, -1, axis=1))
        popularity = graph.constant(np.concatenate([[0.0], weights.popularity]))
        scores = graph.node("Gemm", asked, items, popularity, transB=1)
        return graph.node(
            "Slice", scores, self._numbers(1), self._numbers(np.iinfo(np.int64).max),
            self._numbers(1),
        )  # fmt: skip

    def _added(self) -> str:
        """What attention adds for distance, shape (n, heads, t, t); far below zero where deaf."""
        graph = self.graph
        length = graph.node("Shape", GRAPH_INPUT, start=1, end=2)
        both = graph.node("Concat", length, length, axis=0)
        distance = graph.node(
            "Slice", graph.constant(by_distance(self._weights.parts["near"])),
            self._numbers(0, 0), both, self._numbers(1, 2),
        )  # fmt: skip
        is_empty = graph.node("Equal", GRAPH_INPUT, graph.constant(0, np.int64))
        deaf = graph.node("Cast", is_empty, to=int(TensorProto.FLOAT))
        deaf = graph.node("Mul", deaf, graph.constant(FAR))
        return graph.node("Add", distance, graph.node("Unsqueeze", deaf, self._numbers(1, 2)))

    def _attended(self, block: int, states: str, added: str) -> str:
        graph, shape = self.graph, self._shape
        asked = self._layer(f"{block}.asked", self._normed(f"{block}.before", states))
        each = shape.width // shape.heads
        split = graph.node("Reshape", asked, self._numbers(0, 0, 3, shape.heads, each))
        turned = graph.node("Transpose", split, perm=[2, 0, 3, 1, 4])
        query, key, value = (self._picked(turned, which, axis=0) for which in range(3))
        likeness = graph.node("MatMul", query, graph.node("Transpose", key, perm=[0, 1, 3, 2]))
        scaled = graph.node("Mul", likeness, graph.constant(each**-0.5))
        share = graph.node("Softmax", graph.node("Add", scaled, added), axis=-1)
        heard = graph.node("Transpose", graph.node("MatMul", share, value), perm=[0, 2, 1, 3])
        joined = graph.node("Reshape", heard, self._numbers(0, 0, shape.width))
        return graph.node("Add", states, self._layer(f"{block}.heard", joined))

    def _thought(self, block: int, states: str) -> str:
        inner = self._layer(f"{block}.inner", self._normed(f"{block}.between", states))
        outer = self._layer(f"{block}.outer", self.graph.node("Relu", inner))
        return self.graph.node("Add", states, outer)

    def _layer(self, name: str, values: str) -> str:
        parts, graph = self._weights.parts, self.graph
        product = graph.node("MatMul", values, graph.constant(parts[name]))
        return graph.node("Add", product, graph.constant(parts[f"{name}_bias"]))

    def _normed(self, name: str, values: str) -> str:
        scale, shift = (self.graph.constant(one) for one in self._weights.parts[name])
        return self.graph.node("LayerNormalization", values, scale, shift, epsilon=EPSILON)

    def _picked(self, values: str, which: int, axis: int) -> str:
        one = self.graph.node("Gather", values, self._numbers(which), axis=axis)
        return self.graph.node("Squeeze", one, self._numbers(axis))

    def _numbers(self, *values: int) -> str:
        return self.graph.constant(list(values), np.int64)


def by_distance(near: NDArray[np.float32]) -> NDArray[np.float32]:
    """What attention adds between places, shape (heads, t, t), from what it adds by steps back.

    Args:
        near: Shape (heads, t).
    """
    places = np.arange(near.shape[1])
    back = places[:, None] - places[None, :]
    found: NDArray[np.float32] = np.where(back >= 0, near[:, np.maximum(back, 0)], FAR)
    return found.astype(np.float32)
