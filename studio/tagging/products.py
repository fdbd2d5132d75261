"""Products of the catalogue that a clip may be showing, for its creator to pin."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, select

from catalog.models import Video
from catalog.products import product_cards
from catalog.schemas import ProductCard, WireModel
from catalog.viewer import Viewer
from core.db import read_scope
from studio.captions import parse_captions
from studio.repository import captions_of, own_video, pins_of, products_by_id
from studio.tagging.models import SuggestionState, TagKind, VideoTagSuggestion
from studio.tagging.shelf import kept, tokens
from studio.tagging.wording import ALIKE, OWN, why_in

MOST = 12
# A clip and a product of the same kind have cosines of 0.4 and more, strangers about 0.
LEAST_LIKENESS = 0.35
LEAST_NAMED = 0.34
OWN_BRAND = 0.05


class ProductSuggestion(WireModel):
    """A product that the clip may be showing."""

    product: ProductCard
    score: float
    why: str


def suggest_products(viewer: Viewer, video_id: UUID, *, limit: int = 6) -> list[ProductSuggestion]:
    """Products for the viewer's clip, the likeliest first; none that it carries already.

    A product is likely when caption or captions name it, or when it looks and reads like the clip
    (once the clip was described). What is out of stock comes last; what is not sold never.

    Raises:
        VideoNotFound: The clip is not the viewer's.
    """
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        return _suggested(session, video, min(limit, MOST), viewer.locale)


def words_of(session: Session, video: Video) -> str:
    """Caption and captions of a clip, as one text."""
    said = [
        cue.text for track in captions_of(session, video.id) for cue in parse_captions(track.vtt)
    ]
    return "\n".join([video.caption, *said])


def _suggested(session: Session, video: Video, limit: int, locale: str) -> list[ProductSuggestion]:
    shelf = kept.look(session)
    pinned = {pin.product_id for pin in pins_of(session, video.id)}
    likeness = shelf.likeness(video.content_vector)
    named = shelf.named(tokens(words_of(session, video)))
    seen = _seen(session, video)
    found: list[tuple[float, UUID, str]] = []
    for number, item in enumerate(shelf.items):
        alike, (share, words) = float(likeness[number]), named[number]
        looked, why_seen = seen.get(str(item.id), (0.0, ""))
        if item.id in pinned or (alike < LEAST_LIKENESS and share < LEAST_NAMED and not why_seen):
            continue
        is_own = item.brand_id == video.creator_id
        score = 0.4 * max(alike, looked, 0.0) + 0.4 * share + 0.2 * looked
        score += OWN_BRAND if is_own else 0.0
        why = why_seen if looked > share else _why(share, words, is_own=is_own)
        found.append((score, item.id, why))
    found.sort(key=lambda item: (-item[0], item[1]))
    chosen = found[: 3 * limit]
    products = products_by_id(session, [product_id for _, product_id, _ in chosen])
    cards = {c.id: c for c in product_cards(session, [p for p in products.values() if p.is_active])}
    offers = [
        ProductSuggestion(
            product=cards[product_id], score=round(min(score, 1.0), 3), why=why_in(why, locale)
        )
        for score, product_id, why in chosen
        if product_id in cards
    ]
    return sorted(offers, key=lambda o: not o.product.in_stock)[:limit]


def _seen(session: Session, video: Video) -> dict[str, tuple[float, str]]:
    """What the tagging step saw: score and reason by the product's id."""
    rows = session.exec(
        select(VideoTagSuggestion).where(
            VideoTagSuggestion.video_id == video.id,
            VideoTagSuggestion.kind == TagKind.PRODUCT,
            VideoTagSuggestion.state == SuggestionState.OFFERED,
        )
    )
    return {row.slug: (row.score, row.why) for row in rows}


def _why(share: float, words: Sequence[str], *, is_own: bool) -> str:
    if share >= LEAST_NAMED:
        return f"Your words name {', '.join(f'“{word}”' for word in words[:3])}"
    return OWN[0] if is_own else ALIKE[0]
