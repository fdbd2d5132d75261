"""Products that people refused before that was a decision: each gets the decision, so that its
brand reads the statement and can appeal.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Product
from core.db import read_scope, session_scope
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.products.models import ProductWords, WordState
from moderation.rulings import add_decision

BATCH = 200


def tell_of_refused() -> int:
    """Writes the decisions that are missing, each in a transaction of its own. How many."""
    untold = (
        select(ProductWords.id)
        .where(
            col(ProductWords.state) == WordState.REFUSED.value,
            col(ProductWords.case_id).is_(None),
        )
        .limit(BATCH)
    )
    with read_scope() as session:
        found = session.exec(untold).all()
    for words_id in found:
        with session_scope() as session:
            _tell(session, words_id)
    return len(found)


def _tell(session: Session, words_id: UUID) -> None:
    row = session.get_one(ProductWords, words_id, with_for_update=True)
    if row.state != WordState.REFUSED or row.case_id is not None or row.decided_at is None:
        return  # Somebody else was faster, or other words came.
    product = session.get_one(Product, row.product_id)
    case = ReviewCase(
        subject=Subject.PRODUCT,
        subject_id=product.id,
        author_id=product.brand_id,
        origin=Origin.PRODUCT,
        state=CaseState.CLOSED,
        reasons=row.grounds,
        opened_at=row.created_at,
        closed_at=row.decided_at,
        claimed_by=row.decided_by,
    )
    session.add(case)
    session.flush()
    for same in session.exec(
        select(ProductWords).where(
            ProductWords.product_id == product.id, ProductWords.decided_at == row.decided_at
        )
    ).all():
        same.case_id = case.id
        session.add(same)
    session.flush()
    add_decision(
        session,
        Decision(
            case_id=case.id,
            subject=Subject.PRODUCT,
            subject_id=product.id,
            actor_id=row.decided_by,
            ruling=Ruling.REJECT,
            reason_code=row.reason_code,
            note=row.note,
            policy_version=row.policy_version,
            created_at=row.decided_at,
        ),
    )
