"""The network as an ONNX graph: scaler, layers and blend in one, inputs to probabilities."""

from __future__ import annotations

import hashlib

import numpy as np
import orjson
from onnx import TensorProto

from feed.model.heads import HEAD_NAMES
from feed.model.inputs import GRAPH_INPUT, INPUT_NAMES
from feed.model.network import FAR, Network, Weights
from perception.graph import Graph


def graph_of(network: Network, version: str) -> bytes:
    """The stored form: `inputs` (n, f) float32 → probabilities (n, heads) float32.

    Its metadata name version, inputs, heads and the sha256 of the weights.
    """
    graph = Graph()
    centred = graph.node("Sub", GRAPH_INPUT, graph.constant(network.mean))
    values = graph.node("Div", centred, graph.constant(network.scale))
    values = graph.node("Clip", values, graph.constant(-FAR), graph.constant(FAR))

    def layer(of: str, weights: Weights, bias: Weights) -> str:
        product = graph.node("MatMul", of, graph.constant(weights))
        return graph.node("Add", product, graph.constant(bias))

    direct = layer(values, *network.direct)
    for weights, bias in network.layers[:-1]:
        values = graph.node("Relu", layer(values, weights, bias))
    logits = graph.node("Concat", layer(values, *network.layers[-1]), direct, axis=1)
    probabilities = graph.node("Sigmoid", layer(logits, network.blend, network.offset))
    model = graph.model(
        {GRAPH_INPUT: (TensorProto.FLOAT, ["n", len(INPUT_NAMES)])},
        {probabilities: ["n", len(HEAD_NAMES)]},
        {
            "version": version,
            "inputs": orjson.dumps(INPUT_NAMES).decode(),
            "heads": orjson.dumps(HEAD_NAMES).decode(),
            "weights_sha256": weights_sha256(network),
        },
    )
    raw: bytes = model.SerializeToString()
    return raw


def weights_sha256(network: Network) -> str:
    """Of all numbers of the network, in the order of the graph."""
    parts = [network.mean, network.scale, *(x for layer in network.layers for x in layer)]
    parts += [*network.direct, network.blend, network.offset]
    return hashlib.sha256(b"".join(p.astype("<f4").tobytes() for p in parts)).hexdigest()


def golden_inputs(inputs: np.ndarray, count: int = 8) -> list[list[float]]:
    """A few rows of `inputs`, spread over them, that a loaded model must answer as when made."""
    places = np.linspace(0, len(inputs) - 1, count).astype(int)
    return [[float(x) for x in row] for row in inputs[places]]
