"""The words of a product that people ask about, judged or not."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from catalog.models import Product
from catalog.wording import wording_of
from moderation.classifiers.signals import Signal
from moderation.products.judging import judge
from moderation.products.keeping import keep
from moderation.products.models import ProductWords
from moderation.products.standing import standing_words
from perception.weights import ModelUnavailable


def words_asked_about(session: Session, product_id: UUID) -> ProductWords:
    """The words that count. Of a product from before words were judged they are stored as such
    that nothing has judged yet, which the sweep does; it goes on showing.
    """
    row = standing_words(session, product_id, for_update=True)
    if row is None:
        product = session.get_one(Product, product_id)
        keep(session, product_id, judge(product_id, wording_of(product), classify=_not_now))
        row = standing_words(session, product_id)
    assert row is not None
    return row


def _not_now(text: str) -> list[Signal]:
    raise ModelUnavailable("text", "is not asked while somebody waits for an answer")
