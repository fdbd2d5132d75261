"""The demo's clips as tagging meets them: signals of every category, and what is truly shown."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.demo.clip import scene, script_of
from app.demo.pictures import render_product_image
from app.demo.records import ClipSpec
from app.demo.stage import Stage
from app.demo.world import world
from bench.report import say
from core.ids import new_id
from perception.content import CONTENT_DIM
from perception.image import image_encoder
from perception.tags.reading import Evidence, Line
from perception.text import text_encoder
from studio.lettering.materials import fetch_materials
from studio.tagging.crops import crops_of
from studio.tagging.describing import small
from studio.tagging.fusion import look
from studio.tagging.shelf import Item, Shelf, make_shelf, tokens
from studio.tagging.suggest import without_hashtags, words_in

MOMENTS = 4

Vector = NDArray[np.float32]
Truth = NDArray[np.bool_]


def demo_clips(cache: Path | None, *, read_screen: bool) -> tuple[tuple[str, ...], Vector, Truth]:
    """The shop's categories, every clip's signals, and what each clip truly shows."""
    stored = cache / f"clips-{read_screen}.npz" if cache else None
    if stored and stored.exists():
        with np.load(stored, allow_pickle=False) as kept:
            return tuple(kept["categories"].tolist()), kept["signals"], kept["truth"]
    fetch_materials()
    shelf, here = _shop(), world()
    signals: list[Vector] = []
    truth: list[list[bool]] = []
    categories: tuple[str, ...] = ()
    for number, spec in enumerate(here.clips, 1):
        evidence, crops = _drawn(spec, read_screen=read_screen)
        seen = look(evidence, crops, shelf)
        categories = seen.categories
        shown = {here.product[tag.sku].category for tag in spec.tags}
        signals.append(seen.signals)
        truth.append([category in shown for category in categories])
        if number % 10 == 0:
            say(f"{number} of {len(here.clips)} clips")
    found = np.stack(signals), np.array(truth)
    if stored:
        np.savez(stored, categories=np.array(categories), signals=found[0], truth=found[1])
    return categories, *found


def _shop() -> Shelf:
    """The demo's shop, described as the product describes one."""
    products = world().products
    items = [
        Item(
            new_id(),
            None,
            p.category,
            p.name,
            frozenset(tokens(f"{p.name} {world().person[p.brand].display_name}")),
        )
        for p in products
    ]
    texts = [
        f"{world().person[p.brand].display_name} {p.name}. {p.category}. {p.description[:300]}"
        for p in products
    ]
    words = text_encoder().encode(texts, kind="passage")
    pictures = []
    with tempfile.TemporaryDirectory() as name:
        for product in products:
            file = render_product_image(product, product.variants[0], Path(name) / "p.webp")
            with Image.open(file) as image:
                pictures.append(image_encoder().encode([small(image)])[0])
    vectors = np.zeros((len(items), CONTENT_DIM), np.float32)
    return make_shelf(items, vectors, words, np.stack(pictures))


def _drawn(spec: ClipSpec, *, read_screen: bool) -> tuple[Evidence, Vector]:
    script = script_of(spec)
    draw, stage = scene(script), Stage()
    times, frames, screen = [], [], []
    for part in range(MOMENTS):
        moment_s = script.seconds * (part + 0.5) / MOMENTS
        draw(stage, moment_s)
        frames.append(np.asarray(stage.image().convert("RGB"), np.uint8))
        times.append(round(moment_s * 1000))
    if read_screen:
        screen = [Line(times[2], text) for text in words_in(frames[2])]
    crops = np.stack([image_encoder().encode(crops_of(frame)) for frame in frames])
    said = tuple(Line(cue.start_ms, cue.text) for cue in spec.cues)
    words = without_hashtags(spec.caption)
    return Evidence(words, said, tuple(screen), crops[:, 0], tuple(times)), crops
