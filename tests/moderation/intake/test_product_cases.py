"""A held product is a case like others, decided once, and closed when its words are others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from moderation import params, service
from moderation.board.service import board
from moderation.cases import CaseClaimed, CaseClosed, ClaimLost
from moderation.desk import service as desk
from moderation.desk.dossier import dossier
from moderation.desk.schemas import BulkForm, NoteForm, SkipReason
from moderation.intake.cases import ask_for_people
from moderation.intake.sweep import screen_waiting
from moderation.models import CaseState, Origin, Ruling, Subject
from moderation.products.models import WordState
from moderation.queue.ranking import rank_everything
from moderation.rights.transparency import transparency
from moderation.routing import SkippedBefore
from tests.moderation.desk_world import case, fence_of, person, settle
from tests.moderation.intake.shop import (
    FOUL,
    NICE,
    Heads,
    Shop,
    case_of,
    decided,
    decisions,
    logged,
    product,
    shown_everywhere,
    standing,
    told,
)


def test_what_the_rules_hold_is_a_case_and_nowhere_in_the_shop_until_a_person_let_it(
    shop: Shop, anil: Viewer
) -> None:
    report = shop.send(FOUL)
    assert [held.where for held in report.held] == ["line 2"]
    assert shown_everywhere(product().id, "vile") == {False}
    (card,) = service.queue(anil).items
    assert (card.subject, card.origin, card.queue, card.video_id) == (
        Subject.PRODUCT, Origin.PRODUCT, "products", None,
    )  # fmt: skip
    assert card.caption == "Vile tint" and card.why_here
    seen = service.claim(anil, card.id)
    assert seen.product is not None and seen.clip is None
    assert (seen.product.title, seen.product.description) == ("Vile tint", "Soft colour")
    assert [(s.label, s.source, s.is_over) for s in seen.signals] == [("hate", "title", True)]
    assert [reason.code for reason in seen.reasons] == ["hate"]
    assert [d.ruling for d in seen.decisions] == [Ruling.HOLD]
    assert dossier(anil, card.id).standing is not None
    assert seen.claim is not None
    service.approve(anil, card.id, fence=seen.claim.fence)
    assert not product().is_active, "it shows once nobody can take it back"
    settle()
    assert shown_everywhere(product().id, "vile") == {True}
    assert service.queue(anil).items == [] and standing().state == WordState.ALLOWED
    assert logged() == ["product_held", "decision", "decision"]
    shop.send(FOUL)
    assert shown_everywhere(product().id, "vile") == {True} and case_of() is None
    rank_everything(utc_now())
    assert board(anil).precision and transparency(1).months


def test_of_two_moderators_exactly_one_decides(shop: Shop, anil: Viewer, bela: Viewer) -> None:
    shop.send(FOUL)
    case_id = case_of()
    assert case_id is not None
    fence = fence_of(anil, case_id)
    with pytest.raises(CaseClaimed):
        service.claim(bela, case_id)
    with pytest.raises(ClaimLost):
        service.reject(bela, case_id, "hate", fence=fence)
    with pytest.raises(ClaimLost):
        service.approve(anil, case_id, fence=fence + 1)
    service.reject(anil, case_id, "hate", fence=fence)
    with pytest.raises(CaseClosed):
        service.approve(anil, case_id, fence=fence)
    assert [d.ruling for d in decisions()] == [Ruling.HOLD, Ruling.REJECT]


def test_other_words_close_the_case_of_those_before_under_whoever_holds_it(
    shop: Shop, anil: Viewer
) -> None:
    shop.send(FOUL)
    first = case_of()
    assert first is not None
    fence = fence_of(anil, first)
    shop.send(FOUL.replace("Soft", "Viler"))
    second = case_of()
    assert second not in (None, first) and case(first).state is CaseState.CLOSED
    with pytest.raises(CaseClosed):
        service.approve(anil, first, fence=fence)
    settle()
    assert shown_everywhere(product().id, "vile") == {False}
    old = service.get_case(anil, first)
    assert old.product is not None and old.product.description == "Soft colour"
    assert shop.brand is not None
    now, before = told(shop.brand)
    assert (now.ending, before.ending) == (None, "replaced")
    shop.send(FOUL.replace("Vile", "Mild"))
    assert case_of() is None and {one.ending for one in told(shop.brand)} == {"replaced"}
    assert logged().count("case_closed") == 2


def test_notes_skips_and_leads_are_as_of_every_case(shop: Shop, anil: Viewer, bela: Viewer) -> None:
    shop.send(FOUL)
    case_id = case_of()
    assert case_id is not None
    fence = fence_of(anil, case_id)
    assert desk.add_note(anil, case_id, NoteForm(text="A typing slip?")).notes
    desk.skip(anil, case_id, SkipReason.LANGUAGE, fence=fence)
    with pytest.raises(SkippedBefore):
        service.claim(anil, case_id)
    desk.escalate(bela, case_id, "Is this a brand?", fence=fence_of(bela, case_id))
    assert case(case_id).queue == "leads"
    chief = person("chief", Role.ADMIN)
    assert "trust" in service.claim(chief, case_id).hidden_acts


def test_one_decision_settles_what_a_shop_sends_for_every_size(shop: Shop, anil: Viewer) -> None:
    shop.send(FOUL, FOUL.replace("B1", "B2"), FOUL.replace("B1", "B3").replace("Soft", "Hard"))
    case_id = case_of()
    assert case_id is not None
    fence = fence_of(anil, case_id)
    same = desk.identical(anil, case_id)
    assert same == [case_of("B2")]
    form = BulkForm(fence=fence, case_ids=same, verdict="reject", reason_code="hate")
    desk.decide_alike(anil, case_id, form)
    assert [standing(one).state for one in ("B1", "B2", "B3")] == ["refused", "refused", "held"]


def test_words_that_nothing_could_judge_get_a_person_after_some_hours(
    shop: Shop, heads: Heads, anil: Viewer
) -> None:
    shop.send(NICE)
    heads.is_there = False
    shop.send(NICE.replace("Rose", "Lily"))
    assert ask_for_people(utc_now()) == 0
    late = utc_now() + timedelta(hours=params.PRODUCTS_UNSEEN.default)
    assert ask_for_people(late) == 1 and ask_for_people(late) == 0
    case_id = case_of("A1")
    assert case_id is not None
    seen = service.get_case(anil, case_id)
    assert seen.product is not None and seen.product.is_shown_otherwise
    assert seen.caption == "Lily tint" and seen.screening_problem
    assert shop.brand is not None
    assert "older words" in told(shop.brand)[0].done
    decided(anil, "hate", "A1")
    assert product("A1").title == "Rose tint" and product("A1").is_active


def test_its_brand_reads_anew_why_once_the_models_could_read_the_words(
    shop: Shop, heads: Heads, anil: Viewer
) -> None:
    heads.is_there = False
    shop.send(FOUL)
    ask_for_people(utc_now() + timedelta(hours=params.PRODUCTS_UNSEEN.default))
    case_id = case_of()
    assert case_id is not None and shop.brand is not None
    (unread,) = told(shop.brand)
    heads.is_there = True
    screen_waiting(9, heads.judge)
    assert case_of() == case_id and product().is_held
    assert [reason.code for reason in service.get_case(anil, case_id).reasons] == ["hate"]
    now, before = told(shop.brand)
    assert (unread.rule, now.rule, before.ending) == ("screening_failed", "hate", "replaced")
    heads.version = "m2"
    screen_waiting(9, heads.judge)
    assert len(told(shop.brand)) == 2 and case_of() == case_id
