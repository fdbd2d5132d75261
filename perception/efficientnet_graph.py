"""Writes EfficientNet-Lite0 as an ONNX graph that ends at the pooled features."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from perception.graph import Graph

IMAGE_SIDE = 224
IMAGE_DIM = 1280
EPSILON = 1e-3
# (repeats, stride of the first) of the seven stages; kernels and widths are read off the weights.
STAGES = ((1, 1), (2, 2), (2, 2), (3, 2), (3, 1), (4, 2), (1, 1))

Tensors = dict[str, NDArray[np.float32]]


def write_efficientnet(tensors: Tensors, path: Path) -> None:
    """Writes `pixels (n, 3, 224, 224) → features (n, 1280)`, where pixels are (rgb − 127) / 128.

    Batch normalisation is folded into the convolutions, and ReLU6 is a clip.
    """
    graph = Graph()
    values = _convolution(graph, tensors, "pixels", "_conv_stem", "_bn0", stride=2)
    block = 0
    for repeats, first_stride in STAGES:
        for repeat in range(repeats):
            stride = first_stride if repeat == 0 else 1
            values = _block(graph, tensors, values, f"_blocks.{block}", stride, repeat > 0)
            block += 1
    values = _convolution(graph, tensors, values, "_conv_head", "_bn1")
    pooled = graph.node("GlobalAveragePool", values)
    features = graph.node("Flatten", pooled, axis=1)
    graph.save(
        path,
        {"pixels": (TensorProto.FLOAT, ["n", 3, IMAGE_SIDE, IMAGE_SIDE])},
        {features: ["n", IMAGE_DIM]},
    )


def _block(
    graph: Graph, tensors: Tensors, values: str, name: str, stride: int, residual: bool
) -> str:
    inner = values
    if f"{name}._expand_conv.weight" in tensors:
        inner = _convolution(graph, tensors, inner, f"{name}._expand_conv", f"{name}._bn0")
    inner = _convolution(
        graph, tensors, inner, f"{name}._depthwise_conv", f"{name}._bn1", stride=stride
    )
    inner = _convolution(graph, tensors, inner, f"{name}._project_conv", f"{name}._bn2", clip=False)
    return graph.node("Add", values, inner) if residual else inner


def _convolution(
    graph: Graph,
    tensors: Tensors,
    values: str,
    name: str,
    norm: str,
    stride: int = 1,
    clip: bool = True,
) -> str:
    weight = tensors[f"{name}.weight"]
    gain = tensors[f"{norm}.weight"] / np.sqrt(tensors[f"{norm}.running_var"] + EPSILON)
    bias = tensors[f"{norm}.bias"] - tensors[f"{norm}.running_mean"] * gain
    out = graph.node(
        "Conv",
        values,
        graph.constant(weight * gain[:, None, None, None]),
        graph.constant(bias),
        strides=[stride, stride],
        group=weight.shape[0] if weight.shape[1] == 1 and weight.shape[0] > 1 else 1,
        # TensorFlow's "SAME": with stride 2 the odd pixel of padding is below and to the right.
        auto_pad="SAME_UPPER",
    )
    if not clip:
        return out
    return graph.node("Clip", out, graph.constant(0.0), graph.constant(6.0))
