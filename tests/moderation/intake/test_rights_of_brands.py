"""A brand reads why its product does not show, and is heard once by somebody else."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.db import read_scope
from moderation import service
from moderation.cases import NotForYou
from moderation.cases.appeals import AppealedBefore, NotAppealable
from moderation.products.models import WordState
from moderation.reputation.service import my_standing
from moderation.rights import notices
from moderation.rights import service as rights
from moderation.rights.appeals import StatementNotFound
from moderation.rights.models import Appeal, NoticePart
from tests.app.both_languages import DEVANAGARI
from tests.moderation.desk_world import person, settle
from tests.moderation.intake.shop import (
    FOUL,
    Shop,
    case_of,
    decided,
    product,
    standing,
    told,
)


def appealed(brand: Viewer, words: str = "It is the name of a colour.") -> UUID:
    """The case of the appeal against the newest decision."""
    rights.appeal(brand, told(brand)[0].id, words)
    with read_scope() as session:
        return session.exec(select(Appeal.case_id)).one()


def test_it_is_told_of_the_hold_and_of_the_refusal(shop: Shop, brand: Viewer, anil: Viewer) -> None:
    shop.send(FOUL)
    (held,) = told(brand)
    assert (held.subject, held.measure, held.about) == ("product", "held", "Vile tint")
    assert held.is_by_machine and not held.can_appeal and held.rule_title
    assert [fact.where for fact in held.facts] == ["in the title"]
    with pytest.raises(NotAppealable):
        rights.appeal(brand, held.id, "Why?")
    assert (notices.notices(brand).statements, notices.notices(anil).statements) == (1, 0)
    notices.see(brand, NoticePart.DECISIONS)
    decided(anil, "hate", note="Say what it is.")
    refused, before = told(brand)
    assert (before.ending, refused.measure, refused.found_by) == (
        "replaced", "product_refused", "machine",
    )  # fmt: skip
    assert refused.words == "Say what it is." and refused.rule_text and refused.can_appeal
    assert "not shown" in refused.done and notices.notices(brand).statements == 1
    assert told(person("meera", Role.BRAND)) == []
    assert my_standing(brand).parts[0].strikes == []  # Products leave no marks on a record.
    for one in told(replace(brand, locale="hi-IN")):
        for text in (one.done, one.rule_title, one.rule_text, one.found, one.how_to_appeal):
            assert DEVANAGARI.search(text)


def test_an_appeal_goes_to_somebody_else_and_brings_the_product_back(
    shop: Shop, brand: Viewer, anil: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "hate")
    with pytest.raises(StatementNotFound):
        rights.appeal(person("meera", Role.BRAND), told(brand)[0].id, "Let them.")
    case_id = appealed(brand)
    with pytest.raises(AppealedBefore):
        rights.appeal(brand, told(brand)[0].id, "Again.")
    with pytest.raises(NotForYou):
        service.claim(anil, case_id)
    bela = person("bela")
    seen = service.claim(bela, case_id)
    assert seen.product is not None and seen.product.title == "Vile tint"
    service.approve(bela, case_id)
    assert not product().is_active
    settle()
    assert product().is_active and standing().state == WordState.ALLOWED
    restored, refused, _ = told(brand)
    assert (restored.measure, refused.ending) == ("restored", "reversed")
    assert "strike" not in restored.done
    shop.send(FOUL)
    assert product().is_active and case_of() is None


def test_an_appeal_that_is_upheld_changes_nothing_and_is_told(
    shop: Shop, brand: Viewer, anil: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "hate")
    case_id, bela = appealed(brand), person("bela")
    service.claim(bela, case_id)
    service.reject(bela, case_id, "hate")
    settle()
    assert not product().is_active and told(brand)[0].measure == "upheld"
    with pytest.raises(NotAppealable):
        rights.appeal(brand, told(brand)[0].id, "Once more.")


def test_a_granted_appeal_about_words_that_are_others_by_now_shows_them_when_they_come_back(
    shop: Shop, brand: Viewer, anil: Viewer
) -> None:
    shop.send(FOUL)
    decided(anil, "hate")
    case_id = appealed(brand)
    shop.send(FOUL.replace("Soft", "Viler"))  # Held by itself.
    bela = person("bela")
    seen = service.claim(bela, case_id)
    assert seen.product is not None and seen.product.description == "Soft colour"
    service.approve(bela, case_id)
    settle()
    assert not product().is_active and standing().state == WordState.HELD
    assert case_of() is not None
    shop.send(FOUL)
    assert product().is_active and standing().state == WordState.ALLOWED
    assert case_of() is None
