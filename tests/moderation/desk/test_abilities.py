"""Leads give reviewers what there is, and are told what that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.kinds import Role
from core.errors import Forbidden, InvalidInput
from moderation.desk import leads
from moderation.desk.schemas import AbilitiesForm
from moderation.policy import get_policy
from tests.moderation.desk_world import person


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (AbilitiesForm(policies=["hate", "report_hate"]), "report_hate"),
        (AbilitiesForm(languages=["hindi"]), "hindi"),
        (AbilitiesForm(skills=["Legal"]), "Legal"),
    ],
)
def test_what_no_case_asks_for_is_refused(
    installation: Path, form: AbilitiesForm, wrong: str
) -> None:
    chief, anil = person("chief", Role.ADMIN), person("anil")
    with pytest.raises(InvalidInput) as refused:
        leads.arrange_reviewer(chief, anil.require_account(), form)
    assert refused.value.code == "unknown_ability"
    assert wrong in refused.value.detail and wrong in refused.value.told("hi")
    (kept,) = leads.reviewers(chief)
    assert (kept.policies, kept.languages, kept.skills) == ([], [], [])


def test_all_that_can_be_given_is_offered_and_accepted(installation: Path) -> None:
    chief, anil = person("chief", Role.ADMIN), person("anil")
    can = leads.ability_choices(chief)
    assert {one.code for one in can.policies} == set(get_policy().labels)
    form = AbilitiesForm(
        policies=[one.code for one in can.policies],
        languages=[one.code for one in can.languages],
        skills=[one.code for one in can.skills],
    )
    leads.arrange_reviewer(chief, anil.require_account(), form)
    (kept,) = leads.reviewers(chief)
    assert set(kept.skills) == {"legal", "appeals"}
    with pytest.raises(Forbidden):
        leads.ability_choices(anil)
