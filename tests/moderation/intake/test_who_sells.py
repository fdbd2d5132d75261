"""Whose product it is: never decided by themselves, nobody's at all, or known from before."""

from __future__ import annotations

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.models import Product
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput
from moderation import service
from moderation.cases import OwnClip
from moderation.desk.accounts import stop_account
from moderation.desk.dossier import dossier
from moderation.desk.schemas import StopForm
from moderation.intake.cases import ask_for_people
from moderation.intake.earlier import tell_of_refused
from moderation.models import CaseState, ReviewCase, Ruling
from moderation.products.models import ProductWords, WordState
from moderation.queue.ranking import rank_everything
from moderation.tasks import sweep as sweep_moderation
from tests.moderation.desk_world import case, decision_on, fence_of, person
from tests.moderation.intake.shop import (
    FOUL,
    Heads,
    Shop,
    case_of,
    decided,
    product,
    rows,
    standing,
    told,
)


def test_who_sells_what_is_held_is_ended_over_its_case(shop: Shop) -> None:
    shop.send(FOUL)
    case_id, chief = case_of(), person("chief", Role.ADMIN)
    assert case_id is not None and shop.brand is not None
    seen = service.claim(chief, case_id)
    assert "stop" not in seen.hidden_acts and seen.claim is not None
    form = StopForm(
        case_id=case_id, fence=seen.claim.fence, reason_code="hate", note="Nothing else is sold."
    )
    ended = stop_account(chief, shop.brand.require_account(), form)
    assert "Vile tint" in service.get_case(chief, ended.case_id).model_dump_json()
    assert case(case_id).state is CaseState.OPEN


def test_what_was_held_before_it_was_a_case_gets_one_and_what_was_refused_its_statement(
    shop: Shop, anil: Viewer
) -> None:
    shop.send(FOUL, FOUL.replace("B1", "B2"))
    with session_scope() as session:  # As the older program left them.
        for row in session.exec(select(ProductWords)):
            row.case_id = None
            if row.id == standing("B2").id:
                row.state, row.reason_code, row.note = WordState.REFUSED, "hate", "No."
                row.decided_by, row.decided_at = anil.account_id, utc_now()
        for found in session.exec(select(ReviewCase)):
            found.state = CaseState.CLOSED
    assert (ask_for_people(utc_now()), tell_of_refused()) == (1, 1)
    assert (ask_for_people(utc_now()), tell_of_refused()) == (0, 0)
    assert case_of() is not None and case_of("B2") is None
    assert shop.brand is not None
    refused = next(one for one in told(shop.brand) if one.measure == "product_refused")
    assert (refused.words, refused.about, refused.can_appeal) == ("No.", "Vile tint", True)


def test_the_brand_never_decides_about_its_own(shop: Shop) -> None:
    shop.send(FOUL)
    case_id = case_of()
    assert case_id is not None and shop.brand is not None
    for stranger in (shop.brand, person("asha", Role.SHOPPER)):
        with pytest.raises(Forbidden):
            service.queue(stranger)
        with pytest.raises(Forbidden):
            service.claim(stranger, case_id)
    staff = person("dev")
    with session_scope() as session:
        session.get_one(Product, product().id).brand_id = staff.account_id
        session.get_one(ReviewCase, case_id).author_id = staff.account_id
    with pytest.raises(OwnClip):
        service.claim(staff, case_id)
    anil = person("anil")
    fence = fence_of(anil, case_id)
    with pytest.raises(InvalidInput):
        service.reject(anil, case_id, "no_such_reason", fence=fence)


def test_a_product_that_no_account_sells_is_a_case_for_anybody_and_tells_nobody(
    heads: Heads, anil: Viewer, bela: Viewer
) -> None:
    Shop(heads, None).send(FOUL)
    (card,) = service.queue(anil).items
    assert (card.creator_id, card.creator_handle, card.creator_name) == (None, "", "Unbranded")
    assert dossier(anil, card.id).standing is None
    case_id = decided(anil, "minors")
    assert decision_on(case_id).ruling is Ruling.REJECT and standing().state == WordState.REFUSED
    with read_scope() as session:
        second = session.exec(select(ReviewCase).where(ReviewCase.look == 2)).one()
    assert "stop" in service.claim(bela, second.id).hidden_acts
    rank_everything(utc_now())
    sweep_moderation()
    assert len(rows()) == 1
