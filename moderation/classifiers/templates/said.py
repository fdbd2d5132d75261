"""What people say on most days under clips of a shop, in three spellings, all of it harmless."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from moderation.classifiers.templates.disguise import respelt
from moderation.classifiers.templates.romanise import romanise
from moderation.classifiers.templates.typed import typed

FILLED_TIMES = 16


@dataclass(frozen=True, slots=True)
class Said:
    """A text, its language, and the row that it is made of: rows are taught or tested whole."""

    text: str
    language: str
    row: str


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "said.toml").read_text())


def said(seed: int = 5) -> Iterator[Said]:
    """Every row, those with rooms filled several times; Hindi ones also in Latin letters, and those
    in more than one spelling.
    """
    rng, found = random.Random(seed), _rows()
    for language, rows in found["plain"].items():
        for row in rows:
            yield Said(row, language, row)
            if language == "hi-Latn":
                yield Said(respelt(row, rng), language, row)
                yield Said(typed(row.lower(), rng), language, row)
            if language == "hi":
                usual = romanise(row)
                yield Said(usual, "hi-Latn", row)
                yield Said(typed(usual, rng), "hi-Latn", row)
    for language, rows in found["filled"].items():
        rooms = found["rooms"][language]
        for row in rows:
            for _ in range(FILLED_TIMES):
                text = row
                for name, words in rooms.items():
                    while "{" + name + "}" in text:
                        text = text.replace("{" + name + "}", rng.choice(words), 1)
                yield Said(text, language, row)
