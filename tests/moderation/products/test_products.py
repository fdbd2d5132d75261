"""The words of products are judged before they show, and a person decides about those held back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

import moderation.products.judging as judging
import moderation.products.screening as screening
import moderation.products.sweep as sweep
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.importers.records import ImportReport
from catalog.kinds import Role
from catalog.models import Product
from catalog.product_links import LinkRefused, product_by_link
from catalog.products import ProductNotFound, get_product, list_categories
from catalog.search import list_products, search
from catalog.viewer import Viewer
from catalog.wording import nobody_looks
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput
from moderation.classifiers.signals import Signal
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.policies.live import Standing as Rules
from moderation.policies.live import emergency
from moderation.policies.parsing import shipped
from moderation.products import service
from moderation.products.errors import OwnProduct, WordsNotWaiting
from moderation.products.models import ProductWords, WordState
from moderation.products.schemas import ProductDecision
from moderation.products.screening import screen_product
from moderation.recheck import recheck
from moderation.rights import notices
from moderation.rights.models import NoticePart
from perception.weights import ModelUnavailable
from tests import small_world as world
from tests.moderation.desk_world import person, quiet_broker

FEED = "sku,title,price,mrp,stock,category,description\n"
NICE = "A1,Rose tint,499,499,4,Lips,Soft colour\n"
FOUL = "B1,Vile tint,499,499,4,Lips,Soft colour\n"
YES = ProductDecision(shows=True)
NO = ProductDecision(shows=False, reason_code="hate", note="Say what it is.")


class Models:
    """Models that take `vile` for hatred, count what they read, and may be away."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.version = "m1"
        self.is_there = True

    def sha256(self) -> str:
        if not self.is_there:
            raise ModelUnavailable("moderation-text", "is not prepared yet")
        return self.version

    def judge(self, text: str) -> list[Signal]:
        self.sha256()
        self.read.append(text)
        score = 0.99 if "vile" in text.lower() else 0.01
        return [Signal("hate", score, 0.5, "text-heads", self.version, "It reads so.", "all")]


