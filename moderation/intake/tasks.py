"""What the beat does about products' words."""

from __future__ import annotations

from core.celery import get_celery
from core.clock import utc_now
from moderation import params
from moderation.intake.cases import ask_for_people
from moderation.intake.earlier import tell_of_refused
from moderation.intake.sweep import screen_waiting


@get_celery().task(name="moderation.screen_products")
def screen_products() -> None:
    """Beat: judges some of the products whose words wait for it; who waits long gets a person."""
    screen_waiting(int(params.PRODUCTS_AT_ONCE.default))
    ask_for_people(utc_now())
    tell_of_refused()
