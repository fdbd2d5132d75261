"""Background work: what plays when, what happens twice, and what happens when it fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import av
import pytest

from catalog.lifecycle import Step, VideoState
from catalog.models import Caption
from catalog.videos import advance
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs import Job, JobState, claim_job, sweep_jobs
from core.settings import get_settings
from core.storage import get_store
from studio import service, tasks
from studio.edl import Clip, Edl, ticks_of, trimmed
from studio.media_errors import FfmpegFailed, TruncatedMedia
from studio.models import ClipRun, RunState
from studio.pipeline import make
from studio.pipeline.runner import run_step
from studio.pipeline.steps import STEP_OF, STEPS
from studio.schemas import VideoChange
from tests.studio.world import World, clip, rows

pytestmark = pytest.mark.slow

LINES = "WEBVTT\n\n00:00.000 --> 00:00.400\nearly\n\n00:00.600 --> 00:01.400\nlate\n"


def submitted(world: World, **facts: object) -> tuple:
    viewer = world.creator()
    video_id = world.submitted(viewer, **facts)
    world.run_worker(only="nothing")  # Dispatches the event; the first step waits.
    tasks.transcode(**world.postbox.waiting.pop(0)[1])  # A mere trim needs no render.
    return viewer, video_id


def step_states(video_id: UUID) -> dict[str, JobState]:
    with read_scope() as session:
        return {
            job.step: JobState(job.state)
            for job in rows(session, Job, subject_id=video_id, task=tasks.TRANSCODE)
        }


def folder(world: World, video_id: UUID) -> Path:
    return (
        get_settings().data_dir / "blobs" / "media" / str(video_id) / world.video(video_id).recipe
    )


def test_a_submitted_clip_gets_renditions_stills_and_captions_and_goes_to_screening(
    world: World,
) -> None:
    viewer, video_id = submitted(world, captions_vtt={"en": LINES}, edl=trimmed(in_ms=300))
    world.run_worker(only=tasks.TRANSCODE)
    video = world.video(video_id)
    assert video.state is VideoState.SCREENING
    assert video.duration_ms == 1200
    names = {p.name for p in folder(world, video_id).iterdir()}
    assert {"master.m3u8", "video.mp4", "poster.webp", "captions.en.vtt"} <= names
    shown = (folder(world, video_id) / "captions.en.vtt").read_text("utf-8")
    assert "00:00:00.000 --> 00:00:00.100\nearly" in shown
    assert "00:00:00.300 --> 00:00:01.100\nlate" in shown
    assert len(video.colors) == 2
    assert service.status(viewer, video_id).progress == 1.0
    assert step_states(video_id) == {step.name: JobState.DONE for step in STEPS}
    assert list((get_settings().data_dir / "work").iterdir()) == []


def test_the_preview_plays_while_the_rest_is_made(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)
    seen = []

    def look(*args: object, **kwargs: object) -> None:
        status = service.status(viewer, video_id)
        store = get_store()
        playable = store.exists(str(status.hls_url).lstrip("/"))
        seen.append((status.state, status.is_playable, playable, 0 < status.progress < 1))
        raise FfmpegFailed("stopped by the test")

    monkeypatch.setattr(make, "transcode_rest", look)
    world.run_worker(only=tasks.TRANSCODE)
    assert seen == [(VideoState.PROCESSING, True, True, True)] * 3


def test_events_and_jobs_may_come_twice(world: World) -> None:
    _, video_id = submitted(world)
    tasks.start_transcode(video_id)
    assert [n for n, _ in world.postbox.waiting] == [tasks.TRANSCODE]
    _, kwargs = world.postbox.waiting.pop(0)
    tasks.transcode(**kwargs)
    followers = list(world.postbox.waiting)
    # Stills, ladder, describe, fingerprints, captions.
    assert [n for n, _ in followers] == [tasks.TRANSCODE] * 5
    world.run_worker(only=tasks.TRANSCODE)
    revision, waiting = world.video(video_id).revision, len(world.postbox.waiting)
    for _, again in [("", kwargs), *followers]:
        tasks.transcode(**again)
    tasks.start_transcode(video_id)
    assert world.video(video_id).revision == revision
    assert len(world.postbox.waiting) == waiting


def test_who_lost_the_lease_stores_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, video_id = submitted(world)
    job_id = UUID(world.postbox.waiting[0][1]["job_id"])
    slow = claim_job(job_id, lease_s=60)
    assert slow is not None
    made = make.first
    overtaken: list[bool] = []

    def overtake(*args: object) -> object:
        if not overtaken:
            overtaken.append(True)
            with session_scope() as session:
                session.get_one(Job, job_id).lease_until = utc_now() - timedelta(seconds=1)
            tasks.transcode(str(job_id))
        return made(*args)  # type: ignore[arg-type]

    monkeypatch.setitem(STEP_OF, "first", replace(STEP_OF["first"], make=overtake))
    assert run_step(slow) is False
    assert step_states(video_id)["first"] is JobState.DONE
    with read_scope() as session:
        assert session.get_one(Job, job_id).attempts == 2
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING


def test_a_failure_of_ours_is_tried_again_and_at_last_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)

    def break_down(*args: object, **kwargs: object) -> None:
        raise FfmpegFailed("encoder went away")

    monkeypatch.setattr(make, "transcode_first", break_down)
    for attempt in (1, 2):
        tasks.transcode(**world.postbox.waiting.pop(0)[1])
        with read_scope() as session:
            assert rows(session, Job, step="first")[0].attempts == attempt
        assert world.video(video_id).state is VideoState.PROCESSING
    tasks.transcode(**world.postbox.waiting.pop(0)[1])
    status = service.status(viewer, video_id)
    assert status.state is VideoState.FAILED
    assert "encoder" not in status.decision_reason
    assert "Upload it again" in status.decision_reason
    states = step_states(video_id)
    assert states.pop("render") is JobState.DONE
    assert set(states.values()) == {JobState.FAILED, JobState.CANCELLED}
    with read_scope() as session:
        assert [run.state for run in rows(session, ClipRun)] == [RunState.FAILED]


def test_a_fault_of_the_file_is_told_at_once_in_its_own_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)

    def refuse(*args: object, **kwargs: object) -> None:
        raise TruncatedMedia

    monkeypatch.setattr(make, "transcode_first", refuse)
    tasks.transcode(**world.postbox.waiting.pop(0)[1])
    status = service.status(viewer, video_id)
    assert (status.state, status.decision_code) == (VideoState.FAILED, "media_truncated")
    assert status.decision_reason == TruncatedMedia().detail
    assert service.get_video(viewer, video_id).may_submit


def test_a_worker_that_keeps_dying_ends_as_a_failed_clip(world: World) -> None:
    _, video_id = submitted(world)
    job_id = UUID(world.postbox.waiting[0][1]["job_id"])
    for _ in range(3):
        assert claim_job(job_id, lease_s=-1) is not None
    with session_scope() as session:
        _, lost = sweep_jobs(session)
        for job in lost:
            tasks.give_up(session, job)
    assert world.video(video_id).state is VideoState.FAILED


def test_a_clip_that_was_removed_meanwhile_leaves_no_files(world: World) -> None:
    viewer, video_id = submitted(world)
    service.remove(viewer, video_id)
    world.run_worker()
    assert world.video(video_id).state is VideoState.REMOVED
    blobs = get_settings().data_dir / "blobs"
    assert [p for p in blobs.rglob("*") if p.is_file()] == []


def test_handing_in_again_with_other_words_makes_no_new_renditions(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    with session_scope() as session:
        advance(session, video_id, Step.REJECT, code="spam", reason="No.")
    service.edit_video(viewer, video_id, VideoChange(caption="Better words"))
    service.set_captions(viewer, video_id, "en", LINES)
    service.submit(viewer, video_id)
    monkeypatch.setattr(make, "transcode_first", lambda *_, **__: 1 / 0)
    world.postbox.waiting = [m for m in world.postbox.waiting if m[0] == tasks.TRANSCODE]
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING
    assert (folder(world, video_id) / "captions.en.vtt").exists()


def test_another_cut_replaces_the_renditions(world: World) -> None:
    viewer, video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    old = folder(world, video_id)
    with session_scope() as session:
        advance(session, video_id, Step.REJECT, code="spam", reason="No.")
    change = VideoChange.model_validate({"edl": {"trim": {"in_ms": 200}, "mute": True}})
    service.edit_video(viewer, video_id, change)
    service.submit(viewer, video_id)
    world.postbox.waiting = [m for m in world.postbox.waiting if m[0] == tasks.TRANSCODE]
    world.run_worker(only=tasks.TRANSCODE)
    new = folder(world, video_id)
    assert new != old and new.exists() and not old.exists()
    assert world.video(video_id).duration_ms == 1300


def test_purging_takes_files_and_words_and_keeps_the_bare_row(world: World) -> None:
    viewer = world.creator(trusted=True)
    video_id = world.live_clip(viewer, caption="Words #tag", captions_vtt={"en": LINES})
    service.remove(viewer, video_id)
    world.run_worker()
    tasks.purge(video_id)  # Twice is fine.
    video = world.video(video_id)
    assert (video.state, video.caption, video.recipe) == (VideoState.REMOVED, "", "")
    with read_scope() as session:
        assert rows(session, Caption) == []
    blobs = get_settings().data_dir / "blobs"
    assert [p for p in blobs.rglob("*") if p.is_file()] == []


def test_a_silent_clip_goes_through(world: World) -> None:
    viewer = world.creator()
    video_id = world.screening_clip(viewer, clip(audio=False))
    assert world.video(video_id).state is VideoState.SCREENING


def test_an_edit_that_is_more_than_a_trim_is_rendered_first(world: World) -> None:
    fast = Edl(clips=(Clip(out_ticks=ticks_of(3000), speed=2000),))
    video_id = world.submitted(world.creator(), clip(seconds=3.0), edl=fast)
    world.run_worker(only=tasks.TRANSCODE)
    video = world.video(video_id)
    assert video.state is VideoState.SCREENING
    assert video.duration_ms == 1500
    made = folder(world, video_id)
    with av.open(str(made / "video.mp4")) as media:
        assert media.duration == pytest.approx(1_500_000, abs=60_000)
    assert (made / "poster.webp").exists()
    originals = get_settings().data_dir / "blobs" / "originals"
    assert list(originals.rglob("rendered.*")) == []
