"""How well categories are proposed: on the demo's clips, and on photos of clothes.

    python -m bench.tagging [--photos DIR] [--read-screen] [--cache DIR] [--write-rule] [--json]

Clips: every clip of the demo is drawn at four moments and judged with its own words (hashtags left
out) against the demo's shop. Truth is the shelves of the products it carries; those are not an
input. No head was trained on clips; the nine weights and the threshold that join the signals are
fitted on the other four fifths of the clips each time, in three shuffles. The shop's packshots and
the clips are made from the same illustrations, so the picture signal is easier here than among
filmed clips.
Photos: each is judged by a head that never saw it (five folds, three shuffles), on the shop's six
shelves that the fourteen labels stand for. `macro_f1` is the mean of both.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold

from bench.report import report
from bench.tagging_clips import Truth, Vector, demo_clips
from perception.tags.train import held_out
from perception.tags.training_pictures import SHELF_OF, photo_views
from studio.tagging.fusion import RULE, SIGNALS, Rule

PHOTOS = Path(__file__).resolve().parents[2] / "shared" / "data" / "images"
FOLDS = 5
SHUFFLES = 3
# A shelf with fewer clips has no F1 worth the name; every shelf is in `per_tag`.
LEAST_CLIPS = 3


def main() -> int:
    """Measures and reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, default=PHOTOS)
    parser.add_argument("--read-screen", action="store_true", help="also what stands in frames")
    parser.add_argument("--cache", type=Path, help="keeps signals and features between runs")
    parser.add_argument("--write-rule", action="store_true", help="commits the joined rule")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    began = time.monotonic()
    categories, signals, truth = demo_clips(given.cache, read_screen=given.read_screen)
    guesses = [cross_fitted(signals, truth, seed) for seed in range(SHUFFLES)]
    if given.write_rule:
        _write(fit_rule(signals, truth))
    clips = _clip_figures(categories, truth, guesses)
    photos = _photo_figures(given.photos, given.cache) if given.photos.is_dir() else {}
    both = [part["macro_f1"] for part in (clips, photos) if part]
    bases = [part["baseline_f1"] for part in (clips, photos) if part]
    result: dict[str, object] = {
        "macro_f1": round(float(np.mean(both)), 3),
        "baseline_f1": round(float(np.mean(bases)), 3),
        "macro_f1_clips": clips["macro_f1"],
        "baseline_f1_clips": clips["baseline_f1"],
        "micro_f1_clips": clips["micro_f1"],
        "clips": len(truth),
        "categories_clips": clips["categories"],
        "macro_f1_photos": photos.get("macro_f1"),
        "baseline_f1_photos": photos.get("baseline_f1"),
        "accuracy_photos": photos.get("accuracy"),
        "per_tag": clips["per_tag"],
        "per_tag_photos": photos.get("per_tag"),
        "seconds": round(time.monotonic() - began, 1),
    }
    report(result, as_json=given.json)
    return 0


def fit_rule(signals: Vector, truth: Truth) -> Rule:
    """The weights that join the signals of clips and categories, and the best threshold.

    Args:
        signals: Shape (clips, categories, 9).
        truth: Shape (clips, categories).
    """
    pairs = signals.reshape(-1, signals.shape[-1])
    head = LogisticRegression(C=10.0, max_iter=1000).fit(pairs, truth.reshape(-1))
    rule = Rule(tuple(float(w) for w in head.coef_[0]), float(head.intercept_[0]), 0.5)
    chance = rule.probability(pairs)
    steps = np.arange(0.2, 0.71, 0.05)
    scores = [f1_score(truth.reshape(-1), chance >= step) for step in steps]
    return replace(rule, threshold=round(float(steps[int(np.argmax(scores))]), 2))


def cross_fitted(signals: Vector, truth: Truth, seed: int) -> Truth:
    """What each clip is given by a rule that was fitted on others."""
    out = np.zeros_like(truth)
    for train, test in KFold(FOLDS, shuffle=True, random_state=seed).split(signals):
        rule = fit_rule(signals[train], truth[train])
        chance = rule.probability(signals[test].reshape(-1, signals.shape[-1]))
        out[test] = chance.reshape(truth[test].shape) >= rule.threshold
    return out


def _clip_figures(
    categories: Sequence[str], truth: Truth, guesses: Sequence[Truth]
) -> dict[str, Any]:
    counted = truth.sum(axis=0) >= LEAST_CLIPS
    always = np.zeros_like(truth)
    always[:, int(truth.sum(axis=0).argmax())] = True
    macros = [_macro(truth[:, counted], guessed[:, counted]) for guessed in guesses]
    micros = [float(f1_score(truth, guessed, average="micro")) for guessed in guesses]
    pooled, known = np.concatenate(guesses), np.concatenate([truth] * len(guesses))
    return {
        "macro_f1": round(float(np.mean(macros)), 3),
        "baseline_f1": _macro(truth[:, counted], always[:, counted]),
        "micro_f1": round(float(np.mean(micros)), 3),
        "categories": int(counted.sum()),
        "per_tag": {
            category: _tag_figures(known[:, k], pooled[:, k])
            for k, category in enumerate(categories)
            if truth[:, k].any() or pooled[:, k].any()
        },
    }


def _photo_figures(folder: Path, cache: Path | None) -> dict[str, Any]:
    stored = cache / "photos.npz" if cache else None
    if stored and stored.exists():
        with np.load(stored, allow_pickle=False) as kept:
            views, labels = kept["views"], kept["labels"]
    else:
        views, labels = photo_views(folder)
        if stored:
            np.savez(stored, views=views, labels=labels)
    shelves = np.array([SHELF_OF[label] for label in labels])
    names = sorted(set(shelves.tolist()))
    guesses = [held_out(views, labels, seed=seed) for seed in range(SHUFFLES)]
    most = Counter(shelves.tolist()).most_common(1)[0][0]
    return {
        "macro_f1": round(
            float(np.mean([f1_score(shelves, g, average="macro") for g in guesses])), 3
        ),
        "baseline_f1": round(
            float(f1_score(shelves, [most] * len(shelves), average="macro", zero_division=0)), 3
        ),
        "accuracy": round(float(np.mean([(g == shelves).mean() for g in guesses])), 3),
        "per_tag": {
            name: _tag_figures(
                np.concatenate([shelves == name] * SHUFFLES),
                np.concatenate([g == name for g in guesses]),
            )
            for name in names
        },
    }


def _macro(truth: Truth, guessed: Truth) -> float:
    return round(float(f1_score(truth, guessed, average="macro", zero_division=0)), 3)


def _tag_figures(truth: NDArray[np.bool_], guessed: NDArray[np.bool_]) -> dict[str, float]:
    right = float((truth & guessed).sum())
    return {
        "count": int(truth.sum()) // SHUFFLES,
        "precision": round(right / max(1.0, float(guessed.sum())), 3),
        "recall": round(right / max(1.0, float(truth.sum())), 3),
    }


def _write(rule: Rule) -> None:
    weights = dict(zip(SIGNALS, (round(w, 4) for w in rule.weights), strict=True))
    stored = {"weights": weights, "bias": round(rule.bias, 4), "threshold": rule.threshold}
    RULE.write_text(json.dumps(stored, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
