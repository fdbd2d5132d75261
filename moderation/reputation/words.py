"""Sentences for people about their own record, in their language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from babel.numbers import format_decimal

from core.languages import language_of
from core.moments import long_date_text

WORDS_FILE = Path(__file__).with_name("words.toml")
Words = Mapping[str, Mapping[str, Mapping[str, str]]]


@lru_cache
def all_words() -> Words:
    """Group → key → language → sentence."""
    return tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))


def say(group: str, key: str, locale: str, **facts: datetime | int | None) -> str:
    """The sentence, with its facts as the language writes them.

    Raises:
        KeyError: There is no such sentence, or it needs a fact that was not given.
    """
    language = language_of(locale)
    shown = {name: _shown(fact, language) for name, fact in facts.items() if fact is not None}
    return all_words()[group][key][language].format(**shown)


def _shown(fact: datetime | int, language: str) -> str:
    if isinstance(fact, datetime):
        return long_date_text(fact, language)
    return format_decimal(fact, locale=f"{language}_IN")
