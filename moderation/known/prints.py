"""What a clip is known by, taken from what viewers get: edits, cuts and lettering included."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from moderation.known.index import Hashes
from moderation.sampling.reading import sample_frames
from moderation.sampling.sound import sound_of
from perception.fingerprints.pictures import frame_hash
from perception.fingerprints.sound import RATE_HZ, Words, words_of

VERSION = 1
"""Raise it when hashes of the same clip would come out otherwise."""
LEAST, MOST = 3, 60
EVERY_MS = 1000


@dataclass(frozen=True, slots=True)
class Prints:
    """The hashes of a clip; any of them may be empty.

    Args:
        pictures: Shape (n,), uint64.
        times_ms: Their moments.
        sound: One word each 32 ms.
        mirrored: The same pictures seen in a mirror, likewise; not kept, only looked for: who
            mirrors what is known would have it pass for new.
    """

    pictures: Hashes
    times_ms: tuple[int, ...]
    sound: Words
    mirrored: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))

    @property
    def ways(self) -> tuple[Hashes, Hashes]:
        """The pictures as they are and as a mirror shows them."""
        return self.pictures, self.mirrored


def take_prints(video_mp4: Path, duration_ms: int) -> Prints:
    """A picture a second, 3 to 60 of them, and the whole sound.

    Raises:
        NoPictures: None could be decoded.
        av.error.FFmpegError: Its sound cannot be decoded.
    """
    n = max(LEAST, min(MOST, duration_ms // EVERY_MS))
    sample = sample_frames(video_mp4, duration_ms, n)
    hashed = [
        (int(digits, 16), int(mirrored, 16), time_ms)
        for frame, time_ms in zip(sample.frames, sample.times_ms, strict=True)
        if (digits := frame_hash(frame)) and (mirrored := frame_hash(frame[:, ::-1]))
    ]
    return Prints(
        np.array([value for value, _, _ in hashed], dtype=np.uint64),
        tuple(time_ms for _, _, time_ms in hashed),
        words_of(sound_of(video_mp4, RATE_HZ)),
        np.array([value for _, value, _ in hashed], dtype=np.uint64),
    )
