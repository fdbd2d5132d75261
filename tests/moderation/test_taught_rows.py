"""The rows that the encoder is taught with: the same every time, kept apart from their tests."""

from __future__ import annotations

import pytest

from moderation.classifiers.templates.functions import Filled, filled
from moderation.classifiers.templates.peoples import PEOPLES
from moderation.classifiers.templates.romanise import romanise


@pytest.fixture(scope="module")
def rows() -> list[Filled]:
    return list(filled())


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("मुसलमानों को", "musalmanon ko"),
        ("यह फिल्म", "ye philm"),
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
