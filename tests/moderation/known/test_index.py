"""The index finds exactly what looking at every hash finds, and sounds by their words."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.known.index import HashIndex, near_by_looking
from moderation.known.looking import share_copied
from moderation.known.prints import Prints
from moderation.known.sounds import SoundIndex, errors_at
from perception.fingerprints.sound import ALIKE_ERRORS, errors_between

HASHES = st.integers(0, 2**64 - 1)


@settings(max_examples=150, deadline=None)
@given(
    stored=st.lists(HASHES, max_size=60),
    wanted=HASHES,
    flips=st.lists(st.lists(st.integers(0, 63), max_size=14), max_size=40),
    bits=st.integers(0, 12),
)
def test_the_index_finds_what_looking_at_each_finds(
    stored: list[int], wanted: int, flips: list[list[int]], bits: int
) -> None:
    """Half of them lie around the wanted hash, where a bucket too few would be missed."""
    around = []
    for places in flips:
        value = wanted
        for place in places:
            value ^= 1 << place
        around.append(value)
    hashes = np.array([*stored, *around], dtype=np.uint64)
    found = HashIndex(hashes).near(wanted, bits)
    assert found.tolist() == near_by_looking(hashes, wanted, bits).tolist()


def test_bits_that_all_lie_in_one_part_are_found() -> None:
    hashes = np.array([(1 << 10) - 1, ((1 << 10) - 1) << 48, (1 << 11) - 1], dtype=np.uint64)
    assert HashIndex(hashes).near(0, 10).tolist() == [0, 1]


def words(seed: int, count: int) -> np.ndarray:  # type: ignore[type-arg]
    return np.random.default_rng(seed).integers(1, 2**32, count, dtype=np.uint32)


def with_errors(of: np.ndarray, share: float) -> np.ndarray:  # type: ignore[type-arg]
    random = np.random.default_rng(9)
    wrong = random.random((len(of), 32)) < share
    weights = np.left_shift(np.uint32(1), np.arange(32, dtype=np.uint32))
    return of ^ (wrong * weights).sum(axis=1, dtype=np.uint64).astype(np.uint32)


def test_a_known_sound_is_heard_inside_another_clip_and_strangers_are_not() -> None:
    known = [words(1, 300), words(2, 300), np.zeros(300, np.uint32)]
    clip = np.concatenate((words(3, 200), with_errors(known[1][40:240], 0.1), words(4, 100)))
    (heard,) = SoundIndex(known).heard_in(clip)
    assert (heard.place, heard.at_word) == (1, 160)
    # Only the overlap says the same, so the errors are those of the whole overlap.
    assert heard.errors == errors_at(clip, known[1], 160) <= ALIKE_ERRORS
    assert SoundIndex(known).heard_in(words(5, 600)) == []
    assert SoundIndex([]).heard_in(clip) == []


def test_the_errors_at_the_best_place_are_those_of_the_slow_search() -> None:
    one = words(6, 400)
    other = with_errors(one[50:350], 0.15)
    (heard,) = SoundIndex([one]).heard_in(other)
    assert heard.errors == errors_between(other, one)
    assert errors_at(other, one, 500) == 1.0


def flipped(hashes: np.ndarray, count: int) -> np.ndarray:  # type: ignore[type-arg]
    return hashes ^ np.uint64((1 << count) - 1)


def test_clips_of_one_template_are_no_copies_unless_they_sound_the_same() -> None:
    pictures = np.random.default_rng(7).integers(0, 2**64, 10, dtype=np.uint64)
    tune, other = words(8, 300), words(9, 300)
    clip = Prints(pictures, tuple(range(10)), tune)
    alike = flipped(pictures, 8)
    assert share_copied(clip, alike, other) is None
    assert share_copied(clip, alike, tune) == (1.0, True)
    assert share_copied(clip, flipped(pictures, 4), other) == (1.0, False)
    half = np.concatenate((flipped(pictures[:5], 4), flipped(pictures[5:], 11)))
    assert share_copied(clip, half, other) == (0.5, False)
    assert share_copied(clip, half[1:], tune) is None
    assert share_copied(clip, pictures[:0], tune) is None


def test_a_mirrored_copy_is_mirrored_in_all_of_it() -> None:
    pictures, mirrored = np.random.default_rng(8).integers(0, 2**64, (2, 10), dtype=np.uint64)
    tune, other = words(8, 300), words(9, 300)
    clip = Prints(pictures, tuple(range(10)), tune, mirrored)
    assert share_copied(clip, mirrored, other) == (1.0, False)
    assert share_copied(clip, flipped(mirrored, 8), tune) == (1.0, True)
    mixed = np.concatenate((pictures[:4], mirrored[4:8]))
    assert share_copied(clip, mixed, tune) is None
