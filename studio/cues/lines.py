"""Lines that fit a phone: their length in letters that the eye sees, and where they break. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LINE_LETTERS = 42
LINES = 2
_JOINERS = "\u200c\u200d"
_VIRAMA = "\u094d"


def letters(text: str) -> int:
    """How many letters the eye counts: marks, joiners and halves of conjuncts take no room."""
    count = 0
    joins = False
    for char in text:
        is_mark = unicodedata.category(char) in ("Mn", "Mc", "Me") or char in _JOINERS
        if not is_mark and not joins:
            count += 1
        joins = char == _VIRAMA or (joins and char in _JOINERS)
    return count


def fits(words: Sequence[str]) -> bool:
    """Whether the words can be set in the lines there are."""
    return wrapped(words).count("\n") < LINES and all(
        letters(line) <= LINE_LETTERS or " " not in line for line in wrapped(words).split("\n")
    )


def wrapped(words: Sequence[str]) -> str:
    """The words in as few lines as hold them; two lines are as even as they can be.

    Words are never cut, so that a conjunct or a long name stays whole.
    """
    whole = " ".join(words)
    if letters(whole) <= LINE_LETTERS or len(words) < 2:
        return whole
    halves = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
    best = min(halves, key=lambda pair: _unevenness(*pair))
    if max(letters(line) for line in best) <= LINE_LETTERS:
        return "\n".join(best)
    lines: list[str] = []
    for word in words:
        if lines and letters(f"{lines[-1]} {word}") <= LINE_LETTERS:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return "\n".join(lines)


def _unevenness(first: str, second: str) -> float:
    """How badly a break reads: uneven lines, less so where a phrase ends."""
    uneven = abs(letters(first) - letters(second))
    return (
        uneven - (8 if first[-1] in ",.;:!?।—" else 0) + (2 if letters(first) > LINE_LETTERS else 0)
    )