@pytest.fixture
def models(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Models:
    quiet_broker(monkeypatch)
    made = Models()
    for module in (judging, screening, sweep):
        monkeypatch.setattr(module, "shop_models_sha256", made.sha256)
    return made


@pytest.fixture
def brand(models: Models) -> Viewer:
    return person("gulmohar", Role.BRAND)


@pytest.fixture
def bring(models: Models, brand: Viewer) -> Callable[..., ImportReport]:
    """Imports rows as the brand."""

    def run(*rows: str) -> ImportReport:
        return import_products(
            read_feed((FEED + "".join(rows)).encode()),
            source="shop",
            brand_id=brand.require_account(),
            screen=lambda *what: screen_product(*what, classify=models.judge),
        )

    return run


def product(external_id: str = "B1") -> Product:
    with read_scope() as session:
        return session.exec(select(Product).where(Product.external_id == external_id)).one()


def rows(external_id: str = "B1") -> list[ProductWords]:
    with read_scope() as session:
        query = select(ProductWords).where(ProductWords.product_id == product(external_id).id)
        return list(session.exec(query.order_by(col(ProductWords.id))))


def standing(external_id: str = "B1") -> ProductWords:
    return rows(external_id)[-1]


def logged() -> list[str]:
    with read_scope() as session:
        assert first_break(session) is None
        query = select(LogEntry).where(LogEntry.subject == "product").order_by(col(LogEntry.seq))
        return [entry.kind for entry in session.exec(query)]


def shown_everywhere(product_id: UUID, word: str) -> set[bool]:
    """What each place of the shop says."""
    with read_scope() as session:
        found = {product_id in {card.id for card in list_products(session).items}}
        found.add(product_id in {card.id for card in search(session, word).products})
        found.add(bool(list_categories(session)))
        try:
            found.add(get_product(session, product_id).id == product_id)
        except ProductNotFound:
            found.add(False)
        try:
            found.add(product_by_link(session, f"/p/{product_id}").id == product_id)
        except LinkRefused:
            found.add(False)
        return found


def test_clean_words_show_at_once_and_the_same_are_not_judged_twice(
    models: Models, bring: Callable[..., ImportReport]
) -> None:
    assert bring(NICE).held == []
    assert shown_everywhere(product("A1").id, "rose") == {True}
    assert models.read == ["Rose tint", "Unbranded", "Soft colour"]
    bring(NICE.replace(",499,499,", ",449,499,"))
    assert len(models.read) == 3 and len(rows("A1")) == 1
    assert logged() == []


def test_what_the_rules_hold_is_nowhere_in_the_shop_until_a_person_let_it(
    brand: Viewer, bring: Callable[..., ImportReport]
) -> None:
    report = bring(FOUL)
    assert report.created == 1
    assert [held.where for held in report.held] == ["line 2"]
    assert "Hatred" in report.held[0].reason
    assert shown_everywhere(product().id, "vile") == {False}
    moderator = person("anil")
    (case,) = service.list_held(moderator).items
    assert [ground.code for ground in case.grounds] == ["hate"]
    (told,) = service.my_statements(brand).items
    assert told.state == "held" and "person" in told.done and told.rule_title
    assert (notices.notices(brand).statements, notices.notices(moderator).statements) == (1, 0)
    notices.see(brand, NoticePart.DECISIONS)
    assert notices.notices(brand).statements == 0

    service.decide(moderator, case.id, YES)
    assert shown_everywhere(product().id, "vile") == {True}
    assert service.list_held(moderator).total == 0
    assert service.my_statements(brand).items[0].state == "allowed"
    assert notices.notices(brand).statements == 1
    assert logged() == ["product_held", "product_decision"]
    bring(FOUL)
    assert shown_everywhere(product().id, "vile") == {True}


def test_what_a_person_refused_stays_away_whatever_comes_in_again(
    models: Models, brand: Viewer, bring: Callable[..., ImportReport]
) -> None:
    bring(FOUL)
    service.decide(person("anil"), standing().id, NO)
    models.version = "m2"
    assert len(bring(FOUL).held) == 1
    sweep.screen_waiting(100, models.judge)
    assert shown_everywhere(product().id, "vile") == {False}
    (told,) = service.my_statements(brand).items
    assert told.state == "refused" and told.note == "Say what it is." and told.rule_text
    bring(FOUL.replace("Vile", "Mild"))
    assert shown_everywhere(product().id, "mild") == {True}


def test_what_a_person_said_of_words_stands_when_they_come_back(
    models: Models, bring: Callable[..., ImportReport]
) -> None:
    models.is_there = False
    bring(NICE, FOUL)
    models.is_there = True
    for case in service.list_held(person("anil")).items:
        service.decide(person(f"m{case.id.hex}"), case.id, NO if "Rose" in case.title else YES)
    bring(NICE.replace("Rose", "Lily"), FOUL.replace("Vile", "Mild"))
    assert product("A1").is_active and product().is_active
    bring(NICE, FOUL)
    assert not product("A1").is_active and product().is_active
    assert [standing(one).state for one in ("A1", "B1")] == ["refused", "allowed"]


def test_new_words_of_a_product_that_shows_are_held_with_it(
    bring: Callable[..., ImportReport],
) -> None:
    bring(NICE)
    assert len(bring(NICE.replace("Rose", "Vile")).held) == 1
    assert shown_everywhere(product("A1").id, "vile") == {False}
    bring(NICE)
    assert shown_everywhere(product("A1").id, "rose") == {True}
    assert [row.state for row in rows("A1")] == ["replaced", "replaced", "clear"]
    assert logged() == ["product_held", "product_cleared"]


def test_without_models_the_new_waits_and_the_shop_stays_as_it_is(
    models: Models, brand: Viewer, bring: Callable[..., ImportReport]
) -> None:
    bring(NICE)
    models.is_there = False
    report = bring(NICE.replace("Rose", "Lily").replace(",499,499,", ",449,499,"), FOUL)
    assert len(report.held) == len(report.warnings) == 1
    assert shown_everywhere(product("A1").id, "rose") == {True}
    assert shown_everywhere(product().id, "vile") & {True} <= {True}
    with pytest.raises(ProductNotFound), read_scope() as session:
        get_product(session, product().id)
    assert {told.state for told in service.my_statements(brand).items} == {"unseen"}
    assert sweep.screen_waiting(100, models.judge) == 0

    models.is_there = True
    assert sweep.screen_waiting(100, models.judge) == 2
    assert product("A1").title == "Lily tint" and product("A1").is_active
    assert standing().state == WordState.HELD and not product().is_active
    assert sweep.screen_waiting(100, models.judge) == 0


def test_a_person_decides_about_words_that_nothing_could_judge(
    models: Models, bring: Callable[..., ImportReport]
) -> None:
    bring(NICE)
    models.is_there = False
    bring(NICE.replace("Rose", "Lily"))
    moderator = person("anil")
    (case,) = service.list_held(moderator).items
    assert case.is_shown and case.title == "Lily tint"
    service.decide(moderator, case.id, NO)
    assert product("A1").title == "Rose tint" and product("A1").is_active


def test_an_emergency_keeps_what_shows_and_holds_what_comes(
    models: Models, bring: Callable[..., ImportReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(NICE)
    for module in (judging, screening, sweep):
        monkeypatch.setattr(module, "get_standing", lambda: Rules(emergency()))
    bring(NICE, FOUL.replace("Vile", "Mild"))
    assert product("A1").is_active and not product().is_active
    assert sweep.screen_waiting(100, models.judge) == 0
    monkeypatch.undo()


def test_products_from_before_are_judged_a_few_at_a_time_and_those_unscreened_wait(
    models: Models,
) -> None:
    with session_scope() as session:
        for number in range(3):
            world.product(session, f"S{number}").description = "vile" if number == 1 else "fine"
    import_products(read_feed((FEED + NICE).encode()), source="shop", screen=nobody_looks)
    assert not product("A1").is_active
    assert sweep.screen_waiting(2, models.judge) == 2
    assert product("A1").is_active, "what nobody can see comes first"
    assert sweep.screen_waiting(9, models.judge) == 2
    assert sweep.screen_waiting(9, models.judge) == 0
    assert [product(f"S{n}").is_active for n in range(3)] == [True, False, True]


def test_other_models_or_rules_judge_again_and_may_let_go(
    models: Models, bring: Callable[..., ImportReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(NICE, FOUL)
    calm = replace(shipped(), sha256="c" * 64, labels={})
    assert sweep.screen_waiting(9, models.judge) == 0
    models.version = "m2"
    assert sweep.screen_waiting(9, models.judge) == 2
    monkeypatch.setattr(models, "judge", lambda text: [Signal("hate", 0, 0.5, "m", "m", "", "")])
    for module in (judging, screening, sweep):
        monkeypatch.setattr(module, "get_standing", lambda: Rules(calm))
    assert sweep.screen_waiting(9, models.judge) == 2
    assert product().is_active and standing().state == WordState.CLEAR


def test_of_two_moderators_exactly_one_decides_and_only_about_these_words(
    brand: Viewer, bring: Callable[..., ImportReport]
) -> None:
    bring(FOUL)
    words_id = standing().id
    service.decide(person("anil"), words_id, NO)
    with pytest.raises(WordsNotWaiting):
        service.decide(person("bela"), words_id, NO)
    bring(FOUL.replace("Soft", "Viler"))
    with pytest.raises(WordsNotWaiting):
        service.decide(person("chand"), words_id, YES)
    assert shown_everywhere(product().id, "vile") == {False}


def test_a_refusal_is_taken_back_by_somebody_else(bring: Callable[..., ImportReport]) -> None:
    bring(FOUL)
    anil, bela = person("anil"), person("bela")
    service.decide(anil, standing().id, NO)
    (kept_away,) = service.list_held(anil, only="refused").items
    with pytest.raises(OwnProduct):
        service.decide(anil, kept_away.id, YES)
    service.decide(bela, kept_away.id, YES)
    assert product().is_active
    assert logged() == ["product_held", "product_decision", "product_reversal"]


def test_who_may_ask(brand: Viewer, bring: Callable[..., ImportReport]) -> None:
    bring(FOUL)
    for stranger in (brand, person("asha", Role.SHOPPER)):
        with pytest.raises(Forbidden):
            service.list_held(stranger)
        with pytest.raises(Forbidden):
            service.decide(stranger, standing().id, YES)
    assert service.my_statements(person("meera", Role.BRAND)).items == []
    with pytest.raises(InvalidInput):
        service.decide(person("anil"), standing().id, ProductDecision(shows=False))


def test_every_stored_verdict_comes_out_again(bring: Callable[..., ImportReport]) -> None:
    bring(NICE, FOUL)
    assert recheck().differences == [] and recheck().verdicts == 2
    with session_scope() as session:
        row = session.get_one(ProductWords, standing().id)
        row.signals = [{**one, "score": 0.1} for one in row.signals]
        session.add(row)
    assert {one.what for one in recheck().differences} == {"action", "grounds"}


_STEPS = st.lists(
    st.sampled_from(["nice", "foul", "other", "away", "back", "sweep", "yes", "no"]), max_size=9
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=_STEPS)
def test_nothing_shows_that_nobody_found_clean_or_allowed(
    steps: list[str],
    models: Models,
    bring: Callable[..., ImportReport],
    request: pytest.FixtureRequest,
) -> None:
    sku = f"P{request.node.stash.setdefault(_COUNT, [0])[0]}"
    request.node.stash[_COUNT][0] += 1
    feeds = {
        "nice": f"{sku},Rose {sku},499,499,4,Lips,Soft\n",
        "foul": f"{sku},Vile {sku},499,499,4,Lips,Soft\n",
        "other": f"{sku},Lily {sku},499,499,4,Lips,Soft\n",
    }
    models.is_there = True
    moderator = person(f"m{sku.lower()}")
    for step in steps:
        if step in feeds:
            bring(feeds[step])
        elif step in ("away", "back"):
            models.is_there = step == "back"
        elif step == "sweep":
            sweep.screen_waiting(1000, models.judge)
        else:
            for case in service.list_held(moderator).items:
                if sku in case.title:
                    service.decide(moderator, case.id, YES if step == "yes" else NO)
        with read_scope() as session:
            found = session.exec(select(Product).where(Product.external_id == sku)).first()
            if found is None:
                continue
            kept = session.exec(
                select(ProductWords).where(ProductWords.product_id == found.id)
            ).all()
        assert len([row for row in kept if row.state != WordState.REPLACED]) == 1
        assert found.is_active is not found.is_held
        if found.is_active:
            same = [row for row in kept if row.title == found.title]
            assert "Vile" not in found.title or any(row.decided_by for row in same)
            assert any(row.models_sha256 or row.decided_by for row in same)


_COUNT = pytest.StashKey[list[int]]()
