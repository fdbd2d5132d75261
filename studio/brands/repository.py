"""Queries of briefs and who joins them. What is somebody else's looks as if it were not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from catalog.kinds import Role
from catalog.models import Account, Agreement, Product
from catalog.viewer import Viewer
from core.errors import NotFound
from studio.brands.apart import in_sight, takes
from studio.brands.models import Approach, Brief, BriefProduct
from studio.brands.rules import ApproachState, BriefState, Side

Sort = Literal["newest", "ending"]
MAX_PAGE = 60  # Rows of a list, whichever side asks.


class BriefNotFound(NotFound):
    """There is no such brief, or it is not for this viewer."""

    code = "brief_not_found"

    def __init__(self) -> None:
        super().__init__("This brief is not available.", "यह ब्रीफ़ उपलब्ध नहीं है।")


class ApproachNotFound(NotFound):
    """There is no such application or invitation, or the viewer is on neither side of it."""

    code = "approach_not_found"

    def __init__(self) -> None:
        super().__init__("This application is not available.", "यह आवेदन उपलब्ध नहीं है।")


class AgreementNotFound(NotFound):
    """There is no such agreement, or the viewer is on neither side of it."""

    code = "agreement_not_found"

    def __init__(self) -> None:
        super().__init__("This agreement is not available.", "यह समझौता उपलब्ध नहीं है।")


def own_brief(
    session: Session, viewer: Viewer, brief_id: UUID, *, for_update: bool = False
) -> Brief:
    """A brief of the viewer's brand; an admin acts for every brand.

    Raises:
        NotSignedIn, Forbidden: The viewer is no brand.
        BriefNotFound: There is none, or it is another brand's.
    """
    account_id = viewer.require_role(Role.BRAND)
    brief = get_brief(session, brief_id, for_update=for_update)
    if brief.brand_id != account_id and viewer.role is not Role.ADMIN:
        raise BriefNotFound()
    return brief


def get_brief(session: Session, brief_id: UUID, *, for_update: bool = False) -> Brief:
    """The brief, whoever asks.

    Raises:
        BriefNotFound: There is none.
    """
    query = select(Brief).where(Brief.id == brief_id)
    if for_update:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.exec(query).first()
    if found is None:
        raise BriefNotFound()
    return found


def approach_of(
    session: Session, brief_id: UUID, creator_id: UUID, *, read_by: Side | None = None
) -> Approach | None:
    """What there is between the brief and the creator; `read_by` as `apart.in_sight` has it."""
    return session.exec(
        select(Approach).where(
            Approach.brief_id == brief_id, Approach.creator_id == creator_id, in_sight(read_by)
        )
    ).first()


def own_agreement(
    session: Session, viewer: Viewer, agreement_id: UUID, *, for_update: bool = False
) -> Agreement:
    """An agreement with the viewer on either side; an admin sees every one.

    Raises:
        NotSignedIn, Forbidden: The viewer is neither creator nor brand.
        AgreementNotFound: There is none, or it is between others.
    """
    account_id = viewer.require_role(Role.BRAND, Role.CREATOR)
    query = select(Agreement).where(Agreement.id == agreement_id)
    found = session.exec(query.with_for_update() if for_update else query).first()
    if found is None:
        raise AgreementNotFound()
    if account_id not in (found.brand_id, found.creator_id) and viewer.role is not Role.ADMIN:
        raise AgreementNotFound()
    return found


def products_of(session: Session, brief_ids: Iterable[UUID]) -> dict[UUID, list[Product]]:
    """The products of briefs, by brief and title."""
    found: dict[UUID, list[Product]] = defaultdict(list)
    rows = session.exec(
        select(BriefProduct.brief_id, Product)
        .join(Product, col(Product.id) == col(BriefProduct.product_id))
        .where(col(BriefProduct.brief_id).in_(list(brief_ids)))
        .order_by(col(Product.title), col(Product.id))
    )
    for brief_id, product in rows:
        found[brief_id].append(product)
    return found


def accounts_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, Account]:
    """Accounts, by id."""
    rows = session.exec(select(Account).where(col(Account.id).in_(list(set(ids)))))
    return {row.id: row for row in rows}


def briefs_of(
    session: Session, brand_id: UUID, *, before: UUID | None, limit: int
) -> Sequence[Brief]:
    """A brand's briefs, newest first."""
    query = select(Brief).where(Brief.brand_id == brand_id)
    if before is not None:
        query = query.where(col(Brief.id) < before)
    return session.exec(query.order_by(col(Brief.id).desc()).limit(limit)).all()


