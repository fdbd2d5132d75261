"""A held product is a case of the queue, and its case follows its words: other words, or a verdict
that lets them show, end it. One that people asked about goes on under other words. All in the
transaction that stores the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from catalog.models import Product
from core.db import read_scope, session_scope
from core.faults import fault
from moderation import params
from moderation.cases import close_without_decision, open_case
from moderation.cases.standing import standing_on
from moderation.decision import Reason
from moderation.effects.carry import is_waiting, waiting_subjects
from moderation.effects.products import product_of
from moderation.log import record
from moderation.models import GOLDEN, CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.products.asking import (
    REFUSED_BEFORE,
    is_asked,
    kept_of_people,
    let_go,
    put_under,
)
from moderation.products.models import WAITING, ProductWords, WordState
from moderation.products.standing import standing_words
from moderation.repository import open_case_of
from moderation.rights.statements import end_waiting
from moderation.rulings import add_decision

BATCH = 200


def hold(session: Session, product_id: UUID) -> None:
    """Locks a product and its open case, before its words and the log: whoever decides, skips or
    passes it on has the case before the log, too.
    """
    product_of(session, product_id)
    open_case_of(session, Subject.PRODUCT, product_id)


def follow(session: Session, product_id: UUID, *, asks: bool = False) -> None:
    """Opens, tops up or closes the case of a product's words, as the row that counts says.

    Args:
        asks: A person is asked about words that nothing could judge; otherwise only where one was
            asked about those before.
    """
    product = session.get_one(Product, product_id)
    row = standing_words(session, product_id, for_update=True)
    case = open_case_of(session, Subject.PRODUCT, product_id)
    if row is None:
        return
    is_same = case is not None and case.id == row.case_id
    if case is not None and is_asked(case) and row.state != WordState.REFUSED:
        if not is_same:
            row = put_under(session, row, case)
            let_go(session, case)
    elif case is not None and not (is_same and row.state in WAITING):
        _close(session, case, row)
    asks = asks or case is not None
    if row.state == WordState.HELD or (row.state == WordState.UNSEEN and asks):
        _ask(session, product, row)
    fault("intake.followed")


def ask_for_people(now: datetime) -> int:
    """Opens the cases that are missing, the gravest first: of products held from before they were
    cases, and of words that nothing could judge for `moderation.products.unseen`. How many.
    """
    late = now - timedelta(hours=params.PRODUCTS_UNSEEN.default)
    open_ones = select(ReviewCase.subject_id).where(
        ReviewCase.subject == Subject.PRODUCT,
        ReviewCase.state == CaseState.OPEN,
        col(ReviewCase.about_decision_id).is_(None),
        ReviewCase.look > GOLDEN,
    )
    waits_long = and_(
        col(ProductWords.state) == WordState.UNSEEN.value, col(ProductWords.created_at) <= late
    )
    query = (
        select(ProductWords.product_id)
        .where(
            or_(col(ProductWords.state) == WordState.HELD.value, waits_long),
            col(ProductWords.product_id).not_in(open_ones),
            col(ProductWords.product_id).not_in(waiting_subjects(Subject.PRODUCT)),
        )
        .order_by(col(ProductWords.harm).desc(), col(ProductWords.created_at))
        .limit(BATCH)
    )
    with read_scope() as session:
        found = session.exec(query).all()
    for product_id in found:
        with session_scope() as session:
            hold(session, product_id)
            follow(session, product_id, asks=True)
    return len(found)


def _ask(session: Session, product: Product, row: ProductWords) -> None:
    """These words have their open case, unless somebody has let them show a moment ago."""
    known = session.get(ReviewCase, row.case_id) if row.case_id else None
    is_open = known is not None and known.state is CaseState.OPEN
    if known is not None and not is_open and is_waiting(session, Subject.PRODUCT, product.id):
        return
    if known is not None and is_open:  # What was found before may have been found no more.
        known.reasons = kept_of_people(known.reasons)
    case = open_case(
        session,
        subject=Subject.PRODUCT,
        subject_id=product.id,
        video_id=None,
        author_id=product.brand_id,
        origin=Origin.PRODUCT,
        reasons=_grounds(row),
    )
    code = row.grounds[0]["code"] if row.grounds else REFUSED_BEFORE.code
    last = standing_on(session, case)
    if is_open and last is not None and last.reason_code == code:
        return  # Its brand has read why.
    row.case_id = case.id
    session.add(row)
    session.flush()
    add_decision(
        session,
        Decision(
            case_id=case.id,
            subject=Subject.PRODUCT,
            subject_id=product.id,
            ruling=Ruling.HOLD,
            reason_code=code,
            policy_version=row.policy_version,
        ),
    )


def _close(session: Session, case: ReviewCase, row: ProductWords) -> None:
    """Nobody has to look at words that are others by now, or that may show."""
    close_without_decision(session, case)
    session.flush()
    end_waiting(session, case.id)
    record(
        session,
        "case_closed",
        subject=Subject.PRODUCT.value,
        subject_id=case.subject_id,
        actor_id=None,
        facts={
            "case_id": str(case.id),
            "why": "judged_again" if row.case_id == case.id else "other_words",
            "words_id": str(row.id),
            "state": str(row.state),
        },
    )


def _grounds(row: ProductWords) -> Sequence[Reason]:
    return [Reason(**one) for one in row.grounds] or [REFUSED_BEFORE]
