"""The wire forms of the catalogue."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from catalog.kinds import AiPart, Disclosure, OptionKind, VideoKind
from core.money import Money


class WireModel(BaseModel):
    """Base of answers: built from keyword facts only."""

    model_config = ConfigDict(extra="forbid")


class CreatorBrief(WireModel):
    """A creator as a card shows them."""

    id: UUID
    handle: str = Field(examples=["meera.glows"])
    display_name: str
    avatar_url: str | None = None
    is_brand: bool = False


class CaptionTrack(WireModel):
    """A caption track of a clip."""

    language: str
    label: str
    url: str


class CategoryBrief(WireModel):
    """A shelf of the shop as cards name it."""

    slug: str = Field(examples=["sarees"])
    name: str = Field(examples=["Sarees"])


class PinnedProduct(WireModel):
    """A product at its second and place of a clip."""

    product_id: UUID
    title: str
    brand_name: str
    price: Money
    list_price: Money
    image_url: str | None
    start_ms: int
    end_ms: int
    x: float
    y: float
    in_stock: bool
    instead_of: str | None = Field(
        None, description="The sold-out product in whose place its creator lets this one stand."
    )


class Partner(WireModel):
    """The brand that a clip was made with, under an agreement."""

    handle: str = Field(examples=["gulmohar"])
    display_name: str


class VideoCard(WireModel):
    """The part of a feed item that is the same for every viewer."""

    id: UUID
    creator: CreatorBrief
    kind: VideoKind
    caption: str
    hashtags: list[str]
    categories: list[CategoryBrief] = Field(description="Of the products in it.")
    language: str
    duration_ms: int
    width: int
    height: int
    colors: list[str]
    audio_title: str
    disclosure: Disclosure
    is_sponsored: bool
    partner: Partner | None = Field(None, description="Whom the label names: “with …”.")
    ai_made: list[AiPart] = Field(description="What of it a machine made, as declared.")
    hls_url: str
    mp4_url: str
    poster_url: str
    captions: list[CaptionTrack]
    products: list[PinnedProduct]
    published_at: datetime | None


class CardStats(WireModel):
    """Public totals of a clip."""

    likes: int = 0
    comments: int = 0
    saves: int = 0
    shares: int = 0
    views: int = 0


class ViewerFlags(WireModel):
    """What this viewer has done with a clip and its creator."""

    liked: bool = False
    saved: bool = False
    following: bool = False


class FeedItem(VideoCard):
    """A clip as the player gets it."""

    position: int = 0
    stats: CardStats
    viewer: ViewerFlags


class VideoTile(WireModel):
    """A clip in a grid."""

    id: UUID
    poster_url: str
    preview_url: str
    caption: str
    duration_ms: int
    views: int
    creator_handle: str
    colors: list[str]


class ProductCard(WireModel):
    """A product in a list."""

    id: UUID
    title: str
    brand_name: str
    image_url: str | None
    price: Money
    list_price: Money
    in_stock: bool
    category: str


class VariantView(WireModel):
    """One variant with its live price and stock."""

    id: UUID
    sku: str
    label: str
    swatch: str
    price: Money
    list_price: Money
    available: int = Field(description="Pieces that can be ordered now.")
    image_url: str | None


class ProductDetail(ProductCard):
    """A product page."""

    description: str
    images: list[str]
    option_kind: OptionKind
    variants: list[VariantView]
    seller_name: str
    seller_address: str
    country_of_origin: str
    videos: list[VideoTile]


class CategoryView(WireModel):
    """A shelf of the shop."""

    slug: str
    name: str
    name_hi: str
    products: int


class HashtagView(WireModel):
    """A hashtag and how many clips carry it."""

    slug: str
    label: str
    clips: int


class TilePage(WireModel):
    """A page of clips."""

    items: list[VideoTile]
    next_cursor: str | None


class ProductPage(WireModel):
    """A page of products."""

    items: list[ProductCard]
    next_cursor: str | None


class SearchResults(WireModel):
    """What a search found, best first."""

    videos: list[VideoTile]
    products: list[ProductCard]
    creators: list[CreatorBrief]
    hashtags: list[HashtagView]
