"""A brief as its brand writes, opens, closes and cancels it. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.kinds import Role
from catalog.models import Account, Product
from catalog.viewer import Viewer
from core.errors import Conflict, Forbidden, InvalidInput
from studio.brands.forms import BriefChange, BriefForm
from studio.brands.models import Approach, Brief, BriefProduct
from studio.brands.rules import (
    CHANGEABLE_WHEN_OPEN,
    PENDING,
    ApproachStep,
    BriefState,
    BriefStep,
    approach_after,
    brief_after,
)
from studio.brands.words import TERMS


class BriefRefused(InvalidInput):
    """A brief cannot be as it is written."""

    code = "brief_refused"
    title = "This brief cannot be used"
    title_hi = "यह ब्रीफ़ ऐसे नहीं चल सकता"


class TermsFixed(Conflict):
    """Creators have read the brief; what they agree to does not change any more."""

    code = "terms_fixed"

    def __init__(self, fields: Collection[str]) -> None:
        super().__init__(
            f"Creators rely on this brief: {', '.join(sorted(fields))} cannot change any more. "
            "Cancel it and write another.",
            "क्रिएटर इस ब्रीफ़ पर भरोसा कर चुके हैं; अब यह नहीं बदला जा सकता: "
            f"{', '.join(TERMS[name][1] for name in sorted(fields))}। इसे रद्द करके दूसरा लिखें।",
        )


def brand_for(session: Session, viewer: Viewer, wanted: UUID | None) -> UUID:
    """The brand that the viewer acts for: itself, or for an admin the one that is named.

    Raises:
        NotSignedIn, Forbidden: The viewer is no brand, or named another.
        BriefRefused: An admin named no brand.
    """
    account_id: UUID = viewer.require_role(Role.BRAND)
    if viewer.role is not Role.ADMIN:
        if wanted not in (None, account_id):
            raise Forbidden(
                "A brand writes its own briefs only.",
                "ब्रांड सिर्फ़ अपने ब्रीफ़ लिख सकता है।",
            )
        return account_id
    account = session.get(Account, wanted) if wanted is not None else None
    if account is None or account.role is not Role.BRAND:
        raise BriefRefused(
            "Name the brand that the brief is for.",
            "बताएँ कि यह ब्रीफ़ किस ब्रांड के लिए है।",
            code="brief_brand",
        )
    return account.id


def write_brief(session: Session, brand_id: UUID, form: BriefForm) -> Brief:
    """A new draft.

    Raises:
        BriefRefused: Dates are out of order, or a product is not the brand's.
    """
    fields = form.model_dump(exclude={"product_ids", "brand_id"})
    brief = Brief(brand_id=brand_id, **fields)
    _check_dates(brief)
    session.add(brief)
    session.flush()
    _set_products(session, brief, form.product_ids)
    return brief


def change_brief(session: Session, brief: Brief, change: BriefChange, now: datetime) -> None:
    """Changes what `change` sets.

    Raises:
        TermsFixed: The brief is open, and creators rely on what would change.
        BriefRefused: As `write_brief`; or fewer places than are taken.
    """
    fields: dict[str, Any] = {
        name: value
        for name in change.model_fields_set
        if (value := getattr(change, name)) is not None
    }
    product_ids = fields.pop("product_ids", None)
    changed = {name for name, value in fields.items() if getattr(brief, name) != value}
    if product_ids is not None and set(product_ids) != _product_ids(session, brief.id):
        changed.add("product_ids")
    if brief.state in (BriefState.CLOSED, BriefState.CANCELLED) and changed:
        raise TermsFixed(changed)
    if brief.state is BriefState.OPEN and changed - CHANGEABLE_WHEN_OPEN:
        raise TermsFixed(changed - CHANGEABLE_WHEN_OPEN)
    if fields.get("places", brief.places) < brief.taken:
        raise BriefRefused(
            f"{brief.taken} places are taken already; there cannot be fewer.",
            f"{brief.taken} जगहें भर चुकी हैं; इससे कम नहीं हो सकतीं।",
            code="brief_places",
        )
    for name in changed - {"product_ids"}:
        setattr(brief, name, fields[name])
    _check_dates(brief)
    if brief.state is BriefState.OPEN and "apply_until" in changed and brief.apply_until <= now:
        raise BriefRefused(
            "That day has passed; close the brief instead.",
            "वह दिन निकल चुका है; इसके बजाय ब्रीफ़ बंद करें।",
            code="brief_dates",
        )
    session.add(brief)
    if "product_ids" in changed:
        _set_products(session, brief, product_ids)


def open_brief(session: Session, brief: Brief, now: datetime) -> None:
    """Creators may join from now on.

    Raises:
        BriefStepRefused: It is no draft.
        BriefRefused: It offers nothing, its time is over, or a product left the shop.
    """
    if brief.state is BriefState.OPEN:
        return
    after = brief_after(brief.state, BriefStep.OPEN)
    if brief.commission_bp == 0 and not brief.is_gifted:
        raise BriefRefused(
            "Offer a commission, a gift, or both.",
            "कमीशन, भेंट या दोनों दें।",
            code="brief_offer",
        )
    if brief.apply_until <= now:
        raise BriefRefused(
            "The last day to apply has passed; choose another.",
            "आवेदन की आख़िरी तारीख़ निकल चुकी है; दूसरी चुनें।",
            code="brief_dates",
        )
    _check_products(session, brief.brand_id, _product_ids(session, brief.id))
    brief.state, brief.opened_at = after, now
    session.add(brief)


def end_brief(session: Session, brief: Brief, step: BriefStep, now: datetime) -> None:
    """Closes or cancels it: nobody joins any more, and what was agreed goes on.

    Raises:
        BriefStepRefused: There is no such step from its state.
    """
    if brief.state is _ENDED[step]:
        return
    brief.state, brief.closed_at = brief_after(brief.state, step), now
    session.add(brief)
    waiting = session.exec(
        select(Approach)
        .where(Approach.brief_id == brief.id, col(Approach.state).in_(PENDING))
        .with_for_update()
    )
    for approach in waiting:
        expire(session, approach, now)


_ENDED = {BriefStep.CLOSE: BriefState.CLOSED, BriefStep.CANCEL: BriefState.CANCELLED}


def expire(session: Session, approach: Approach, now: datetime) -> None:
    """Ends an approach that nobody answered."""
    approach.state = approach_after(approach.state, ApproachStep.EXPIRE)
    approach.answered_at = now
    session.add(approach)


def _product_ids(session: Session, brief_id: UUID) -> set[UUID]:
    rows = session.exec(select(BriefProduct.product_id).where(BriefProduct.brief_id == brief_id))
    return set(rows.all())


def _set_products(session: Session, brief: Brief, product_ids: Collection[UUID]) -> None:
    _check_products(session, brief.brand_id, product_ids)
    session.exec(delete(BriefProduct).where(col(BriefProduct.brief_id) == brief.id))
    session.add_all(BriefProduct(brief_id=brief.id, product_id=one) for one in set(product_ids))
    session.flush()


def _check_products(session: Session, brand_id: UUID, product_ids: Collection[UUID]) -> None:
    own = session.exec(
        select(Product.id).where(
            col(Product.id).in_(list(product_ids)),
            Product.brand_id == brand_id,
            col(Product.is_active).is_(True),
        )
    ).all()
    if set(own) != set(product_ids):
        raise BriefRefused(
            "A brief is about products of its brand that are in the shop.",
            "ब्रीफ़ में उसी ब्रांड के वे प्रोडक्ट हो सकते हैं जो दुकान में हैं।",
            code="brief_product",
        )


def _check_dates(brief: Brief) -> None:
    if brief.publish_from >= brief.publish_until:
        raise BriefRefused(
            "Clips have to come out after they may begin to.",
            "पब्लिश का आख़िरी दिन पहले दिन के बाद होना चाहिए।",
            code="brief_dates",
        )
    if brief.apply_until > brief.publish_until:
        raise BriefRefused(
            "Applying has to end before clips have to be out.",
            "आवेदन पब्लिश के आख़िरी दिन से पहले बंद होने चाहिए।",
            code="brief_dates",
        )
    if brief.publish_until > brief.earn_until:
        raise BriefRefused(
            "Earning cannot end before clips have to be out.",
            "कमीशन पब्लिश के आख़िरी दिन से पहले बंद नहीं हो सकता।",
            code="brief_dates",
        )
