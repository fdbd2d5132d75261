"""The clips of the demo, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from pydantic import BaseModel, ConfigDict

from app.demo.records import ClipKind, ClipSpec, Disclosure, Language, Mood, Product, Template
from app.demo.scripts.palettes import PALETTES
from app.demo.scripts.timing import cues_of, tags_of

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


def clips(products: Mapping[str, Product]) -> tuple[ClipSpec, ...]:
    """Every clip in publishing order: the first eight as written, then well mixed.

    After the first eight, each next clip is the one whose template and creator were seen longest
    ago, so that neighbours differ.
    """
    order = list(_tables("first"))
    rest = [written for name in _FILES for written in _tables(name)]
    while rest:
        recent = order[-12:][::-1]

        def staleness(written: _Written, recent: list[_Written] = recent) -> tuple[int, int]:
            template = next((n for n, r in enumerate(recent) if r.template == written.template), 12)
            person = next((n for n, r in enumerate(recent) if r.by == written.by), 12)
            return min(template, 7) + min(person, 7), crc32(written.key.encode())

        best = max(rest, key=staleness)
        rest.remove(best)
        order.append(best)
    return tuple(_spec(written, products) for written in order)
