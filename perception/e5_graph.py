"""Writes multilingual-e5-small as one ONNX graph: BERT, mean over the mask, unit length."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto

from perception.e5_container import BLOCK, E5Container
from perception.graph import Graph

# Seven bits, not eight: two products of 8-bit numbers can overflow 16 bits on processors
# without VNNI, and the weights were 4-bit to begin with.
WEIGHT_MAX = 63.0
MASKED = 1e4


def write_e5(source: E5Container, path: Path) -> None:
    """Writes the graph `(input_ids, attention_mask) → embedding (n, hidden)`, L2 = 1.

    Matrices are int8 per column with activations quantised on the fly; the table of words keeps
    its 4-bit blocks as they are.
    """
    graph = Graph()
    mask = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    blocked = graph.node(
        "Mul", graph.node("Sub", mask, graph.constant(1.0)), graph.constant(MASKED)
    )
    blocked = graph.node("Unsqueeze", blocked, graph.constant([1, 2], np.int64))
    states = _embeddings(graph, source)
    for layer in range(source.layers):
        states = _layer(graph, source, layer, states, blocked)
    weights = graph.node("Unsqueeze", mask, graph.constant([2], np.int64))
    axis = graph.constant([1], np.int64)
    total = graph.node("ReduceSum", graph.node("Mul", states, weights), axis, keepdims=0)
    mean = graph.node("Div", total, graph.node("ReduceSum", weights, axis, keepdims=0))
    unit = graph.node("LpNormalization", mean, axis=-1, p=2)
    integers: tuple[int, list[int | str]] = (TensorProto.INT64, ["n", "t"])
    graph.save(
        path,
        {"input_ids": integers, "attention_mask": integers},
        {unit: ["n", source.hidden]},
    )


def _embeddings(graph: Graph, source: E5Container) -> str:
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
    return _norm(graph, source, graph.node("Add", words, positions), "emb.ln")


def _layer(graph: Graph, source: E5Container, layer: int, states: str, blocked: str) -> str:
    hidden, heads = source.hidden, source.heads
    split = graph.constant([0, 0, heads, hidden // heads], np.int64)

    def head(name: str, order: list[int]) -> str:
        flat = _linear(graph, source, states, f"l{layer}.{name}", hidden)
        return graph.node("Transpose", graph.node("Reshape", flat, split), perm=order)

    query, key, value = head("q", [0, 2, 1, 3]), head("k", [0, 2, 3, 1]), head("v", [0, 2, 1, 3])
    scale = graph.constant(1 / np.sqrt(hidden // heads))
    scores = graph.node("Mul", graph.node("MatMul", query, key), scale)
    shares = graph.node("Softmax", graph.node("Add", scores, blocked), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, value), perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", mixed, graph.constant([0, 0, hidden], np.int64))
    attended = _linear(graph, source, joined, f"l{layer}.ao", hidden)
    states = _norm(graph, source, graph.node("Add", states, attended), f"l{layer}.aln")
    inner = graph.node("Gelu", _linear(graph, source, states, f"l{layer}.fi", hidden))
    outer = _linear(graph, source, inner, f"l{layer}.fo", source.feed_forward)
    return _norm(graph, source, graph.node("Add", states, outer), f"l{layer}.oln")


def _linear(graph: Graph, source: E5Container, values: str, name: str, width: int) -> str:
    matrix = source.matrix(f"{name}.w", width).T
    scales = np.maximum(np.abs(matrix).max(axis=0) / WEIGHT_MAX, 1e-12)
    return graph.node(
        "DynamicQuantizeMatMul",
        values,
        graph.constant(np.round(matrix / scales), np.int8),
        graph.constant(scales),
        "",
        graph.constant(source.floats(f"{name}.b")),
        domain="com.microsoft",
    )


def _norm(graph: Graph, source: E5Container, values: str, name: str) -> str:
    return graph.node(
        "LayerNormalization",
        values,
        graph.constant(source.floats(f"{name}.w")),
        graph.constant(source.floats(f"{name}.b")),
        axis=-1,
        epsilon=source.epsilon,
    )
