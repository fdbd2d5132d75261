"""Money and bodies as they are asked for under clips of a shop, and what is said there honestly."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moderation.classifiers.templates.romanise import romanise
from moderation.classifiers.templates.typed import typed

ROWS = Path(__file__).with_name("market.toml")
FILLED_TIMES = 4
LABEL_OF = {"scam": "spam", "trade": "", "lewd": "sexual", "body": ""}
"""Family of rows → the label that is true of them, if any."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One text, its family of `LABEL_OF`, and the row that it was made from."""

    text: str
    family: str
    language: str
    row: str


def offered(seed: int = 52) -> Iterator[Offered]:
    """Every row filled; Hindi also in Latin letters, usual and as two people would type it."""
    rng, found = random.Random(seed), tomllib.loads(ROWS.read_text(encoding="utf-8"))
    for family in LABEL_OF:
        for language, rows in found[family].items():
            rooms = found["rooms"][language] | {"u": found["worn"][language]}
            for row in rows:
                for text in sorted(_filled(row, rooms, rng)):
                    yield from _spoken(text, family, language, row, rng)


def _filled(row: str, rooms: dict[str, list[str]], rng: random.Random) -> set[str]:
    made = set()
    for _ in range(FILLED_TIMES if "{" in row else 1):
        text = row
        for name, words in rooms.items():
            while "{" + name + "}" in text:
                text = text.replace("{" + name + "}", rng.choice(words), 1)
        made.add(text)
    return made


def _spoken(
    text: str, family: str, language: str, row: str, rng: random.Random
) -> Iterator[Offered]:
    if language == "en":
        yield Offered(text, family, "en", row)
    elif language == "la":
        yield Offered(text, family, "hi-Latn", row)
        yield Offered(typed(text, rng), family, "hi-Latn", row)
    else:
        usual = romanise(text)
        yield Offered(text, family, "hi", row)
        yield Offered(usual, family, "hi-Latn", row)
        yield Offered(typed(usual, rng), family, "hi-Latn", row)
        yield Offered(typed(usual, rng), family, "hi-Latn", row)
