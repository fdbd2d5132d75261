"""Where hashtags and categories lie in the content space: the mean of their newest clips."""

from __future__ import annotations

from collections import OrderedDict
from time import monotonic

import numpy as np
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Product, ProductPin, Video, VideoHashtag
from feed.features.content import vector_of
from feed.features.taste import Vector, zero_vector
from feed.preferences.models import TasteKind

CLIPS_USED = 40
FRESH_S = 300.0
KEPT = 2_000

_known: OrderedDict[tuple[TasteKind, str], tuple[float, Vector]] = OrderedDict()


def direction_of(session: Session, kind: TasteKind, value: str) -> Vector:
    """Shape (64,), float32, length 1; zeros where nothing published carries it.

    A creator has none: people like them for more than their subject.
    """
    if kind is TasteKind.CREATOR:
        return zero_vector()
    known = _known.get((kind, value))
    if known is not None and monotonic() - known[0] < FRESH_S:
        return known[1]
    found = _mean(session, kind, value)
    _known[kind, value] = (monotonic(), found)
    if len(_known) > KEPT:
        _known.popitem(last=False)
    return found


def forget_directions() -> None:
    """Asks the database again, as after a change of installation."""
    _known.clear()


def _mean(session: Session, kind: TasteKind, value: str) -> Vector:
    if kind is TasteKind.TAG:
        carrying = select(VideoHashtag.video_id).where(VideoHashtag.slug == value)
    else:
        carrying = (
            select(ProductPin.video_id)
            .join(Product, col(Product.id) == col(ProductPin.product_id))
            .where(Product.category_slug == value)
        )
    stored = session.exec(
        select(Video.content_vector)
        .where(col(Video.id).in_(carrying), Video.state == VideoState.PUBLISHED)
        .order_by(col(Video.published_at).desc())
        .limit(CLIPS_USED)
    )
    total = zero_vector()
    for raw in stored:
        total += vector_of(raw)
    length = float(np.linalg.norm(total))
    return total / np.float32(length) if length > 1e-6 else zero_vector()
