"""Fits the network's layers and its direct way to what followed impressions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from feed.model.heads import Labels
from feed.model.inputs import Matrix
from feed.model.network import Network, Weights, logit, standardised

Reals = NDArray[np.float64]

HIDDEN = (48, 24)
EPOCHS, PATIENCE = 60, 4
BATCH = 512
LEARNING_RATE, WEIGHT_DECAY = 2e-3, 4.0
# Variance of a direct weight before anything was seen, for inputs of variance 1: one input alone
# seldom changes the odds of a head by more than a third.
DIRECT_PRIOR = 0.03
_NEVER = np.float32(1e30)  # Whatever is divided by it says nothing.
_HELD_BACK = 0.1  # Of the learning slice, its latest part, decides when to stop.


def learned(inputs: Matrix, labels: Labels, seed: int, unseen: Sequence[int] = ()) -> Network:
    """A network that foresees `labels`, which are in the order of time; not blended yet: as it is,
    its layers are believed and its direct way is not.

    The layers stop learning when the latest tenth, which they do not learn from, gets no better.

    Args:
        unseen: Columns of `inputs` that it must not look at.
    """
    mean = inputs.mean(axis=0, dtype=np.float64).astype(np.float32)
    spread = inputs.std(axis=0, dtype=np.float64).astype(np.float32)
    scale = np.where(spread > 1e-6, spread, 1.0).astype(np.float32)
    scale[list(unseen)] = _NEVER
    values = standardised(inputs, mean, scale)
    layers, epochs = _layers(values, labels, seed)
    heads = labels.shape[1]
    blend = np.concatenate([np.eye(heads), np.zeros((heads, heads))]).astype(np.float32)
    offset = np.zeros(heads, np.float32)
    return Network(mean, scale, layers, _direct(values, labels), blend, offset, epochs)


def _layers(
    values: Matrix, labels: Labels, seed: int
) -> tuple[tuple[tuple[Weights, Weights], ...], int]:
    from sklearn.neural_network import MLPClassifier

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
    return best, best_epoch


def _copied(model: object) -> tuple[tuple[Weights, Weights], ...]:
    weights, biases = model.coefs_, model.intercepts_  # type: ignore[attr-defined]
    return tuple(
        (w.astype(np.float32), b.astype(np.float32)) for w, b in zip(weights, biases, strict=True)
    )


def _direct(values: Matrix, labels: Labels) -> tuple[Weights, Weights]:
    """A logistic regression a head; those that all or none answered get no weights."""
    from sklearn.linear_model import LogisticRegression

    weights = np.zeros((values.shape[1], labels.shape[1]), np.float32)
    bias = np.zeros(labels.shape[1], np.float32)
    for head in range(labels.shape[1]):
        happened = labels[:, head]
        if 0 < happened.sum() < len(happened):
            rule = LogisticRegression(C=DIRECT_PRIOR, max_iter=500).fit(values, happened)
            weights[:, head], bias[head] = rule.coef_[0], rule.intercept_[0]
        else:
            bias[head] = logit(float(happened.mean()))
    return weights, bias


def log_loss(probabilities: NDArray[np.floating], labels: Labels) -> Reals:
    """Shape (heads,): the mean log loss."""
    p = np.clip(probabilities.astype(np.float64), 1e-7, 1 - 1e-7)
    return np.asarray(-np.where(labels, np.log(p), np.log(1 - p)).mean(axis=0))