def open_briefs(
    session: Session,
    creator_id: UUID,
    now: datetime,
    *,
    category: str | None,
    words: str,
    sort: Sort,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Brief]:
    """Briefs that the creator may join: open, with a place and time left, for all or by invitation,
    and of brands from whom no block parts them.

    Args:
        words: Have to be in the title or the brand's name, in any case.
        after: Moment and id of the last one of the page before.
    """
    invited = select(Approach.brief_id).where(
        Approach.creator_id == creator_id, Approach.state == ApproachState.INVITED
    )
    query = select(Brief).where(
        Brief.state == BriefState.OPEN,
        Brief.apply_until > now,
        Brief.taken < Brief.places,
        or_(col(Brief.is_open_to_all).is_(True), col(Brief.id).in_(invited)),
        takes(creator_id),
    )
    if category is not None:
        query = query.where(
            col(Brief.id).in_(
                select(BriefProduct.brief_id)
                .join(Product, col(Product.id) == col(BriefProduct.product_id))
                .where(Product.category_slug == category)
            )
        )
    if words:
        brands = select(Account.id).where(
            col(Account.display_name).icontains(words, autoescape=True)
        )
        query = query.where(
            or_(col(Brief.title).icontains(words, autoescape=True), col(Brief.brand_id).in_(brands))
        )
    moment = Brief.opened_at if sort == "newest" else Brief.apply_until
    place, ident = col(moment), col(Brief.id)
    if after is not None:
        at, last = after
        query = query.where(
            (place < at) | ((place == at) & (ident < last))
            if sort == "newest"
            else (place > at) | ((place == at) & (ident > last))
        )
    order = (place.desc(), ident.desc()) if sort == "newest" else (place, ident)
    return session.exec(query.order_by(*order).limit(limit)).all()


def approaches(
    session: Session,
    *,
    read_by: Side | None,
    brief_id: UUID | None = None,
    creator_id: UUID | None = None,
    state: ApproachState | None = None,
    before: UUID | None = None,
    limit: int,
) -> Sequence[Approach]:
    """Approaches of a brief or of a creator that `read_by` has in sight, newest first."""
    query = select(Approach).where(in_sight(read_by))
    if brief_id is not None:
        query = query.where(Approach.brief_id == brief_id)
    if creator_id is not None:
        query = query.where(Approach.creator_id == creator_id)
    if state is not None:
        query = query.where(Approach.state == state)
    if before is not None:
        query = query.where(col(Approach.id) < before)
    return session.exec(query.order_by(col(Approach.id).desc()).limit(limit)).all()


def approach_counts(
    session: Session, brief_ids: Iterable[UUID], *, read_by: Side | None
) -> dict[UUID, dict[ApproachState, int]]:
    """How many approaches of each brief that `read_by` has in sight stand where."""
    found: dict[UUID, dict[ApproachState, int]] = defaultdict(dict)
    rows = session.exec(
        select(Approach.brief_id, Approach.state, func.count())
        .where(col(Approach.brief_id).in_(list(brief_ids)), in_sight(read_by))
        .group_by(col(Approach.brief_id), col(Approach.state))
    )
    for brief_id, state, number in rows:
        found[brief_id][ApproachState(state)] = number
    return found


def agreements_between(
    session: Session, account_id: UUID, *, before: UUID | None, limit: int
) -> Sequence[Agreement]:
    """Agreements with the account on either side, newest first."""
    query = select(Agreement).where(
        or_(Agreement.brand_id == account_id, Agreement.creator_id == account_id)
    )
    if before is not None:
        query = query.where(col(Agreement.id) < before)
    return session.exec(query.order_by(col(Agreement.id).desc()).limit(limit)).all()
