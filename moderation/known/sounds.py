"""Which known sounds are heard in a clip: by words that both hold, then by all their bits. Pure.

A copy's words differ from the original's in some bits, but of a few hundred words one comes
through with at most one bit wrong unless far more than a tenth of all bits are. Each such word
says where the two would lie along each other; there they are held against each other whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from perception.fingerprints.sound import ALIKE_ERRORS, BANDS, MIN_WORDS, Words

_FLIPS = np.concatenate(
    (np.zeros(1, np.uint32), np.left_shift(np.uint32(1), np.arange(BANDS - 1, dtype=np.uint32)))
)
LAID_MOST = 20_000  # Ways to lay them along each other: a hum that fits everywhere ends here.


@dataclass(frozen=True, slots=True)
class Heard:
    """A known sound in a clip.

    Args:
        place: Of the sound among those that the index was made of.
        errors: Share of differing bits, at most `ALIKE_ERRORS`.
        at_word: Where in the clip it begins, in words; negative where its beginning is cut off.
    """

    place: int
    errors: float
    at_word: int


class SoundIndex:
    """An index over the words of known sounds; silence is not in it."""

    def __init__(self, sounds: Sequence[Words]) -> None:
        self._sounds = list(sounds)
        owners = [np.full(len(words), place) for place, words in enumerate(self._sounds)]
        places = [np.arange(len(words)) for words in self._sounds]
        empty = np.zeros(0, np.int64)
        words = np.concatenate([np.zeros(0, np.uint32), *self._sounds])
        order = np.argsort(words, kind="stable")
        order = order[words[order] != 0]
        self._words = words[order]
        self._owner = np.concatenate([empty, *owners])[order]
        self._place = np.concatenate([empty, *places])[order]

    def heard_in(self, clip: Words) -> list[Heard]:
        """The known sounds that a clip holds for at least `MIN_WORDS`, the surest first."""
        best: dict[int, Heard] = {}
        for owner, shift in self._ways(clip):
            errors = errors_at(clip, self._sounds[owner], shift)
            known = best.get(owner)
            if errors <= ALIKE_ERRORS and (known is None or errors < known.errors):
                best[owner] = Heard(owner, errors, shift)
        return sorted(best.values(), key=lambda heard: (heard.errors, heard.place))

    def _ways(self, clip: Words) -> list[tuple[int, int]]:
        """Pairs of a sound and the place in the clip where its first word would lie."""
        at = np.flatnonzero(clip)
        asked = (clip[at][:, None] ^ _FLIPS).ravel()
        at = np.repeat(at, len(_FLIPS))
        begin = np.searchsorted(self._words, asked, "left")
        lengths = np.searchsorted(self._words, asked, "right") - begin
        before = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)[:-1]))
        hits = np.arange(int(lengths.sum())) - np.repeat(before - begin, lengths)
        pairs = np.stack((self._owner[hits], np.repeat(at, lengths) - self._place[hits]), axis=1)
        ways, votes = np.unique(pairs, axis=0, return_counts=True)
        ways = ways[np.argsort(-votes, kind="stable")][:LAID_MOST]
        return [(int(owner), int(shift)) for owner, shift in ways]


def errors_at(clip: Words, sound: Words, shift: int) -> float:
    """Share of differing bits where the sound begins at word `shift`; 1.0 where too little of
    both is heard at once.
    """
    a: NDArray[np.uint32] = clip[max(shift, 0) : max(shift + len(sound), 0)]
    b = sound[max(-shift, 0) :][: len(a)]
    a = a[: len(b)]
    heard = (a != 0) & (b != 0)
    count = int(heard.sum())
    if count < MIN_WORDS:
        return 1.0
    return float(np.bitwise_count(a[heard] ^ b[heard]).sum()) / (count * (BANDS - 1))
