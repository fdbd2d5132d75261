"""Examples written by the project, because public data teaches slurs and not hatred.

Each line is a template. `{g}` takes a group, `{v}` and the like a filler of its room. A line that
begins with `?` is never trained on: with the held-out groups it is the test of what was learnt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from moderation.classifiers.templates import (
    abuse,
    everyday,
    groups,
    harmless,
    mentions,
    scams,
    sexual,
)
from moderation.classifiers.templates.disguise import disguise, respelt

Room = tuple[str, tuple[str, ...], set[str], Mapping[str, tuple[list[str], ...]]]

LANGUAGES = ("en", "hi", "hi-Latn")


@dataclass(frozen=True, slots=True)
class Example:
    """One text with the labels that are true of it; every other label is false."""

    text: str
    labels: frozenset[str]
    language: str
    family: str
    template: str
    is_held_out: bool


def examples(seed: int = 20) -> list[Example]:
    """Every template filled, in a fixed order; some of the hateful and abusive ones disguised."""
    rng = random.Random(seed)
    made = [*_about_groups(rng), *_plain(rng)]
    disguised = [
        replace(e, text=disguise(e.text, rng), family=f"{e.family}-disguised")
        for e in made
        if e.language != "hi" and rng.random() < (0.2 if e.labels else 0.1)
    ]
    # The tests of romanised Hindi are as they were written, so only what is trained on is respelt.
    respellings = [
        replace(e, text=respelt(e.text, rng))
        for e in made
        if e.language == "hi-Latn" and not e.is_held_out
    ]
    return made + disguised + respellings


def _about_groups(rng: random.Random) -> Iterator[Example]:
    for number, language in enumerate(LANGUAGES):
        hateful = groups.HATEFUL[number].strip().splitlines()
        for family, rows, label in (
            ("hate", hateful, {"hate", "toxicity"}),
            ("neutral", mentions.NEUTRAL[number].strip().splitlines(), set()),
            ("denied", mentions.DENIED[number].strip().splitlines(), set()),
        ):
            for row in rows:
                for names, held_out in ((groups.TRAINED, False), (groups.HELD_OUT, True)):
                    for name in rng.sample(names, min(9, len(names))):
                        yield _made(row, {"g": name[number]}, label, language, family, held_out)
        for row in mentions.QUOTED[number].strip().splitlines():
            for names, held_out in ((groups.TRAINED, False), (groups.HELD_OUT, True)):
                for name in rng.sample(names, min(9, len(names))):
                    claim = rng.choice([h for h in hateful if h.startswith("?") == held_out])
                    fill = {"h": claim.lstrip("?").format(g=name[number])}
                    yield _made(row, fill, set(), language, "quoted", held_out)


def _plain(rng: random.Random) -> Iterator[Example]:
    rooms: tuple[Room, ...] = (
        ("abuse", abuse.ABUSIVE, {"toxicity"}, abuse.FILLERS),
        ("threat", abuse.THREATS, {"toxicity"}, abuse.FILLERS),
        ("harmless", harmless.HARMLESS, set(), abuse.FILLERS),
        ("sexual", sexual.SEXUAL, {"sexual"}, sexual.FILLERS),
        ("body", sexual.BODY, set(), sexual.FILLERS),
        ("scam", scams.SCAMS, {"spam"}, scams.FILLERS),
        ("trade", scams.TRADE, set(), scams.FILLERS),
        ("everyday", everyday.EVERYDAY, set(), everyday.FILLERS),
    )
    for family, texts, label, fillers in rooms:
        for number, language in enumerate(LANGUAGES):
            for row in texts[number].strip().splitlines():
                times = 12 if "{" in row else 2
                filled = {
                    row.format(**{k: rng.choice(v[number]) for k, v in fillers.items()})
                    for _ in range(times)
                }
                for text in sorted(filled):
                    yield _made(text, {}, set(label), language, family, False)


def _made(
    row: str, fill: dict[str, str], label: set[str], language: str, family: str, held_out: bool
) -> Example:
    text = row.lstrip("?").format(**fill) if fill else row.lstrip("?")
    return Example(text, frozenset(label), language, family, row, held_out or row.startswith("?"))
