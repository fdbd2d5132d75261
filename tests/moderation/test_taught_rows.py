"""The rows that the encoder is taught with: the same every time, kept apart from their tests."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from moderation.classifiers.templates import LANGUAGES
from moderation.classifiers.templates.functions import Filled, filled
from moderation.classifiers.templates.peoples import PEOPLES
from moderation.classifiers.templates.romanise import romanise
from moderation.classifiers.templates.typed import typed
from moderation.classifiers.tuning.corpus import texts


@pytest.fixture(scope="module")
def rows() -> list[Filled]:
    return list(filled())


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("मुसलमानों को", "musalmanon ko"),
        ("यह फिल्म", "ye film"),
        ("नफरत से देखकर", "nafrat se dekhkar"),
        ("समझदार जानवर का मतलब", "samajhdar janvar ka matlab"),
        ("लेस्बियनों की टीम", "lesbianon ki team"),
        ("नहीं है", "nahi hai"),
        ("lipstick ₹499", "lipstick ₹499"),
        ("", ""),
    ],
)
def test_hindi_is_romanised_as_people_type_it(written: str, typed: str) -> None:
    assert romanise(written) == typed


def test_rows_are_the_same_every_time(rows: list[Filled]) -> None:
    assert list(filled()) == rows


def test_a_row_of_the_test_is_never_taught(rows: list[Filled]) -> None:
    assert all(one.is_held_out for one in rows if one.row.startswith("?"))
    taught = {(one.language, one.row) for one in rows if not one.is_held_out}
    assert not any(row.startswith("?") for _, row in taught)


def test_a_held_out_group_is_never_taught(rows: list[Filled]) -> None:
    names = [people.english[0] for people in PEOPLES if people.is_held_out]
    taught = [one.text for one in rows if one.language == "en" and not one.is_held_out]
    assert names
    assert not [text for text in taught for name in names if f" {name} " in f" {text} "]


def test_every_language_has_both_sides(rows: list[Filled]) -> None:
    sides = {(one.language, one.is_hate) for one in rows}
    assert sides == {(lang, hate) for lang in ("en", "hi", "hi-Latn") for hate in (True, False)}


def test_unseen_texts_are_a_test_in_three_languages_and_nowhere_taught(tmp_path: Path) -> None:
    (tmp_path / "davidson.csv").write_text(
        "count,hate_speech,offensive_language,neither,class,tweet\n"
    )
    (tmp_path / "sms_spam.tsv").write_text("")
    corpus = texts(tmp_path)
    unseen = [one for one in corpus if one.source == "unseen"]
    assert {one.split for one in unseen} == {"test"}
    assert Counter(one.family.rpartition("/")[2] for one in unseen).keys() == set(LANGUAGES)
    written = {one.text for one in unseen}
    assert not [one for one in corpus if one.source != "unseen" and one.text in written]
    assert len(unseen) > 3_000  # Disguises that are undone, and what is taught, are not counted.


def test_typists_spell_their_own_way_and_keep_what_is_not_hindi() -> None:
    written = "musalmanon ko nafrat se mat dekho ye bahut galat hai"
    ways = {typed(written, random.Random(seed)) for seed in range(60)}
    assert len(ways) > 40
    assert all(way.isascii() for way in ways)
    assert typed("₹499 LIPSTICK 50%", random.Random(1)) == "₹499 LIPSTICK 50%"


def test_what_is_typed_stands_beside_what_is_usual_and_tests_are_usual(rows: list[Filled]) -> None:
    latin = [one for one in rows if one.language == "hi-Latn"]
    hindi = [one for one in rows if one.language == "hi"]
    taught = sum(not one.is_held_out for one in hindi)
    assert sum(not one.is_held_out for one in latin) == 2 * taught
    assert sum(one.is_held_out for one in latin) == sum(one.is_held_out for one in hindi)
