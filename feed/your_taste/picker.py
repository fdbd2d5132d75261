"""What a newcomer may pick from: the commonest categories and hashtags that are really here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, func, select

from catalog.media import blob_url, media_url
from catalog.models import Product, ProductPin, Video
from feed.catalogue.columns import NONE, OPEN
from feed.catalogue.snapshot import Snapshot
from feed.preferences.models import TasteKind
from feed.your_taste.names import named
from feed.your_taste.schemas import TasteChoice

OFFERED = 9
CATEGORIES_OFFERED = 6
LEAST_CLIPS = 2


def choices_of(session: Session, snapshot: Snapshot, locale: str = "en") -> list[TasteChoice]:
    """At most `OFFERED` illustrated choices, categories first; none twice in other words."""
    columns = snapshot.columns
    seen = snapshot.is_published & (snapshot.audiences == OPEN)
    every_category = _commonest(columns.categories[: snapshot.count][seen])
    categories = [columns.category_names.name_of[n] for n in every_category]
    tags = [columns.tag_names.name_of[n] for n in _commonest(snapshot.tags[seen])]
    stems = {_stem(c) for c in categories}
    others = [tag for tag in tags if _stem(tag) not in stems]
    first = categories[:CATEGORIES_OFFERED]
    rest = others[: OFFERED - len(first)]
    picked = categories[: OFFERED - len(rest)]
    pictures = _product_pictures(session, picked)
    posters = {tag: _poster(session, snapshot, tag) for tag in rest}
    names = named(
        session,
        [(TasteKind.CATEGORY, c) for c in picked] + [(TasteKind.TAG, tag) for tag in rest],
        locale,
    )
    offered = [(TasteKind.CATEGORY, c, pictures.get(c)) for c in picked]
    offered += [(TasteKind.TAG, tag, posters[tag]) for tag in rest]
    return [
        TasteChoice(kind=kind, value=value, label=names[kind, value].label, image_url=image)
        for kind, value, image in offered
        if (kind, value) in names
    ]


def _commonest(column: NDArray[np.int32]) -> list[int]:
    """Numbers that stand on at least `LEAST_CLIPS` clips, commonest first."""
    numbers, counts = np.unique(column[column != NONE], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [int(numbers[i]) for i in order if counts[i] >= LEAST_CLIPS]


def _stem(name: str) -> str:
    return name.replace("-", "").removesuffix("s")


def _product_pictures(session: Session, categories: list[str]) -> dict[str, str | None]:
    """The picture of the product that most clips show, for each category."""
    shown = func.count(col(ProductPin.video_id))
    rows = session.exec(
        select(Product)
        .join(ProductPin, col(ProductPin.product_id) == col(Product.id), isouter=True)
        .where(col(Product.category_slug).in_(categories), Product.is_active)
        .group_by(col(Product.id))
        .order_by(shown, col(Product.id))
    )
    # The last one stays.
    return {p.category_slug: blob_url(p.image_keys[0]) for p in rows if p.image_keys}


def _poster(session: Session, snapshot: Snapshot, tag: str) -> str | None:
    columns = snapshot.columns
    rows = snapshot.by_tag.rows(columns.tag_names.number_of[tag])
    live = rows[snapshot.is_published[rows] & (snapshot.audiences[rows] == OPEN)]
    video = session.get(Video, columns.video_id(int(live[0]))) if len(live) else None
    return media_url(video.id, video.recipe, "poster.webp") if video and video.recipe else None
