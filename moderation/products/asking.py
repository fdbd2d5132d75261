"""A case in which people asked about a product, whatever the models say of its words.

Viewers report what no words show: a fake, a picture, a promise. Such a case goes on under other
words, and a no to it holds for whatever comes in next until a person has seen that.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from moderation.decision import Reason
from moderation.grounds import CREDIBLE, REPORTED
from moderation.models import ReviewCase
from moderation.policy import get_policy
from moderation.products.models import ProductWords, WordState
from moderation.queue.queues import ESCALATED, LEGAL_ORDER

OF_PEOPLE = (CREDIBLE, ESCALATED, LEGAL_ORDER)
REFUSED_BEFORE = Reason(
    "refused_before",
    "Refused before",
    "A person refused this product for what the models do not see; its words are others now.",
    severity=60,
)


def is_of_people(code: str) -> bool:
    """Whether people gave that ground, and no model."""
    return code in OF_PEOPLE or code.startswith(REPORTED)


def is_asked(case: ReviewCase) -> bool:
    """Whether viewers or the law ask about the product of a case; a colleague's question alone is
    about what the models found.
    """
    return any(is_of_people(one["code"]) and one["code"] != ESCALATED for one in case.reasons)


def put_under(session: Session, row: ProductWords, case: ReviewCase) -> ProductWords:
    """Makes the words that count those of a case; those of an earlier case stay with it, too.

    Returns:
        The row that counts now.
    """
    if row.case_id == case.id:
        return row
    if row.case_id is not None:
        kept = {name: getattr(row, name) for name in ProductWords.model_fields if name != "id"}
        row.state = WordState.REPLACED
        session.add(row)
        session.flush()
        row = ProductWords(**kept)
    row.case_id = case.id
    session.add(row)
    session.flush()
    return row


def let_go(session: Session, case: ReviewCase) -> None:
    """Whoever looks at the case has read other words than it has now, and decides no more."""
    case.claimed_by = case.claimed_until = None
    case.fence += 1
    session.add(case)
    session.flush()


def needs_eyes(session: Session, product_id: UUID) -> bool:
    """Whether a person's last word on the product was a no for what the models had not found."""
    last = session.exec(
        select(ProductWords)
        .where(ProductWords.product_id == product_id, col(ProductWords.decided_by).is_not(None))
        .order_by(col(ProductWords.decided_at).desc(), col(ProductWords.id).desc())
        .limit(1)
    ).first()
    if last is None or last.reason_code == "":
        return False
    policy = get_policy()
    return last.reason_code not in {policy.rule_of(one["code"]).reason for one in last.grounds}


def kept_of_people(reasons: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """Of a case's stored grounds those that models cannot take back."""
    return [one for one in reasons if is_of_people(str(one["code"]))]
