"""A case that is open again keeps its deadline and clocks, also where another stands for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.cases.clocks import clock_at, start_clock
from moderation.cases.models import CaseNote, LegalClock
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import LegalOrderForm, LegalOrderView, NoteForm
from moderation.models import CaseState, ReviewCase
from tests.moderation.desk_world import case, case_on, clip, person

pytestmark = pytest.mark.usefixtures("quiet")


def ordered(video_id: UUID, *, ago: timedelta = timedelta()) -> LegalOrderView:
    chief = person(f"chief{utc_now():%f}", Role.ADMIN)
    return leads.enter_legal_order(
        chief,
        LegalOrderForm(
            subject_id=video_id, kind="order", reference="HC 7", received_at=utc_now() - ago
        ),
    )


def kept(by: Viewer, case_id: UUID) -> None:
    service.claim(by, case_id)
    service.approve(by, case_id)


def clocks_of(case_id: UUID) -> list[LegalClock]:
    with read_scope() as session:
        rows = session.exec(select(LegalClock).where(LegalClock.case_id == case_id)).all()
        session.expunge_all()
        return list(rows)


def test_an_undone_decision_on_an_order_has_its_deadline_again() -> None:
    anil = person("anil")
    order = ordered(clip(person("meera", Role.CREATOR), VideoState.PUBLISHED))
    kept(anil, order.case_id)
    desk.undo(anil, order.case_id)
    assert (case(order.case_id).due_at, len(clocks_of(order.case_id))) == (order.due_at, 1)


def test_a_case_that_stands_for_an_earlier_one_takes_its_deadline_clocks_and_notes() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    order = ordered(video_id)
    desk.add_note(anil, order.case_id, NoteForm(text="Seen before?"))
    with session_scope() as session:
        session.get_one(ReviewCase, order.case_id).report_count = 2
    kept(anil, order.case_id)
    other = case_on(video_id)
    assert other != order.case_id and case(other).due_at is None
    with session_scope() as session:
        session.get_one(ReviewCase, other).report_count = 1
    desk.undo(anil, order.case_id)
    row = case(other)
    assert (row.state, row.due_at, row.queue) == (CaseState.OPEN, order.due_at, "legal")
    assert row.report_count == 3
    (clock,) = clocks_of(other)
    assert (clock.reference, clock.due_at) == ("HC 7", order.due_at)
    with read_scope() as session:
        assert session.exec(select(CaseNote.case_id)).all() == [other]


def test_of_two_clocks_of_one_order_the_first_counts() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    order = ordered(video_id, ago=timedelta(hours=1))
    kept(anil, order.case_id)
    other = ordered(video_id)
    with session_scope() as session:  # Of another order, which stays.
        now = utc_now()
        start_clock(session, other.case_id, clock_at("order", now), now, reference="HC 8")
    desk.undo(anil, order.case_id)
    assert case(other.case_id).due_at == order.due_at
    assert sorted((c.reference, c.due_at == order.due_at) for c in clocks_of(other.case_id)) == [
        ("HC 7", True),
        ("HC 8", False),
    ]


def test_where_somebody_else_has_the_other_case_it_stays_theirs_and_is_due_in_time() -> None:
    anil, bela = person("anil"), person("bela")
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    order = ordered(video_id)
    kept(anil, order.case_id)
    other = case_on(video_id)
    service.claim(bela, other)
    desk.undo(anil, order.case_id)
    row = case(other)
    assert (row.claimed_by, row.due_at) == (bela.account_id, order.due_at)
