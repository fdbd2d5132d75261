"""Rows of what is offered under clips, and the sentences that they are measured by."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest

from core.spelling import squeeze
from moderation.classifiers.apart import LANGUAGES, SENTENCES, sentences
from moderation.classifiers.encoder import UPDATES
from moderation.classifiers.heads import LEARNT
from moderation.classifiers.templates.market import LABEL_OF, Offered, offered

FIRST_UNITS = 128


@pytest.fixture(scope="module")
def rows() -> list[Offered]:
    return list(offered())


def test_rows_are_the_same_every_time_and_filled(rows: list[Offered]) -> None:
    assert list(offered()) == rows
    assert not [one.text for one in rows if "{" in one.text or "}" in one.text]


def test_each_family_speaks_every_language(rows: list[Offered]) -> None:
    spoken = Counter((one.family, one.language) for one in rows)
    assert set(spoken) == {(family, language) for family in LABEL_OF for language in LANGUAGES}
    assert min(spoken.values()) > 80


def test_no_sentence_that_measures_is_taught(rows: list[Offered]) -> None:
    taught = {squeeze(one.text.lower()) for one in rows}
    for name in SENTENCES:
        assert not taught & {squeeze(row["text"].lower()) for row in sentences(name)}


def test_paraphrases_lie_in_one_half_and_one_half_is_measured() -> None:
    with SENTENCES["market"].open(newline="", encoding="utf-8") as file:
        written = list(csv.DictReader(file))
    halves = Counter({row["meaning"]: row["half"] for row in written}.values())
    assert len({(row["meaning"], row["half"]) for row in written}) == halves.total()
    assert len(sentences("market")) == 3 * halves["held"] == len(written) // 2
    of_language = Counter((row["language"], row["label"]) for row in written)
    for language in LANGUAGES:
        assert of_language[language, "spam"] >= 40
        assert of_language[language, "decent"] >= 60


def test_further_units_of_the_encoder_speak_to_the_heads_that_they_are_for_alone() -> None:
    with np.load(UPDATES, allow_pickle=False) as learned:
        speaks = learned["out.w"][:, FIRST_UNITS:]
        assert learned["inner.w"].shape[0] == learned["out.w"].shape[1] > FIRST_UNITS
    listens = {label: bool(speaks[at].any()) for at, label in enumerate(LEARNT)}
    assert listens == {"toxicity": False, "hate": False, "sexual": True, "spam": True}
    assert not ((speaks != 0).sum(axis=0) > 1).any()
