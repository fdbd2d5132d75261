"""A case's policy is the gravest rule it may break, whatever it was opened for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app.pages.console.rows import budgets_of
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.board.service import board
from moderation.decision import Reason
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import AbilitiesForm, LegalOrderForm
from moderation.exposure.budget import (
    DAY_S,
    HARMLESS,
    OF_POLICY_S,
    UNWEIGHED_S,
    budget_of,
    day_of,
)
from moderation.exposure.keeping import ExposureSpent
from moderation.exposure.models import MediaExposure
from moderation.grounds import CREDIBLE, policy_of
from moderation.models import Origin
from moderation.policies.parsing import shipped
from moderation.queue.queues import LEGAL_ORDER
from tests.app.both_languages import DEVANAGARI
from tests.moderation.desk_world import case, case_on, clip, person, quiet_broker

CREATOR = Role.CREATOR
NUDE = Reason("nudity", "Nudity", "A frame.", 85, score=0.9)
CREDIBLY = Reason(CREDIBLE, "Look at once", "Three reporters.", 95, score=0.9)
POLICY = shipped()
CODES = [*POLICY.labels, *(f"report_{k}" for k in POLICY.report_severity)]
PSEUDO = [CREDIBLE, LEGAL_ORDER, "creator_new", "sample", "appeal", "take_down", "review"]


@pytest.fixture
def quiet(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    quiet_broker(monkeypatch)
    yield


GROUNDS = st.lists(
    st.builds(
        lambda code, severity: Reason(code, code, code, severity),
        st.sampled_from([*CODES, *PSEUDO]),
        st.integers(0, 100),
    ),
    max_size=6,
)


@given(GROUNDS)
def test_a_policy_is_a_rule_of_the_house_and_none_that_is_named_is_graver(
    grounds: list[Reason],
) -> None:
    found = policy_of(grounds, POLICY)
    assert found == "" or found in POLICY.labels
    named = {r.code.removeprefix("report_"): r.severity for r in grounds if r.code not in PSEUDO}
    rules = {code for code in named if code in POLICY.labels}
    assert bool(found) == bool(rules)
    for one in grounds:
        if one.code.removeprefix("report_") in rules:
            most = max(r.severity for r in grounds if r.code.removeprefix("report_") == found)
            assert most >= one.severity


def test_every_label_of_the_rules_has_a_budget_that_somebody_thought_of() -> None:
    for label in POLICY.labels:
        assert (label in OF_POLICY_S) != (label in HARMLESS), label
    assert budget_of("made_up_tomorrow") == UNWEIGHED_S < DAY_S == budget_of("")


def test_credible_reports_leave_a_case_its_policy_and_its_budget(quiet: None) -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    first, second = (
        case_on(clip(meera), NUDE, CREDIBLY, Reason("report_sexual", "r", "r", 70))
        for _ in range(2)
    )
    assert case(first).policy == "nudity" and case(first).facts["urgent"]
    with session_scope() as session:
        session.add(
            MediaExposure(
                account_id=anil.require_account(), day=_today(), policy="nudity",
                seconds=3700, reported_at=utc_now(),
            )
        )  # fmt: skip
    with pytest.raises(ExposureSpent):
        service.claim(anil, second)
    assert service.claim_next(anil) is None


def test_routing_and_precision_go_by_the_rule(quiet: None) -> None:
    chief, anil, meera = person("chief", Role.ADMIN), person("anil"), person("meera", CREATOR)
    case_id = case_on(clip(meera), NUDE, CREDIBLY)
    leads.arrange_reviewer(chief, anil.require_account(), AbilitiesForm(policies=["nudity"]))
    found = service.claim_next(anil)
    assert found is not None and found.id == case_id
    service.reject(anil, case_id, "sexual")
    assert [row.label for row in board(anil).precision] == ["nudity"]


def test_a_report_names_the_rule_and_an_order_none(quiet: None) -> None:
    chief, anil, meera = person("chief", Role.ADMIN), person("anil"), person("meera", CREATOR)
    reported = case_on(clip(meera), Reason("report_violence", "r", "r", 70), origin=Origin.REPORT)
    assert case(reported).policy == "violence"
    form = LegalOrderForm(subject_id=clip(meera, VideoState.PUBLISHED), kind="urgent")
    order = leads.enter_legal_order(chief, form).case_id
    assert case(order).policy == ""
    service.claim(anil, order)
    desk.note_exposure(anil, order, 1)  # It counts all the same.
    with read_scope() as session:
        assert session.exec(select(MediaExposure.policy)).all() == ["legal_order"]


def _today() -> object:
    from moderation.exposure.budget import day_of

    return day_of(utc_now())


@pytest.mark.parametrize("locale", ["en", "hi"])
def test_what_somebody_was_shown_is_told_in_words_for_every_label_of_the_rules(
    quiet: None, locale: str
) -> None:
    asha, now = person("asha"), utc_now()
    labels = [*POLICY.labels, "", LEGAL_ORDER, "of_earlier_rules"]
    with session_scope() as session:
        for label in labels:
            session.add(
                MediaExposure(
                    account_id=asha.require_account(),
                    day=day_of(now),
                    policy=label,
                    reported_at=now,
                    seconds=budget_of(label),
                )
            )
    budgets = budgets_of(desk.exposure(replace(asha, locale=locale)), locale)
    titles = [budget.title for budget in budgets[1:]]
    assert len(titles) == len(labels)
    for title in titles:
        assert title and title not in labels and "_" not in title
        assert bool(DEVANAGARI.search(title)) == (locale == "hi")
    assert {POLICY.rule_of("profanity").named(locale), POLICY.rule_of("nudity").named(locale)} <= {
        *titles
    }
