"""Trains the text heads: `python -m moderation.classifiers.train --data DIR [--cache DIR]`.

Needs scikit-learn and the texts; what it writes (weights and their card) is committed, and
scoring needs neither.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from moderation.classifiers.corpus import Row, rows
from moderation.classifiers.features import RULES, SPELLING_DIM, rules, spelling
from moderation.classifiers.heads import LEARNT, WEIGHTS
from moderation.classifiers.normalise import fold
from perception.models import TEXT
from perception.text import text_encoder

Matrix = NDArray[np.float32]
# Lists teach slurs where hatred is meant: they raise abuse and spam and lower hate.
USED_RULES = {
    "toxicity": ("strong", "strong_log", "harsh", "quoted"),
    "hate": ("quoted",),
    "sexual": ("strong", "harsh"),
    "spam": ("phone", "payment", "messenger", "link", "email", "pay", "length_log"),
}
FALSE_ALARMS = 0.03
# What people write on most days; talk about groups is rarer, and hard on purpose.
DECENT = {"everyday", "harmless", "trade", "body"}
LOWEST_THRESHOLD = 0.5
HIGHEST_THRESHOLD = 0.9


def main(arguments: list[str]) -> None:
    """Trains every head and writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=None)
    given = parser.parse_args(arguments)
    corpus = rows(given.data)
    meaning = _meanings([row.text for row in corpus], given.cache)
    letters = _spellings(corpus)
    found = np.stack([rules(row.text) for row in corpus])
    splits = np.array([row.split for row in corpus])
    decent = np.array([row.family.split("/")[0] in DECENT for row in corpus])
    parts: dict[str, list[Matrix]] = {"meaning": [], "spelling": [], "joint": [], "thresholds": []}
    metrics = {}
    for label in LEARNT:
        known = np.array([label in row.known for row in corpus])
        truth = np.array([row.known.get(label, False) for row in corpus])
        train, calibrate = known & (splits == "train"), known & (splits == "calibrate")
        weight = _weights(corpus, truth)
        by_meaning = LogisticRegression(C=8.0, max_iter=2000)
        by_meaning.fit(meaning[train] * 10, truth[train], weight[train])
        by_spelling = LogisticRegression(C=4.0, max_iter=2000)
        by_spelling.fit(letters[train], truth[train], weight[train])
        used = [RULES.index(name) for name in USED_RULES[label]]
        logits = np.column_stack(
            [
                by_meaning.decision_function(meaning * 10),
                by_spelling.decision_function(letters),
                found[:, used],
            ]
        )
        joint = LogisticRegression(C=1.0, max_iter=2000)
        joint.fit(logits[calibrate], truth[calibrate], weight[calibrate])
        chance = joint.predict_proba(logits)[:, 1]
        threshold = _threshold(chance[calibrate & decent])
        row = np.zeros(2 + len(RULES) + 1, np.float32)
        row[[0, 1]], row[[2 + i for i in used]] = joint.coef_[0, :2], joint.coef_[0, 2:]
        row[-1] = joint.intercept_[0]
        parts["meaning"].append(np.append(by_meaning.coef_[0] * 10, by_meaning.intercept_))
        parts["spelling"].append(np.append(by_spelling.coef_[0], by_spelling.intercept_))
        parts["joint"].append(row)
        parts["thresholds"].append(np.array(threshold, np.float32))
        metrics[label] = _metrics(corpus, known & (splits == "test"), truth, chance, threshold)
        print(label, json.dumps(metrics[label], indent=1), flush=True)
    _write(parts, metrics, corpus)


def _weights(corpus: list[Row], truth: NDArray[np.bool_]) -> Matrix:
    """Sources weigh alike, and so do yes and no inside a source (at most eightfold)."""
    keys = [(row.source, bool(t)) for row, t in zip(corpus, truth, strict=True)]
    counts = {key: keys.count(key) for key in set(keys)}
    mean = len(keys) / len(counts)
    return np.array([min(8.0, mean / counts[key]) for key in keys], np.float32)


