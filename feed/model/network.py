"""The learned function: a shared network with a logistic output a head, calibrated afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from feed.model.heads import Labels
from feed.model.inputs import Matrix

HIDDEN = (48, 24)
EPOCHS, PATIENCE = 60, 4
BATCH = 512
LEARNING_RATE, WEIGHT_DECAY = 2e-3, 4.0
FAR = 8.0  # Standard deviations; a stray input further out says no more than this.
_NEVER = np.float32(1e30)  # Whatever is divided by it says nothing.
_HELD_BACK = 0.1  # Of the learning slice, its latest part, decides when to stop.

Weights = NDArray[np.float32]
Reals = NDArray[np.float64]
Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Inputs → a logit a head.

    Args:
        mean: Shape (f,); `scale` likewise: inputs are standardised and cut at ±`FAR`.
        layers: (weights (in, out), bias (out,)) of each layer; all but the last end in a ReLU.
        slope: Shape (heads,); `offset` likewise: probability = σ(slope × logit + offset).
        epochs: Passes over the data that it took.
    """

    mean: Weights
    scale: Weights
    layers: tuple[tuple[Weights, Weights], ...]
    slope: Weights
    offset: Weights
    epochs: int

    def logits(self, inputs: Matrix) -> Logits:
        """Shape (n, heads), before calibration."""
        values = np.clip((inputs - self.mean) / self.scale, -FAR, FAR)
        for weights, bias in self.layers[:-1]:
            values = np.maximum(values @ weights + bias, 0)
        weights, bias = self.layers[-1]
        return np.asarray(values @ weights + bias, np.float32)

    def probabilities(self, inputs: Matrix) -> Matrix:
        """Shape (n, heads), calibrated."""
        return sigmoid(self.logits(inputs) * self.slope + self.offset)


def sigmoid(logits: NDArray[np.floating]) -> Matrix:
    """Probabilities of `logits`."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -60, 60))), np.float32)


def logit(probability: float) -> float:
    """The inverse of `sigmoid`, kept finite."""
    kept = min(1 - 1e-6, max(1e-6, probability))
    return float(np.log(kept / (1 - kept)))


def learned(inputs: Matrix, labels: Labels, seed: int, unseen: Sequence[int] = ()) -> Network:
    """A network that foresees `labels`, which are in the order of time; not calibrated yet.

    Learning stops when the latest tenth, which is not learned from, gets no better.

    Args:
        unseen: Columns of `inputs` that it must not look at.
    """
    from sklearn.neural_network import MLPClassifier

    mean = inputs.mean(axis=0, dtype=np.float64).astype(np.float32)
    spread = inputs.std(axis=0, dtype=np.float64).astype(np.float32)
    scale = np.where(spread > 1e-6, spread, 1.0).astype(np.float32)
    scale[list(unseen)] = _NEVER
    values = np.clip((inputs - mean) / scale, -FAR, FAR)
    cut = len(values) - max(1, int(_HELD_BACK * len(values)))
    model = MLPClassifier(
        HIDDEN, alpha=WEIGHT_DECAY, batch_size=min(BATCH, cut), learning_rate_init=LEARNING_RATE,
        random_state=seed,
    )  # fmt: skip
    heads = np.arange(labels.shape[1])
    best, best_loss, best_epoch = None, np.inf, 0
    for epoch in range(1, EPOCHS + 1):
        model.partial_fit(values[:cut], labels[:cut].astype(np.int8), classes=heads)
        loss = log_loss(np.asarray(model.predict_proba(values[cut:])), labels[cut:]).sum()
        if loss < best_loss - 1e-5:
            best, best_loss, best_epoch = _copied(model), loss, epoch
        elif epoch - best_epoch >= PATIENCE:
            break
    if best is None:
        raise ValueError("the network did not learn: its loss is not finite")
    ones = np.ones(labels.shape[1], np.float32)
    return Network(mean, scale, best, ones, np.zeros_like(ones), best_epoch)


def _copied(model: object) -> tuple[tuple[Weights, Weights], ...]:
    weights, biases = model.coefs_, model.intercepts_  # type: ignore[attr-defined]
    return tuple(
        (w.astype(np.float32), b.astype(np.float32)) for w, b in zip(weights, biases, strict=True)
    )


def log_loss(probabilities: NDArray[np.floating], labels: Labels) -> Reals:
    """Shape (heads,): the mean log loss."""
    p = np.clip(probabilities.astype(np.float64), 1e-7, 1 - 1e-7)
    return np.asarray(-np.where(labels, np.log(p), np.log(1 - p)).mean(axis=0))


def calibrated(
    network: Network, inputs: Matrix, labels: Labels, is_learned: Callable[[int], bool]
) -> Network:
    """`network` with each head's probabilities as often right as they say, by Platt's rule.

    Args:
        inputs: Later than those learned from; `labels` likewise.
        is_learned: Whether a head had enough to learn from; others give their base rate.
    """
    from sklearn.linear_model import LogisticRegression

    slope, offset = np.zeros(labels.shape[1]), np.zeros(labels.shape[1])
    logits = network.logits(inputs).astype(np.float64)
    for h in range(labels.shape[1]):
        happened = labels[:, h]
        if is_learned(h) and 0 < happened.sum() < len(happened):
            rule = LogisticRegression(C=100.0).fit(logits[:, h : h + 1], happened)
            slope[h], offset[h] = float(rule.coef_[0, 0]), float(rule.intercept_[0])
        if slope[h] <= 0.0:  # It orders nothing, or the wrong way round.
            slope[h], offset[h] = 0.0, logit((happened.sum() + 0.5) / (len(happened) + 1.0))
    return replace(network, slope=slope.astype(np.float32), offset=offset.astype(np.float32))
