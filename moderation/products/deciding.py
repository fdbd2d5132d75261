"""A person decides about a product's words. In the caller's transaction; of two, one stands."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col

from catalog.models import Product
from catalog.wording import Standing, put_wording, wording_of
from core.faults import fault
from moderation.log import record
from moderation.policies.rules import PolicyReason
from moderation.products.errors import OwnProduct, ProductWordsNotFound, WordsNotWaiting
from moderation.products.keeping import words_of
from moderation.products.models import WAITING, ProductWords, WordState


def decide(
    session: Session,
    words_id: UUID,
    moderator_id: UUID,
    reason: PolicyReason | None,
    *,
    note: str,
    now: datetime,
) -> ProductWords:
    """Lets a product show with its words, or keeps it from showing.

    What another person has kept away may be let through, as when its owner complained.

    Args:
        reason: Why not; `None` lets it show.

    Raises:
        ProductWordsNotFound, WordsNotWaiting: There is nothing to decide.
        OwnProduct: It is the moderator's own, or their own decision.
    """
    row = session.get(ProductWords, words_id)
    if row is None:
        raise ProductWordsNotFound()
    product = session.get_one(Product, row.product_id, with_for_update=True)
    if moderator_id in (product.brand_id, row.decided_by):
        raise OwnProduct()
    takes_back = row.state == WordState.REFUSED and reason is None
    before = {WordState.REFUSED} if takes_back else WAITING
    done = session.execute(
        update(ProductWords)
        .where(
            col(ProductWords.id) == words_id,
            col(ProductWords.state).in_([state.value for state in before]),
        )
        .values(
            state=WordState.ALLOWED.value if reason is None else WordState.REFUSED.value,
            decided_by=moderator_id,
            decided_at=now,
            reason_code=reason.code if reason else "",
            note=note.strip()[:500],
        )
    )
    if not done.rowcount:  # type: ignore[attr-defined]  # CursorResult
        raise WordsNotWaiting()
    fault("product.decided")
    session.refresh(row)
    if reason is None:
        put_wording(session, product, words_of(row), Standing.SHOWN)
    elif wording_of(product) == words_of(row) or product.is_held:
        put_wording(session, product, words_of(row), Standing.HELD)
    record(
        session,
        "product_reversal" if takes_back else "product_decision",
        subject="product",
        subject_id=product.id,
        actor_id=moderator_id,
        facts={
            "words_id": str(row.id),
            "state": str(row.state),
            "reason_code": row.reason_code,
            "policy_sha256": row.policy_sha256,
        },
    )
    return row
