"""What a decision does: carried out once, taken back only while nobody has seen it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.desk import service as desk
from moderation.effects.carry import UNDO, carry_out_due
from moderation.effects.models import DecisionEffect, EffectState
from moderation.models import CaseState, ReviewCase
from moderation.reversal import UndoTooLate
from tests.moderation.desk_world import case, case_on, clip, person

pytestmark = pytest.mark.usefixtures("quiet")


def limited(anil: Viewer) -> UUID:
    """A clip that shows to few, and that a person has said yes to."""
    video_id = clip(
        person("meera", Role.CREATOR), VideoState.PUBLISHED, restriction=Restriction.LIMITED
    )
    case_id = case_on(video_id)
    service.claim(anil, case_id)
    service.approve(anil, case_id)
    return video_id


def video(video_id: UUID) -> Video:
    with read_scope() as session:
        row = session.get_one(Video, video_id)
        session.expunge(row)
        return row


def open_case_on(video_id: UUID) -> list[ReviewCase]:
    with read_scope() as session:
        rows = session.exec(
            select(ReviewCase).where(
                ReviewCase.video_id == video_id, ReviewCase.state == CaseState.OPEN
            )
        ).all()
        session.expunge_all()
        return list(rows)


def effect() -> EffectState:
    with read_scope() as session:
        return session.exec(select(DecisionEffect.state)).one()


def test_a_yes_to_a_limited_clip_that_was_changed_since_is_asked_for_again() -> None:
    video_id = limited(person("anil"))
    due_at = utc_now() + timedelta(hours=3)
    with session_scope() as session:
        session.get_one(Video, video_id).revision += 1
        session.exec(select(ReviewCase)).one().due_at = due_at
    assert carry_out_due(utc_now() + UNDO) == 1
    assert (effect(), video(video_id).restriction) == (EffectState.VOID, Restriction.LIMITED)
    (again,) = open_case_on(video_id)
    assert [reason["code"] for reason in again.reasons] == ["toxicity"]
    assert again.due_at == due_at  # The law's clock runs on.


def test_a_yes_that_is_void_where_nothing_is_limited_asks_nobody() -> None:
    video_id = limited(person("anil"))
    with session_scope() as session:
        row = session.get_one(Video, video_id)
        row.revision, row.restriction = row.revision + 1, Restriction.NONE
    carry_out_due(utc_now() + UNDO)
    assert (effect(), open_case_on(video_id)) == (EffectState.VOID, [])


def test_a_limit_that_was_lifted_while_somebody_undid_it_is_not_undone() -> None:
    anil = person("anil")
    video_id = limited(anil)
    with read_scope() as session:
        case_id = session.exec(select(ReviewCase.id)).one()
    carry_out_due(utc_now() + UNDO)  # By a clock that is a little ahead.
    assert video(video_id).restriction is Restriction.NONE
    with pytest.raises(UndoTooLate):
        desk.undo(anil, case_id)
    assert (effect(), case(case_id).state) == (EffectState.DONE, CaseState.CLOSED)


def test_a_yes_that_changed_nothing_is_taken_back_within_its_seconds() -> None:
    anil = person("anil")
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    case_id = case_on(video_id)
    service.claim(anil, case_id)
    service.approve(anil, case_id)
    desk.undo(anil, case_id)
    assert case(case_id).state is CaseState.OPEN
