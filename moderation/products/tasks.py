"""What the beat does about products' words."""

from __future__ import annotations

from core.celery import get_celery
from moderation import params
from moderation.products.sweep import screen_waiting


@get_celery().task(name="moderation.screen_products")
def screen_products() -> None:
    """Beat: judges some of the products whose words wait for it."""
    screen_waiting(int(params.PRODUCTS_AT_ONCE.default))
