"""Grievances run under the law's clock whether or not they name a clip."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from moderation import service
from moderation.board.service import BoardView, board
from moderation.rights import grievances
from moderation.rights.models import Grievance
from moderation.rights.schemas import GrievanceForm
from tests.moderation.desk_world import clip, person

pytestmark = pytest.mark.usefixtures("quiet")


def complains(who: Viewer, link: str = "") -> Grievance:
    form = GrievanceForm(name="Asha", email="a@example.in", what="My face is in it.", link=link)
    with session_scope() as session:
        row, _ = grievances.receive(session, who, form, utc_now())
        session.expunge(row)
        return row


def answer(row: Grievance, by: Viewer, *, late: bool = False) -> None:
    with session_scope() as session:
        at = row.due_at + timedelta(hours=1) if late else utc_now()
        grievances.answer(session, row.id, by.require_account(), "We have looked.", at)


def later(viewer: Viewer, row: Grievance) -> BoardView:
    return board(viewer, row.due_at + timedelta(days=1))


def test_a_grievance_about_no_clip_is_among_the_clocks_until_it_is_answered() -> None:
    anil, asha = person("anil"), person("asha", Role.SHOPPER)
    row = complains(asha)
    (clock,) = board(anil).clocks
    assert (clock.case_id, clock.number, clock.kind) == (None, row.number, "grievance")
    assert clock.due_at == row.due_at
    missed = later(anil, row).deadlines_met
    assert missed is not None and (missed.value, missed.n) == (0.0, 1)
    answer(row, anil)
    assert board(anil).clocks == []
    met = later(anil, row).deadlines_met
    assert met is not None and (met.value, met.n) == (1.0, 1)


def test_an_answer_that_came_late_or_was_no_longer_wanted() -> None:
    anil, asha = person("anil"), person("asha", Role.SHOPPER)
    late, gone = complains(asha), complains(asha)
    answer(late, anil, late=True)
    with session_scope() as session:
        grievances.withdraw(session, gone.id, asha.require_account(), utc_now())
    met = later(anil, late).deadlines_met
    assert met is not None and (met.value, met.n) == (0.5, 2)


def test_one_about_a_clip_has_one_clock_and_wants_both_the_clip_and_the_answer() -> None:
    anil, asha = person("anil"), person("asha", Role.SHOPPER)
    video_id: UUID = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    row = complains(asha, f"https://x.in/v/{video_id}")
    assert row.case_id is not None
    assert [c.case_id for c in board(anil).clocks] == [row.case_id]
    service.claim(anil, row.case_id)
    service.approve(anil, row.case_id)
    assert [c.number for c in board(anil).clocks] == [row.number]  # The answer is still owed.
    missed = later(anil, row).deadlines_met
    assert missed is not None and (missed.value, missed.n) == (0.0, 1)
    answer(row, anil)
    met = later(anil, row).deadlines_met
    assert board(anil).clocks == []
    assert met is not None and (met.value, met.n) == (1.0, 1)
