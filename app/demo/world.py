"""The demo world as one value: its people, its products, its clips."""

from __future__ import annotations

from functools import cache

from app.demo.people import PEOPLE
from app.demo.records import World
from app.demo.scripts import clips
from app.demo.shelf import PRODUCTS


@cache
def world() -> World:
    """The whole demo; the same in every process."""
    return World(PEOPLE, PRODUCTS, clips({product.sku: product for product in PRODUCTS}))
