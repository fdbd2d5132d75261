"""Misspellings that folding cannot undo: letters swapped, lost or doubled, words joined or torn."""

from __future__ import annotations

import random


def misspelt(text: str, rng: random.Random) -> str:
    """The text with one or two of its words written wrongly; short words are left alone."""
    words = text.split(" ")
    for _ in range(rng.choice((1, 1, 2))):
        long = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        if not long:
            return " ".join(words)
        at = rng.choice(long)
        words[at] = rng.choice((_swapped, _lost, _doubled, _torn, _starred))(words[at], rng)
        if rng.random() < 0.2 and at + 1 < len(words):
            words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


def _swapped(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _lost(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _torn(word: str, rng: random.Random) -> str:
    at = rng.randrange(2, len(word) - 1)
    return f"{word[:at]} {word[at:]}"


def _starred(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + "*" + word[at + 1 :]
