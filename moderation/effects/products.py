"""Letting a product show with its words and keeping it away, by a decision about a case of it.

A decision is about the words of its case. Where the product has others by now, what was said of
those words is kept for when they come back, and nothing shows or goes.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from catalog.models import Product
from catalog.wording import Standing, put_wording, wording_of
from core.errors import NotFound
from moderation.models import Decision, ReviewCase
from moderation.products.asking import is_asked
from moderation.products.models import ProductWords, WordState
from moderation.products.standing import (
    SHOWN,
    root_of,
    rows_of_case,
    standing_words,
    words_of,
    words_of_case,
)


def product_of(session: Session, product_id: UUID) -> Product:
    """The product, locked until the transaction ends.

    Raises:
        NotFound: There is none.
    """
    query = select(Product).where(Product.id == product_id).with_for_update()
    product = session.exec(query).first()
    if product is None:
        raise NotFound(
            "There is no such product.", "ऐसा कोई प्रोडक्ट नहीं है।", code="product_not_found"
        )
    return product


def state_now(session: Session, product_id: UUID) -> WordState | None:
    """What became of the words that count."""
    row = standing_words(session, product_id, for_update=True)
    return WordState(row.state) if row else None


def state_of_decided(session: Session, decision: Decision) -> str:
    """What became of the words that a decision is about: `replaced` where others came."""
    row = words_of_case(session, decision.case_id)
    return str(row.state) if row else ""


def refuse_by(session: Session, decision: Decision) -> None:
    """Keeps the words of a decision's case away."""
    assert decision.actor_id is not None  # Only a person refuses.
    product = product_of(session, decision.subject_id)
    root_id = root_of(session, decision.case_id)
    case = session.get(ReviewCase, root_id) if root_id else None
    for row in _spoken(
        session, decision, decision.actor_id, decision.created_at, code=decision.reason_code
    ):
        _become(session, row, WordState.REFUSED)
        # What shows with older words goes on with them, unless more than its words is refused.
        is_more = case is not None and is_asked(case)
        if wording_of(product) == words_of(row) or product.is_held or is_more:
            put_wording(session, product, words_of(row), Standing.HELD)


def allow_by(session: Session, decision: Decision, by_id: UUID, at: datetime) -> bool:
    """Lets the words of a decision's case show.

    Args:
        by_id: Who said so: whoever decided, or found the decision wrong.

    Returns:
        Whether the product shows with them; `False` where it has others by now.
    """
    product, counts = product_of(session, decision.subject_id), False
    for row in _spoken(session, decision, by_id, at, code=""):
        _become(session, row, WordState.ALLOWED)
        put_wording(session, product, words_of(row), Standing.SHOWN)
        counts = True
    return counts


def unsay(session: Session, decision: Decision, before: str) -> bool:
    """The words of a decision are as if nobody had spoken of them; whether there are any."""
    product = product_of(session, decision.subject_id)
    rows = rows_of_case(session, decision.case_id)
    for row in rows:
        row.decided_by = row.decided_at = None
        row.reason_code = row.note = ""
        session.add(row)
        if row.state != WordState.REPLACED:
            _become(session, row, WordState(before))
            if before in SHOWN:
                put_wording(session, product, words_of(row), Standing.SHOWN)
    return bool(rows)


def _spoken(
    session: Session, decision: Decision, by_id: UUID, at: datetime, *, code: str
) -> list[ProductWords]:
    """Keeps what was said in all rows of the words; the one that counts, if it does."""
    rows = rows_of_case(session, decision.case_id)
    for row in rows:
        row.decided_by, row.decided_at, row.reason_code = by_id, at, code
        row.note = decision.note if code else ""
        session.add(row)
    session.flush()
    return [row for row in rows if row.state != WordState.REPLACED]


def _become(session: Session, row: ProductWords, state: WordState) -> None:
    row.state = state
    session.add(row)
    session.flush()
