"""Writes a small Keras image model as an ONNX graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto

from perception.graph import Graph
from perception.keras_scripts import KerasModel, Layer

SIDE = 224


def write_keras(model: KerasModel, path: Path) -> None:
    """Writes the graph `pixels (n, 224, 224, 3) → classes (n, 5)`; pixels are rgb / 255.

    Raises:
        ValueError: The model has a layer of another kind than a MobileNet's.
    """
    graph = Graph()
    known = {model.layers[0]["name"]: graph.node("Transpose", "pixels", perm=[0, 3, 1, 2])}
    last = ""
    for layer in model.layers[1:]:
        inputs = [known[str(source[0])] for source in layer["inbound_nodes"][0]]
        last = known[layer["name"]] = _write(graph, model, layer, inputs)
    graph.save(path, {"pixels": (TensorProto.FLOAT, ["n", SIDE, SIDE, 3])}, {last: ["n", 5]})


def _write(graph: Graph, model: KerasModel, layer: Layer, inputs: list[str]) -> str:
    kind, config, values = layer["class_name"], layer["config"], inputs[0]
    if kind == "Dropout":
        return values
    if kind == "Add":
        return graph.node("Add", *inputs)
    if kind == "ReLU":
        top = graph.constant(config["max_value"])
        return graph.node("Clip", values, graph.constant(0.0), top)
    if kind == "ZeroPadding2D":
        (top_pad, bottom), (left, right) = np.asarray(config["padding"]).tolist()
        pads = [0, 0, top_pad, left, 0, 0, bottom, right]
        return graph.node("Pad", values, graph.constant(pads, np.int64))
    if kind in ("Conv2D", "DepthwiseConv2D"):
        return _convolution(graph, model, layer, values)
    if kind == "BatchNormalization":
        parts = ("gamma", "beta", "moving_mean", "moving_variance")
        constants = [graph.constant(model.weights[f"{layer['name']}/{p}"]) for p in parts]
        return graph.node("BatchNormalization", values, *constants, epsilon=config["epsilon"])
    if kind == "AveragePooling2D":
        return graph.node(
            "AveragePool", values, kernel_shape=config["pool_size"], strides=config["strides"]
        )
    if kind == "Flatten":
        # Keras flattens height, width, channels in that order.
        return graph.node("Flatten", graph.node("Transpose", values, perm=[0, 2, 3, 1]), axis=1)
    if kind == "Dense":
        return _dense(graph, model, layer, values)
    raise ValueError(f"no way to write a layer of kind {kind}")


def _convolution(graph: Graph, model: KerasModel, layer: Layer, values: str) -> str:
    config, name = layer["config"], layer["name"]
    depthwise = layer["class_name"] == "DepthwiseConv2D"
    kernel = model.weights[f"{name}/{'depthwise_kernel' if depthwise else 'kernel'}"]
    order = (2, 3, 0, 1) if depthwise else (3, 2, 0, 1)
    constants = [graph.constant(kernel.transpose(order))]
    if f"{name}/bias" in model.weights:
        constants.append(graph.constant(model.weights[f"{name}/bias"]))
    out = graph.node(
        "Conv",
        values,
        *constants,
        strides=config["strides"],
        group=kernel.shape[2] if depthwise else 1,
        auto_pad="SAME_UPPER" if config["padding"] == "same" else "VALID",
    )
    return _activated(graph, layer, out)


def _dense(graph: Graph, model: KerasModel, layer: Layer, values: str) -> str:
    weight = graph.constant(model.weights[f"{layer['name']}/kernel"])
    bias = graph.constant(model.weights[f"{layer['name']}/bias"])
    return _activated(graph, layer, graph.node("Gemm", values, weight, bias))


def _activated(graph: Graph, layer: Layer, values: str) -> str:
    activation = layer["config"]["activation"]
    if activation == "linear":
        return values
    if activation == "relu":
        return graph.node("Relu", values)
    if activation == "softmax":
        return graph.node("Softmax", values, axis=-1)
    raise ValueError(f"no way to write the activation {activation}")
