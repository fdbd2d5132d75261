"""The words of products are judged before they show, again when models or rules are others, and
never without what judges them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

import moderation.intake.sweep as sweep
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.products import ProductNotFound, get_product
from catalog.wording import nobody_looks
from core.db import read_scope, session_scope
from moderation.classifiers.signals import Signal
from moderation.policies.live import Standing as Rules
from moderation.policies.live import emergency
from moderation.policies.parsing import shipped
from moderation.products.models import ProductWords, WordState
from moderation.recheck import recheck
from tests import small_world as world
from tests.moderation.desk_world import person
from tests.moderation.intake.shop import (
    FEED,
    FOUL,
    JUDGING,
    NICE,
    Heads,
    Shop,
    allowed,
    case_of,
    decided,
    logged,
    product,
    rows,
    shown_everywhere,
    standing,
    told,
)


def test_clean_words_show_at_once_and_the_same_are_not_judged_twice(shop: Shop) -> None:
    assert shop.send(NICE).held == []
    assert shown_everywhere(product("A1").id, "rose") == {True}
    assert shop.heads.read == ["Rose tint", "Unbranded", "Soft colour"]
    shop.send(NICE.replace(",499,499,", ",449,499,"))
    assert len(shop.heads.read) == 3 and len(rows("A1")) == 1
    assert logged() == [] and case_of("A1") is None


def test_new_words_of_a_product_that_shows_are_held_with_it(shop: Shop) -> None:
    shop.send(NICE)
    assert len(shop.send(NICE.replace("Rose", "Vile")).held) == 1
    assert shown_everywhere(product("A1").id, "vile") == {False}
    assert case_of("A1") is not None
    shop.send(NICE)
    assert shown_everywhere(product("A1").id, "rose") == {True}
    assert [row.state for row in rows("A1")] == ["replaced", "replaced", "clear"]
    assert case_of("A1") is None
    assert logged() == ["product_held", "decision", "product_cleared", "case_closed"]


def test_what_a_person_refused_stays_away_whatever_comes_in_again(shop: Shop) -> None:
    shop.send(FOUL)
    decided(person("anil"), "hate", note="Say what it is.")
    shop.heads.version = "m2"
    assert len(shop.send(FOUL).held) == 1
    sweep.screen_waiting(100, shop.heads.judge)
    assert shown_everywhere(product().id, "vile") == {False} and case_of() is None
    shop.send(FOUL.replace("Vile", "Mild"))
    assert shown_everywhere(product().id, "mild") == {True}


def test_what_a_person_said_of_words_stands_when_they_come_back(shop: Shop) -> None:
    shop.send(NICE.replace("Soft", "Vile"), FOUL)
    decided(person("anil"), "hate", "A1")
    allowed(person("bela"))
    shop.send(NICE, FOUL.replace("Vile", "Mild"))
    assert product("A1").is_active and product().is_active
    shop.send(NICE.replace("Soft", "Vile"), FOUL)
    assert not product("A1").is_active and product().is_active
    assert [standing(one).state for one in ("A1", "B1")] == ["refused", "allowed"]
    assert case_of("A1") is None and case_of() is None


def test_without_models_the_new_waits_and_the_shop_stays_as_it_is(shop: Shop, heads: Heads) -> None:
    shop.send(NICE)
    heads.is_there = False
    report = shop.send(NICE.replace("Rose", "Lily").replace(",499,499,", ",449,499,"), FOUL)
    assert len(report.held) == len(report.warnings) == 1
    assert shown_everywhere(product("A1").id, "rose") == {True}
    with pytest.raises(ProductNotFound), read_scope() as session:
        get_product(session, product().id)
    assert case_of() is None and shop.brand and told(shop.brand) == []  # It is tried again first.
    assert sweep.screen_waiting(100, heads.judge) == 0

    heads.is_there = True
    assert sweep.screen_waiting(100, heads.judge) == 2
    assert product("A1").title == "Lily tint" and product("A1").is_active
    assert standing().state == WordState.HELD and not product().is_active
    assert case_of() is not None and case_of("A1") is None
    assert sweep.screen_waiting(100, heads.judge) == 0


def test_an_emergency_keeps_what_shows_and_holds_what_comes(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.send(NICE)
    for module in JUDGING:
        monkeypatch.setattr(module, "get_standing", lambda: Rules(emergency()), raising=False)
    shop.send(NICE, FOUL.replace("Vile", "Mild"))
    assert product("A1").is_active and not product().is_active
    assert sweep.screen_waiting(100, shop.heads.judge) == 0


def test_products_from_before_are_judged_a_few_at_a_time_and_those_unscreened_wait(
    heads: Heads,
) -> None:
    with session_scope() as session:
        for number in range(3):
            world.product(session, f"S{number}").description = "vile" if number == 1 else "fine"
    import_products(read_feed((FEED + NICE).encode()), source="shop", screen=nobody_looks)
    assert not product("A1").is_active
    assert sweep.screen_waiting(2, heads.judge) == 2
    assert product("A1").is_active, "what nobody can see comes first"
    assert sweep.screen_waiting(9, heads.judge) == 2
    assert sweep.screen_waiting(9, heads.judge) == 0
    assert [product(f"S{n}").is_active for n in range(3)] == [True, False, True]
    assert [case_of(f"S{n}") is not None for n in range(3)] == [False, True, False]


def test_other_models_or_rules_judge_again_and_may_let_go(
    shop: Shop, heads: Heads, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.send(NICE, FOUL)
    calm = replace(shipped(), sha256="c" * 64, labels={})
    assert sweep.screen_waiting(9, heads.judge) == 0
    heads.version, before = "m2", case_of()
    assert sweep.screen_waiting(9, heads.judge) == 2
    assert before is not None and case_of() == before, "the same words, the same case"
    monkeypatch.setattr(heads, "judge", lambda text: [Signal("hate", 0, 0.5, "m", "m", "", "")])
    for module in JUDGING:
        monkeypatch.setattr(module, "get_standing", lambda: Rules(calm), raising=False)
    assert sweep.screen_waiting(9, heads.judge) == 2
    assert product().is_active and standing().state == WordState.CLEAR
    assert case_of() is None


def test_every_stored_verdict_comes_out_again(shop: Shop) -> None:
    shop.send(NICE, FOUL)
    assert recheck().differences == [] and recheck().verdicts == 2
    with session_scope() as session:
        row = session.get_one(ProductWords, standing().id)
        row.signals = [{**one, "score": 0.1} for one in row.signals]
        session.add(row)
    assert {one.what for one in recheck().differences} == {"action", "grounds"}
