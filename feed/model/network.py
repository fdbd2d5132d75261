"""The learned function: two views of the inputs, blended into a probability a head.

A shared network finds what depends on what; it needs many answers, and stops learning when the
frequent heads have had enough. Beside it each head has a sum of the inputs of its own, which a few
hundred answers teach. How much each is believed is fitted afterwards (`blending`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.model.inputs import Matrix

FAR = 3.0  # Standard deviations; a stray input further out says no more than this.

Weights = NDArray[np.float32]
Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Inputs → a probability a head.

    Args:
        mean: Shape (f,); `scale` likewise: inputs are standardised and cut at ±`FAR`.
        layers: (weights (in, out), bias (out,)) of each layer; all but the last end in a ReLU.
        direct: (weights (f, heads), bias (heads,)) from the inputs straight to the heads.
        blend: Shape (2 × heads, heads): how much each head believes each logit.
        offset: Shape (heads,): probability = σ(logits @ blend + offset).
        epochs: Passes over the data that the layers took.
    """

    mean: Weights
    scale: Weights
    layers: tuple[tuple[Weights, Weights], ...]
    direct: tuple[Weights, Weights]
    blend: Weights
    offset: Weights
    epochs: int

    def logits(self, inputs: Matrix) -> Logits:
        """Shape (n, 2 × heads): of the layers, then of the direct way."""
        values = standardised(inputs, self.mean, self.scale)
        direct = values @ self.direct[0] + self.direct[1]
        for weights, bias in self.layers[:-1]:
            values = np.maximum(values @ weights + bias, 0)
        weights, bias = self.layers[-1]
        return np.concatenate([values @ weights + bias, direct], axis=1, dtype=np.float32)

    def probabilities(self, inputs: Matrix) -> Matrix:
        """Shape (n, heads), calibrated."""
        return sigmoid(self.logits(inputs) @ self.blend + self.offset)

    def is_base_rate(self, head: int) -> bool:
        """Whether that head says the same of every clip."""
        return not self.blend[:, head].any()


def standardised(inputs: Matrix, mean: Weights, scale: Weights) -> Matrix:
    """Shape as `inputs`: in standard deviations, cut at ±`FAR`."""
    return np.asarray(np.clip((inputs - mean) / scale, -FAR, FAR))


def sigmoid(logits: NDArray[np.floating]) -> Matrix:
    """Probabilities of `logits`."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -60, 60))), np.float32)


def logit(probability: float) -> float:
    """The inverse of `sigmoid`, kept finite."""
    kept = min(1 - 1e-6, max(1e-6, probability))
    return float(np.log(kept / (1 - kept)))
