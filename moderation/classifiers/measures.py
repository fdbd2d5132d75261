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
    made = np.isin(sources, ("templates", "functions"))
    among_by_name = {
        **{source: test & (sources == source) for source in ("davidson", "sms", "templates")},
        **{
            f"functions, {language}": test
            & (sources == "functions")
            & np.char.endswith(families, end)
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
    kinds = np.array([family.split("/")[0].removesuffix("-disguised") for family in families])
    out["false alarms by family"] = {
        kind: round(float((chance[among] >= threshold).mean()), 3)
        for kind in sorted(set(kinds[made]))
        if (among := test & ~truth & made & (kinds == kind)).any()
    }
    return out
