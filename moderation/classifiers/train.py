"""Trains what joins the encoder, the spelling and the rules, and writes the card.

    python -m moderation.classifiers.train --data DIR [--for sexual,spam]

With `--for` the other labels' weights, thresholds and figures stay as they are.
The shipped encoder was also taught the project's test rows and groups, so those are not measured;
texts that nobody taught are (`tuning/unseen.csv`). Needs scikit-learn and the texts; what it writes
is committed, and scoring needs neither. The encoder itself is taught before, by
`moderation.classifiers.tuning`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import diags
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from core.spelling import squeeze
from moderation.classifiers.apart import CARD, figures, keep
from moderation.classifiers.encoder import UPDATES, Judge, judge
from moderation.classifiers.features import RULES, rules
from moderation.classifiers.heads import INPUTS, LEARNT, WEIGHTS, load_heads
from moderation.classifiers.measures import Matrix, metrics
from moderation.classifiers.spelled import (
    even_weights,
    hatred_in_abuse,
    rarity_of,
    spellings,
)
from moderation.classifiers.tuning.corpus import Text, texts
from perception.models import TEXT

# Lists teach slurs where hatred is meant: they raise abuse and spam and lower hate.
USED_RULES = {
    "toxicity": ("strong", "strong_log", "harsh", "quoted"),
    "hate": ("quoted",),
    "sexual": ("strong", "harsh"),
    "spam": ("phone", "payment", "messenger", "link", "email", "pay", "length_log"),
}
# Rows of the project are alike and many: where they hide what people say, tweets count for more.
JOINT_SHARES = {"hate": {"davidson": 8.0}}
APART = {"hate"}  # Labels that the spelling of hatred among abuse speaks to.
USED_LOGITS = {
    "toxicity": ("toxicity", "hate"),
    "hate": ("toxicity", "hate"),
    "sexual": ("sexual",),
    "spam": ("spam",),
}
# The share of decent texts that may be over. Abuse is common and soon judged; to be taken for
# hateful or lewd is worse than to wait; half of the decent lines that sexual words are set by speak
# of bodies and clothes in the words of the lewd ones, which few comments do.
FALSE_ALARMS = {"toxicity": 0.015, "hate": 0.01, "sexual": 0.02, "spam": 0.01}
# What people write on most days; talk about groups is rarer, and hard on purpose.
DECENT = {"everyday", "harmless", "trade", "body", "said"}
# Sources that hold at least as much of a label as people are sent: a threshold is not below where
# F1 is best in their calibration texts, for the heads are fitted as if yes and no were as common.
NATURAL = {"spam": "sms", "hate": "davidson"}
# What is lewd or a scam is nearly certain to be, and buyers ask in the same words: a doubt costs
# more than it finds. Lower, more honest sentences were over than before scams were taught by rows.
LOWEST_THRESHOLDS = {"toxicity": 0.5, "hate": 0.5, "sexual": 0.9, "spam": 0.9}
HIGHEST_THRESHOLD = 0.9


def main(arguments: list[str]) -> None:
    """Trains every head and writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--for", dest="labels", default=",".join(LEARNT))
    given = parser.parse_args(arguments)
    wanted = given.labels.split(",")
    kept = load_heads() if set(wanted) != set(LEARNT) else None
    corpus = texts(given.data)
    splits = np.array([one.split for one in corpus])
    sources = np.array([one.source for one in corpus])
    made = np.isin(sources, ("templates", "functions", "market"))
    tested = (splits == "test") & ~made
    sought = np.array([max(o.known[LEARNT.index(label)] for label in wanted) for o in corpus]) >= 0
    logits = _logits(corpus, ((splits == "calibrate") | tested) & sought, judge())
    counted = spellings(corpus)
    rarity = kept.rarity if kept else rarity_of(counted[splits == "train"])
    letters = normalize(counted @ diags(rarity)).tocsr()
    found = np.stack([rules(one.text) for one in corpus])
    decent = np.array([one.family.split("/")[0] in DECENT for one in corpus])
    known = np.array([one.known for one in corpus])
    parts: dict[str, list[Matrix]] = {"spelling": [], "joint": [], "thresholds": []}
    measured = {}
    apart = None if kept else hatred_in_abuse(corpus, letters)
    for number, label in enumerate(LEARNT):
        if label not in wanted and kept:
            for name, stacked in parts.items():
                stacked.append(getattr(kept, name)[number])
            continue
        is_known, truth = known[:, number] >= 0, known[:, number] == 1
        train, calibrate = is_known & (splits == "train"), is_known & (splits == "calibrate")
        weight = even_weights(corpus, truth, is_known)
        by_spelling = LogisticRegression(C=12.0, max_iter=500)
        by_spelling.fit(letters[train], truth[train], weight[train])
        columns = _columns(label)
        inputs = np.zeros((len(corpus), INPUTS), np.float32)
        inputs[:, : len(LEARNT)] = logits
        inputs[:, len(LEARNT)] = by_spelling.decision_function(letters)
        if apart is not None:
            inputs[:, len(LEARNT) + 1] = apart.decision_function(letters)
        inputs[:, len(LEARNT) + 2 : -1] = found
        shares = JOINT_SHARES.get(label, {})
        shared = weight * np.array([shares.get(name, 1.0) for name in sources.tolist()])
        joint = LogisticRegression(C=1.0, max_iter=2000)
        joint.fit(inputs[calibrate][:, columns], truth[calibrate], shared[calibrate])
        chance = joint.predict_proba(inputs[:, columns])[:, 1]
        said = [(corpus[at].text, float(chance[at])) for at in np.flatnonzero(calibrate & decent)]
        threshold = _threshold(said, FALSE_ALARMS[label], LOWEST_THRESHOLDS[label])
        if label in NATURAL:
            natural = calibrate & (sources == NATURAL[label])
            threshold = max(threshold, _best(chance[natural], truth[natural]))
        row = np.zeros(INPUTS, np.float32)
        row[columns], row[-1] = joint.coef_[0], joint.intercept_[0]
        parts["spelling"].append(np.append(by_spelling.coef_[0], by_spelling.intercept_))
        parts["joint"].append(row)
        parts["thresholds"].append(np.array(threshold, np.float32))
        measured[label] = metrics(corpus, is_known & tested, truth, chance, threshold)
        print(label, json.dumps(measured[label], indent=1), flush=True)
    if kept:
        parts["spelling"].append(kept.spelling[-1])
    elif apart is not None:
        parts["spelling"].append(np.append(apart.coef_[0], apart.intercept_))
    _write(rarity, parts, measured, corpus)
    load_heads.cache_clear()
    keep(figures())


