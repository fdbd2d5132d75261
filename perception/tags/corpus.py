"""Texts about known tags, put together from `vocabulary` and `phrases`; the same on every machine.

A text is of the test when its thing or its phrase is: the heads are judged on things and phrases
that they never read.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass

from perception.tags.phrases import ELSEWHERE, PHRASES
from perception.tags.vocabulary import Tag, tags

PHRASES_A_THING = 4
PAIRS = 200
SEED = 4
TEST_SHARE, CALIBRATE_SHARE = 0.12, 0.12


@dataclass(frozen=True, slots=True)
class Example:
    """One text.

    Attributes:
        tags: Slugs of what it is about.
        split: `train`, `calibrate` or `test`.
        language: 0 English, 1 Hindi, 2 Hindi in Latin letters.
    """

    text: str
    tags: frozenset[str]
    split: str
    language: int


def examples() -> list[Example]:
    """Every text, in a fixed order."""
    chance = random.Random(SEED)
    categories = [tag for tag in tags() if tag.kind == "category"]
    out: list[Example] = []
    for tag in categories:
        for language, things in enumerate(tag.things):
            for thing in things:
                for topic, phrase in _phrases(language, chance, PHRASES_A_THING):
                    slugs = {tag.slug, topic} - {""}
                    out.append(_example(phrase, (thing,), slugs, language))
    for _ in range(PAIRS):
        out.append(_pair(categories, chance))
    out += [Example(text, frozenset(), split_of(text), 0) for text in ELSEWHERE]
    return out


def split_of(part: str) -> str:
    """Where a thing or a phrase belongs; by its own letters, so that additions move nothing."""
    share = zlib.crc32(part.encode()) % 1000 / 1000
    if share < TEST_SHARE:
        return "test"
    return "calibrate" if share < TEST_SHARE + CALIBRATE_SHARE else "train"


def _phrases(language: int, chance: random.Random, count: int) -> list[tuple[str, str]]:
    """Some phrases with their topics; about a third have none."""
    topics = [*(t for t in PHRASES if t), *([""] * (len(PHRASES) // 2))]
    return [(t, chance.choice(_written(t, language))) for t in chance.choices(topics, k=count)]


def _written(topic: str, language: int) -> list[str]:
    return [text.strip() for text in PHRASES[topic][language].split(";")]


def _pair(categories: list[Tag], chance: random.Random) -> Example:
    first, second = chance.sample(categories, 2)
    language = chance.choice((0, 0, 1, 2))
    things = (chance.choice(first.things[language]), chance.choice(second.things[language]))
    topic, phrase = _phrases(language, chance, 1)[0]
    joined = phrase.replace("{}", "{} " + ("and", "और", "aur")[language] + " {}", 1)
    return _example(joined, things, {first.slug, second.slug, topic} - {""}, language)


def _example(phrase: str, things: tuple[str, ...], slugs: set[str], language: int) -> Example:
    splits = {split_of(part) for part in (phrase, *things)}
    split = next(s for s in ("test", "calibrate", "train") if s in splits)
    return Example(phrase.format(*things), frozenset(slugs), split, language)
