"""Spelling tricks, as people use them to get past a filter."""

from __future__ import annotations

import random

_LEET = {"a": "@4", "e": "3", "i": "1!", "o": "0", "s": "$5"}
_LOOK = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х"}

_SPELLINGS = (
    ("aa", "a"), ("ee", "i"), ("oo", "u"), ("chh", "ch"), ("acch", "ach"), ("w", "v"), ("z", "j"),
    ("hain", "hai"), ("nahi", "nhi"), ("mein", "me"), ("kya", "kia"), ("karo", "kro"),
    ("ph", "f"), ("bahut", "bhot"), ("khareed", "kharid"), ("sh", "s"), ("ye ", "yeh "),
)  # fmt: skip


def disguise(text: str, rng: random.Random) -> str:
    """The text with one trick played on one or two of its longer words."""
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 4 and w.isascii() and w.isalpha()]
    for index in rng.sample(long, min(2, len(long))):
        words[index] = rng.choice((_leet, _spaced, _dotted, _repeated, _look))(words[index], rng)
    return " ".join(words)


def respelt(text: str, rng: random.Random) -> str:
    """Romanised Hindi in another of its spellings: long vowels, `v` and `w`, dropped letters."""
    out = text
    for one, other in _SPELLINGS:
        if rng.random() < 0.4:
            out = out.replace(one, other)
    return out


def _leet(word: str, rng: random.Random) -> str:
    return "".join(rng.choice(_LEET[c]) if c in _LEET else c for c in word)


def _spaced(word: str, rng: random.Random) -> str:
    return " ".join(word)


def _dotted(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return f"{word[:at]}{rng.choice('.-_*')}{word[at:]}"


def _repeated(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at - 1] * rng.randrange(2, 5) + word[at:]


def _look(word: str, rng: random.Random) -> str:
    return "".join(_LOOK.get(c, c) if rng.random() < 0.7 else c for c in word)
