"""What hatred does and what looks like it, in English, Hindi and romanised Hindi.

The rows are data (`functions_en.toml`, `functions_hi.toml`); here they are filled with groups and
words. A row that begins with `?`, and every row with a held-out group, is a test.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from moderation.classifiers.templates.peoples import PEOPLES
from moderation.classifiers.templates.romanise import romanise
from moderation.classifiers.templates.typed import typed

FILLINGS = 24
"""How many ways a row is filled; one without rooms is there twice, so that it weighs something."""

# What abuse says of these is not known: a tone may be rough without being abuse of anybody.
UNSURE = frozenset({"crowd", "reclaimed", "slur_quoted", "swearing"})


@dataclass(frozen=True, slots=True)
class Filled:
    """One text and what is true of it.

    Args:
        is_toxic: None where the row does not tell.
    """

    text: str
    language: str
    family: str
    row: str
    is_hate: bool
    is_toxic: bool | None
    is_held_out: bool


def filled(seed: int = 20) -> Iterator[Filled]:
    """Every row filled; the Hindi ones also in Latin letters, spelled in more than one way."""
    rng, typists = random.Random(seed), random.Random(seed + 1)
    for language in ("en", "hi"):
        book = tomllib.loads(
            (Path(__file__).parent / f"functions_{language}.toml").read_text(encoding="utf-8")
        )
        rooms: dict[str, list[str]] = book["rooms"]
        hatred = [row for rows in book["hatred"].values() for row in rows]
        for side in ("hatred", "decency"):
            for family, rows in book[side].items():
                for row in rows:
                    for one in _fillings(row, side, family, language, rooms, hatred, rng):
                        yield one
                        if language == "hi":
                            yield from _in_latin(one, typists)


def _fillings(
    row: str,
    side: str,
    family: str,
    language: str,
    rooms: dict[str, list[str]],
    hatred: list[str],
    rng: random.Random,
) -> Iterator[Filled]:
    is_test_row = row.startswith("?")
    body = row.lstrip("?")
    texts: dict[str, bool] = {}
    for _ in range(FILLINGS if "{" in body else 2):
        people = rng.choice(PEOPLES)
        words = {name: rng.choice(choices) for name, choices in rooms.items()}
        words |= people.words(language, rng)
        if "{H}" in body:
            held = is_test_row or people.is_held_out
            claims = [h for h in hatred if "{s}" not in h and h.startswith("?") == held]
            words["H"] = _fill(rng.choice(claims).lstrip("?"), words)
        names_people = any(name in body for name in ("{G}", "{O}", "{g}", "{g1}", "{s}", "{H}"))
        text = _fill(body, words)
        if language == "en" and rng.random() < 0.6:
            text = text[0].upper() + text[1:]
        if rng.random() < 0.4 and text[-1] not in ".?!":
            text += rng.choice(("।", "!") if language == "hi" else (".", "!", ".", "!!"))
        texts.setdefault(text, is_test_row or (names_people and people.is_held_out))
    toxic = True if side == "hatred" or family == "person" else None if family in UNSURE else False
    for text, is_held_out in texts.items():
        yield Filled(text, language, family, row, side == "hatred", toxic, is_held_out)


def _fill(row: str, words: dict[str, str]) -> str:
    return row.format(**words).replace("stupidest", "most stupid").replace("  ", " ")


def _in_latin(one: Filled, rng: random.Random) -> Iterator[Filled]:
    """As it is usually spelled, and, where it is no test, as somebody types it."""
    usual = replace(one, text=romanise(one.text), language="hi-Latn")
    yield usual
    if not one.is_held_out:
        yield replace(usual, text=typed(usual.text, rng))
