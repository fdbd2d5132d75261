"""What was decided about a product is taken back within seconds, or after another look."""

from __future__ import annotations

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from moderation import service
from moderation.desk import service as desk
from moderation.intake.cases import ask_for_people
from moderation.models import CaseState, ReviewCase
from moderation.products.models import WordState
from tests.moderation.desk_world import case, person, settle
from tests.moderation.intake.shop import (
    FOUL,
    Heads,
    Shop,
    allowed,
    case_of,
    decided,
    product,
    standing,
    told,
)


@pytest.mark.parametrize("verdict", ["yes", "hate"])
def test_a_hand_that_slipped_takes_it_back_and_has_the_case_again(
    shop: Shop, anil: Viewer, verdict: str
) -> None:
    shop.send(FOUL)
    case_id = decided(anil, verdict)
    desk.undo(anil, case_id)
    settle()
    assert not product().is_active and standing().state == WordState.HELD
    assert standing().decided_by is None and case(case_id).state is CaseState.OPEN
    assert shop.brand is not None
    (held,) = told(shop.brand)
    assert (held.measure, held.ending) == ("held", None)
    assert case(case_id).claimed_by == anil.account_id
    fence = case(case_id).fence
    service.approve(anil, case_id, fence=fence)
    settle()
    assert product().is_active


@pytest.mark.parametrize("words", ["Viler", "Kind"])
@pytest.mark.parametrize("verdict", ["yes", "hate"])
def test_a_slip_is_taken_back_from_words_that_are_others_by_now_and_nobody_is_asked_about_them(
    shop: Shop, anil: Viewer, verdict: str, words: str
) -> None:
    shop.send(FOUL)
    case_id = decided(anil, verdict)
    shop.send(FOUL.replace("Vile", "Mild").replace("Soft", words))
    fresh = case_of()
    assert (fresh is None) is (words == "Kind")
    desk.undo(anil, case_id)
    settle()
    assert case_of() == fresh and case(case_id).state is CaseState.CLOSED
    assert fresh is None or case(fresh).claimed_by is None
    assert shop.brand is not None
    assert [one.ending for one in told(shop.brand)][-1] == "replaced"
    assert {one.measure for one in told(shop.brand)} == {"held"}
    shop.send(FOUL)
    assert not product().is_active and case_of() is not None


def test_a_yes_to_words_that_changed_within_the_seconds_shows_nothing(
    shop: Shop, anil: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "yes")
    shop.send(FOUL.replace("Soft", "Viler"))
    settle()
    assert not product().is_active and standing().state == WordState.HELD
    assert case_of() is not None
    shop.send(FOUL)  # Of these, a person has said it.
    assert product().is_active and case_of() is None


def test_the_same_words_read_by_other_models_within_the_seconds_stay_let_through(
    shop: Shop, heads: Heads, anil: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "yes")
    heads.version = "m2"
    shop.send(FOUL)
    assert case_of() is None, "somebody has looked a moment ago"
    assert ask_for_people(utc_now()) == 0
    settle()
    assert product().is_active and standing().state == WordState.ALLOWED


def test_a_grave_no_is_looked_at_again_blindly_and_a_third_look_lets_it_show(
    shop: Shop, anil: Viewer, bela: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "minors", note="Vile indeed.")
    with read_scope() as session:
        second = session.exec(select(ReviewCase).where(ReviewCase.look == 2)).one()
    seen = service.claim(bela, second.id)
    assert seen.decisions == [] and "Vile indeed" not in seen.model_dump_json()
    assert seen.product is not None and seen.product.title == "Vile tint"
    service.approve(bela, second.id)
    with read_scope() as session:
        third = session.exec(select(ReviewCase).where(ReviewCase.look == 3)).one()
    chief = person("chief", Role.ADMIN)
    service.claim(chief, third.id)
    service.approve(chief, third.id)
    assert product().is_active and standing().state == WordState.ALLOWED


def test_a_third_look_takes_away_what_the_first_let_show_and_that_is_appealed(
    shop: Shop, anil: Viewer, bela: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moderation.second.looks.is_looked_at_again", lambda *_, **__: True)
    shop.send(FOUL)
    allowed(anil)
    assert product().is_active
    for who, look in ((bela, 2), (person("chief", Role.ADMIN), 3)):
        with read_scope() as session:
            found = session.exec(select(ReviewCase.id).where(ReviewCase.look == look)).one()
        service.claim(who, found)
        service.reject(who, found, "hate")
    assert not product().is_active and standing().state == WordState.REFUSED
    assert shop.brand is not None
    assert told(shop.brand)[0].measure == "product_refused" and told(shop.brand)[0].can_appeal
