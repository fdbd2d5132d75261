"""The clips of the demo, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from zlib import crc32

from pydantic import BaseModel, ConfigDict

from app.demo.records import ClipKind, ClipSpec, Disclosure, Language, Product, Template
from app.demo.scripts.palettes import PALETTES
from app.demo.scripts.timing import cues_of, tags_of
from studio.music import Mood

_HERE = Path(__file__).parent
_FILES = ("faces", "care", "cloth", "shine")


class _Written(BaseModel):
    """One table of a file, checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    by: str
    template: Template
    kind: ClipKind
    language: Language
    seconds: float
    palette: str
    mood: Mood
    title: str
    caption: str
    headline: str
    kicker: str
    cues: tuple[str, ...]
    skus: tuple[str, ...]
    points: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    disclosure: Disclosure | None = None


@cache
def _tables(name: str) -> tuple[_Written, ...]:
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tuple(_Written.model_validate(table) for table in tomllib.load(file)["clip"])


def _spec(written: _Written, products: Mapping[str, Product]) -> ClipSpec:
    duration = round(written.seconds * 1000)
    shown = [products[sku] for sku in written.skus]
    return ClipSpec(
        key=written.key,
        creator=written.by,
        template=written.template,
        kind=written.kind,
        title=written.title,
        caption=written.caption,
        language=written.language,
        duration_ms=duration,
        seed=crc32(written.key.encode()),
        palette=PALETTES[written.palette],
        mood=written.mood,
        headline=written.headline,
        kicker=written.kicker,
        points=written.points,
        props=written.props,
        cues=cues_of(written.cues, duration),
        tags=tags_of(written.template, shown, written.props, duration),
        disclosure=written.disclosure,
    )


def _fitness(
    recent: list[_Written], left: Mapping[Template, int], written: _Written
) -> tuple[bool, int, int]:
    """How well a clip goes next: unlike its neighbour, long unseen, of a kind with many to come."""
    template = next((n for n, r in enumerate(recent) if r.template is written.template), 7)
    person = next((n for n, r in enumerate(recent) if r.by == written.by), 7)
    apart = min(template, 7) + min(person, 7) + 2 * left[written.template]
    return template > 0 and person > 0, apart, crc32(written.key.encode())


def clips(products: Mapping[str, Product]) -> tuple[ClipSpec, ...]:
    """Every clip in publishing order: the first eight as written, then well mixed.

    After the first eight, each next clip is the one whose template and creator were seen longest
    ago, so that neighbours differ. It also prefers templates of which many are left.
    """
    order = list(_tables("first"))
    rest = [written for name in _FILES for written in _tables(name)]
    while rest:
        left = Counter(written.template for written in rest)
        best = max(rest, key=partial(_fitness, order[:-13:-1], left))
        rest.remove(best)
        order.append(best)
    return tuple(_spec(written, products) for written in order)
