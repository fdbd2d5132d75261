"""Scores any labelled file with the shipped text pipeline.

    python -m bench.moderation --data FILE --text COL --label COL --positive V[,V] \
        [--head hate] [--json]

FILE is CSV or TSV with a header, or JSON lines. `--head policy`, the default, says yes to exactly
what the shipped rules would hold as a comment, whatever the label; it orders by the harm that they
give each label times its score.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from bench.report import report, say
from moderation.classifiers.screen import screen_text
from moderation.classifiers.signals import Signal
from moderation.classifiers.text import score, thresholds
from moderation.decision import Action, decide_comment
from moderation.policies.parsing import shipped
from moderation.surfaces import Surface

POLICY_YES = 0.5
HEADS = ("policy", "toxic", "hate", "abuse", "spam", "sexual")


def main() -> None:
    """Prints the figures; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--text", required=True)
    parser.add_argument("--label", required=True)
    parser.add_argument("--positive", required=True, help="values that mean yes, with commas")
    parser.add_argument("--head", choices=HEADS, default="policy")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    positive = set(given.positive.split(","))
    rows = [
        (row[given.text], str(row[given.label]).strip() in positive) for row in read(given.data)
    ]
    rows = rows[: given.limit or None]
    if not rows or len({is_true for _, is_true in rows}) < 2:
        raise SystemExit("The file has no rows of both kinds; look at --label and --positive.")
    report(measure(rows, given.head), as_json=given.json)


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV, TSV or JSON-lines file."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        if path.suffix in (".jsonl", ".ndjson"):
            yield from (json.loads(line) for line in file if line.strip())
        else:
            yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def measure(rows: list[tuple[str, bool]], head: str) -> dict[str, object]:
    """The figures over rows of text and truth."""
    score("warm up")
    chances, took = [], []
    for done, (text, _) in enumerate(rows, 1):
        began = time.perf_counter()
        chances.append(chance(text, head))
        took.append(time.perf_counter() - began)
        if done % 2000 == 0:
            say(f"{done} of {len(rows)}")
    truth, value = np.array([t for _, t in rows]), np.array(chances)
    over = value >= threshold(head)
    return {
        "head": head,
        "texts": len(rows),
        "positive": int(truth.sum()),
        "auc": round(float(roc_auc_score(truth, value)), 4),
        "f1": round(float(f1_score(truth, over)), 4),
        "f1_weighted": round(float(f1_score(truth, over, average="weighted")), 4),
        "f1_best": round(best_f1(truth, value), 4),
        "precision": round(float(truth[over].mean()) if over.any() else 0.0, 4),
        "recall": round(float(over[truth].mean()), 4),
        "ms_p50": round(1000 * float(np.percentile(took, 50)), 2),
        "ms_p99": round(1000 * float(np.percentile(took, 99)), 2),
    }


def chance(text: str, head: str) -> float:
    """One number in [0, 1] for the head."""
    if head == "policy":
        return as_policy(screen_text(text))
    scores = score(text).scores
    if head == "abuse":
        return max(scores["toxicity"], 0.9 * scores["profanity"])
    return scores["toxicity" if head == "toxic" else head]


def as_policy(signals: Sequence[Signal]) -> float:
    """What the shipped rules make of a comment: at least `POLICY_YES` when they hold it.

    On either side of that it rises with each label's score times its harm: a text that is hateful
    for certain stands above one that is only rude for certain, as it does in the queue.
    """
    policy = shipped()
    placed = [replace(signal, surface=Surface.COMMENT) for signal in signals]
    is_held = decide_comment(placed, policy=policy).action is not Action.ALLOW
    worths = [
        policy.rule_of(signal.label).harm / 100 * signal.score
        for signal in placed
        if Surface.COMMENT in policy.rule_of(signal.label).ladder
    ]
    return POLICY_YES * is_held + POLICY_YES * min(max(worths, default=0.0), 0.999)


def threshold(head: str) -> float:
    """From where on the head says yes."""
    if head == "policy":
        return POLICY_YES
    return thresholds()["toxicity" if head in ("toxic", "abuse") else head]


def best_f1(truth: NDArray[np.bool_], value: NDArray[np.float64]) -> float:
    """F1 at the threshold that suits this file best: what another threshold could reach."""
    order = np.argsort(-value, kind="stable")
    right = np.cumsum(truth[order])
    return float((2 * right / (np.arange(1, len(truth) + 1) + truth.sum())).max())


if __name__ == "__main__":
    main()
