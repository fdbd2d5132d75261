"""Which row of a product's words counts, and which rows a case is about."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from catalog.models import Product
from catalog.wording import Standing, Wording
from moderation.models import Decision, ReviewCase
from moderation.products.models import ProductWords, WordState

SHOWN = frozenset({WordState.CLEAR, WordState.ALLOWED})


def standing_words(
    session: Session, product_id: UUID, *, for_update: bool = False
) -> ProductWords | None:
    """The product's row that counts.

    Args:
        for_update: Locked until the transaction ends, after its product: as everybody does.
    """
    query = select(ProductWords).where(ProductWords.product_id == product_id, is_standing())
    if for_update:
        session.exec(select(Product.id).where(Product.id == product_id).with_for_update()).first()
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.exec(query).first()


def is_standing() -> ColumnElement[bool]:
    """Rows that count."""
    return col(ProductWords.state) != WordState.REPLACED.value


def words_of(row: ProductWords) -> Wording:
    """The words that were judged."""
    return Wording(row.title, row.description, row.brand_name)


def standing_of(state: WordState) -> Standing:
    """Whether a product with such words shows."""
    if state in SHOWN:
        return Standing.SHOWN
    return Standing.UNSEEN if state is WordState.UNSEEN else Standing.HELD


def rows_of_case(session: Session, case_id: UUID | None) -> list[ProductWords]:
    """All rows of the words that a case is about, the newest first: of the same words there is one
    each time that they were judged. A case about a decision is about that one's words.
    """
    root = root_of(session, case_id)
    if root is None:
        return []
    query = select(ProductWords).where(ProductWords.case_id == root)
    return list(session.exec(query.order_by(col(ProductWords.id).desc())))


def words_of_case(session: Session, case_id: UUID | None) -> ProductWords | None:
    """The newest of `rows_of_case`."""
    return next(iter(rows_of_case(session, case_id)), None)


def root_of(session: Session, case_id: UUID | None) -> UUID | None:
    """The case from which an appeal, or a second or third look, set out."""
    while case_id is not None:
        case = session.get_one(ReviewCase, case_id)
        if case.about_decision_id is None:
            return case_id
        case_id = session.get_one(Decision, case.about_decision_id).case_id
    return None
