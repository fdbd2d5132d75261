"""Screening: what publishes, what waits for a person, and that every failure ends with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.lifecycle import VideoState
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs import Job, JobState, claim_job, sweep_jobs
from core.settings import get_settings
from core.storage import get_store
from moderation import outcome, service, tasks
from moderation.captions import Cue, cues_of
from moderation.classifiers.signals import Signal
from moderation.comments import screen_comment
from moderation.models import ReviewCase, Screening, ScreeningResult
from moderation.sampling.reading import sample_frames, sample_times
from perception.weights import ModelUnavailable
from studio import service as studio
from studio.repository import TRANSCODE
from studio.schemas import VideoChange
from studio.wording import EDITED
from tests.studio.world import (
    World,
    clip,
    red_classifier,
    rows,
    word_classifier,
)

pytestmark = pytest.mark.slow


def reasons(video_id: UUID) -> list[str]:
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).one()
        return [r["code"] for r in case.reasons]


def test_a_clean_clip_of_a_trusted_creator_is_published_with_every_score_kept(
    world: World,
) -> None:
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    assert world.video(video_id).state is VideoState.PUBLISHED
    with read_scope() as session:
        (run,) = rows(session, Screening)
        assert (run.action, run.problem, run.is_trusted) == ("allow", "", True)
        results = {r.source: r for r in rows(session, ScreeningResult, screening_id=run.id)}
        assert set(results) == {"caption", "frames", "cover"}
        assert len(results["frames"].model_sha256) == 64
        assert "frame" in results["frames"].location


def test_pictures_count_as_much_as_words(world: World) -> None:
    video_id = world.screening_clip(world.creator(trusted=True), clip(color="red"))
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    assert reasons(video_id) == ["nudity", "nudity"]  # In its frames, and on its cover.


def test_words_in_captions_count(world: World) -> None:
    video_id = world.screening_clip(
        world.creator(trusted=True), caption="Nice", captions_vtt={"hi": "badword"}
    )
    world.run_worker()
    assert reasons(video_id) == ["toxicity"]


def test_where_models_disagree_a_trusted_clip_goes_live_and_a_person_looks(world: World) -> None:
    video_id = world.screening_clip(world.creator(trusted=True), caption="unsure")
    world.run_worker()
    assert world.video(video_id).state is VideoState.PUBLISHED
    assert reasons(video_id) == ["toxicity"]
    moderator = world.moderator()
    case = service.claim_next(moderator)
    assert case is not None and case.video_state is VideoState.PUBLISHED
    service.reject(moderator, case.id, "hate")
    assert world.video(video_id).state is VideoState.REJECTED


def test_a_new_creator_waits_for_a_person_and_is_told_so(world: World) -> None:
    video_id = world.screening_clip(world.creator())
    world.run_worker()
    video = world.video(video_id)
    assert (video.state, reasons(video_id)) == (VideoState.HELD, ["creator_new"])
    assert video.decision_reason == outcome.TOLD_NEW


def unavailable(text: str) -> list[Signal]:
    raise ModelUnavailable("text", "run python -m perception.prepare")


def broken(text: str) -> list[Signal]:
    raise RuntimeError("boom")


@pytest.mark.parametrize("words", [unavailable, broken, lambda _: []])
def test_a_screening_that_cannot_run_goes_to_a_person(world: World, words: object) -> None:
    frames = (lambda *_: []) if words not in (unavailable, broken) else red_classifier
    world.classifiers = replace(world.classifiers, text=words, frames=frames)  # type: ignore[arg-type]
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    assert reasons(video_id) == ["screening_failed"]


def test_pictures_that_are_gone_go_to_a_person(world: World) -> None:
    video_id = world.screening_clip(world.creator(trusted=True))
    get_store().delete_tree(f"media/{video_id}")
    world.run_worker()
    assert reasons(video_id) == ["screening_failed"]


def test_without_models_the_task_itself_holds(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = replace(world.classifiers, text=unavailable)
    monkeypatch.setattr(outcome, "Classifiers", lambda: away)
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker(only="nothing")
    name, kwargs = world.postbox.waiting.pop(0)
    assert name == tasks.SCREEN
    tasks.screen_job(**kwargs)
    assert world.video(video_id).state is VideoState.HELD
    assert reasons(video_id) == ["screening_failed"]


def test_events_and_jobs_may_come_twice(world: World) -> None:
    video_id = world.screening_clip(world.creator())
    tasks.start_screening(video_id)
    world.run_worker(only="nothing")
    tasks.start_screening(video_id)
    jobs = [kwargs for name, kwargs in world.postbox.waiting if name == tasks.SCREEN]
    assert len(jobs) == 1
    world.run_worker()
    tasks.screen_job(**jobs[0])
    tasks.ensure_case(video_id)
    with read_scope() as session:
        assert len(rows(session, Screening)) == 1
        assert len(rows(session, ReviewCase)) == 1


def test_a_worker_that_keeps_dying_ends_with_a_person(world: World) -> None:
    video_id = world.screening_clip(world.creator(trusted=True))
    world.run_worker(only="nothing")
    job_id = UUID(world.postbox.waiting[0][1]["job_id"])
    for _ in range(3):
        assert claim_job(job_id, lease_s=-1) is not None
    with session_scope() as session:
        _, lost = sweep_jobs(session)
        for job in lost:
            tasks.give_up(session, job)
    assert world.video(video_id).state is VideoState.HELD
    assert reasons(video_id) == ["screening_failed"]


def test_who_lost_the_lease_decides_nothing(world: World) -> None:
    video_id = world.screening_clip(world.creator(trusted=True))
    world.run_worker(only="nothing")
    job_id = UUID(world.postbox.waiting[0][1]["job_id"])
    slow = claim_job(job_id, lease_s=-1)
    quick = claim_job(job_id, lease_s=60)
    assert slow is not None and quick is not None
    assert outcome.screen_video(slow, world.classifiers) is None
    assert world.video(video_id).state is VideoState.SCREENING
    assert outcome.screen_video(quick, world.classifiers) is not None
    assert world.job(video_id, tasks.SCREEN).state is JobState.DONE


def test_edited_words_of_an_untrusted_creator_go_to_a_person(world: World) -> None:
    creator = world.creator()
    video_id = world.screening_clip(creator, caption="First words")
    world.run_worker()
    moderator = world.moderator()
    case = service.claim_next(moderator)
    assert case is not None
    service.approve(moderator, case.id)
    world.settle()
    studio.edit_video(creator, video_id, VideoChange(caption="Other words"))
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    (card,) = service.queue(moderator).items
    assert card.origin.value == "edit"


def test_a_caption_that_is_taken_away_needs_no_screening(world: World) -> None:
    creator = world.creator(trusted=True)
    video_id = world.live_clip(creator, caption="Words")
    studio.edit_video(creator, video_id, VideoChange(caption=""))
    world.run_worker()
    assert world.video(video_id).state is VideoState.PUBLISHED


def test_studio_and_moderation_mean_the_same_by_edited() -> None:
    assert EDITED == outcome.EDITED


def test_the_sweep_finds_what_a_lost_broker_forgot(world: World) -> None:
    video_id = world.submitted(world.creator())
    world.run_worker(only=TRANSCODE)
    with session_scope() as session:  # The event itself was lost: no job was ever made.
        for job in rows(session, Job, task=tasks.SCREEN):
            session.delete(job)
    world.postbox.waiting.clear()
    tasks.sweep()
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD


def test_a_waiting_job_whose_message_was_lost_is_sent_again_but_seldom(world: World) -> None:
    video_id = world.submitted(world.creator())
    world.run_worker(only=TRANSCODE)
    world.postbox.waiting.clear()
    with session_scope() as session:
        assert sweep_jobs(session) == (0, [])
        (job,) = rows(session, Job, task=tasks.SCREEN)
        job.created_at = utc_now() - 2 * timedelta(seconds=get_settings().job_forgotten_s)
    for expected in (1, 0):
        with session_scope() as session:
            assert sweep_jobs(session) == (expected, [])
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD


def test_frames_come_from_all_over_the_clip(world: World) -> None:
    sample = sample_frames(clip(seconds=3.0), 3000, 6)
    assert sample_times(3000, 6) == [250, 750, 1250, 1750, 2250, 2750]
    assert all(
        abs(a - b) < 100 for a, b in zip(sample.times_ms, sample_times(3000, 6), strict=True)
    )
    assert sample.frames[0].shape == (384, 216, 3)


def test_only_the_spoken_words_of_a_track_are_read() -> None:
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\none\ntwo\n\n00:01.000 --> 00:02.000\nthree\n"
    assert cues_of(vtt) == (Cue(0, "one"), Cue(0, "two"), Cue(1000, "three"))


def test_comments_show_when_clean_and_wait_when_not_or_when_nobody_can_tell(world: World) -> None:
    assert screen_comment("lovely", classify=word_classifier).state == "visible"
    assert screen_comment("badword", classify=word_classifier).labels == ("toxicity",)
    for failing in (unavailable, broken, lambda _: []):
        assert screen_comment("lovely", classify=failing).state == "held"
