"""What a network gets right, by source, language and function."""

from __future__ import annotations

from typing import Any

import numpy as np

TEST = 2


def auc(truth: np.ndarray, score: np.ndarray) -> float:
    """Area under the ROC curve, ties shared."""
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, ranks) / counts
    ranks = means[inverse]
    positive = truth.sum()
    if positive in (0, len(truth)):
        return float("nan")
    return float(
        (ranks[truth].sum() - positive * (positive + 1) / 2) / (positive * (len(truth) - positive))
    )


def measure(logits: np.ndarray, rows: np.ndarray, parts: Any) -> dict[str, float]:
    """AUCs by source, and of the functional tests by language."""
    known, source, family = parts["known"][rows], parts["source"][rows], parts["family"][rows]
    split = parts["split"][rows]
    heads = [str(h) for h in parts["heads"]]
    found: dict[str, float] = {}
    for head, name in enumerate(heads):
        for of in ("davidson", "sms", "templates", "functions"):
            among = (source == of) & (split == TEST) & (known[:, head] >= 0)
            if among.sum() > 50:
                found[f"{name}/{of}"] = round(auc(known[among, head] == 1, logits[among, head]), 4)
    language = np.array([str(f).rpartition("/")[2] for f in family])
    hate = heads.index("hate")
    for code in ("en", "hi", "hi-Latn"):
        among = (source == "unseen") & (language == code)
        found[f"hate/unseen/{code}"] = round(auc(known[among, hate] == 1, logits[among, hate]), 4)
    of = (source == "said") & (split == TEST)
    for head, name in enumerate(heads):  # All of it is harmless.
        found[f"alarms/{name}"] = round(float((logits[of, head] > 0).mean()), 3)
    of = source == "unseen"
    for name in sorted(set(family[of].tolist())):
        among = of & (family == name)
        right = (logits[among, hate] > 0) == (known[among, hate] == 1)
        found[f"right/{name}"] = round(float(right.mean()), 3)
    return found
