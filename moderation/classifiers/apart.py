"""Measures sexual words and scams by language, on sentences written apart, for the card.

    python -m moderation.classifiers.apart

`tuning/apart.csv` was written by somebody who had seen no template of either. `tuning/market.csv`
was written before the rows of `templates/market.toml`, by the same hand: its `seen` half was looked
at while they were, so only the `held` half is measured. Paraphrases lie in one half, and no
sentence that is measured is taught.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from moderation.classifiers.heads import WEIGHTS
from moderation.classifiers.text import score, thresholds

SENTENCES = {name: Path(__file__).parent / "tuning" / f"{name}.csv" for name in ("apart", "market")}
CARD = WEIGHTS.with_name("text_heads.card.json")
LABELS = ("sexual", "spam")
LANGUAGES = {"en": "English", "hi": "Hindi", "hi-Latn": "romanised Hindi"}
Figures = dict[str, dict[str, dict[str, float]]]


def figures() -> Figures:
    """Label → `FILE, LANGUAGE` → AUC, precision, recall, false alarms at the shipped threshold.

    Whatever is not of a label counts against it, scams against sexual words and the reverse.

    Raises:
        ModelUnavailable: The encoder or the heads cannot be loaded.
    """
    limits = thresholds()
    found: Figures = {label: {} for label in LABELS}
    for name in SENTENCES:
        rows = sentences(name)
        scores = [score(row["text"]).scores for row in rows]
        spoken = np.array([row["language"] for row in rows])
        for label in LABELS:
            truth = np.array([row["label"] == label for row in rows])
            chance = np.array([one[label] for one in scores])
            for language, said in LANGUAGES.items():
                at = spoken == language
                measured = _figures(truth[at], chance[at], round(limits[label], 4))
                found[label][f"{name}, {said}"] = measured
    return found


def sentences(name: str) -> list[dict[str, str]]:
    """The rows of a file that are measured: text, label, language."""
    with SENTENCES[name].open(newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row.get("half", "held") == "held"]


def _figures(
    truth: NDArray[np.bool_], chance: NDArray[np.float64], threshold: float
) -> dict[str, float]:
    over = chance >= threshold
    return {
        "texts": len(truth),
        "positive": int(truth.sum()),
        "auc": round(float(roc_auc_score(truth, chance)), 3),
        "precision": round(float(truth[over].mean()) if over.any() else 0.0, 3),
        "recall": round(float(over[truth].mean()), 3),
        "false alarms": round(float(over[~truth].mean()), 3),
        "threshold": threshold,
    }


def keep(found: Figures) -> None:
    """Puts the figures into the card beside the weights."""
    card = json.loads(CARD.read_text())
    for label, by_language in found.items():
        card["metrics"][label] |= by_language
    CARD.write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    measured = figures()
    keep(measured)
    print(json.dumps(measured, indent=1))
