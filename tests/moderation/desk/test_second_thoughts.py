"""What was decided is taken back, appealed, and looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden
from moderation import consequences, service
from moderation.board.service import board
from moderation.cases import NotForYou
from moderation.cases.appeals import AppealedBefore, NotAppealable, open_appeal
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import GoldenForm
from moderation.effects.carry import UNDO, carry_out_due
from moderation.models import Decision, Origin, ReviewCase, Ruling
from moderation.reversal import UndoTooLate
from moderation.routing import LevelTooLow
from tests.moderation.desk_world import (
    case_on,
    clip,
    decision_on,
    person,
    rejected,
    settle,
    state_of,
)

CREATOR = Role.CREATOR
pytestmark = pytest.mark.usefixtures("quiet")


def test_an_undone_rejection_leaves_everything_as_it_was() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    told: list[tuple[Ruling, Ruling]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            consequences,
            "AFTER_REVERSAL",
            (lambda _, new, old: told.append((new.ruling, old.ruling)),),
        )
        made = rejected(video_id, anil)
        assert state_of(video_id) is VideoState.REJECTED
        assert made.case_id is not None
        with pytest.raises(Forbidden):
            desk.undo(person("bela"), made.case_id)
        again = desk.undo(anil, made.case_id)
    assert state_of(video_id) is VideoState.PUBLISHED
    assert again.is_mine and again.state.value == "open"
    assert told == [(Ruling.UNDO, Ruling.REJECT)]
    with read_scope() as session:
        video = session.get_one(Video, video_id)
        assert (video.decision_code, video.decision_reason) == ("", "")
    service.reject(anil, made.case_id, "spam", fence=again.claim.fence if again.claim else None)
    assert state_of(video_id) is VideoState.REJECTED


def test_nothing_is_undone_after_ten_seconds_or_after_the_clip_moved_on() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    made = rejected(clip(meera), anil)
    assert made.case_id is not None
    with pytest.raises(UndoTooLate):
        desk.undo(anil, made.case_id, made.created_at + UNDO + timedelta(milliseconds=1))
    moved = clip(meera)
    again = rejected(moved, anil)
    assert again.case_id is not None
    with session_scope() as session:
        session.get_one(Video, moved).revision += 1  # Its creator changed the caption.
    with pytest.raises(UndoTooLate):
        desk.undo(anil, again.case_id)


def test_an_approved_clip_that_is_changed_before_it_shows_does_not_show() -> None:
    anil, meera = person("anil"), person("meera", CREATOR)
    video_id = clip(meera)
    case_id = case_on(video_id)
    service.claim(anil, case_id)
    service.approve(anil, case_id)
    with session_scope() as session:
        session.get_one(Video, video_id).revision += 1
    carry_out_due(utc_now() + UNDO)
    assert state_of(video_id) is VideoState.HELD


def test_an_appeal_goes_to_somebody_else_once_and_undoes_what_was_taken() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    made = rejected(video_id, anil)
    with session_scope() as session:
        appeal_id = open_appeal(session, made.id).id
    with pytest.raises(AppealedBefore), session_scope() as session:
        open_appeal(session, made.id)
    assert service.claim_next(anil) is None and service.queue(anil).items == []
    with pytest.raises(NotForYou):
        service.claim(anil, appeal_id)
    seen = service.claim(bela, appeal_id)
    assert seen.origin is Origin.APPEAL
    service.approve(bela, appeal_id)
    settle()
    assert state_of(video_id) is VideoState.PUBLISHED
    assert decision_on(appeal_id).ruling is Ruling.REVERSE
    with pytest.raises(NotAppealable), session_scope() as session:
        open_appeal(session, made.id)
    granted = board(bela).appeals_granted
    assert granted is not None and (granted.value, granted.n) == (1.0, 1)


def test_an_appeal_that_is_turned_down_lets_the_decision_stand() -> None:
    anil, bela = person("anil"), person("bela")
    video_id = clip(person("meera", CREATOR), VideoState.PUBLISHED)
    made = rejected(video_id, anil)
    with session_scope() as session:
        appeal_id = open_appeal(session, made.id).id
    service.claim(bela, appeal_id)
    service.reject(bela, appeal_id, "hate")
    settle()
    assert state_of(video_id) is VideoState.REJECTED
    assert decision_on(appeal_id).ruling is Ruling.UPHOLD


def look_at(decision: Decision, look: int) -> ReviewCase | None:
    with read_scope() as session:
        found = session.exec(
            select(ReviewCase).where(
                ReviewCase.about_decision_id == decision.id, ReviewCase.look == look
            )
        ).first()
        if found is not None:
            session.expunge(found)
        return found


def test_a_second_look_is_blind_and_a_third_settles_what_two_see_differently() -> None:
    chief, anil, bela = person("chief", Role.ADMIN), person("anil"), person("bela")
    video_id = clip(person("meera", CREATOR), VideoState.PUBLISHED)
    leads.set_golden(chief, GoldenForm(subject_id=video_id, answer="ok"))
    made = rejected(video_id, anil)
    second = look_at(made, 2)
    assert second is not None and made.case_id is not None
    with pytest.raises(NotForYou):
        service.claim(anil, second.id)
    seen = service.claim(bela, second.id)
    assert (seen.decisions, seen.video_state) == ([], VideoState.HELD)
    assert service.decisions(bela, video_id) == []
    assert service.get_case(bela, made.case_id).decisions == []
    service.approve(bela, second.id)
    assert state_of(video_id) is VideoState.REJECTED  # Two differ; nothing happens yet.
    third = look_at(made, 3)
    assert third is not None
    with pytest.raises(LevelTooLow):
        service.claim(person("chitra"), third.id)
    for who in (anil, bela):
        with pytest.raises(NotForYou):
            service.claim(who, third.id)
    service.claim(chief, third.id)
    service.approve(chief, third.id)
    assert state_of(video_id) is VideoState.PUBLISHED
    (row,) = leads.agreement(bela)
    assert (row.decisions, row.alpha) == (1, None)  # One pair says nothing.


def test_what_ends_an_account_is_looked_at_twice_and_agreement_changes_nothing() -> None:
    anil, bela = person("anil"), person("bela")
    video_id = clip(person("meera", CREATOR), VideoState.PUBLISHED)
    made = rejected(video_id, anil, "minors")
    second = look_at(made, 2)
    assert second is not None
    service.claim(bela, second.id)
    service.reject(bela, second.id, "minors")
    assert look_at(made, 3) is None
    assert state_of(video_id) is VideoState.REJECTED
    assert rejected(clip(person("zoya", CREATOR)), anil, "spam") is not None
    assert [row.decisions for row in leads.agreement(anil)] == [1]
