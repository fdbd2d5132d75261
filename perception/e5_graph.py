"""Writes multilingual-e5-small as one ONNX graph: BERT, mean over the mask, unit length.

With what was learned on top (low-rank updates of its matrices, other biases and norms, and heads)
the same graph answers logits instead of a vector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from perception.e5_container import BLOCK, E5Container
from perception.graph import Graph

# Seven bits, not eight: two products of 8-bit numbers can overflow 16 bits on processors
# without VNNI, and the weights were 4-bit to begin with.
WEIGHT_MAX = 63.0
MASKED = 1e4


@dataclass(frozen=True, slots=True)
class Tuned:
    """A container with what was learned on top of it.

    Args:
        learned: By the container's names: `NAME.down` (rank, in) and `NAME.up` (out, rank) of a
            matrix, and other values of biases and norms; `inner.*` and `out.*` are the heads'.
    """

    source: E5Container
    learned: Mapping[str, NDArray[np.floating]]

    def floats(self, name: str) -> NDArray[np.float32]:
        """A vector, as learned where it was."""
        found = self.learned.get(name)
        return self.source.floats(name) if found is None else found.astype(np.float32).ravel()

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A matrix of shape (rows, columns) with its update added."""
        plain, stem = self.source.matrix(name, columns), name.removesuffix(".w")
        down, up = self.learned.get(f"{stem}.down"), self.learned.get(f"{stem}.up")
        if down is None or up is None:
            return plain
        return plain + up.astype(np.float32) @ down.astype(np.float32)


def write_e5(
    source: E5Container, path: Path, learned: Mapping[str, NDArray[np.floating]] | None = None
) -> None:
    """Writes the graph `(input_ids, attention_mask) → embedding (n, hidden)`, L2 = 1.

    With `learned` it is `… → logits (n, heads)`.

    Matrices are int8 per column with activations quantised on the fly; the table of words keeps
    its 4-bit blocks as they are.
    """
    graph = Graph()
    weights_of = Tuned(source, learned or {})
    mask = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    blocked = graph.node(
        "Mul", graph.node("Sub", mask, graph.constant(1.0)), graph.constant(MASKED)
    )
    blocked = graph.node("Unsqueeze", blocked, graph.constant([1, 2], np.int64))
    states = _embeddings(graph, weights_of)
    for layer in range(source.layers):
        states = _layer(graph, weights_of, layer, states, blocked)
    weights = graph.node("Unsqueeze", mask, graph.constant([2], np.int64))
    axis = graph.constant([1], np.int64)
    total = graph.node("ReduceSum", graph.node("Mul", states, weights), axis, keepdims=0)
    mean = graph.node("Div", total, graph.node("ReduceSum", weights, axis, keepdims=0))
    if learned is None:
        answer, width = graph.node("LpNormalization", mean, axis=-1, p=2), source.hidden
    else:
        inner = graph.node("Tanh", _plain_linear(graph, mean, learned, "inner"))
        answer, width = _plain_linear(graph, inner, learned, "out"), len(learned["out.b"])
    integers: tuple[int, list[int | str]] = (TensorProto.INT64, ["n", "t"])
    graph.save(
        path,
        {"input_ids": integers, "attention_mask": integers},
        {answer: ["n", width]},
    )


def _plain_linear(
    graph: Graph, values: str, learned: Mapping[str, NDArray[np.floating]], name: str
) -> str:
    matrix = graph.constant(np.ascontiguousarray(learned[f"{name}.w"].T, np.float32))
    bias = graph.constant(np.asarray(learned[f"{name}.b"], np.float32))
    return graph.node("Add", graph.node("MatMul", values, matrix), bias)


def _embeddings(graph: Graph, tuned: Tuned) -> str:
    source = tuned.source
    weights, scales = source.blocks("emb.word")
    halves = (weights & 15).astype(np.uint8)
    packed = halves[:, 0::2] | (halves[:, 1::2] << 4)
    words = graph.node(
        "GatherBlockQuantized",
        graph.constant_int4(packed, (weights.size // source.hidden, source.hidden)),
        "input_ids",
        graph.constant(scales.reshape(-1, source.hidden // BLOCK)),
        domain="com.microsoft",
        block_size=BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    # Every token is of the first type, so its row is added to the positions once and for all.
    first_type = source.floats("emb.type")[: source.hidden]
    table = source.floats("emb.pos").reshape(-1, source.hidden) + first_type
    zero = graph.constant([0], np.int64)
    length = graph.node("Shape", "input_ids", start=1, end=2)
    positions = graph.node("Slice", graph.constant(table), zero, length, zero)
    return _norm(graph, tuned, graph.node("Add", words, positions), "emb.ln")


def _layer(graph: Graph, tuned: Tuned, layer: int, states: str, blocked: str) -> str:
    hidden, heads = tuned.source.hidden, tuned.source.heads
    split = graph.constant([0, 0, heads, hidden // heads], np.int64)

    def head(name: str, order: list[int]) -> str:
        flat = _linear(graph, tuned, states, f"l{layer}.{name}", hidden)
        return graph.node("Transpose", graph.node("Reshape", flat, split), perm=order)

    query, key, value = head("q", [0, 2, 1, 3]), head("k", [0, 2, 3, 1]), head("v", [0, 2, 1, 3])
    scale = graph.constant(1 / np.sqrt(hidden // heads))
    scores = graph.node("Mul", graph.node("MatMul", query, key), scale)
    shares = graph.node("Softmax", graph.node("Add", scores, blocked), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, value), perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", mixed, graph.constant([0, 0, hidden], np.int64))
    attended = _linear(graph, tuned, joined, f"l{layer}.ao", hidden)
    states = _norm(graph, tuned, graph.node("Add", states, attended), f"l{layer}.aln")
    inner = graph.node("Gelu", _linear(graph, tuned, states, f"l{layer}.fi", hidden))
    outer = _linear(graph, tuned, inner, f"l{layer}.fo", tuned.source.feed_forward)
    return _norm(graph, tuned, graph.node("Add", states, outer), f"l{layer}.oln")


def _linear(graph: Graph, tuned: Tuned, values: str, name: str, width: int) -> str:
    matrix = tuned.matrix(f"{name}.w", width).T
    scales = np.maximum(np.abs(matrix).max(axis=0) / WEIGHT_MAX, 1e-12)
    return graph.node(
        "DynamicQuantizeMatMul",
        values,
        graph.constant(np.round(matrix / scales), np.int8),
        graph.constant(scales),
        "",
        graph.constant(tuned.floats(f"{name}.b")),
        domain="com.microsoft",
    )


def _norm(graph: Graph, tuned: Tuned, values: str, name: str) -> str:
    return graph.node(
        "LayerNormalization",
        values,
        graph.constant(tuned.floats(f"{name}.w")),
        graph.constant(tuned.floats(f"{name}.b")),
        axis=-1,
        epsilon=tuned.source.epsilon,
    )
