"""Fills an empty installation with the demo world, through the product's own doors.

Products come in through the importer; clips are rendered, handed in as uploads by their creators,
transcoded, screened and published by the workers like anybody's. Running it again continues.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID

import structlog
from sqlmodel import col, func, select

from app.demo import accounts, partners, shop
from app.demo.clip import render_clip
from app.demo.records import (
    SOURCE_PREFIX,
    ClipSpec,
    Disclosure,
    Language,
    Product,
    RenderedClip,
    World,
)
from app.demo.world import world
from app.demo_status import PLAN_FILE
from catalog.ids import AccountId
from catalog.kinds import Disclosure as CatalogDisclosure
from catalog.kinds import VideoKind
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope
from core.settings import get_settings
from moderation.prepare import EVERY
from perception.prepare import prepare_all
from studio.lettering.materials import fetch_materials
from studio.schemas import PinIn
from studio.service import submit_file

log = structlog.get_logger(__name__)
RENDERERS = 2
MOST_IN_THE_WORKS = 2
FIRST = 8  # Clips before the address is printed; after them the shop fills clip by clip.
PRODUCTS_A_CLIP = 4
ANSWER_WAIT_S = 600.0  # The next start goes on where this one gave up.
_LANGUAGES = {Language.EN: "en", Language.HI: "hi", Language.HINGLISH: "hi-Latn"}
_DISCLOSURES = {
    None: CatalogDisclosure.NONE,
    Disclosure.PAID_PARTNERSHIP: CatalogDisclosure.PAID,
    Disclosure.GIFTED: CatalogDisclosure.GIFTED,
    Disclosure.OWN_BRAND: CatalogDisclosure.OWN_BRAND,
}


def seed() -> int:
    """Brings in whatever of the demo world is missing.

    Returns:
        How many clips were handed in by this run.
    """
    plan = world()
    (get_settings().data_dir / PLAN_FILE).write_text(json.dumps({"clips": len(plan.clips)}))
    accounts.ensure_role_accounts()
    accounts.ensure_brand_sign_in(plan.person)
    missing = _missing(plan)
    if missing:
        fetch_materials()
        _hand_in_all(plan, missing)
    _stock(plan, plan.products)
    partners.ensure_briefs(plan)
    _let_brands_answer(plan)
    return len(missing)


def _let_brands_answer(plan: World) -> None:
    """Waits for agreed clips that are still in the works, then their brands approve them."""
    patience = time.monotonic() + ANSWER_WAIT_S
    while partners.is_one_on_its_way() and time.monotonic() < patience:
        time.sleep(0.5)
    partners.approve_what_waits(plan)


def _stock(plan: World, products: Iterable[Product]) -> None:
    for product in products:
        shop.ensure_product(plan, product.sku, accounts.ensure_person(plan.person[product.brand]))


def _missing(plan: World) -> list[ClipSpec]:
    with read_scope() as session:
        known = set(
            session.exec(
                select(Video.source_key).where(col(Video.source_key).startswith(SOURCE_PREFIX))
            )
        )
    return [spec for spec in plan.clips if f"{SOURCE_PREFIX}{spec.key}" not in known]


@contextmanager
def _scratch() -> Iterator[Path]:
    root = get_settings().data_dir / "tmp"
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root) as folder:
        yield Path(folder)


def _hand_in_all(plan: World, specs: list[ClipSpec]) -> None:
    """Renders ahead in processes of low priority and hands each clip in, in order."""
    with (
        _scratch() as folder,
        ProcessPoolExecutor(RENDERERS, initializer=partial(os.nice, 5)) as pool,
    ):
        renders = pool.map(_render, [(spec, folder / f"{spec.key}.mp4") for spec in specs])
        # While the first clips render: a clip that met a missing model would wait for a person.
        prepare_all(lambda line: log.info("demo_models", line=line), EVERY)
        shelf = iter(plan.products)
        for number, (spec, rendered) in enumerate(zip(specs, renders, strict=True), 1):
            _wait_for_room()
            if partners.is_agreed(spec.key):
                partners.ensure_briefs(plan)
            hand_in(plan, spec, rendered)
            rendered.path.unlink()
            log.info("demo_clip_handed_in", clip=spec.key, number=number, of=len(specs))
            if number >= FIRST:
                _stock(plan, islice(shelf, PRODUCTS_A_CLIP))


def _wait_for_room() -> None:
    """Keeps most of the worker free: a visitor's own upload must not wait behind the demo."""
    while _in_the_works() >= MOST_IN_THE_WORKS:
        time.sleep(0.5)


def _in_the_works() -> int:
    with read_scope() as session:
        return session.exec(
            select(func.count())
            .select_from(Video)
            .where(
                col(Video.source_key).startswith(SOURCE_PREFIX),
                col(Video.state).in_([VideoState.PROCESSING, VideoState.SCREENING]),
            )
        ).one()


def _render(job: tuple[ClipSpec, Path]) -> RenderedClip:
    spec, path = job
    return render_clip(spec, path, threads=1)


def hand_in(plan: World, spec: ClipSpec, rendered: RenderedClip) -> UUID:
    """Uploads and submits one clip as its creator, with captions and product pins."""
    pins = []
    for tag in spec.tags:
        brand = plan.person[plan.product[tag.sku].brand]
        pins.append(
            PinIn(
                product_id=shop.ensure_product(plan, tag.sku, accounts.ensure_person(brand)),
                start_ms=tag.start_ms,
                end_ms=min(tag.end_ms, rendered.duration_ms),
                x=tag.x,
                y=tag.y,
            )
        )
    creator = accounts.ensure_person(plan.person[spec.creator])
    return submit_file(
        AccountId(creator),
        rendered.path,
        caption=spec.caption,
        kind=VideoKind(spec.kind.value),
        language=_LANGUAGES[spec.language],
        pins=pins,
        captions_vtt={_LANGUAGES[spec.language]: rendered.captions_vtt},
        disclosure=_DISCLOSURES[spec.disclosure],
        source_key=f"{SOURCE_PREFIX}{spec.key}",
        audio_title=f"{spec.mood.value.capitalize()} · Jhalak originals",
        is_sponsored=spec.disclosure is Disclosure.PAID_PARTNERSHIP,
        under=partners.agreement_for(plan, spec.key),
    )
