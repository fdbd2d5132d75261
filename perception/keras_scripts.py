"""Reads a Keras layers model that a package ships as two minified scripts, without running them."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|![01]|[A-Za-z_$][\w$]*(?=:)|(?<![\d.])-?\.(?=\d)')


class LayerConfig(TypedDict, total=False):
    """The few settings of a layer that change its result."""

    strides: list[int]
    padding: str | list[list[int]]
    activation: str
    epsilon: float
    max_value: float
    pool_size: list[int]


class Layer(TypedDict):
    """One layer of the topology."""

    class_name: str
    name: str
    config: LayerConfig
    inbound_nodes: list[list[list[str | int | dict[str, int]]]]


@dataclass(frozen=True, slots=True)
class KerasModel:
    """Layers in order, and the weights by `layer/weight` name."""

    layers: list[Layer]
    weights: dict[str, NDArray[np.float32]]


def read_keras(folder: Path) -> KerasModel:
    """Parses `model.min.js` and the base64 shard beside it.

    Raises:
        ValueError: The scripts do not hold one object literal and one base64 string.
    """
    try:
        model = json.loads(_literal((folder / "model.min.js").read_text()))
        shard = (folder / "group1-shard1of1.min.js").read_text()
        found = re.search(r'exports="([A-Za-z0-9+/=]+)"', shard)
        if found is None:
            raise ValueError("no base64 string in the shard")
        data = base64.b64decode(found[1], validate=True)
        layers = model["modelTopology"]["model_config"]["config"]["layers"]
        weights = _weights(model["weightsManifest"][0]["weights"], data)
    except (KeyError, IndexError) as error:
        raise ValueError(f"the script lacks {error}") from error
    return KerasModel(layers, weights)


def _literal(script: str) -> str:
    """The object literal after `exports=`, spelled as JSON."""
    start = script.index("exports={modelTopology") + len("exports=")
    depth, end = 0, start
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}]', script[start:]):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            end = start + match.end()
            break
    return _TOKEN.sub(_as_json, script[start:end])


def _as_json(match: re.Match[str]) -> str:
    token = match[0]
    if token[0] == '"':
        return token
    if token[0] == "!":
        return "true" if token == "!0" else "false"
    if token[0] in "-.":
        return token.replace(".", "0.")
    return f'"{token}"'


def _weights(manifest: list[dict[str, object]], data: bytes) -> dict[str, NDArray[np.float32]]:
    weights = {}
    at = 0
    for entry in manifest:
        shape, scheme = entry["shape"], entry["quantization"]
        if not isinstance(shape, list) or not isinstance(scheme, dict):
            raise ValueError(f"weight {entry['name']} is not quantised as expected")
        raw = np.frombuffer(data, scheme["dtype"], int(np.prod(shape)), at)
        at += raw.nbytes
        real = raw.astype(np.float32) * np.float32(scheme["scale"]) + np.float32(scheme["min"])
        weights[str(entry["name"])] = real.reshape(shape)
    if at != len(data):
        raise ValueError("the shard holds more than the manifest says")
    return weights
