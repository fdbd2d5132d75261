"""What somebody answers to an appeal is given after ten seconds, and taken back until then."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from moderation import appealed, service
from moderation.desk import service as desk
from moderation.effects.carry import UNDO
from moderation.effects.models import WaitingAnswer
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import CaseState, Decision, Ruling
from moderation.queue.models import GroundTally
from moderation.reputation.service import my_standing
from moderation.reversal import NotYourDecision, UndoTooLate
from moderation.rights import service as rights
from moderation.rights.models import Appeal
from tests.moderation.desk_world import (
    case,
    case_on,
    clip,
    fence_of,
    person,
    settle,
    state_of,
)

pytestmark = pytest.mark.usefixtures("unhurried")


class Appealed:
    """A clip that was taken down and whose maker appeals."""

    def __init__(self) -> None:
        unique = f"{utc_now().timestamp():.6f}".replace(".", "")[-12:]
        self.anil, self.bela = person(f"anil{unique}"), person(f"bela{unique}")
        self.meera = person(f"meera{unique}", Role.CREATOR)
        self.video_id = clip(self.meera, VideoState.PUBLISHED)
        first = case_on(self.video_id)
        service.reject(self.anil, first, "hate", fence=fence_of(self.anil, first))
        (said,) = rights.my_statements(self.meera).items
        rights.appeal(self.meera, said.id, "It is a song.")
        with read_scope() as session:
            query = select(Appeal.case_id).where(Appeal.subject_id == self.video_id)
            self.case_id: UUID = session.exec(query).one()

    def answer(self, says_yes: bool, by: Viewer | None = None) -> None:
        by = by or self.bela
        fence = fence_of(by, self.case_id)
        if says_yes:
            service.approve(by, self.case_id, fence=fence)
        else:
            service.reject(by, self.case_id, "hate", fence=fence)

    def facts(self) -> tuple[object, ...]:
        """All that an answer could change."""
        standing = my_standing(self.meera).parts[0]
        with read_scope() as session:
            outcome = session.exec(
                select(Appeal.outcome).where(Appeal.subject_id == self.video_id)
            ).one()
            rulings = session.exec(
                select(Decision.ruling).where(Decision.video_id == self.video_id)
            ).all()
            tallies = session.exec(select(GroundTally.decided, GroundTally.violating)).all()
        told = [(s.measure, s.ending) for s in rights.my_statements(self.meera).items]
        state = state_of(self.video_id)
        return state, outcome, sorted(rulings), told, len(standing.strikes), tallies


@pytest.mark.parametrize("says_yes", [True, False])
def test_an_answer_that_was_a_slip_is_taken_back_and_nobody_has_read_it(says_yes: bool) -> None:
    asked = Appealed()
    before = asked.facts()
    asked.answer(says_yes)
    assert service.get_case(asked.bela, asked.case_id).undo_until is not None
    assert service.get_case(asked.anil, asked.case_id).undo_until is None
    assert asked.facts() == before  # Nothing has been published, undone or told.
    with pytest.raises(NotYourDecision):
        desk.undo(asked.anil, asked.case_id)
    back = desk.undo(asked.bela, asked.case_id)
    assert back.is_mine and back.claim is not None
    settle()
    assert asked.facts() == before
    with read_scope() as session:
        assert first_break(session) is None
        query = select(LogEntry.kind).order_by(LogEntry.seq.desc())  # type: ignore[attr-defined]
        assert session.exec(query.limit(2)).all() == ["appeal_answer_undone", "appeal_answer"]


@pytest.mark.parametrize("says_yes", [True, False])
def test_an_answer_is_given_once_and_too_late_to_be_taken_back(says_yes: bool) -> None:
    asked = Appealed()
    asked.answer(says_yes)
    with pytest.raises(UndoTooLate):
        desk.undo(asked.bela, asked.case_id, now=utc_now() + UNDO + timedelta(seconds=1))
    settle()
    settle()
    shown = VideoState.PUBLISHED if says_yes else VideoState.REJECTED
    assert state_of(asked.video_id) is shown
    with read_scope() as session:
        made = session.exec(select(Decision).where(Decision.case_id == asked.case_id)).one()
        assert made.ruling is (Ruling.REVERSE if says_yes else Ruling.UPHOLD)
        assert made.actor_id == asked.bela.account_id
        assert session.exec(select(WaitingAnswer)).all() == []
    with pytest.raises(UndoTooLate):
        desk.undo(asked.bela, asked.case_id)


def test_an_answer_whose_process_died_is_given_by_the_next_sweep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Appealed()
    asked.answer(True)

    def dies(point: str) -> None:
        raise RuntimeError(point)

    real = appealed.reverse_rejection
    monkeypatch.setattr(appealed, "reverse_rejection", lambda *_, **__: dies("half way"))
    with pytest.raises(RuntimeError):
        settle()
    assert state_of(asked.video_id) is VideoState.REJECTED
    monkeypatch.setattr(appealed, "reverse_rejection", real)
    settle()
    assert state_of(asked.video_id) is VideoState.PUBLISHED


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_however_often_somebody_changes_their_mind_the_last_answer_alone_counts(
    steps: list[tuple[bool, bool]],
) -> None:
    asked, last = Appealed(), None
    for says_yes, is_undone in steps:
        if case(asked.case_id).state is CaseState.CLOSED:
            break
        asked.answer(says_yes)
        last = says_yes
        if is_undone:
            desk.undo(asked.bela, asked.case_id)
            last = None
    settle()
    with read_scope() as session:
        query = select(Decision.ruling).where(Decision.case_id == asked.case_id)
        rulings = session.exec(query).all()
    assert rulings == {None: [], True: [Ruling.REVERSE], False: [Ruling.UPHOLD]}[last]
    assert state_of(asked.video_id) is (VideoState.PUBLISHED if last else VideoState.REJECTED)
