"""A clip is known again after it was encoded anew, and strangers are not taken for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from perception.fingerprints.pictures import ALIKE_BITS, FrameHash, frame_hash
from perception.fingerprints.sound import (
    ALIKE_ERRORS,
    RATE_HZ,
    errors_between,
    is_same_sound,
    words_of,
)
from studio.fingerprints.clips import Fingerprints, fingerprints_of, keep_fingerprints
from studio.probe import probe
from tests.studio.conftest import MakeClip, ffmpeg
from tests.studio.world import World

TUNE = "aevalsrc='0.3*sin(2*PI*t*(300+200*floor(mod(t*3,7))))+0.2*sin(2*PI*t*(700+90*floor(mod(t*5,11))))'"  # noqa: E501
OTHER = "aevalsrc='0.3*sin(2*PI*t*(450+130*floor(mod(t*4,5))))+0.2*sin(2*PI*t*(900-60*floor(mod(t*7,9))))'"  # noqa: E501


def tune(seed: int, seconds: float = 6.0) -> np.ndarray:  # type: ignore[type-arg]
    """Notes of a quarter of a second with overtones."""
    random = np.random.default_rng(seed)
    t = np.arange(int(RATE_HZ / 4)) / RATE_HZ
    notes = [
        sum(np.sin(2 * np.pi * f * k * t) / k for k in (1, 2, 3))
        for f in random.uniform(200, 900, int(seconds * 4))
    ]
    return (0.2 * np.concatenate(notes)).astype(np.float32)


def test_volume_noise_and_a_cut_leave_the_sound_known() -> None:
    original = tune(1)
    random = np.random.default_rng(2)
    changed = 0.2 * original[RATE_HZ : 5 * RATE_HZ] + random.normal(0, 0.003, 4 * RATE_HZ)
    assert is_same_sound(words_of(original), words_of(changed.astype(np.float32)))
    assert errors_between(words_of(original), words_of(0.1 * original)) < 0.02


def test_another_tune_is_a_stranger() -> None:
    errors = [errors_between(words_of(tune(1)), words_of(tune(seed))) for seed in range(2, 6)]
    assert min(errors) > ALIKE_ERRORS + 0.05


def test_silence_is_like_nothing() -> None:
    silence = words_of(np.zeros(6 * RATE_HZ, dtype=np.float32))
    assert errors_between(silence, silence) == 1.0
    assert len(words_of(np.zeros(100, dtype=np.float32))) == 0


def test_an_empty_picture_has_no_hash() -> None:
    assert frame_hash(np.full((64, 36, 3), 90, dtype=np.uint8)) is None


def shared(clip: Sequence[FrameHash], other: Sequence[FrameHash]) -> float:
    """Share of `clip`'s pictures that `other` shows too."""
    hashes = [np.array([int(p.digits, 16) for p in side], np.uint64) for side in (clip, other)]
    apart = np.bitwise_count(hashes[0][:, None] ^ hashes[1][None, :]).min(axis=1)
    return float((apart <= ALIKE_BITS).mean())


@pytest.mark.slow
def test_a_clip_encoded_anew_is_known_by_both(make_clip: MakeClip, tmp_path: Path) -> None:
    original = make_clip(sound=TUNE, seconds=5, picture="mandelbrot")
    stranger = make_clip(sound=OTHER, seconds=5, picture="testsrc2")
    copy = tmp_path / "copy.mp4"
    ffmpeg(
        *("-ss", "1", "-i", str(original), "-vf", "scale=216:384,eq=brightness=0.05:contrast=1.1"),
        *("-crf", "34", "-af", "volume=-9dB", "-c:a", "aac", "-b:a", "48k", str(copy)),
    )
    known, again, other = (fingerprints_of(p, probe(p)) for p in (original, copy, stranger))
    assert shared(again.pictures, known.pictures) >= 0.7
    assert shared(other.pictures, known.pictures) == 0.0
    assert is_same_sound(known.sound, again.sound)
    assert not is_same_sound(known.sound, other.sound)


@pytest.mark.slow
def test_they_are_made_once_and_kept(
    make_clip: MakeClip, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = make_clip(seconds=3, picture="mandelbrot")
    made = keep_fingerprints("originals/1", clip, probe(clip))
    assert len(made.pictures) == 3
    info = probe(clip)
    kept = keep_fingerprints("originals/1", tmp_path / "gone", info)
    assert kept.pictures == made.pictures
    assert np.array_equal(kept.sound, made.sound)
    with pytest.raises(ValueError, match="version 0"):
        Fingerprints.from_json('{"version": 0}')