def _columns(label: str) -> list[int]:
    """Which of the joint inputs a label listens to, in the order of `heads.Heads.joint`."""
    used = [LEARNT.index(name) for name in USED_LOGITS[label]] + [len(LEARNT)]
    used += [len(LEARNT) + 1] if label in APART else []
    return used + [len(LEARNT) + 2 + RULES.index(name) for name in USED_RULES[label]]


def _threshold(decent: list[tuple[str, float]], allowed_share: float, lowest: float) -> float:
    """The lowest threshold over which few decent texts lie, by the calibration texts.

    Nearly all that people write under clips is decent, so a false alarm is what costs. One line in
    two spellings is one line.
    """
    lines: dict[str, float] = {}
    for text, chance in decent:
        line = squeeze(text)
        lines[line] = max(chance, lines.get(line, 0.0))
    alarms = sorted(lines.values(), reverse=True)
    above = alarms[int(len(alarms) * allowed_share)] + 0.01
    return round(float(np.clip(above, lowest, HIGHEST_THRESHOLD)), 2)


def _best(chance: Matrix, truth: NDArray[np.bool_]) -> float:
    """Where F1 is best."""
    order = np.argsort(-chance)
    found = np.cumsum(truth[order])
    f1 = 2 * found / (np.arange(len(order)) + 1 + truth.sum())
    best = float(chance[order][int(np.argmax(f1))])
    return math.floor(min(best, HIGHEST_THRESHOLD) * 100) / 100


def _logits(corpus: list[Text], wanted: NDArray[np.bool_], encoder: Judge) -> Matrix:
    """The encoder's logits of `wanted` texts, which it was not taught; zeros for the others."""
    out = np.zeros((len(corpus), len(LEARNT)), np.float32)
    started = time.monotonic()
    for done, at in enumerate(np.flatnonzero(wanted).tolist(), 1):
        out[at] = encoder.logits(corpus[at].text)
        if done % 2000 == 0:
            print(f"{done}/{wanted.sum()} {time.monotonic() - started:.0f} s", flush=True)
    return out


def _before() -> dict[str, dict[str, dict[str, float]]]:
    """The figures of every label as they were."""
    metrics: dict[str, dict[str, dict[str, float]]] = json.loads(CARD.read_text())["metrics"]
    return metrics


def _write(
    rarity: Matrix,
    parts: dict[str, list[Matrix]],
    measured: dict[str, dict[str, dict[str, float]]],
    corpus: list[Text],
) -> None:
    np.savez_compressed(
        WEIGHTS,
        rarity=rarity.astype(np.float16),
        spelling=np.stack(parts["spelling"]).astype(np.float16),
        joint=np.stack(parts["joint"]).astype(np.float32),
        thresholds=np.stack(parts["thresholds"]).astype(np.float32),
    )
    card = {
        "name": "text-heads",
        "labels": list(LEARNT),
        "encoder": f"{TEXT.name} ({TEXT.package}=={TEXT.version}, recipe {TEXT.recipe})",
        "data": {
            "davidson": "Davidson et al. 2017, hate speech and offensive language; MIT",
            "sms": "UCI SMS Spam Collection; CC BY 4.0",
            "templates, functions, said, market": "written by the project (classifiers/templates)",
        },
        "texts": dict(Counter(f"{one.source}, {one.split}" for one in corpus)),
        "licence": "weights: as the project; base MIT",
        "metrics": _before() | measured,
        "sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(),
        "updates_sha256": hashlib.sha256(UPDATES.read_bytes()).hexdigest(),
    }
    CARD.write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
