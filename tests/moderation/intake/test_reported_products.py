"""Viewers and the law ask about products: a person looks, whatever the models say of the words."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import col, select

from app.wiring import dispatch
from catalog.kinds import ReportReason, Role
from catalog.products import ProductNotFound
from catalog.viewer import Viewer
from community.models import Report
from community.products import OwnProductReported, report_product
from community.schemas import ReportForm
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from moderation import service
from moderation.cases import ClaimLost
from moderation.cases.models import LegalClock
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import LegalOrderForm
from moderation.intake.sweep import screen_waiting
from moderation.models import CaseState, Origin, Ruling, Subject
from moderation.products.models import ProductWords, WordState
from moderation.reputation.models import Part, ReputationMark
from moderation.rights import service as rights
from moderation.rights.notices import notices
from moderation.rights.reports import ReportState
from tests.moderation.desk_world import case, fence_of, person, settle
from tests.moderation.intake.shop import (
    FOUL,
    NICE,
    Heads,
    Shop,
    case_of,
    decided,
    decisions,
    product,
    rows,
    shown_everywhere,
    standing,
    told,
)

OTHER = NICE.replace("Soft", "Other")


@pytest.fixture
def asha(heads: Heads) -> Viewer:
    return person("asha", Role.SHOPPER)


def report(
    by: Viewer,
    reason: ReportReason = ReportReason.COUNTERFEIT,
    detail: str = "",
    external_id: str = "A1",
) -> UUID | None:
    """Reports a product; its open case."""
    with session_scope() as session:
        form = ReportForm(reason=reason, detail=detail)
        report_product(session, by, product(external_id).id, form)
    dispatch("product_reported", {"product_id": str(product(external_id).id)})
    return case_of(external_id)


def states(by: Viewer) -> list[tuple[ReportState, str]]:
    return [(one.state, one.about) for one in rights.my_reports(by).items]


def shows(word: str = "rose") -> bool:
    (shown,) = shown_everywhere(product("A1").id, word)
    return shown


def test_a_reported_product_goes_on_showing_until_a_person_refuses_it(
    shop: Shop, brand: Viewer, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    case_id = report(asha, detail="The box is a copy.")
    assert case_id is not None and shows()
    assert states(asha) == [(ReportState.RECEIVED, "Rose tint")]
    seen = service.claim(anil, case_id)
    assert (seen.subject, seen.origin, seen.report_count) == (Subject.PRODUCT, Origin.REPORT, 1)
    assert seen.product is not None and seen.product.title == "Rose tint"
    assert [(r.reason, r.details) for r in seen.reports] == [
        ("counterfeit", ["The box is a copy."])
    ]
    assert seen.due_at is not None
    assert states(asha)[0][0] is ReportState.LOOKED_AT
    assert seen.claim is not None
    service.reject(anil, case_id, "counterfeit", note="A copy.", fence=seen.claim.fence)
    assert not shows() and standing("A1").state == WordState.REFUSED
    assert [d.ruling for d in decisions("A1")] == [Ruling.REJECT]
    assert states(asha)[0][0] is ReportState.ACTED and notices(asha).reports == 1
    (statement,) = told(brand)
    assert statement.words == "A copy."
    assert case(case_id).state is CaseState.CLOSED


def test_the_same_person_counts_once_and_a_brand_does_not_report_itself(
    shop: Shop, brand: Viewer, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE, FOUL)
    first = report(asha)
    assert report(asha, ReportReason.SPAM) == first
    with read_scope() as session:
        assert len(session.exec(select(Report)).all()) == 1
    second = report(person("ravi", Role.SHOPPER), ReportReason.MISLEADING)
    assert second == first and first is not None and case(first).report_count == 2
    with pytest.raises(OwnProductReported):
        report(brand)
    with pytest.raises(ProductNotFound):  # It does not show.
        report(asha, external_id="B1")
    decided(anil, "yes", "A1")
    settle()
    assert case_of("A1") is None and shows()
    assert states(asha)[0][0] is ReportState.KEPT
    assert standing("A1").state == WordState.ALLOWED


def test_a_no_that_no_model_would_have_said_holds_for_the_next_words(
    shop: Shop, brand: Viewer, anil: Viewer, bela: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    report(asha)
    decided(anil, "counterfeit", "A1")
    sent = shop.send(OTHER)
    assert not shows() and standing("A1").state == WordState.HELD
    assert "refused this product" in sent.held[0].reason
    case_id = case_of("A1")
    assert case_id is not None
    assert [r["code"] for r in case(case_id).reasons] == ["refused_before"]
    assert "refused before" in told(brand)[0].rule_title.lower()
    shop.send(NICE.replace("Soft", "Third"))
    assert not shows() and case_of("A1") is not None
    decided(bela, "yes", "A1")
    settle()
    assert shows()
    shop.send(OTHER)
    assert shows(), "a person has seen that nothing is wrong with it"


def test_a_no_about_the_words_themselves_still_ends_with_them(shop: Shop, anil: Viewer) -> None:
    shop.send(FOUL)
    decided(anil, "hate")
    shop.send(FOUL.replace("Vile", "Mild"))
    assert shown_everywhere(product().id, "mild") == {True}


def test_other_words_do_not_end_what_people_ask_and_nobody_decides_unread(
    shop: Shop, heads: Heads, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    case_id = report(asha)
    assert case_id is not None
    fence = fence_of(anil, case_id)
    shop.send(OTHER)
    assert shows() and case_of("A1") == case_id
    with pytest.raises(ClaimLost):
        service.reject(anil, case_id, "counterfeit", fence=fence)
    seen = service.claim(anil, case_id)
    assert seen.product is not None and seen.product.description == "Other colour"
    heads.version = "m2"
    assert screen_waiting(10, heads.judge) == 1  # The same words, other models.
    assert case_of("A1") == case_id
    shop.send(NICE.replace("Soft", "Vile"))
    assert case_of("A1") == case_id
    codes = {r["code"] for r in case(case_id).reasons}
    assert codes == {"hate", "report_counterfeit"}
    shop.send(OTHER)
    assert case_of("A1") == case_id and shows()
    decided(anil, "counterfeit", "A1")
    assert not shows()
    shop.send(NICE)
    assert not shows(), "they were read in that case, too"


def test_words_that_wait_outside_do_not_save_a_product_from_a_no(
    shop: Shop, heads: Heads, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    report(asha)
    heads.is_there = False
    shop.send(OTHER)
    assert shows() and standing("A1").state == WordState.UNSEEN
    decided(anil, "counterfeit", "A1")
    assert not shows()


def test_taking_a_no_back_shows_the_product_and_asks_again(
    shop: Shop, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    case_id = report(asha)
    assert case_id is not None
    decided(anil, "counterfeit", "A1")
    assert not shows()
    desk.undo(anil, case_id)
    assert shows() and standing("A1").state == WordState.CLEAR
    assert case_of("A1") == case_id
    assert states(asha)[0][0] is ReportState.LOOKED_AT
    decided(anil, "yes", "A1")
    desk.undo(anil, case_id)
    assert shows() and case_of("A1") == case_id


def test_an_appeal_brings_a_reported_product_back(
    shop: Shop, brand: Viewer, anil: Viewer, bela: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    report(asha)
    decided(anil, "counterfeit", "A1")
    (statement,) = told(brand)
    rights.appeal(brand, statement.id, "We make it ourselves.")
    (asked,) = [c for c in service.queue(bela).items if c.origin is Origin.APPEAL]
    fence = fence_of(bela, asked.id)
    service.approve(bela, asked.id, fence=fence)
    settle()
    assert shows()
    with read_scope() as session:
        marks = session.exec(
            select(ReputationMark).where(
                ReputationMark.part == Part.REPORTER, col(ReputationMark.undone_by).is_(None)
            )
        ).all()
    assert not any(mark.is_good for mark in marks)


def test_reporters_are_heard_by_what_came_of_their_reports(
    shop: Shop, anil: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    report(asha)
    decided(anil, "counterfeit", "A1")
    with read_scope() as session:
        (mark,) = session.exec(select(ReputationMark)).all()
    assert (mark.account_id, mark.part, mark.is_good) == (asha.account_id, Part.REPORTER, True)


def test_an_order_of_the_law_about_a_product_has_its_clock(shop: Shop, anil: Viewer) -> None:
    shop.send(NICE)
    admin = person("lead", Role.ADMIN)
    form = LegalOrderForm(
        subject=Subject.PRODUCT, subject_id=product("A1").id, kind="order", reference="HC 12/2026"
    )
    made = leads.enter_legal_order(admin, form)
    assert made.case_id == case_of("A1") and shows()
    found = case(made.case_id)
    assert (found.origin, found.queue, found.due_at) == (Origin.LEGAL, "legal", made.due_at)
    shop.send(OTHER)
    assert case_of("A1") == made.case_id and case(made.case_id).due_at == made.due_at
    decided(admin, "counterfeit", "A1")
    assert not shows()
    with pytest.raises(InvalidInput):
        leads.enter_legal_order(admin, form)
    with read_scope() as session:
        (clock,) = session.exec(select(LegalClock)).all()
    assert clock.reference == "HC 12/2026"


def test_a_product_from_before_words_were_judged_can_be_reported(
    shop: Shop, heads: Heads, asha: Viewer
) -> None:
    shop.send(NICE)
    with session_scope() as session:
        for row in session.exec(select(ProductWords)).all():
            session.delete(row)
    case_id = report(asha)
    assert case_id is not None and shows()
    assert standing("A1").state == WordState.UNSEEN
    assert screen_waiting(10, heads.judge) == 1
    assert standing("A1").state == WordState.CLEAR and case_of("A1") == case_id and shows()


def test_an_earlier_case_keeps_its_words(
    shop: Shop, anil: Viewer, bela: Viewer, asha: Viewer
) -> None:
    shop.send(NICE)
    first = report(asha)
    decided(anil, "yes", "A1")
    settle()
    second = report(person("ravi", Role.SHOPPER))
    assert second not in (None, first) and first is not None
    assert service.get_case(bela, first).product is not None
    assert [row.case_id for row in rows("A1")] == [first, second]
    decided(bela, "counterfeit", "A1")
    assert not shows()
