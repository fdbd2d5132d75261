"""Several moderators, one case: whoever crashes or is late, exactly one decision stands."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import delete, func, select

import moderation.decisions as decisions
import moderation.effects.carry as carry
import moderation.effects.due as due
import moderation.reversal as reversal
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.outbox import OutboxRow
from moderation.cases import CaseClaimed, claim_case, release_case
from moderation.decisions import approve_case, last_word_allows, reject_case
from moderation.effects.models import DecisionEffect, EffectState
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import CaseState, Decision, Ruling
from moderation.policy import get_policy
from moderation.queue.models import GroundTally
from moderation.repository import stands
from moderation.reversal import UndoTooLate, undo
from tests.moderation.desk_world import Clock, case, case_on, clip, person, quiet_broker, state_of

WHO = st.integers(0, 2)
LAST = None  # Whoever claimed last: most things are done by the one whose turn it is.
TURN = st.sampled_from((LAST, LAST, LAST, 0, 1, 2))
POINTS = (
    "decision.case_closed",
    "decision.acted",
    "decision.recorded",
    "decision.carried_out",
    "undo.taken_back",
)
CRASH = st.sampled_from((*(None,) * 9, *POINTS, "before commit"))
STATES = st.sampled_from((VideoState.HELD, VideoState.PUBLISHED))


class Crash(RuntimeError):
    """The process died there."""


class Deciding(RuleBasedStateMachine):
    """One clip with its case, and moderators who claim, decide, are late and change their mind."""

    clock: Clock
    people: list[Viewer]
    creator: Viewer

    def __init__(self) -> None:
        super().__init__()
        self.fences: dict[int, int] = {}
        self.crash_at: str | None = None
        self.last = 0
        with session_scope() as session:
            session.exec(delete(OutboxRow))
            session.exec(delete(GroundTally))

    @initialize(before=STATES)
    def a_clip_waits(self, before: VideoState) -> None:
        self.before = before
        self.video_id = clip(self.creator, before)
        self.case_id = case_on(self.video_id)

    def passes(self, point: str) -> None:
        if point == self.crash_at:
            raise Crash(point)

    @contextmanager
    def crashing(self, at: str | None) -> Iterator[None]:
        self.crash_at = at
        points = pytest.MonkeyPatch()
        for module in (decisions, due, reversal):
            points.setattr(module, "fault", self.passes)
        with suppress(JhalakError, Crash):
            yield
        points.undo()
        self.crash_at = None

    def turn(self, who: int | None) -> int:
        return self.last if who is None else who

    def me(self, who: int) -> UUID:
        return self.people[who].require_account()

    @rule(who=WHO)
    def claim(self, who: int) -> None:
        with suppress(JhalakError), session_scope() as session:
            taken = claim_case(session, self.case_id, self.me(who), self.clock.now)
            self.fences[who], self.last = taken.fence, who

    @rule(who=WHO)
    def release(self, who: int) -> None:
        with suppress(JhalakError), session_scope() as session:
            release_case(session, self.case_id, self.me(who), self.fences.get(who))

    @rule(who=TURN, says_yes=st.booleans(), crash=CRASH, seconds=st.sampled_from((0, 0, 0, 601)))
    def decide(self, who: int | None, says_yes: bool, crash: str | None, seconds: int) -> None:
        who = self.turn(who)
        self.clock.passes(seconds)  # As a slow moderator is.
        with self.crashing(crash), session_scope() as session:
            common = {"note": "", "fence": self.fences.get(who), "now": self.clock.now}
            if says_yes:
                approve_case(session, self.case_id, self.me(who), **common)  # type: ignore[arg-type]
            else:
                reason = get_policy().reason("hate")
                reject_case(session, self.case_id, self.me(who), reason, **common)  # type: ignore[arg-type]
            self.passes("before commit")

    @rule(who=TURN, crash=CRASH)
    def take_back(self, who: int | None, crash: str | None) -> None:
        who = self.turn(who)
        with self.crashing(crash), session_scope() as session:
            self.fences[who] = undo(session, self.case_id, self.me(who), self.clock.now).fence
            self.passes("before commit")

    @rule(who=WHO, says_yes=st.booleans())
    def a_slip_of_the_finger(self, who: int, says_yes: bool) -> None:
        self.claim(who)
        self.decide(who, says_yes, None, 0)
        self.take_back(who, None)

    @rule(crash=CRASH)
    def sweep(self, crash: str | None) -> None:
        with self.crashing(crash):
            carry.carry_out_due(self.clock.now)

    @rule(seconds=st.sampled_from((1, 5, 9, 11, 60, 599, 601)))
    def time_passes(self, seconds: int) -> None:
        self.clock.passes(seconds)

    @invariant()
    def exactly_one_decision_stands(self) -> None:
        if not hasattr(self, "case_id"):
            return
        with read_scope() as session:
            standing = session.exec(
                select(Decision).where(Decision.case_id == self.case_id, stands())
            ).all()
            total = session.exec(select(func.count()).where(Decision.case_id == self.case_id)).one()
            logged = session.exec(
                select(func.count()).where(LogEntry.subject_id == self.video_id)
            ).one()
            counted = sum(session.exec(select(GroundTally.decided)).all())
            allows = last_word_allows(session, self.video_id)
            effect = session.get(DecisionEffect, standing[0].id) if standing else None
        is_closed = case(self.case_id).state is CaseState.CLOSED
        assert len(standing) == counted == int(is_closed)
        assert logged == total
        ruling = standing[0].ruling if standing else None
        waits = effect is not None and effect.state is EffectState.WAITING
        expected = {
            None: self.before,
            Ruling.REJECT: VideoState.REJECTED,
            Ruling.KEEP: VideoState.PUBLISHED,
            Ruling.PUBLISH: VideoState.HELD if waits else VideoState.PUBLISHED,
        }[ruling]
        assert state_of(self.video_id) is expected
        assert allows is (ruling in (Ruling.PUBLISH, Ruling.KEEP))

    def teardown(self) -> None:
        with read_scope() as session:
            assert first_break(session) is None


@pytest.fixture
def desk(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Deciding]]:
    quiet_broker(monkeypatch)
    Deciding.clock = Clock(monkeypatch)
    Deciding.people = [person(handle) for handle in ("anil", "bela", "chitra")]
    Deciding.creator = person("meera", Role.CREATOR)
    monkeypatch.setattr("moderation.second.looks.is_looked_at_again", lambda *_, **__: False)
    yield Deciding


@pytest.mark.slow
def test_exactly_one_decision_stands_whatever_crashes(desk: type[Deciding]) -> None:
    run_state_machine_as_test(
        desk,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def attempts(*calls: object) -> list[object]:
    """What each call came to, all made at once."""

    def one(call: object) -> object:
        try:
            return call()  # type: ignore[operator]
        except JhalakError as error:
            return type(error)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def test_of_those_who_claim_at_once_one_gets_the_case(desk: type[Deciding]) -> None:
    case_id = case_on(clip(desk.creator))

    def claiming(who: Viewer) -> object:
        def call() -> str:
            with session_scope() as session:
                claim_case(session, case_id, who.require_account(), desk.clock.now)
                return "claimed"

        return call

    found = attempts(*(claiming(who) for who in desk.people))
    assert sorted(map(str, found)) == sorted(map(str, ["claimed", CaseClaimed, CaseClaimed]))


def test_an_undo_and_its_carrying_out_at_once_leave_one_winner(desk: type[Deciding]) -> None:
    me = desk.people[0].require_account()
    for _ in range(5):
        video_id = clip(desk.creator)
        case_id = case_on(video_id)
        with session_scope() as session:
            claim_case(session, case_id, me, desk.clock.now)
            approve_case(session, case_id, me, note="", fence=None, now=desk.clock.now)
        desk.clock.passes(10)  # Due, and just still to be taken back.

        def taking_back(case_id: UUID = case_id) -> str:
            with session_scope() as session:
                undo(session, case_id, me, desk.clock.now)
                return "undone"

        undone, _ = attempts(taking_back, lambda: carry.carry_out_due(desk.clock.now))
        if undone == "undone":
            assert state_of(video_id) is VideoState.HELD
            assert case(case_id).state is CaseState.OPEN
        else:
            assert undone is UndoTooLate
            assert state_of(video_id) is VideoState.PUBLISHED
            assert case(case_id).state is CaseState.CLOSED
