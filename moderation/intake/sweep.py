"""Words that nothing could judge yet, that came before they were judged, or that other models or
rules judged: some of them at a time, each in a transaction of its own.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from catalog.models import Product
from catalog.wording import Standing, Wording, put_wording, wording_of
from core.db import read_scope, session_scope
from moderation.classifiers.screen import screen_text
from moderation.classifiers.shop_words import shop_models_sha256
from moderation.intake.cases import follow, hold
from moderation.policy import get_standing
from moderation.products.judging import Classify, judge
from moderation.products.keeping import keep
from moderation.products.models import ProductWords, WordState
from moderation.products.standing import is_standing, standing_words, words_of
from moderation.reputation.record import caution_of
from perception.weights import ModelUnavailable


def screen_waiting(most: int, classify: Classify = screen_text) -> int:
    """Judges up to `most` products, those that nobody can see first. How many it looked at.

    While a model is missing or the rules hold everything it looks at none.
    """
    standing = get_standing()
    try:
        models = shop_models_sha256()
    except ModelUnavailable:
        return 0
    if standing.live.hold_everything:
        return 0
    rules = [standing.live.sha256, *([standing.share[0].sha256] if standing.share else [])]
    judged_otherwise = and_(
        col(ProductWords.state).in_([WordState.CLEAR.value, WordState.HELD.value]),
        or_(
            col(ProductWords.models_sha256) != models,
            col(ProductWords.policy_sha256).not_in(rules),
        ),
    )
    with read_scope() as session:
        waiting = session.exec(
            select(Product.id)
            .join(
                ProductWords,
                and_(col(ProductWords.product_id) == col(Product.id), is_standing()),
                isouter=True,
            )
            .where(
                or_(
                    col(ProductWords.id).is_(None),
                    col(ProductWords.state) == WordState.UNSEEN.value,
                    judged_otherwise,
                )
            )
            .order_by(col(Product.is_held).desc(), col(Product.id))
            .limit(most)
        ).all()
    for product_id in waiting:
        _screen_one(product_id, classify)
    return len(waiting)


def _screen_one(product_id: UUID, classify: Classify) -> None:
    with read_scope() as session:
        product = session.get_one(Product, product_id)
        wording = _waiting_words(session, product)
        caution = caution_of(session, product.brand_id) if product.brand_id else 1.0
    said = judge(product_id, wording, caution=caution, classify=classify)
    with session_scope() as session:
        hold(session, product_id)
        product = session.get_one(Product, product_id)
        if _waiting_words(session, product) != wording:
            return  # Others came while the models read.
        standing = keep(session, product_id, said)
        if standing is not Standing.UNSEEN:
            put_wording(session, product, wording, standing)
        follow(session, product_id)


def _waiting_words(session: Session, product: Product) -> Wording:
    """The words that the shop sent last; those that wait are no others' yet."""
    row = standing_words(session, product.id)
    is_pending = row is not None and row.state == WordState.UNSEEN
    return words_of(row) if row is not None and is_pending else wording_of(product)
