"""What is told can be appealed, and what came of it is told, too."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope
from moderation import service as desk_service
from moderation.cases import NotForYou
from moderation.cases.appeals import AppealedBefore, NotAppealable
from moderation.decision import Action
from moderation.desk import service as desk
from moderation.models import Origin, ReviewCase
from moderation.reputation.service import my_standing
from moderation.rights import service
from tests.moderation.desk_world import clip, person, rejected, settle, state_of
from tests.moderation.rights.telling import appeal_case, machine, statements

pytestmark = pytest.mark.usefixtures("unhurried")


def restriction(video_id: UUID) -> Restriction:
    with read_scope() as session:
        return session.get_one(Video, video_id).restriction


def test_a_granted_appeal_shows_the_clip_again_undoes_the_strike_and_says_so() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    rejected(video_id, anil)
    assert my_standing(meera).parts[0].strikes
    (said,) = statements(meera)
    appealed = service.appeal(meera, said.id, "It is a song.\u202e\x00 Listen.")
    assert appealed.appeal is not None
    assert appealed.appeal.words == "It is a song. Listen."
    assert not appealed.can_appeal
    with pytest.raises(AppealedBefore):
        service.appeal(meera, said.id, "Again.")
    case_id = appeal_case(video_id)
    with pytest.raises(NotForYou):
        desk_service.claim(anil, case_id)
    seen = desk_service.claim(bela, case_id)
    assert "It is a song. Listen." in [reason.text for reason in seen.reasons]
    desk_service.approve(bela, case_id)
    settle()
    assert state_of(video_id) is VideoState.PUBLISHED
    assert not my_standing(meera).parts[0].strikes
    restored, before = statements(meera)
    assert (restored.measure, restored.rule) == ("restored", "hate")
    assert (before.ending, before.appeal and before.appeal.outcome) == ("reversed", "granted")
    assert not restored.can_appeal


def test_an_upheld_appeal_is_told_with_a_statement_of_its_own_and_there_is_no_second() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera)
    rejected(video_id, anil)
    (said,) = statements(meera)
    service.appeal(meera, said.id, "Please look again.")
    case_id = appeal_case(video_id)
    desk_service.claim(bela, case_id)
    desk_service.reject(bela, case_id, "hate", note="It names a group.")
    settle()
    upheld, before = statements(meera)
    assert (upheld.measure, upheld.words) == ("upheld", "It names a group.")
    assert before.appeal is not None
    assert before.appeal.outcome == "upheld"
    assert before.ending is None  # The rejection holds.
    with pytest.raises(AppealedBefore):
        service.appeal(meera, before.id, "Once more.")
    with pytest.raises(NotAppealable):
        service.appeal(meera, upheld.id, "Once more.")


@pytest.mark.parametrize(
    ("action", "measure", "limit"),
    [
        (Action.LIMIT, "limited", Restriction.LIMITED),
        (Action.AGE_GATE, "age_gated", Restriction.ADULTS),
    ],
)
def test_what_a_machine_limits_is_told_and_can_be_appealed(
    action: Action, measure: str, limit: Restriction
) -> None:
    bela, meera = person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    machine(video_id, action)
    assert restriction(video_id) is limit
    (said,) = statements(meera)
    assert (said.measure, said.is_by_machine, said.rule) == (measure, True, "toxicity")
    assert said.rule_title == "Hatred or harassment"
    service.appeal(meera, said.id, "It is a recipe.")
    case_id = appeal_case(video_id)
    desk_service.claim(bela, case_id)
    desk_service.approve(bela, case_id)
    settle()
    assert restriction(video_id) is Restriction.NONE
    assert [s.measure for s in statements(meera)] == ["restored", measure]
    with read_scope() as session:  # Nobody has to look at the same grounds again.
        assert session.exec(select(ReviewCase).where(ReviewCase.state == "OPEN")).all() == []


def test_what_a_machine_removes_can_be_appealed_and_shows_again() -> None:
    bela, meera = person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    machine(video_id, Action.REMOVE)
    assert state_of(video_id) is VideoState.REJECTED
    (said,) = statements(meera)
    assert said.is_by_machine
    service.appeal(meera, said.id, "It is a recipe.")
    case_id = appeal_case(video_id)
    desk_service.claim(bela, case_id)
    desk_service.approve(bela, case_id)
    settle()
    assert state_of(video_id) is VideoState.PUBLISHED


def test_a_person_who_looks_first_overtakes_an_appeal_and_an_undo_brings_it_back() -> None:
    bela, meera = person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    machine(video_id, Action.LIMIT)
    (said,) = statements(meera)
    service.appeal(meera, said.id, "It is a recipe.")
    with read_scope() as session:
        first = session.exec(
            select(ReviewCase.id).where(ReviewCase.origin == Origin.SCREENING)
        ).one()
    desk_service.claim(bela, first)
    desk_service.approve(bela, first)
    (limited,) = statements(meera)
    assert (limited.ending, limited.appeal and limited.appeal.outcome) == ("replaced", "replaced")
    desk.undo(bela, first)
    (limited,) = statements(meera)
    assert (limited.ending, limited.appeal and limited.appeal.outcome) == (None, "waiting")
    desk_service.claim(bela, appeal_case(video_id))
