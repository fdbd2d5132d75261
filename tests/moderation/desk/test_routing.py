"""Whose a case is: the list, claiming by id, the next one and many at once go by one rule."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.pages.console.rows import row_of
from app.pages.console.state import Console
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import Forbidden
from core.ids import new_id
from moderation import service
from moderation.decision import Reason
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import AbilitiesForm, BulkForm, LegalOrderForm, SkipReason
from tests.moderation.desk_world import case_on, clip, fence_of, person

CREATOR = Role.CREATOR
NUDE = Reason("nudity", "Nudity", "A frame.", 85, score=0.9)
SPAM = Reason("spam", "Spam", "A link.", 35, score=0.9)

pytestmark = pytest.mark.usefixtures("quiet")


def listed(viewer: Viewer) -> set[UUID]:
    return {card.id for card in service.queue(viewer, limit=100).items}


def refusal_of(viewer: Viewer, case_id: UUID) -> Forbidden:
    with pytest.raises(Forbidden) as refused:
        service.claim(viewer, case_id)
    return refused.value


@pytest.mark.parametrize(
    ("able", "word", "hindi"),
    [
        (AbilitiesForm(policies=["spam"]), "Nudity", "नग्नता"),
        (AbilitiesForm(languages=["hi"]), "English", "English"),
        (AbilitiesForm(skills=["appeals"]), "legal orders", "क़ानूनी आदेश"),
    ],
)
def test_a_case_for_others_is_neither_listed_nor_claimed(
    able: AbilitiesForm, word: str, hindi: str
) -> None:
    chief, anil = person("chief", Role.ADMIN), person("anil")
    meera = person("meera", CREATOR)
    order = LegalOrderForm(subject_id=clip(meera, language="hi"), kind="urgent")
    foreign = {
        "policies": lambda: case_on(clip(meera, language="hi"), NUDE),
        "languages": lambda: case_on(clip(meera, language="en"), SPAM),
        "skills": lambda: leads.enter_legal_order(chief, order).case_id,
    }
    (kind,) = able.model_fields_set
    theirs, mine = foreign[kind](), case_on(clip(meera, language="hi"), SPAM)
    leads.arrange_reviewer(chief, anil.require_account(), able)
    assert listed(anil) == {mine}
    counts = service.queue(anil).counts
    assert (counts.open, counts.unclaimed, counts.elsewhere) == (1, 1, 1)
    error = refusal_of(anil, theirs)
    assert error.code == "case_elsewhere" and word in error.detail and hindi in error.told("hi")
    assert listed(chief) == {theirs, mine}
    assert service.queue(chief).counts.elsewhere == 0
    service.claim(chief, theirs)  # A lead can do everything.


def test_what_somebody_gave_back_is_not_shown_to_them_again_whatever_they_do() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    hard = case_on(clip(meera, sha256="a" * 64), NUDE)
    same = case_on(clip(meera, sha256="a" * 64), NUDE)
    service.claim(anil, hard)
    desk.skip(anil, hard, SkipReason.DISTRESSING)
    assert listed(anil) == {same} and listed(bela) == {hard, same}
    assert refusal_of(anil, hard).code == "case_skipped"
    form = BulkForm(fence=fence_of(anil, same), case_ids=[hard], verdict="approve")
    assert desk.identical(anil, same) == []
    with pytest.raises(Forbidden):
        desk.decide_alike(anil, same, form)


def test_a_lead_may_come_back_to_what_they_skipped_but_is_not_led_to_it() -> None:
    chief, meera = person("chief", Role.ADMIN), person("meera", CREATOR)
    hard = case_on(clip(meera), NUDE)
    service.claim(chief, hard)
    desk.skip(chief, hard, SkipReason.UNSURE)
    (card,) = service.queue(chief).items
    assert not card.is_offered
    assert service.claim_next(chief) is None
    service.claim(chief, hard)


def test_whoever_holds_a_case_keeps_it_when_it_is_routed_elsewhere() -> None:
    chief, anil = person("chief", Role.ADMIN), person("anil")
    held = case_on(clip(person("meera", CREATOR)), NUDE)
    service.claim(anil, held)
    leads.arrange_reviewer(chief, anil.require_account(), AbilitiesForm(policies=["spam"]))
    assert listed(anil) == {held}
    service.claim(anil, held)  # Renewed.
    service.release(anil, held)
    assert listed(anil) == set()


def test_j_and_k_pass_over_what_is_not_offered() -> None:
    chief, meera = person("chief", Role.ADMIN), person("meera", CREATOR)
    hard, fine = case_on(clip(meera), NUDE), case_on(clip(meera), SPAM)
    service.claim(chief, hard)
    desk.skip(chief, hard, SkipReason.UNSURE)
    rows = [row_of(card, utc_now()) for card in service.queue(chief).items]
    assert [row.id for row in rows] == [str(hard), str(fine)]
    may_open = Console._may_open
    assert [may_open(None, row) for row in rows] == [False, True]


ABLE = st.builds(
    AbilitiesForm,
    level=st.integers(1, 2),
    policies=st.lists(st.sampled_from(["nudity", "spam", "hate"]), max_size=2),
    languages=st.lists(st.sampled_from(["hi", "en", "bn"]), max_size=2),
    skills=st.lists(st.sampled_from(["legal", "appeals"]), max_size=1),
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(able=ABLE, skipped=st.booleans())
def test_what_is_listed_is_what_can_be_claimed(able: AbilitiesForm, skipped: bool) -> None:
    number = new_id().hex[-12:]
    chief, anil = person(f"c{number}", Role.ADMIN), person(f"a{number}")
    meera = person(f"m{number}", CREATOR)
    cases = [
        case_on(clip(meera, language=language), ground)
        for language in ("hi", "en")
        for ground in (NUDE, SPAM)
    ]
    order = LegalOrderForm(subject_id=clip(meera, language="hi"), kind="urgent")
    cases.append(leads.enter_legal_order(chief, order).case_id)
    if skipped:
        service.claim(anil, cases[0])
        desk.skip(anil, cases[0], SkipReason.DISTRESSING)
    leads.arrange_reviewer(chief, anil.require_account(), able)
    seen = listed(anil) & set(cases)
    for case_id in cases:
        try:
            service.claim(anil, case_id)
        except Forbidden:
            assert case_id not in seen
        else:
            assert case_id in seen
            service.release(anil, case_id)
    offered = set()
    while (found := service.claim_next(anil)) is not None:
        offered.add(found.id)
    assert offered & set(cases) == seen
