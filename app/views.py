"""What pages keep in state of clips, products and people: plain strings, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.schemas import CreatorBrief, HashtagView, ProductCard, VideoTile
from core.languages import Pair, in_language

CLIP: Pair = ("clip", "क्लिप")
CLIPS: Pair = ("clips", "क्लिप")
OFF: Pair = ("{percent}% off", "{percent}% की छूट")


@dataclass
class Tile:
    """A clip in a grid."""

    id: str
    poster_url: str
    preview_url: str
    caption: str
    views: str
    runtime: str
    handle: str
    ground: str


@dataclass
class Card:
    """A product in a grid."""

    id: str
    title: str
    brand: str
    image_url: str
    price: str
    was: str
    saving: str
    in_stock: bool


@dataclass
class Person:
    """A creator in a list."""

    handle: str
    name: str
    avatar_url: str
    is_brand: bool


@dataclass
class Tag:
    """A hashtag in a list."""

    slug: str
    label: str
    clips: str


def short_count(number: int) -> str:
    """A count as people read it: 940, 12.4k, 1.2M."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            text = f"{number / size:.1f}" if number < 100 * size else f"{number // size}"
            return f"{text.removesuffix('.0')}{letter}"
    return str(number)


def clips_text(count: int, locale: str = "en") -> str:
    """`1 clip`, `12 clips`."""
    return f"{short_count(count)} {in_language(CLIP if count == 1 else CLIPS, locale)}"


def saving_text(price: int, list_price: int, locale: str = "en") -> str:
    """`29% off`, or nothing when the price is the list price. Rounded down."""
    percent = (list_price - price) * 100 // list_price if list_price else 0
    return in_language(OFF, locale).format(percent=percent) if percent > 0 else ""


def tile_of(tile: VideoTile) -> Tile:
    """A clip as grids draw it."""
    stops = ", ".join(tile.colors) if len(tile.colors) > 1 else "var(--sunken), var(--shade)"
    seconds = round(tile.duration_ms / 1000)
    return Tile(
        id=str(tile.id),
        poster_url=tile.poster_url,
        preview_url=tile.preview_url,
        caption=tile.caption,
        views=short_count(tile.views),
        runtime=f"{seconds // 60}:{seconds % 60:02d}",
        handle=tile.creator_handle,
        ground=f"linear-gradient({stops})",
    )


def card_of(card: ProductCard, locale: str = "en") -> Card:
    """A product as grids draw it."""
    price, listed = card.price.amount_minor, card.list_price.amount_minor
    return Card(
        id=str(card.id),
        title=card.title,
        brand=card.brand_name,
        image_url=card.image_url or "",
        price=card.price.formatted,
        was=card.list_price.formatted if listed > price else "",
        saving=saving_text(price, listed, locale),
        in_stock=card.in_stock,
    )


def person_of(creator: CreatorBrief) -> Person:
    """A creator as lists draw them."""
    return Person(
        handle=creator.handle,
        name=creator.display_name,
        avatar_url=creator.avatar_url or "",
        is_brand=creator.is_brand,
    )


def tag_of(tag: HashtagView, locale: str = "en") -> Tag:
    """A hashtag as lists draw it."""
    return Tag(slug=tag.slug, label=tag.label, clips=clips_text(tag.clips, locale))
