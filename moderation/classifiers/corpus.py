"""Training texts from outside the repository, joined with the templates, in fixed splits."""

from __future__ import annotations

import csv
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from moderation.classifiers.heads import LEARNT
from moderation.classifiers.normalise import fold
from moderation.classifiers.templates import examples

Split = Literal["train", "calibrate", "test"]
# Davidson holds four times as many offensive tweets as decent ones; more teach nothing new.
MOST_OFFENSIVE = 5_500


@dataclass(frozen=True, slots=True)
class Row:
    """A text, what is known of it (label → true or false; absent is unknown), and its split."""

    text: str
    known: dict[str, bool]
    source: str
    family: str
    split: Split


def rows(folder: Path) -> list[Row]:
    """All rows; a text that occurs twice occurs once.

    Args:
        folder: Holds `davidson.csv` (MIT) and `sms_spam.tsv` (CC BY 4.0).
    """
    seen: set[str] = set()
    kept = []
    for row in (*_templates(), *_davidson(folder / "davidson.csv"), *_sms(folder / "sms_spam.tsv")):
        key = fold(row.text)
        if key and key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def _split(key: str, calibrate: int, test: int) -> Split:
    """By hash, in percent, so that a text keeps its split whatever else is added."""
    place = zlib.crc32(key.encode()) % 100
    if place < test:
        return "test"
    return "calibrate" if place < test + calibrate else "train"


def _templates() -> Iterator[Row]:
    for example in examples():
        # Whole templates are kept apart, because fillings of one template are near copies.
        split = "test" if example.is_held_out else _split(example.template, 30, 0)
        known = {label: label in example.labels for label in LEARNT}
        family = f"{example.family}/{example.language}"
        yield Row(example.text, known, "templates", family, split)


def _davidson(path: Path) -> Iterator[Row]:
    with path.open(newline="") as file:
        tweets = [(int(r["class"]), r["tweet"]) for r in csv.DictReader(file)]
    random.Random(1).shuffle(tweets)
    offensive = 0
    for kind, tweet in tweets:
        offensive += kind == 1
        if kind == 1 and offensive > MOST_OFFENSIVE:
            continue
        known = {"toxicity": kind != 2, "hate": kind == 0, "spam": False}
        yield Row(tweet, known, "davidson", str(kind), _split(tweet, 15, 20))


def _sms(path: Path) -> Iterator[Row]:
    for line in path.read_text().splitlines():
        kind, _, text = line.partition("\t")
        known = {"spam": kind == "spam"}
        if kind == "ham":
            known |= {"hate": False, "sexual": False}
        yield Row(text, known, "sms", kind, _split(text, 15, 20))
