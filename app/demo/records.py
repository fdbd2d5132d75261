"""The nouns of the demo world: people, products and clip specifications, all plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from studio.music import Mood

SOURCE_PREFIX = "demo:"  # Of the source keys of the demo's clips.


class PersonKind(StrEnum):
    """Who stands behind an account."""

    CREATOR = "creator"
    BRAND = "brand"


class Language(StrEnum):
    """The language of a text; `hinglish` is Hindi in Latin letters mixed with English."""

    EN = "en"
    HI = "hi"
    HINGLISH = "hinglish"


class ClipKind(StrEnum):
    """Why a clip exists."""

    USER = "user"
    BRAND = "brand"
    EDUCATIONAL = "educational"
    PRODUCT = "product"


class Disclosure(StrEnum):
    """The commercial interest that a clip must name."""

    PAID_PARTNERSHIP = "paid_partnership"
    GIFTED = "gifted"
    OWN_BRAND = "own_brand"


class Template(StrEnum):
    """The way a clip is staged; each is a module of `app.demo.templates`."""

    REVEAL = "reveal"
    SPLIT = "split"
    STEPS = "steps"
    SWATCHES = "swatches"
    TICKER = "ticker"
    POLAROIDS = "polaroids"
    ORBIT = "orbit"
    CAROUSEL = "carousel"
    CHAT = "chat"
    FESTIVE = "festive"
    KINETIC = "kinetic"
    FLATLAY = "flatlay"


@dataclass(frozen=True, slots=True)
class Person:
    """A creator or a brand; every one is invented.

    Attributes:
        handle: Lower case, unique, without the at sign.
        locale: BCP 47, as `hi-IN`.
        colours: Two hex colours, light to deep, of portrait and page.
        emblem: Illustration on the portrait (a key of `app.demo.art`), or empty for a monogram.
    """

    handle: str
    display_name: str
    kind: PersonKind
    bio: str
    city: str
    locale: str
    language: Language
    colours: tuple[str, str]
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells a product, as the E-Commerce Rules want it shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One buyable form of a product.

    Attributes:
        option: What varies: `shade`, `size`, `volume`, `colour`, or `standard`.
        hex: The colour of a shade, else None.
        mrp_paise: Maximum retail price with tax; never below `price_paise`.
    """

    sku: str
    name: str
    option: str
    hex: str | None
    price_paise: int
    mrp_paise: int
    stock: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the demo's shops.

    Attributes:
        sku: Style code, unique among products and variants.
        brand: Handle of the brand.
        art: The illustration, a key of `app.demo.art`.
        colour: Hex of the product itself; pictures take their gradient from it.
        variants: One at least; the first is the one shown.
    """

    sku: str
    brand: str
    name: str
    category: str
    description: str
    country_of_origin: str
    seller: Seller
    art: str
    colour: str
    variants: tuple[Variant, ...]
    tags: tuple[str, ...]

    @property
    def price_paise(self) -> int:
        """The price of the variant shown first."""
        return self.variants[0].price_paise

    @property
    def mrp_paise(self) -> int:
        """The maximum retail price of the variant shown first."""
        return self.variants[0].mrp_paise


@dataclass(frozen=True, slots=True)
class Cue:
    """One spoken or written line of a clip's captions."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class ProductTag:
    """A product at a time and place of a clip; x and y run from 0 to 1 from the top left."""

    sku: str
    start_ms: int
    end_ms: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Palette:
    """Four hex colours of a clip: ground, its companion, the accent and the ink on the ground."""

    ground: str
    second: str
    accent: str
    ink: str


@dataclass(frozen=True, slots=True)
class ClipSpec:
    """Everything that one clip is made of; two equal specs render equal frames.

    Attributes:
        key: Stable slug, unique.
        caption: What stands beneath the clip in the feed, with hashtags.
        headline: The largest words on the clip.
        kicker: The small line above or below the headline.
        points: The template's own lines (steps, bubbles, labels, words), in order.
        props: Further illustrations, in order.
    """

    key: str
    creator: str
    template: Template
    kind: ClipKind
    title: str
    caption: str
    language: Language
    duration_ms: int
    seed: int
    palette: Palette
    mood: Mood
    headline: str
    kicker: str
    points: tuple[str, ...]
    props: tuple[str, ...]
    cues: tuple[Cue, ...]
    tags: tuple[ProductTag, ...]
    disclosure: Disclosure | None = None

    @property
    def hashtags(self) -> tuple[str, ...]:
        """The caption's hashtags in order, lower case, without the sign."""
        return tuple(w[1:].lower() for w in self.caption.split() if w.startswith("#") and w[1:])


@dataclass(frozen=True, slots=True)
class RenderedClip:
    """A finished file and what goes with it."""

    path: Path
    captions_vtt: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class World:
    """The whole demo: who is there, what is sold, what is shown and in which order."""

    people: tuple[Person, ...]
    products: tuple[Product, ...]
    clips: tuple[ClipSpec, ...]
    person: Mapping[str, Person] = field(init=False, repr=False, compare=False)
    product: Mapping[str, Product] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        people = MappingProxyType({p.handle: p for p in self.people})
        object.__setattr__(self, "person", people)
        object.__setattr__(self, "product", MappingProxyType({p.sku: p for p in self.products}))
