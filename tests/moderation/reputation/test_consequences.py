"""Decisions leave marks, and taking one back leaves the records as if it had never been."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from catalog.kinds import Role
from catalog.models import Account, ClipReach
from catalog.reach import Reach
from community.models import Comment
from core.db import get_engine, session_scope
from core.ids import new_id
from moderation.models import Decision, Ruling, Subject
from moderation.reputation.consequences import after_decision, after_reversal
from moderation.reputation.ladder import Rung
from moderation.reputation.ledger import record_of
from moderation.reputation.models import Part, Reputation, ReputationMark
from moderation.reputation.record import caution_of, is_trusted, place_in
from tests import small_world as world
from tests.moderation.reputation.people import DAY, NOW, creator, decision, report


@pytest.fixture
def session(installation: Path) -> Iterator[Session]:
    with session_scope() as opened:
        yield opened


@pytest.fixture
def judge(session: Session) -> Account:
    return world.account(session, "anil", Role.MODERATOR)


def test_a_clip_that_is_rejected_marks_its_creator_and_whoever_reported_it(
    session: Session, judge: Account
) -> None:
    meera = creator(session, "meera")
    clip = world.video(session, meera)
    fans = [world.account(session, f"fan{k}") for k in range(5)]
    for k, fan in enumerate(fans):
        report(session, fan.id, clip.id, at=NOW - DAY + timedelta(minutes=k))
    report(session, new_id(), clip.id)  # A guest has no record.

    made = decision(session, judge, clip.id, Ruling.REJECT, code="hate")
    after_decision(session, made)  # Twice is once.

    assert place_in(session, meera.id, Part.CREATOR, NOW).points == 2
    assert record_of(session, meera.id, Part.CREATOR, NOW).mean < 0.75
    weights = [record_of(session, fan.id, Part.REPORTER, NOW).good for fan in fans]
    assert weights == pytest.approx([1.0, 1.0, 1.0, 0.75, 0.6])  # The first found it.
    assert caution_of(session, meera.id) < 1.0 == caution_of(session, fans[0].id)


def test_reports_that_do_not_hold_up_cost_each_who_made_one(
    session: Session, judge: Account
) -> None:
    clip = world.video(session, creator(session, "meera"))
    crowd = [world.account(session, f"bot{k}") for k in range(30)]
    for one in crowd:
        report(session, one.id, clip.id, at=NOW - DAY)
    decision(session, judge, clip.id, Ruling.KEEP)
    assert {record_of(session, one.id, Part.REPORTER, NOW).bad for one in crowd} == {1.0}


def test_a_report_is_counted_by_the_decision_that_answers_it_alone(
    session: Session, judge: Account
) -> None:
    clip, fan = world.video(session, creator(session, "meera")), world.account(session, "fan")
    report(session, fan.id, clip.id, at=NOW - 2 * DAY)
    decision(session, judge, clip.id, Ruling.KEEP, at=NOW - DAY)
    decision(session, judge, clip.id, Ruling.REJECT, code="spam", at=NOW)
    record = record_of(session, fan.id, Part.REPORTER, NOW)
    assert (record.good, record.bad > 0.9) == (0.0, True)


def test_a_machines_word_leaves_nothing(session: Session) -> None:
    clip = world.video(session, creator(session, "meera"))
    for ruling in (Ruling.PUBLISH, Ruling.HOLD, Ruling.REJECT):
        decision(session, None, clip.id, ruling)
    assert session.exec(select(ReputationMark)).all() == []


def test_a_comments_author_is_marked_as_one_who_comments(session: Session, judge: Account) -> None:
    clip, fan = world.video(session, creator(session, "meera")), world.account(session, "fan")
    remark = Comment(video_id=clip.id, author_id=fan.id, text="Call me")
    session.add(remark)
    session.flush()
    decision(
        session, judge, clip.id, Ruling.REJECT, code="spam",
        subject=Subject.COMMENT, subject_id=remark.id,
    )  # fmt: skip
    assert place_in(session, fan.id, Part.COMMENTER, NOW).rung is Rung.WARNED
    assert place_in(session, fan.id, Part.CREATOR, NOW).rung is Rung.CLEAR


def test_trust_is_a_persons_word_or_earned_and_rests_while_strikes_count(
    session: Session, judge: Account
) -> None:
    meera, asha = creator(session, "meera", is_trusted=True), creator(session, "asha")
    assert is_trusted(session, meera) and not is_trusted(session, asha)
    assert not is_trusted(session, None)
    for k in range(14):
        clip = world.video(session, asha, f"Clip {k}")
        decision(session, judge, clip.id, Ruling.PUBLISH, at=NOW - timedelta(hours=k))
    assert is_trusted(session, asha)
    bad = world.video(session, meera)
    no = decision(session, judge, bad.id, Ruling.REJECT, code="spam")
    assert not is_trusted(session, meera, NOW)
    assert is_trusted(session, meera, NOW + 91 * DAY)
    after_reversal(session, decision(session, judge, bad.id, Ruling.HOLD), no)
    assert is_trusted(session, meera, NOW)


def test_a_tier_that_a_decision_gave_goes_with_it(session: Session, judge: Account) -> None:
    clip = world.video(session, creator(session, "meera"))
    decision(session, judge, clip.id, Ruling.PUBLISH, at=NOW - DAY)
    assert session.get_one(ClipReach, clip.id).reach is Reach.FIRST
    kept = decision(session, judge, clip.id, Ruling.KEEP, at=NOW + DAY)
    assert session.get_one(ClipReach, clip.id).reach is Reach.WIDER
    session.get_one(ClipReach, clip.id).since = NOW + DAY
    after_reversal(session, decision(session, judge, clip.id, Ruling.HOLD), kept)
    assert session.get_one(ClipReach, clip.id).reach is Reach.FIRST


moves = st.lists(
    st.tuples(
        st.integers(0, 3),  # Which clip.
        st.sampled_from([(Ruling.KEEP, ""), (Ruling.REJECT, "spam"), (Ruling.REJECT, "hate")]),
        st.floats(0.0, 200.0),  # Days ago.
        st.booleans(),  # Whether it is taken back,
        st.integers(0, 5),  # so many decisions later.
    ),
    max_size=8,
)


@pytest.mark.slow
@given(moves, st.floats(0.0, 400.0))
@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_taking_back_in_any_order_is_as_if_it_had_never_been(
    installation: Path, made: list[tuple[int, tuple[Ruling, str], float, bool, int]], later: float
) -> None:
    with Session(get_engine()) as session:
        judge = world.account(session, f"judge{new_id().hex[-8:]}", Role.MODERATOR)
        told, never = _world(session), _world(session)
        waiting: list[tuple[int, Decision]] = []
        for number, (clip, (ruling, code), days, is_undone, wait) in enumerate(made):
            at = NOW - days * DAY
            done = decision(session, judge, told[1][clip], ruling, code=code, at=at)
            if is_undone:
                waiting.append((number + wait, done))
            else:
                decision(session, judge, never[1][clip], ruling, code=code, at=at)
            for due, undone in [w for w in waiting if w[0] <= number]:
                _undo(session, judge, undone)
                waiting.remove((due, undone))
        for _, undone in waiting:
            _undo(session, judge, undone)
        now = NOW + later * DAY
        for one, other in zip(told[0], never[0], strict=True):
            for part in Part:
                a, b = (session.get(Reputation, (who, part)) for who in (one, other))
                assert (a and (a.good, a.bad, a.at)) == (b and (b.good, b.bad, b.at))
                places = [place_in(session, who, part, now) for who in (one, other)]
                assert places[0].rung is places[1].rung
                assert places[0].until == places[1].until
                assert [s.at for s in places[0].strikes] == [s.at for s in places[1].strikes]
        session.rollback()


def _world(session: Session) -> tuple[list[UUID], list[UUID]]:
    """A creator with four clips, each reported by one of two."""
    names = [new_id().hex[-12:] for _ in range(3)]
    maker = creator(session, f"m{names[0]}")
    fans = [world.account(session, f"f{name}") for name in names[1:]]
    clips = [world.video(session, maker, f"Clip {k}") for k in range(4)]
    for k, clip in enumerate(clips):
        report(session, fans[k % 2].id, clip.id, at=NOW - 201 * DAY)
    return [maker.id, *(fan.id for fan in fans)], [clip.id for clip in clips]


def _undo(session: Session, judge: Account, undone: Decision) -> None:
    reversal = Decision(
        subject_id=undone.subject_id,
        video_id=undone.video_id,
        actor_id=judge.id,
        ruling=Ruling.HOLD,
        policy_version="test",
        created_at=NOW + DAY,
    )
    session.add(reversal)
    session.flush()
    after_reversal(session, reversal, undone)
    after_reversal(session, reversal, undone)
