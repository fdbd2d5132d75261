"""A product's words, and what judges them before they show: `app` names moderation's screen.

Fails closed without one: words that nobody has judged keep a new product from showing, and never
replace words that show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from sqlmodel import Session

from catalog.models import Product
from catalog.product_events import ProductChanged
from core.bus import emit
from core.clock import utc_now


@dataclass(frozen=True, slots=True)
class Wording:
    """What a shop says of a product, as it would be stored."""

    title: str
    description: str
    brand_name: str


class Standing(StrEnum):
    """What was made of a product's words."""

    SHOWN = "shown"
    HELD = "held"  # A person decides first, or has said no.
    UNSEEN = "unseen"  # Nothing could judge them yet.


@dataclass(frozen=True, slots=True)
class Judged:
    """What a screen says of a product's words.

    Args:
        keep: Called with the product stored, in the transaction that stores its words; the standing
            that it answers counts, for a person may have decided meanwhile.
        why: For whoever brings the words in; empty where they show.
    """

    keep: Callable[[Session], Standing]
    why: str = ""


# (product, the brand's account if it has one, its words): never raises, works in transactions of
# its own, so that nobody waits for the database while a model thinks.
Screen = Callable[[UUID, UUID | None, Wording], Judged]


def nobody_looks(product_id: UUID, brand_id: UUID | None, wording: Wording) -> Judged:
    """What a process has that nobody gave a screen."""
    return Judged(lambda session: Standing.UNSEEN, "its words could not be checked here")


class Shown(TypedDict):
    """The columns of a product that its words decide."""

    title: str
    description: str
    brand_name: str
    is_held: bool
    is_active: bool


def wording_of(product: Product) -> Wording:
    """The words that a product has now."""
    return Wording(product.title, product.description, product.brand_name)


def columns_for(product: Product, wording: Wording, standing: Standing) -> Shown:
    """What the product's columns have to be. Words that nobody judged wait outside while those
    that show stay.
    """
    if standing is Standing.UNSEEN and not product.is_held:
        wording, standing = wording_of(product), Standing.SHOWN
    shows = standing is Standing.SHOWN
    return {
        "title": wording.title,
        "description": wording.description,
        "brand_name": wording.brand_name,
        "is_held": not shows,
        "is_active": shows,
    }


def put_wording(session: Session, product: Product, wording: Wording, standing: Standing) -> None:
    """Gives a stored product the words, shows or holds it, and wakes the cards that show it."""
    changed = False
    for name, value in columns_for(product, wording, standing).items():
        changed |= getattr(product, name) != value
        setattr(product, name, value)
    if changed:
        product.updated_at = utc_now()
        session.add(product)
        emit(session, ProductChanged(product_id=product.id))
    session.flush()
