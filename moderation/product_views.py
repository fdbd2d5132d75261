"""The words of a product as moderators see them in its case: as a row of the queue, and whole."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.media import blob_url
from catalog.models import Product
from catalog.viewer import Viewer
from catalog.wording import wording_of
from moderation.models import ReviewCase, Subject
from moderation.policies.rules import Policy
from moderation.products.models import ProductWords
from moderation.products.standing import words_of, words_of_case
from moderation.queue.ground_words import finding_in
from moderation.schemas import ProductWordsView, SignalView


def pictures_of(session: Session, cases: Sequence[ReviewCase]) -> dict[UUID, str]:
    """Product → the address of its first picture, of those among some cases that have one."""
    wanted = [case.subject_id for case in cases if case.subject is Subject.PRODUCT]
    found = session.exec(select(Product).where(col(Product.id).in_(wanted))) if wanted else ()
    urls = {one.id: blob_url(one.image_keys[0]) for one in found if one.image_keys}
    return {product_id: url for product_id, url in urls.items() if url}


def words_in(session: Session, case: ReviewCase) -> ProductWords | None:
    """The words that a case is about; None of what is no product."""
    return words_of_case(session, case.id) if case.subject is Subject.PRODUCT else None


def words_view(
    session: Session, case: ReviewCase, row: ProductWords, *, is_blind: bool
) -> ProductWordsView:
    """All of the words, with what the product looks like.

    Args:
        is_blind: What became of them is not told.
    """
    product = session.get_one(Product, row.product_id)
    shows_others = product.is_active and wording_of(product) != words_of(row)
    return ProductWordsView(
        product_id=row.product_id,
        title=row.title,
        description=row.description,
        brand_name=row.brand_name,
        picture_url=pictures_of(session, [case]).get(row.product_id),
        is_shown_otherwise=shows_others and not is_blind,
    )


def word_signals(row: ProductWords, policy: Policy, viewer: Viewer) -> list[SignalView]:
    """Every score of the words, those that count first; by the limits that the verdict names."""
    counted = {one["code"]: one for one in row.grounds}
    views = []
    for one in row.signals:
        ground = counted.get(one["label"])
        limit = ground["threshold"] if ground else None
        part, _, place = one["where"].partition(", ")
        views.append(
            SignalView(
                label=one["label"],
                title=policy.rule_of(one["label"]).named(viewer.locale),
                score=one["score"],
                threshold=one["threshold"] if limit is None else limit,
                is_over=ground is not None,
                agrees=one["agrees"],
                model=one["model"],
                model_sha256=one["model_sha256"],
                where=place,
                reason=finding_in(one["reason"], policy, viewer.locale),
                source=part,
            )
        )
    return sorted(views, key=lambda view: (not view.is_over, -view.score, view.label))
