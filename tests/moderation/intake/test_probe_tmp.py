"""Whatever comes in, is judged, decided and taken back in whatever order, wherever a process dies:
nothing shows that nobody found clean or allowed, and what waits for a person has exactly one case.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

import moderation.decisions as decisions
import moderation.effects.due as due
import moderation.intake.cases as cases
import moderation.intake.sweep as sweep
import moderation.reversal as reversal
from catalog.models import Product
from core.clock import utc_now
from core.db import read_scope
from moderation.desk import service as desk
from moderation.effects.carry import is_waiting
from moderation.intake.cases import ask_for_people
from moderation.models import CaseState, ReviewCase, Subject
from moderation.products.models import ProductWords, WordState
from moderation.reversal import NotYourDecision, UndoTooLate
from tests.moderation.desk_world import person, settle
from tests.moderation.intake.shop import Shop, case_of, decided

SENDS, MODELS = ("nice", "foul", "viler", "other"), ("away", "back", "newer")
HANDS = ("sweep", "ask", "yes", "no", "undo", "settle")
# What is decided and where it dies comes more often, or hardly anything would happen.
_STEPS = st.lists(
    st.sampled_from([*SENDS, *MODELS, *HANDS, *("yes", "no", "undo", "settle", "crash") * 2]),
    max_size=14,
)
_COUNT = pytest.StashKey[list[int]]()


class Crash(RuntimeError):
    """The process died there."""


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """While anything is in it, whoever passes a point of no return dies there."""
    armed: list[str] = []

    def passes(point: str) -> None:
        if armed:
            raise Crash(point)

    for module in (cases, decisions, due, reversal):
        monkeypatch.setattr(module, "fault", passes)
    return armed


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=_STEPS)
def test_nothing_shows_that_nobody_found_clean_or_allowed(
    steps: list[str], shop: Shop, dying: list[str], request: pytest.FixtureRequest
) -> None:
    count = request.node.stash.setdefault(_COUNT, [0])
    count[0] += 1
    sku = f"P{count[0]}"
    feeds = {
        "nice": f"{sku},Rose {sku},499,499,4,Lips,Soft\n",
        "foul": f"{sku},Vile {sku},499,499,4,Lips,Soft\n",
        "viler": f"{sku},Vile {sku},499,499,4,Lips,Viler\n",
        "other": f"{sku},Lily {sku},499,499,4,Lips,Soft\n",
    }
    shop.heads.is_there, last = True, None
    dying.clear()
    moderator = person(f"m{sku.lower()}")
    for step in ("foul", *steps):
        if step == "crash":
            dying.append(step)
            continue
        with suppress(Crash, NotYourDecision, UndoTooLate):
            if step in feeds:
                shop.send(feeds[step])
            elif step in MODELS:
                shop.heads.is_there = step != "away"
                shop.heads.version += "+" if step == "newer" else ""
            elif step == "sweep":
                sweep.screen_waiting(1000, shop.heads.judge)
            elif step == "ask":
                ask_for_people(utc_now())
            elif step == "settle":
                settle()
            elif step == "undo" and last is not None:
                desk.undo(moderator, last)
            elif step in ("yes", "no") and _is_there(sku) and (case_id := case_of(sku)):
                last = case_id
                decided(moderator, "yes" if step == "yes" else "hate", sku)
        dying.clear()
        if _is_there(sku):
            try:
                _holds(sku)
            except AssertionError:
                print("BAD", steps, step)
                raise


def _is_there(sku: str) -> bool:
    with read_scope() as session:
        return session.exec(select(Product).where(Product.external_id == sku)).first() is not None


def _holds(sku: str) -> None:
    with read_scope() as session:
        found = session.exec(select(Product).where(Product.external_id == sku)).one()
        kept = session.exec(select(ProductWords).where(ProductWords.product_id == found.id)).all()
        (row,) = [row for row in kept if row.state != WordState.REPLACED]
        found_open = session.exec(
            select(ReviewCase).where(
                ReviewCase.subject == Subject.PRODUCT,
                ReviewCase.subject_id == found.id,
                ReviewCase.state == CaseState.OPEN,
                col(ReviewCase.about_decision_id).is_(None),
                ReviewCase.look == 1,
            )
        ).all()
        waits = is_waiting(session, Subject.PRODUCT, found.id)
    assert found.is_active is not found.is_held
    if found.is_active:
        same = [one for one in kept if one.title == found.title]
        assert "Vile" not in found.title or any(one.decided_by for one in same)
        assert any(one.models_sha256 or one.decided_by for one in same)
    if row.state == WordState.HELD:
        assert len(found_open) == 1 or (not found_open and waits)
    elif row.state != WordState.UNSEEN:
        assert not found_open
    assert all(case.id == row.case_id for case in found_open)
