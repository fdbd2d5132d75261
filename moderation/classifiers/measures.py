"""How well a head does on the texts of each source that it never saw."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from moderation.classifiers.tuning.corpus import Text

Matrix = NDArray[np.float32]


def metrics(
    corpus: list[Text],
    test: NDArray[np.bool_],
    truth: NDArray[np.bool_],
    chance: Matrix,
    threshold: float,
) -> dict[str, dict[str, float]]:
    """AUC, precision, recall, false alarms and Brier score by source and language."""
    out = {}
    sources = np.array([one.source for one in corpus])
    families = np.array([one.family for one in corpus])
    unseen = sources == "unseen"
    among_by_name = {
        **{source: test & (sources == source) for source in ("davidson", "sms")},
        **{
            f"unseen, {language}": test & unseen & np.char.endswith(families, end)
            for language, end in (("English", "/en"), ("Hindi", "/hi"), ("romanised Hindi", "Latn"))
        },
    }
    for name, among in among_by_name.items():
        yes = truth[among]
        if not yes.any() or yes.all():
            continue
        over = chance[among] >= threshold
        out[name] = {
            "texts": int(among.sum()),
            "auc": round(float(roc_auc_score(yes, chance[among])), 3),
            "precision": round(float(yes[over].mean()) if over.any() else 0.0, 3),
            "recall": round(float(over[yes].mean()), 3),
            "false alarms": round(float(over[~yes].mean()), 3),
            "brier": round(float(((chance[among] - yes) ** 2).mean()), 4),
            "threshold": threshold,
        }
    said = test & (sources == "said")
    if said.any():  # All of it is harmless.
        out["everyday talk"] = {"false alarms": _over(chance[said], threshold)}
    kinds = np.array([family.split("/")[0] for family in families])
    for name, wanted in (("found by function", True), ("false alarms by function", False)):
        by_function = {
            kind: _over(chance[among], threshold)
            for kind in sorted(set(kinds[unseen]))
            if (among := test & (truth == wanted) & unseen & (kinds == kind)).any()
        }
        if by_function:
            out[name] = by_function
    return out


def _over(chance: Matrix, threshold: float) -> float:
    return round(float((chance >= threshold).mean()), 3)
