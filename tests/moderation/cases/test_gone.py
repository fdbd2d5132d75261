"""Nobody is asked to decide about what is gone; appeals about it are heard all the same."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from community.models import Comment, CommentState
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from moderation import service, tasks
from moderation.cases import open_case
from moderation.cases.appeals import open_appeal
from moderation.desk import leads
from moderation.desk.schemas import LegalOrderForm
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.repository import GONE
from moderation.rights import service as rights
from moderation.rights.models import Grievance
from moderation.rights.schemas import GrievanceForm
from tests import small_world as world
from tests.moderation.desk_world import (
    GROUND,
    case,
    case_on,
    clip,
    person,
    settle,
    state_of,
)

CREATOR = Role.CREATOR

pytestmark = pytest.mark.usefixtures("unhurried")


def put(video_id: UUID, state: VideoState) -> None:
    with session_scope() as session:
        session.get_one(Video, video_id).state = state


def comment(video_id: UUID, state: CommentState) -> UUID:
    fan = person(f"fan{state.value}", Role.SHOPPER)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=fan.account_id, text="Call me", state=state)
        session.add(row)
        session.flush()
        return row.id


def case_on_comment(comment_id: UUID) -> UUID:
    with session_scope() as session:
        row = session.get_one(Comment, comment_id)
        return open_case(
            session, subject=Subject.COMMENT, subject_id=row.id, video_id=row.video_id,
            author_id=row.author_id, origin=Origin.COMMENT, reasons=[GROUND],
        ).id  # fmt: skip


def complain_about(video_id: UUID) -> Grievance:
    form = GrievanceForm(name="Asha", email="a@b.in", what="My face.", link=f"/v/{video_id}")
    rights.complain(world.guest(), form, came_from="")
    with read_scope() as session:
        row = session.exec(select(Grievance).where(Grievance.video_id == video_id)).one()
        session.expunge(row)
        return row


def open_cases() -> list[ReviewCase]:
    with read_scope() as session:
        rows = session.exec(select(ReviewCase).where(ReviewCase.state == CaseState.OPEN)).all()
        session.expunge_all()
        return list(rows)


@pytest.mark.parametrize("state", GONE)
def test_what_is_gone_gets_no_case_by_a_grievance_or_an_order(state: VideoState) -> None:
    video_id = clip(person("meera", CREATOR), state)
    row = complain_about(video_id)  # It is kept and has its clock.
    assert (row.video_id, row.case_id) == (video_id, None)
    with pytest.raises(InvalidInput) as refused:
        leads.enter_legal_order(
            person("chief", Role.ADMIN), LegalOrderForm(subject_id=video_id, kind="order")
        )
    assert refused.value.code == "legal_gone"
    assert open_cases() == []


def test_what_may_show_in_a_moment_gets_its_case() -> None:
    meera, chief = person("meera", CREATOR), person("chief", Role.ADMIN)
    for state in (VideoState.SCREENING, VideoState.HELD, VideoState.PUBLISHED):
        video_id = clip(meera, state)
        assert complain_about(video_id).case_id is not None
        leads.enter_legal_order(chief, LegalOrderForm(subject_id=video_id, kind="order"))
    assert len(open_cases()) == 3


def test_a_comment_that_is_gone_gets_no_order() -> None:
    video_id = clip(person("meera", CREATOR), VideoState.PUBLISHED)
    form = LegalOrderForm(
        subject=Subject.COMMENT, subject_id=comment(video_id, CommentState.REMOVED), kind="order"
    )
    with pytest.raises(InvalidInput) as refused:
        leads.enter_legal_order(person("chief", Role.ADMIN), form)
    assert refused.value.code == "legal_gone"


def test_the_sweep_closes_the_cases_of_what_is_gone() -> None:
    meera = person("meera", CREATOR)
    gone = []
    for state in GONE:
        video_id = clip(meera, VideoState.PUBLISHED)
        gone.append(case_on(video_id))
        put(video_id, state)
    live = clip(meera, VideoState.PUBLISHED)
    shown, removed = (
        case_on_comment(comment(live, state))
        for state in (CommentState.VISIBLE, CommentState.REMOVED)
    )
    tasks.sweep()
    assert {case(case_id).state for case_id in (*gone, removed)} == {CaseState.CLOSED}
    assert case(shown).state is CaseState.OPEN
    with read_scope() as session:
        assert session.exec(select(Decision)).all() == []


@pytest.mark.parametrize("state", [VideoState.REJECTED, VideoState.REMOVED])
def test_an_appeal_about_what_is_gone_is_heard(state: VideoState) -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    case_id = case_on(video_id)
    service.claim(anil, case_id)
    service.reject(anil, case_id, "hate")
    with session_scope() as session:
        no = session.exec(select(Decision.id).where(Decision.case_id == case_id)).one()
        appeal_id = open_appeal(session, no).id
    put(video_id, state)
    tasks.sweep()
    tasks.close_cases(video_id)
    assert case(appeal_id).state is CaseState.OPEN
    service.claim(bela, appeal_id)
    service.approve(bela, appeal_id)
    settle()
    with read_scope() as session:
        last = session.exec(select(Decision).where(Decision.case_id == appeal_id)).one()
        assert last.ruling is Ruling.REVERSE
    shows = {VideoState.REJECTED: VideoState.PUBLISHED}
    assert state_of(video_id) is shows.get(state, state)