def _threshold(decent: Matrix) -> float:
    """The lowest threshold over which few decent templates lie, by the calibration texts.

    Nearly all that people write under clips is decent, so a false alarm is what costs.
    """
    alarms = np.sort(decent)[::-1]
    allowed = int(len(alarms) * FALSE_ALARMS)
    above = float(alarms[allowed]) + 0.01
    return round(float(np.clip(above, LOWEST_THRESHOLD, HIGHEST_THRESHOLD)), 2)


def _metrics(
    corpus: list[Row],
    test: NDArray[np.bool_],
    truth: NDArray[np.bool_],
    chance: Matrix,
    threshold: float,
) -> dict[str, dict[str, float]]:
    out = {}
    sources = np.array([row.source for row in corpus])
    families = np.array([row.family for row in corpus])
    latin = np.char.endswith(families, "/hi-Latn")
    hindi = np.char.endswith(families, "/hi")
    for name, among in {
        **{source: test & (sources == source) for source in ("davidson", "sms", "templates")},
        "templates, Hindi": test & hindi,
        "templates, romanised Hindi": test & latin,
    }.items():
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
        for kind in sorted(set(kinds[sources == "templates"]))
        if (among := test & ~truth & (sources == "templates") & (kinds == kind)).any()
    }
    return out


def _meanings(texts: list[str], cache: Path | None) -> Matrix:
    """The vector of each text; those in the cache are not computed again."""
    folded = [fold(text) for text in texts]
    keys = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in folded]
    stored = cache / "meanings.npz" if cache else None
    known: dict[str, Matrix] = {}
    if stored and stored.exists():
        with np.load(stored, allow_pickle=False) as kept:
            known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    missing = [i for i, key in enumerate(keys) if key not in known]
    encoder, started = text_encoder(), time.monotonic()
    for done, i in enumerate(missing, 1):
        known[keys[i]] = encoder.encode([folded[i]])[0]
        if done % 1000 == 0:
            print(f"{done}/{len(missing)} {time.monotonic() - started:.0f} s", flush=True)
    if stored and missing:
        np.savez(stored, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[key] for key in keys])


def _spellings(corpus: list[Row]) -> csr_matrix:
    columns, weights, ends = [], [], [0]
    for row in corpus:
        where, values = spelling(row.text)
        columns.append(where)
        weights.append(values)
        ends.append(ends[-1] + len(where))
    return csr_matrix(
        (np.concatenate(weights), np.concatenate(columns), np.array(ends)),
        shape=(len(corpus), SPELLING_DIM),
    )


def _write(
    parts: dict[str, list[Matrix]],
    metrics: dict[str, dict[str, dict[str, float]]],
    corpus: list[Row],
) -> None:
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        WEIGHTS,
        meaning=np.stack(parts["meaning"]).astype(np.float16),
        spelling=np.stack(parts["spelling"]).astype(np.float16),
        joint=np.stack(parts["joint"]).astype(np.float32),
        thresholds=np.stack(parts["thresholds"]).astype(np.float32),
    )
    counts: dict[str, int] = {}
    for row in corpus:
        counts[f"{row.source}, {row.split}"] = counts.get(f"{row.source}, {row.split}", 0) + 1
    card = {
        "name": "text-heads",
        "labels": list(LEARNT),
        "encoder": f"{TEXT.name} ({TEXT.package}=={TEXT.version}, recipe {TEXT.recipe})",
        "data": {
            "davidson": "Davidson et al. 2017, hate speech and offensive language; MIT",
            "sms": "UCI SMS Spam Collection; CC BY 4.0",
            "templates": "written by the project, moderation/classifiers/templates",
        },
        "texts": counts,
        "licence": "weights: as the project",
        "metrics on texts, templates and groups never trained on": metrics,
        "sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(),
    }
    WEIGHTS.with_name("text_heads.card.json").write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
