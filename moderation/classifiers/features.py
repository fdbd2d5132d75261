"""What the heads see of a text: its meaning, its spelling, and what the lists and rules found."""

from __future__ import annotations

import math
import re
import zlib
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.spelling import fold
from moderation.classifiers.contacts import KINDS, contacts
from moderation.classifiers.lexicon import hits

SPELLING_BITS = 15
SPELLING_DIM = 1 << SPELLING_BITS
RULES = ("strong", "strong_log", "harsh", "quoted", "length_log", *KINDS)

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[\w\u0900-\u097f]+|[^\w\s]")
_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)'[^']{8,}'")


def spelling(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Hashed words, pairs of words and 3–5 letters inside words.

    Of a number only its length counts: prices are short, what one should call is long.

    Returns:
        Sorted columns in [0, 32768) and their weights, L2 = 1 (empty for an empty text).
    """
    words = _WORD.findall(_NUMBER.sub(lambda number: "0" * len(number[0]), fold(text)))
    grams: dict[int, float] = {}
    for gram in _grams(words):
        column = zlib.crc32(gram.encode()) & (SPELLING_DIM - 1)
        grams[column] = grams.get(column, 0.0) + 1.0
    columns = np.array(sorted(grams), np.int64)
    weights = np.array([1.0 + math.log(grams[int(c)]) for c in columns], np.float32)
    norm = float(np.linalg.norm(weights))
    return columns, weights / np.float32(norm or 1.0)


def rules(text: str) -> NDArray[np.float32]:
    """What lists and patterns found, in the order of `RULES`."""
    listed = hits(fold(text))
    strong = sum(hit.is_strong for hit in listed)
    ways_out = {contact.kind for contact in contacts(text)}
    found = [
        float(strong > 0),
        math.log1p(strong),
        float(len(listed) > strong),
        float(bool(_QUOTE.search(text))),
        math.log1p(len(text)) / 10,
        *(float(kind in ways_out) for kind in KINDS),
    ]
    return np.array(found, np.float32)


def _grams(words: list[str]) -> list[str]:
    grams = [f"w:{word}" for word in words]
    grams += [f"p:{a} {b}" for a, b in pairwise(words)]
    for word in words:
        padded = f" {word} "
        for size in (3, 4, 5):
            grams += [padded[i : i + size] for i in range(len(padded) - size + 1)]
    return grams
