"""Texts in the two languages that people read here, and the one that somebody reads. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Pair = tuple[str, str]  # English, Hindi.


def reads_hindi(locale: str) -> bool:
    """Whether whoever has this locale reads Hindi."""
    return locale.startswith("hi")


def language_of(locale: str) -> Literal["en", "hi"]:
    """The language that whoever has this locale reads."""
    return "hi" if reads_hindi(locale) else "en"


def in_language(pair: Pair, locale: str) -> str:
    """The text for whoever reads it."""
    return pair[1] if reads_hindi(locale) else pair[0]


def all_in(pairs: Mapping[str, Pair], locale: str) -> dict[str, str]:
    """Every text of a room by its name, for whoever reads them."""
    return {name: in_language(pair, locale) for name, pair in pairs.items()}
