"""A small pen that writes ONNX graphs from bare weights; no training framework is needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 21
IR_VERSION = 10

Attribute = int | float | str | list[int]


class Graph:
    """Collects nodes and constants; every value is known by its name."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[TensorProto] = []

    def constant(self, values: ArrayLike, dtype: type[np.generic] = np.float32) -> str:
        """A constant tensor."""
        name = f"c{len(self._constants)}"
        array = np.ascontiguousarray(np.asarray(values, dtype=dtype))
        self._constants.append(numpy_helper.from_array(array, name))
        return name

    def constant_int4(self, packed: NDArray[np.integer], shape: tuple[int, ...]) -> str:
        """A constant of signed 4-bit numbers, two to a byte, the earlier one in the low half."""
        name = f"c{len(self._constants)}"
        self._constants.append(
            helper.make_tensor(
                name, TensorProto.INT4, list(shape), packed.astype(np.uint8).tobytes(), raw=True
            )
        )
        return name

    def node(self, op: str, *inputs: str, domain: str = "", **attributes: Attribute) -> str:
        """Adds a node with one output and answers the output's name."""
        name = f"n{len(self._nodes)}"
        node = helper.make_node(op, list(inputs), [name], domain=domain)
        node.attribute.extend(helper.make_attribute(k, v) for k, v in sorted(attributes.items()))
        self._nodes.append(node)
        return name

    def model(
        self,
        inputs: dict[str, tuple[int, list[int | str]]],
        outputs: dict[str, list[int | str]],
        metadata: dict[str, str] | None = None,
    ) -> onnx.ModelProto:
        """The model.

        Args:
            inputs: Name → (ONNX element type, shape with names for free axes).
            outputs: Value name → shape; all are float32.
            metadata: What a reader should know of it, by name.
        """
        graph = helper.make_graph(
            self._nodes,
            "graph",
            [helper.make_tensor_value_info(n, t, s) for n, (t, s) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs.items()],
            self._constants,
        )
        model = helper.make_model(
            graph,
            opset_imports=[
                helper.make_opsetid("", OPSET),
                helper.make_opsetid("com.microsoft", 1),
            ],
            ir_version=IR_VERSION,
        )
        helper.set_model_props(model, metadata or {})
        return model

    def save(
        self,
        path: Path,
        inputs: dict[str, tuple[int, list[int | str]]],
        outputs: dict[str, list[int | str]],
    ) -> None:
        """Writes the model; see `model` for the arguments."""
        onnx.save(self.model(inputs, outputs), str(path))
