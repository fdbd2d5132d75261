"""What was held because no model could listen is heard once it is there, and goes on or waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, func, select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs import Job, claim_job
from moderation import hearing
from moderation.captions import Cue
from moderation.cases import claim_case
from moderation.hearing import NOT_HEARD, Hearing, hear
from moderation.models import CaseState, Decision, ReviewCase, Ruling, Screening
from moderation.recheck import recheck
from moderation.unheard import again as unheard_again
from moderation.unheard.again import HEAR_AGAIN, ask_again, hear_again
from perception.listening import Listened
from perception.weights import ModelUnavailable
from tests.moderation.desk_world import person
from tests.studio.world import World, word_classifier

pytestmark = pytest.mark.slow
SILENT = Hearing(signals=(hearing._signal(0.0, "It was listened to: no words.", "f" * 64),))
ABUSE = replace(SILENT, cues=(Cue(300, "you badword"),), language="hi")


@pytest.fixture
def unheard(world: World, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A clip that waits because nothing could listen to it; from now on the model is there."""
    monkeypatch.setattr(hearing, "listen", lambda *_, **__: Listened(4000, None))
    world.classifiers = replace(world.classifiers, heard=hear)
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD

    def missing(spec: object) -> Path:
        raise ModelUnavailable("speech", "is not prepared yet")

    monkeypatch.setattr(unheard_again, "ready", missing)
    assert ask_again() == 0
    monkeypatch.setattr(unheard_again, "ready", lambda spec: Path())
    return video_id


def again(world: World, said: Hearing) -> list[bool]:
    """What each job of one sweep did."""
    by = replace(world.classifiers, heard=lambda path, hint: said)
    ask_again()
    with read_scope() as session:
        waiting = session.exec(select(Job.id).where(Job.task == HEAR_AGAIN)).all()
    claims = [claim_job(job_id, lease_s=60) for job_id in waiting]
    return [hear_again(claim, by) for claim in claims if claim is not None]


def case_of(video_id: UUID) -> ReviewCase:
    with read_scope() as session:
        return session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).one()


def counted(kind: type[Screening] | type[Decision]) -> int:
    with read_scope() as session:
        return session.exec(select(func.count()).select_from(kind)).one()


def test_what_waited_only_to_be_heard_goes_on_once_and_its_case_closes(
    world: World, unheard: UUID
) -> None:
    assert again(world, SILENT) == [True]
    assert world.video(unheard).state is VideoState.PUBLISHED
    assert case_of(unheard).state is CaseState.CLOSED
    with read_scope() as session:
        last = session.exec(select(Decision).order_by(col(Decision.created_at).desc())).first()
    assert last is not None and last.ruling is Ruling.PUBLISH and last.actor_id is None
    before = counted(Decision)
    assert again(world, SILENT) == [] and counted(Decision) == before
    assert recheck().differences == []


def test_what_is_heard_and_may_not_show_stays_with_a_person_for_that_reason(
    world: World, unheard: UUID
) -> None:
    assert word_classifier("badword")[0].is_over
    assert again(world, ABUSE) == [True]
    assert world.video(unheard).state is VideoState.HELD
    case = case_of(unheard)
    assert case.state is CaseState.OPEN
    assert [ground["code"] for ground in case.reasons] == ["toxicity"]
    assert again(world, SILENT) == []


def test_a_case_with_another_ground_keeps_it(world: World, unheard: UUID) -> None:
    with session_scope() as session:
        case = session.get_one(ReviewCase, case_of(unheard).id)
        case.report_count = 1
        session.add(case)
    assert again(world, SILENT) == [True]
    assert world.video(unheard).state is VideoState.HELD
    assert case_of(unheard).state is CaseState.OPEN


def test_what_somebody_has_in_hand_or_still_lacks_its_model_stays_as_it_is(
    world: World, unheard: UUID
) -> None:
    runs = counted(Screening)
    lacking = Hearing(
        signals=(hearing._signal(1.0, f"It was not heard ({hearing.NO_MODEL}).", ""),)
    )
    assert again(world, lacking) == [False]
    assert counted(Screening) == runs
    with session_scope() as session:
        claim_case(session, case_of(unheard).id, person("anil").require_account(), utc_now())
    assert again(world, SILENT) == [False]
    assert world.video(unheard).state is VideoState.HELD
    assert NOT_HEARD in {ground["code"] for ground in case_of(unheard).reasons}


def test_a_sweep_asks_for_few_and_never_twice_at_once(world: World, unheard: UUID) -> None:
    creator = world.account("asha", Role.CREATOR, trusted=True)
    more = [world.screening_clip(creator, caption=f"Nice {n}") for n in range(5)]
    world.run_worker()
    assert {world.video(one).state for one in more} == {VideoState.HELD}
    assert (ask_again(), ask_again()) == (4, 4)
    with read_scope() as session:
        jobs = session.exec(select(Job.subject_id).where(Job.task == HEAR_AGAIN)).all()
    assert len(jobs) == len(set(jobs)) == 4 and unheard in jobs
