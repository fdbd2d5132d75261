"""Which products a brand may write a brief about."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import select

from app.pages.brands_for_brands.brief_words import BRIEF
from catalog.kinds import Role
from catalog.models import Account
from catalog.schemas import ProductCard
from catalog.search import list_products
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import Forbidden

FOUND = 12


def viewer_is_brand(viewer: Viewer) -> None:
    """An admin writes briefs for a brand through the API, which names the brand.

    Raises:
        Forbidden: The viewer is no brand itself.
    """
    if viewer.role is not Role.BRAND:
        raise Forbidden(*BRIEF["not_yours"])


def handle_of(viewer: Viewer) -> str:
    """The viewer's handle."""
    with read_scope() as session:
        wanted: UUID = viewer.require_account()
        return session.exec(select(Account.handle).where(Account.id == wanted)).one()


def products_of(brand: str, text: str) -> list[ProductCard]:
    """Products of a brand with all words of `text`, by name."""
    with read_scope() as session:
        return list_products(session, query=text, brand=brand, limit=FOUND).items
