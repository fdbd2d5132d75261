"""How much each head believes the layers, its direct way, and the step before it in the funnel.

Fitted on impressions later than those that were learned from, so that it calibrates as well. Where
answers are few the fit stays near what is assumed: a purchase is foreseen about as its step before,
only rarer, until purchases themselves say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from feed.model.heads import HEAD_NAMES, HEADS, Labels
from feed.model.inputs import Matrix
from feed.model.network import Network, logit

Reals = NDArray[np.float64]

# What is assumed of how much each is believed, and how many answers that weighs.
ALONE, IN_FUNNEL, TOO_RARE = (0.5, 0.5), (0.25, 0.25, 0.5), (1.0,)
ASSUMED_FOR = 10.0
_NOTHING = 1e-3


def blended(
    network: Network, inputs: Matrix, labels: Labels, is_learned: Callable[[int], bool]
) -> Network:
    """`network` with each head's probabilities as often right as they say.

    Args:
        inputs: Later than those learned from; `labels` likewise.
        is_learned: Whether a head had enough to learn from. Others believe the step before them
            alone, or give their base rate where there is none.
    """
    heads = labels.shape[1]
    blend, offset = np.zeros((2 * heads, heads)), np.zeros(heads)
    logits = network.logits(inputs).astype(np.float64)
    for head in range(heads):
        columns, assumed = _columns(head, heads, blend, is_learned(head))
        happened = labels[:, head].astype(np.float64)
        offset[head] = logit((happened.sum() + 0.5) / (len(happened) + 1.0))
        if columns.shape[1] and happened.any() and not happened.all():
            believed, at = _fitted(logits @ columns, happened, np.array(assumed))
            if believed.max() > _NOTHING:
                blend[:, head], offset[head] = columns @ believed, at
    return replace(network, blend=blend.astype(np.float32), offset=offset.astype(np.float32))


def _columns(
    head: int, heads: int, blend: Reals, is_learned: bool
) -> tuple[Reals, tuple[float, ...]]:
    """What a head may believe, each as a sum of the network's logits; shape (2 × heads, k)."""
    own = np.zeros((2 * heads, 2))
    own[head, 0] = own[heads + head, 1] = 1.0
    step = HEADS[head].after
    before = blend[:, [HEAD_NAMES.index(step)]] if step else np.zeros((2 * heads, 0))
    if not before.any():
        return (own, ALONE) if is_learned else (own[:, :0], ())
    return (np.hstack([own, before]), IN_FUNNEL) if is_learned else (before, TOO_RARE)


def _fitted(columns: Reals, happened: Reals, assumed: Reals) -> tuple[Reals, float]:
    """Shares, none negative, and the offset of the logistic regression nearest to `assumed`."""

    def cost(numbers: Reals) -> tuple[float, Reals]:
        believed, at = numbers[:-1], numbers[-1]
        value = columns @ believed + at
        apart = expit(value) - happened
        stray = believed - assumed
        loss = np.logaddexp(0.0, value).sum() - value @ happened
        slope = np.append(columns.T @ apart + ASSUMED_FOR * stray, apart.sum())
        return loss + 0.5 * ASSUMED_FOR * float(stray @ stray), slope

    bounds = [(0.0, None)] * len(assumed) + [(None, None)]
    start = np.append(assumed, logit(happened.mean()) - float((columns @ assumed).mean()))
    found = minimize(cost, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x[:-1]), float(found.x[-1])
