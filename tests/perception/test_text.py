"""The text encoder reads as its original does, and the same text always gives the same vector."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from perception.e5_tokens import E5Tokens
from perception.models import TEXT
from perception.text import TEXT_DIM, TextEncoder

pytestmark = pytest.mark.slow

GOLDEN = json.loads(Path(__file__).with_name("golden_tokens.json").read_text())


@pytest.fixture(scope="module")
def tokens(models: Path) -> E5Tokens:
    return E5Tokens(models / TEXT.name)


@pytest.fixture(scope="module")
def encoder(models: Path) -> TextEncoder:
    return TextEncoder()


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: ascii(case["text"][7:27]))
def test_tokens_are_those_of_the_original_engine(
    tokens: E5Tokens, case: dict[str, list[int]]
) -> None:
    assert tokens.ids(str(case["text"])) == case["ids"]


def test_a_run_of_unknown_characters_is_one_unknown_token(tokens: E5Tokens) -> None:
    assert tokens.ids("\U00013000\U00013001\U00013002").count(3) == 1


def test_vectors_have_unit_length_and_one_row_for_each_text(encoder: TextEncoder) -> None:
    vectors = encoder.encode(["lipstick", "", "\x00\x07", "साड़ी"])
    assert vectors.shape == (4, TEXT_DIM)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: TextEncoder) -> None:
    assert encoder.encode([]).shape == (0, TEXT_DIM)


def test_a_text_has_the_same_vector_whatever_else_is_asked_with_it(encoder: TextEncoder) -> None:
    alone = encoder.encode(["red kurta"])[0]
    with_others = encoder.encode(["a much longer text about sunscreen " * 20, "red kurta"])[1]
    assert np.array_equal(alone, with_others)


def test_a_very_long_text_is_cut_and_not_refused(encoder: TextEncoder) -> None:
    long = encoder.encode(["saree " * 40_000])[0]
    assert np.isfinite(long).all()


def test_hindi_finds_its_english_twin_first(encoder: TextEncoder) -> None:
    shelf = ["red lipstick", "silk saree for weddings", "sunscreen for oily skin", "running shoes"]
    asked = ["लाल लिपस्टिक", "शादी के लिए रेशमी साड़ी", "तैलीय त्वचा के लिए सनस्क्रीन", "दौड़ने के जूते"]
    found = encoder.encode(asked) @ encoder.encode(shelf, "passage").T
    assert found.argmax(axis=1).tolist() == [0, 1, 2, 3]
