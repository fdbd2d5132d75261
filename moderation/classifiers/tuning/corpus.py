"""What the encoder learns from: public sets from outside the repository and the project's rows.

Beside them stand texts that nothing is ever taught (`unseen.csv`), written by somebody who knew
neither the rows nor the groups here, after the published functional tests of hate speech (Röttger
et al., ACL 2021; in more languages, WOAH 2022).
"""

from __future__ import annotations

import csv
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from core.spelling import fold
from moderation.classifiers.templates import examples
from moderation.classifiers.templates.functions import filled
from moderation.classifiers.templates.market import LABEL_OF, offered
from moderation.classifiers.templates.said import said
from moderation.classifiers.tuning.noise import misspelt

Split = Literal["train", "calibrate", "test"]
HEADS = ("toxicity", "hate", "sexual", "spam")
NOISY_SHARE = 0.3
UNSEEN = Path(__file__).with_name("unseen.csv")
# What is said of things, in praise or by the way is no abuse; of the rest some is.
_DECENT = {"neutral", "praise", "object"}


@dataclass(frozen=True, slots=True)
class Text:
    """One folded text.

    Args:
        known: Truth by head, 1, 0, or −1 for unknown, in the order of `HEADS`.
        votes: Share of the people asked who said so, likewise; by default the truth itself.
        source: `davidson`, `sms`, `templates` (the older rows), `functions`, `said`, `market` or
            `unseen`.
        family: Source's own class, or family and language of a row.
    """

    text: str
    known: tuple[int, int, int, int]
    source: str
    family: str
    split: Split
    votes: tuple[float, float, float, float] | None = None


def texts(folder: Path, seed: int = 7) -> list[Text]:
    """Every text once, and misspelt copies of some that are trained on.

    Args:
        folder: Holds `davidson.csv` and `sms_spam.tsv`.
    """
    rng = random.Random(seed)
    kept: dict[str, Text] = {}
    for one in (*_functions(), *_templates(), *_said(), *_offered(), *_public(folder), *_unseen()):
        if one.text:
            kept.setdefault(one.text, one)
    noisy = [
        replace(t, text=fold(misspelt(t.text, rng)))
        for t in kept.values()
        if t.split == "train" and not t.family.endswith("/hi") and rng.random() < NOISY_SHARE
    ]
    return [*kept.values(), *noisy]


def _functions() -> Iterator[Text]:
    for one in filled():
        split: Split = "test" if one.is_held_out else _split(one.row, 15, 0)
        toxic = -1 if one.is_toxic is None else int(one.is_toxic)
        sexual = 0 if one.family in ("neutral", "praise", "object") else -1
        known = (toxic, int(one.is_hate), sexual, 0)
        yield Text(fold(one.text), known, "functions", f"{one.family}/{one.language}", split)


def _templates() -> Iterator[Text]:
    for one in examples():
        split: Split = "test" if one.is_held_out else _split(one.template, 15, 0)
        known = tuple(int(head in one.labels) for head in HEADS)
        yield Text(fold(one.text), known, "templates", f"{one.family}/{one.language}", split)  # type: ignore[arg-type]


def _said() -> Iterator[Text]:
    for one in said():
        split = _split(one.row, 15, 15)
        yield Text(fold(one.text), (0, 0, 0, 0), "said", f"said/{one.language}", split)


def _offered() -> Iterator[Text]:
    for one in offered():
        label = LABEL_OF[one.family]
        # What is lewd is often abuse as well.
        known = (-1 if label == "sexual" else 0, 0, int(label == "sexual"), int(label == "spam"))
        family, split = f"{one.family}/{one.language}", _split(one.row, 20, 0)
        yield Text(fold(one.text), known, "market", family, split)


def _public(folder: Path) -> Iterator[Text]:
    yield from _davidson(folder)
    yield from _sms(folder)


def _unseen() -> Iterator[Text]:
    """Comes last, so that what happens to be taught in the same words is left out."""
    with UNSEEN.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            hate, function = int(row["hate"]), row["function"]
            toxic = 0 if function in _DECENT else -1
            known = (1 if hate or function == "person" else toxic, hate, -1, -1)
            yield Text(fold(row["text"]), known, "unseen", f"{function}/{row['language']}", "test")


def _davidson(folder: Path) -> Iterator[Text]:
    with (folder / "davidson.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            kind, tweet = int(row["class"]), row["tweet"]
            known = (int(kind != 2), int(kind == 0), -1, 0)
            hate = int(row["hate_speech"]) / int(row["count"])
            toxic = hate + int(row["offensive_language"]) / int(row["count"])
            split, votes = _split(tweet, 10, 10), (toxic, hate, -1.0, 0.0)
            yield Text(fold(tweet), known, "davidson", str(kind), split, votes)


def _sms(folder: Path) -> Iterator[Text]:
    for line in (folder / "sms_spam.tsv").read_text().splitlines():
        kind, _, text = line.partition("\t")
        known = (-1, -1, -1, 1) if kind == "spam" else (-1, 0, 0, 0)
        yield Text(fold(text), known, "sms", kind, _split(text, 10, 10))


def _split(key: str, calibrate: int, test: int) -> Split:
    """By hash, in percent, so that a text keeps its split whatever else is added."""
    place = zlib.crc32(key.encode()) % 100
    if place < test:
        return "test"
    return "calibrate" if place < test + calibrate else "train"
