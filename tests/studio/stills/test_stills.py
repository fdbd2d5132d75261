"""Covers are chosen by what they show, and a placeholder looks like its picture."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from studio.stills.blurhash import _DIGITS, blurhash
from studio.stills.choice import choose, colourfulness, cover_scores


def picture(seed: int) -> np.ndarray:  # type: ignore[type-arg]
    """Blocks that differ with the seed, 480×270."""
    random = np.random.default_rng(seed)
    blocks = random.integers(0, 256, (16, 9, 3), dtype=np.uint8)
    return np.kron(blocks, np.ones((30, 30, 1), dtype=np.uint8))


def test_colour_speaks_for_a_cover() -> None:
    assert colourfulness(picture(1)) > 0.5
    grey = np.asarray(Image.fromarray(picture(1)).convert("L").convert("RGB"))
    assert colourfulness(grey) == 0.0
    scores = cover_scores([picture(1), grey])
    assert scores[0] > scores[1]


def test_candidates_are_spread_and_no_two_alike_where_there_is_a_choice() -> None:
    # Each third of the clip begins with the same picture and shows another one later.
    frames = [picture(1), picture(1), picture(2), picture(1), picture(1), picture(3)]
    chosen = choose(frames, np.full(6, 0.5), 3)
    assert len(chosen) == 3 and chosen == sorted(chosen)
    assert [k // 2 for k in chosen] == [0, 1, 2]
    assert 2 in chosen and 5 in chosen


def test_an_empty_moment_is_never_chosen_for_being_different() -> None:
    black = np.zeros((480, 270, 3), dtype=np.uint8)
    frames = [picture(1), picture(1), picture(1), black]
    assert choose(frames, cover_scores(frames), 2)[1] == 2


@pytest.mark.parametrize("count", [3, 9, 20])
def test_a_short_clip_gives_what_it_has(count: int) -> None:
    frames = [picture(seed) for seed in range(5)]
    chosen = choose(frames, cover_scores(frames), count)
    assert len(chosen) == min(count, 5) and len(set(chosen)) == len(chosen)


def test_a_blurhash_is_what_the_published_algorithm_gives() -> None:
    red = np.zeros((64, 36, 3), dtype=np.uint8)
    red[..., 0] = 255
    text = blurhash(red, 4, 3)
    assert len(text) == 28
    assert text[:6] == "L0TI:j"  # Size, no wave, then #ff0000 in base 83.
    mean = sum(_DIGITS.index(letter) * 83**k for k, letter in enumerate(reversed(text[2:6])))
    assert f"{mean:06x}" == "ff0000"


def test_a_blurhash_tells_up_from_down() -> None:
    lit = np.zeros((64, 36, 3), dtype=np.uint8)
    lit[:32] = 255
    assert blurhash(lit) != blurhash(lit[::-1])
