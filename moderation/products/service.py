"""What moderators ask about held products, and brands about theirs.

Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.media import blob_url
from catalog.models import Product
from catalog.viewer import Viewer
from catalog.wording import wording_of
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.languages import Pair, in_language
from moderation.decision import EVERYTHING, FAILED
from moderation.policy import Policy, get_policy
from moderation.products.deciding import decide as decide_words
from moderation.products.keeping import words_of
from moderation.products.models import BY_PERSON, WAITING, ProductWords, WordState
from moderation.products.schemas import (
    HeldGround,
    HeldProduct,
    HeldProductList,
    Only,
    ProductDecision,
    ProductStatement,
    ProductStatementList,
)
from moderation.products.wording import BY_MACHINE, DONE, EVERYTHING_HELD, UNCHECKED
from moderation.products.wording import BY_PERSON as TOLD_BY_PERSON

MOST = 100
_NO_RULE: dict[str, Pair] = {FAILED: UNCHECKED, EVERYTHING: EVERYTHING_HELD}


def list_held(viewer: Viewer, *, only: Only = "waiting") -> HeldProductList:
    """Products whose words wait, the gravest and then the longest first; or those refused.

    Raises:
        NotSignedIn, Forbidden: The viewer is no moderator.
    """
    moderator_id, policy = viewer.require_moderator(), get_policy()
    wanted = WAITING if only == "waiting" else {WordState.REFUSED}
    which = col(ProductWords.state).in_([state.value for state in wanted])
    query = (
        select(ProductWords, Product)
        .join(Product, col(Product.id) == col(ProductWords.product_id))
        .where(which)
        .order_by(col(ProductWords.harm).desc(), col(ProductWords.created_at))
        .limit(MOST)
    )
    with read_scope() as session:
        return HeldProductList(
            items=[
                _held(row, product, policy, viewer, moderator_id)
                for row, product in session.exec(query)
            ],
            total=session.exec(select(func.count()).where(which)).one(),
        )


def decide(viewer: Viewer, words_id: UUID, form: ProductDecision) -> None:
    """Lets a product show, or keeps it away; its brand reads why.

    Raises:
        NotSignedIn, Forbidden: The viewer is no moderator.
        InvalidInput: A no without a reason of the policy.
        ProductWordsNotFound, WordsNotWaiting, OwnProduct: There is nothing to decide for them.
    """
    moderator_id = viewer.require_moderator()
    reason = None if form.shows else get_policy().reason(form.reason_code)
    with session_scope() as session:
        decide_words(session, words_id, moderator_id, reason, note=form.note, now=utc_now())


def my_statements(viewer: Viewer) -> ProductStatementList:
    """What was made of the words of the caller's products, where not all was well.

    Raises:
        NotSignedIn: Guests sell nothing.
    """
    account_id, policy = viewer.require_account(), get_policy()
    told = [state.value for state in (*WAITING, *BY_PERSON)]
    query = (
        select(ProductWords)
        .join(Product, col(Product.id) == col(ProductWords.product_id))
        .where(Product.brand_id == account_id, col(ProductWords.state).in_(told))
        .order_by(col(ProductWords.created_at).desc(), col(ProductWords.id).desc())
        .limit(MOST)
    )
    with read_scope() as session:
        return ProductStatementList(
            items=[_statement(session, row, policy, viewer.locale) for row in session.exec(query)]
        )


def _held(
    row: ProductWords, product: Product, policy: Policy, viewer: Viewer, moderator_id: UUID
) -> HeldProduct:
    return HeldProduct(
        id=row.id,
        product_id=product.id,
        title=row.title,
        description=row.description,
        brand_name=row.brand_name,
        picture_url=blob_url(product.image_keys[0] if product.image_keys else None),
        is_shown=product.is_active and wording_of(product) != words_of(row),
        grounds=[
            HeldGround(
                code=one["code"],
                title=_title(one["code"], policy, viewer.locale),
                text=one["text"],
                score=one["score"],
                threshold=one["threshold"],
            )
            for one in row.grounds
        ],
        policy_version=row.policy_version,
        since=row.decided_at or row.created_at,
        reason_code=row.reason_code,
        is_own=moderator_id in (product.brand_id, row.decided_by),
    )


def _title(code: str, policy: Policy, locale: str) -> str:
    if code in _NO_RULE:
        return in_language(_NO_RULE[code], locale)
    return policy.rule_of(code).named(locale)


def _reason(code: str, policy: Policy, locale: str) -> tuple[str, str]:
    """Title and text of a reason; empty where a later version has it no more."""
    found = next((one for one in policy.reasons if one.code == code), None)
    return (found.named(locale), found.told(locale)) if found else ("", "")


def _statement(
    session: Session, row: ProductWords, policy: Policy, locale: str
) -> ProductStatement:
    state = WordState(row.state)
    title = text = ""
    if state is WordState.REFUSED:
        title, text = _reason(row.reason_code, policy, locale)
    elif state in WAITING and row.grounds:
        code = row.grounds[0]["code"]
        title = _title(code, policy, locale)
        if code not in _NO_RULE:
            text = _reason(policy.rule_of(code).reason, policy, locale)[1]
    by = TOLD_BY_PERSON if state is WordState.REFUSED else BY_MACHINE
    return ProductStatement(
        id=row.id,
        product_id=row.product_id,
        title=row.title,
        state=state.value,
        done=in_language(DONE[state], locale),
        rule_title=title,
        rule_text=text,
        found="" if state is WordState.ALLOWED else in_language(by, locale),
        note=row.note,
        at=row.decided_at or row.created_at,
    )
