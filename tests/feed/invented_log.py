"""A log whose rules are known: who likes what, told as browsers and services tell it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from events.lake.schema import Stored
from events.schemas import Event, EventType
from feed.catalogue.columns import Columns
from feed.catalogue.rows import CatalogueRow
from feed.model.dataset import ClipArrays
from tests.feed.clips import NOW_MS, clip

LOOKS, PAGE = 6, 10
MINUTE_MS = 60_000


def invented_clips(count: int = 240) -> list[CatalogueRow]:
    """Clip i has the look i mod 6; the length grows with i."""
    made = []
    for i in range(count):
        one = clip(
            axis=i % LOOKS,
            tags=[f"look{i % LOOKS}"],
            categories=["saree"] if i % 2 else (),
            kind=("user", "brand", "educational", "product")[i % 4],
            age_h=30 + i,
            impressions=0,
        )
        made.append(replace(one, duration_ms=6000 + 100 * i, price_paise=50_000 * (i % 2)))
    return made


def arrays_of(clips: Sequence[CatalogueRow]) -> ClipArrays:
    """`clips` as the model's inputs read them."""
    columns = Columns()
    for one in clips:
        columns.put(one)
    return ClipArrays(columns)


def request_id_at(at_ms: int, draw: random.Random) -> UUID:
    """An id that says when it was made."""
    return UUID(int=(at_ms << 80) | (7 << 76) | (2 << 62) | draw.getrandbits(60))


def invented_log(
    clips: Sequence[CatalogueRow], viewers: int = 60, pages: int = 6, seed: int = 1
) -> list[Stored]:
    """Each viewer loves one look, everybody swipes half of the brands' clips away at once.

    Of the loved look a viewer watches nearly all and likes nearly half; of others a third, and
    likes one in fifty. Every second clip sells. Nothing depends on the place on the page.
    """
    draw = random.Random(seed)
    people = [(UUID(int=draw.getrandbits(128)), draw.randrange(LOOKS)) for _ in range(viewers)]
    events: list[Event] = []
    for number in range(pages):
        for place, (viewer, loved) in enumerate(people):
            at_ms = NOW_MS + (number * viewers + place) * MINUTE_MS
            request = str(request_id_at(at_ms - 2000, draw))
            for position, one in enumerate(draw.sample(list(clips), PAGE)):
                at_ms += 500
                events += _view(one, viewer, loved, at_ms, request, position, draw)
    events.sort(key=lambda e: e.at_ms)
    return [Stored(e.at_ms + 50, i, e) for i, e in enumerate(events)]


def _view(
    one: CatalogueRow, viewer: UUID, loved: int, at_ms: int, request: str, position: int,
    draw: random.Random,
) -> list[Event]:  # fmt: skip
    look = int(one.vector.argmax())
    is_loved = look == loved
    made: list[Event] = []

    def happened(kind: EventType, **more: object) -> None:
        facts = {"video_id": one.video_id, "request_id": request, "position": position} | more
        origin = "server" if kind is EventType.LIKE else "client"
        made.append(
            Event(UUID(int=draw.getrandbits(128)), kind, viewer, at_ms, at_ms, origin, **facts)
        )  # type: ignore[arg-type]

    happened(EventType.IMPRESSION)
    happened(EventType.PLAY)
    part = min(1.0, draw.betavariate(6, 2) if is_loved else draw.betavariate(2, 4))
    watched = int(part * one.duration_ms)
    length = {"watch_ms": watched, "duration_ms": one.duration_ms}
    if one.kind == "brand" and draw.random() < 0.5:
        length["watch_ms"] = watched = watched // 10
        happened(EventType.SKIP, **length)
    happened(EventType.WATCH, **length)
    if draw.random() < (0.45 if is_loved else 0.02):
        happened(EventType.LIKE)
    if one.categories and draw.random() < (0.3 if is_loved else 0.05):
        happened(EventType.PRODUCT_VIEW)
        if draw.random() < 0.4:
            happened(EventType.ADD_TO_CART)
    return made
