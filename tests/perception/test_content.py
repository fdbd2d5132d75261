"""Content vectors: things of one kind lie together in any language, with pictures or without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perception.content import CONTENT_DIM, TEXT_SHARE, content_vector
from perception.text import text_encoder

SEED = np.random.default_rng(7)
WORDS = SEED.normal(size=384).astype(np.float32)
PICTURE = np.abs(SEED.normal(size=1280)).astype(np.float32)


def test_the_length_is_one_with_and_without_a_picture() -> None:
    for vector in (content_vector(WORDS), content_vector(WORDS, PICTURE)):
        assert vector.shape == (CONTENT_DIM,)
        assert vector.dtype == np.float32
        assert np.isclose(np.linalg.norm(vector), 1, atol=1e-5)


def test_words_alone_compare_with_words_and_picture_of_the_same_thing() -> None:
    alone, both = content_vector(WORDS), content_vector(WORDS, PICTURE)
    assert float(alone @ both) == pytest.approx(TEXT_SHARE**0.5, abs=1e-4)


@given(st.sampled_from([0.0, 1.0, -3.0]))
def test_a_flat_vector_still_gives_a_direction(value: float) -> None:
    flat = np.full(384, value, np.float32)
    assert np.isclose(np.linalg.norm(content_vector(flat, np.zeros(1280, np.float32))), 1)


@pytest.mark.parametrize("bad", [np.zeros(383, np.float32), np.full(384, np.nan, np.float32)])
def test_a_vector_of_another_shape_or_with_nan_is_refused(bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"shape|finite"):
        content_vector(bad)


@pytest.mark.slow
def test_kinds_of_things_lie_together_across_languages(models: Path) -> None:
    captions = {
        "pink lipstick for office": "lips",
        "होंठों के लिए गुलाबी लिपस्टिक": "lips",
        "kanjivaram saree haul": "saree",
        "रेशमी साड़ियां देखो": "saree",
        "my morning skincare routine": "skin",
        "skin care routine roz kaise kare": "skin",
    }
    vectors = np.stack(
        [content_vector(v) for v in text_encoder().encode(list(captions), "passage")]
    )
    cosines = vectors @ vectors.T - 9 * np.eye(len(vectors))
    kinds = list(captions.values())
    assert [kinds[i] for i in cosines.argmax(axis=1)] == kinds
