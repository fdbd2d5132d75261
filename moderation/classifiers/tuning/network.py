"""The encoder in torch: frozen matrices with low-rank updates beside them, and the heads."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, gelu, layer_norm, scaled_dot_product_attention

TUNED = ("q", "k", "v", "ao", "fi", "fo")


def _floats(values: np.ndarray) -> Tensor:
    return torch.from_numpy(values.astype(np.float32))


def _unblocked(weights: np.ndarray, scales: np.ndarray) -> Tensor:
    rows, columns = weights.shape
    blocks = weights.astype(np.float32).reshape(rows, scales.shape[1], -1)
    return torch.from_numpy((blocks * scales.astype(np.float32)[:, :, None]).reshape(rows, columns))


class Linear(nn.Module):  # type: ignore[misc]  # torch has no types here
    """A frozen matrix with a low-rank update beside it."""

    def __init__(self, weight: Tensor, bias: Tensor, rank: int, alpha: float) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.bias = nn.Parameter(bias)
        self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))
        self.alpha = alpha

    def forward(self, values: Tensor, lost: float) -> Tensor:
        plain = nn.functional.linear(values, self.weight, self.bias)
        kept = dropout(values, lost, self.training)
        return plain + (kept @ self.down.T) @ self.up.T * self.alpha


class Encoder(nn.Module):  # type: ignore[misc]  # torch has no types here
    """BERT with low-rank updates, mean over the mask, and one output a head.

    Args:
        parts: The bundle.
    """

    def __init__(self, parts: Any, rank: int, alpha: float, lost: float, hidden_head: int) -> None:
        super().__init__()
        hidden, self.layers, self.heads, _ = (int(n) for n in parts["shape"])
        self.epsilon, self.lost = float(parts["epsilon"]), lost
        words = _unblocked(parts["emb.word.w"], parts["emb.word.s"])
        self.register_buffer("words", words)
        self.register_buffer("places", _floats(parts["emb.pos"]) + _floats(parts["emb.type"]))
        self.norms = nn.ParameterDict()
        self.linears = nn.ModuleDict()
        for name in ("emb.ln", *(f"l{i}.{n}" for i in range(self.layers) for n in ("aln", "oln"))):
            for part in ("w", "b"):
                self.norms[f"{name}.{part}".replace(".", "_")] = nn.Parameter(
                    _floats(parts[f"{name}.{part}"])
                )
        for layer in range(self.layers):
            for name in TUNED:
                key = f"l{layer}.{name}"
                weight = _unblocked(parts[f"{key}.w"], parts[f"{key}.s"])
                self.linears[key.replace(".", "_")] = Linear(
                    weight, _floats(parts[f"{key}.b"]), rank, alpha
                )
        count = len(parts["heads"])
        self.inner = nn.Linear(hidden, hidden_head)
        self.out = nn.Linear(hidden_head, count)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.words[ids] + self.places[: ids.shape[1]]
        states = self._norm("emb.ln", states)
        reach = mask[:, None, None, :].bool()
        for layer in range(self.layers):
            q, k, v = (self._split(self._linear(layer, n, states)) for n in ("q", "k", "v"))
            mixed = scaled_dot_product_attention(q, k, v, attn_mask=reach)
            mixed = mixed.transpose(1, 2).reshape(states.shape)
            attended = dropout(self._linear(layer, "ao", mixed), 0.1, self.training)
            states = self._norm(f"l{layer}.aln", states + attended)
            inner = gelu(self._linear(layer, "fi", states))
            outer = dropout(self._linear(layer, "fo", inner), 0.1, self.training)
            states = self._norm(f"l{layer}.oln", states + outer)
        weights = mask[:, :, None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.out(torch.tanh(self.inner(dropout(mean, 0.1, self.training))))

    def _linear(self, layer: int, name: str, values: Tensor) -> Tensor:
        return self.linears[f"l{layer}_{name}"](values, self.lost)

    def _split(self, values: Tensor) -> Tensor:
        n, t, width = values.shape
        return values.view(n, t, self.heads, width // self.heads).transpose(1, 2)

    def _norm(self, name: str, values: Tensor) -> Tensor:
        key = name.replace(".", "_")
        weight, bias = self.norms[f"{key}_w"], self.norms[f"{key}_b"]
        return layer_norm(values.float(), weight.shape, weight, bias, self.epsilon)

    def updates(self) -> dict[str, np.ndarray]:
        """What was learned, float16, with the base's own names."""
        found: dict[str, Tensor] = {}
        for key, linear in self.linears.items():
            name = key.replace("_", ".")
            found |= {
                f"{name}.down": linear.down * linear.alpha,
                f"{name}.up": linear.up,
                f"{name}.b": linear.bias,
            }
        for key, value in self.norms.items():
            found[key.replace("_", ".")] = value
        found |= {"inner.w": self.inner.weight, "inner.b": self.inner.bias}
        found |= {"out.w": self.out.weight, "out.b": self.out.bias}
        return {
            name: value.detach().float().cpu().numpy().astype(np.float16)
            for name, value in found.items()
        }

    def take_up(self, learned: Any) -> None:
        """Goes on from what `updates` gave."""
        with torch.no_grad():
            for key, linear in self.linears.items():
                name = key.replace("_", ".")
                linear.down.copy_(_floats(learned[f"{name}.down"]) / linear.alpha)
                linear.up.copy_(_floats(learned[f"{name}.up"]))
                linear.bias.copy_(_floats(learned[f"{name}.b"]))
            for key, value in self.norms.items():
                value.copy_(_floats(learned[key.replace("_", ".")]))
            for name, layer in (("inner", self.inner), ("out", self.out)):
                layer.weight.copy_(_floats(learned[f"{name}.w"]))
                layer.bias.copy_(_floats(learned[f"{name}.b"]))
