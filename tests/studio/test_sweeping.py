"""Every kind of leftover of a crash is found, mended, named and counted; what is in use stays."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, delete

from catalog.lifecycle import Step, VideoState
from catalog.videos import advance
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from core.jobs import Job, JobState
from core.repairs import repairs
from core.settings import get_settings
from core.storage import get_store
from studio import tasks
from studio.files import upload_file
from studio.models import ClipRun, RunState, Upload
from studio.pipeline.leftovers import clear_leftovers
from studio.pipeline.runs import start_run
from studio.pipeline.sweep import mend_runs
from studio.tracks import work_folder
from studio.uploads.parts import part_path
from tests.studio.world import World, clip, rows

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("media_made_once")]


def submitted(world: World) -> UUID:
    video_id = world.submitted(world.creator())
    world.run_worker(only="nothing")
    return video_id


def counted() -> dict[str, int]:
    with read_scope() as session:
        return repairs(session)


def runs(video_id: UUID) -> list[RunState]:
    with read_scope() as session:
        return [RunState(run.state) for run in rows(session, ClipRun, video_id=video_id)]


def blobs() -> Path:
    return get_settings().data_dir / "blobs"


def age(path: Path) -> None:
    long_ago = time.time() - 86_400
    os.utime(path, (long_ago, long_ago))


def test_nothing_is_mended_where_nothing_is_broken(world: World) -> None:
    video_id = submitted(world)
    mend_runs()
    clear_leftovers(utc_now())
    world.run_worker(only=tasks.TRANSCODE)
    mend_runs()
    clear_leftovers(utc_now() + timedelta(days=1))
    assert world.video(video_id).state is VideoState.SCREENING
    assert get_store().exists(f"media/{video_id}/{world.video(video_id).recipe}/master.m3u8")
    assert counted() == {}


def test_a_clip_that_waits_without_a_run_gets_one(world: World) -> None:
    video_id = submitted(world)
    with session_scope() as session:
        session.exec(delete(Job).where(col(Job.task) == tasks.TRANSCODE))
        session.exec(delete(ClipRun))
    world.postbox.waiting.clear()
    tasks.sweep()
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING
    assert counted() == {"clip_without_run": 1}


def test_a_run_that_lacks_a_step_is_completed(world: World) -> None:
    video_id = submitted(world)
    with session_scope() as session:
        session.exec(delete(Job).where(col(Job.step).in_(["check", "finish"])))
    mend_runs()
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING
    assert counted() == {"run_without_step": 1}
    assert runs(video_id) == [RunState.DONE]


def test_a_run_that_cannot_end_is_begun_anew(world: World) -> None:
    video_id = submitted(world)
    with session_scope() as session:
        for job in rows(session, Job, step="ladder"):
            job.state = JobState.CANCELLED
    mend_runs()
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING
    assert runs(video_id) == [RunState.CANCELLED, RunState.DONE]
    assert counted() == {"run_without_end": 1}


def test_a_run_whose_clip_went_away_is_ended(world: World) -> None:
    video_id = submitted(world)
    with session_scope() as session:
        advance(session, video_id, Step.REMOVE)
    mend_runs()
    assert runs(video_id) == [RunState.CANCELLED]
    assert counted() == {"run_without_clip": 1}
    with read_scope() as session:
        states = {job.state for job in rows(session, Job, task=tasks.TRANSCODE)}
    assert states == {JobState.CANCELLED}


def test_two_runs_of_one_clip_become_one(world: World) -> None:
    video_id = submitted(world)
    with session_scope() as session:
        session.add(ClipRun(video_id=video_id, recipe="0" * 16))
    mend_runs()
    assert sorted(runs(video_id)) == [RunState.CANCELLED, RunState.RUNNING]
    assert counted() == {"clip_with_two_runs": 1}


def test_files_of_a_clip_whose_end_nobody_heard_of_go(world: World) -> None:
    video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    with session_scope() as session:
        advance(session, video_id, Step.REMOVE)
    world.postbox.waiting.clear()  # The broker lost the event.
    tasks.sweep()
    tasks.sweep()
    assert [path for path in blobs().rglob("*") if path.is_file()] == []
    assert counted() == {"clip_not_purged": 1}


def test_a_damaged_file_is_made_again_when_the_clip_is_handed_in_again(world: World) -> None:
    video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    made = blobs() / "media" / str(video_id) / world.video(video_id).recipe / "video.mp4"
    whole = made.read_bytes()
    made.write_bytes(whole[:1000])
    with session_scope() as session:
        advance(session, video_id, Step.REJECT)
        start = advance(session, video_id, Step.SUBMIT)
        assert start_run(session, start)
    world.postbox.waiting = [m for m in world.postbox.waiting if m[0] == tasks.TRANSCODE]
    world.run_worker(only=tasks.TRANSCODE)
    assert world.video(video_id).state is VideoState.SCREENING
    assert made.read_bytes() == whole


def test_work_folders_of_the_dead_go_and_those_in_use_stay(world: World) -> None:
    submitted(world)
    with session_scope() as session:
        job = rows(session, Job, step="first")[0]
        job.state, job.fence = JobState.RUNNING, 2
    in_use = work_folder() / f"{job.id}.2"
    dead, stranger, fresh = (
        work_folder() / name for name in (f"{job.id}.1", f"{new_id()}.1", "tmpfresh")
    )
    old = work_folder() / "tmpold"
    for folder in (in_use, dead, stranger, fresh, old):
        folder.mkdir()
        (folder / "half").touch()
    age(old)
    assert clear_leftovers(utc_now())["work_folder"] == 3
    assert {path.name for path in work_folder().iterdir()} == {in_use.name, "tmpfresh"}


def test_half_published_files_go_and_a_half_replaced_folder_comes_back(world: World) -> None:
    video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    made = blobs() / "media" / str(video_id) / world.video(video_id).recipe
    (made / ".seg_00000.m4s.01234567").write_bytes(b"half")
    (made.parent / ".x.01234567").mkdir()
    (made.parent / ".y.01234567.gone").mkdir()
    away = made.with_name(f".{made.name}.89abcdef.old")
    made.rename(away)  # The crash came between the two renames.
    assert clear_leftovers(utc_now())["half_published"] == 0  # A writer may be at them.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(get_settings(), "leftovers_min", -1)
        assert clear_leftovers(utc_now())["half_published"] == 4
    assert (made / "master.m3u8").exists()
    assert list((blobs() / "media").rglob(".*")) == []
    assert counted()["half_published"] == 4


def test_renditions_that_nobody_shows_go(world: World) -> None:
    video_id = submitted(world)
    world.run_worker(only=tasks.TRANSCODE)
    media = blobs() / "media"
    (media / str(video_id) / "00000000000000ff").mkdir()
    (media / str(new_id()) / "00000000000000ff").mkdir(parents=True)
    (media / "products").mkdir()
    assert clear_leftovers(utc_now())["media_folder"] == 2
    assert {p.name for p in (media / str(video_id)).iterdir()} == {world.video(video_id).recipe}
    assert (media / "products").exists()


def test_renditions_of_a_clip_that_is_being_made_stay(world: World) -> None:
    video_id = submitted(world)
    with read_scope() as session:
        recipe = rows(session, ClipRun, video_id=video_id)[0].recipe
    half = blobs() / "media" / str(video_id) / recipe
    half.mkdir(parents=True)
    assert clear_leftovers(utc_now())["media_folder"] == 0
    assert half.exists()


def test_originals_and_bytes_without_an_upload_go(world: World) -> None:
    video_id = submitted(world)
    stray, kept = new_id(), upload_file(world.creator("asha"), clip())
    (blobs() / "originals" / str(stray)).mkdir()
    part_path(stray).touch()
    for path in (part_path(stray), part_path(kept)):
        age(path)
    found = clear_leftovers(utc_now())
    assert (found["original"], found["part"]) == (1, 1)
    assert part_path(kept).exists()
    assert get_store().exists(str(world.video(video_id).original_key))


def test_an_upload_whose_draft_never_came_expires_with_its_bytes(world: World) -> None:
    upload_id = upload_file(world.creator(), clip())
    original = blobs() / "originals" / str(upload_id)
    original.mkdir(parents=True)  # The crash came between the copy and the draft's row.
    (original / "source").touch()
    tasks.sweep_uploads()
    assert counted() == {} and original.exists()
    with session_scope() as session:
        session.get_one(Upload, upload_id).expires_at = utc_now() - timedelta(seconds=1)
    tasks.sweep_uploads()
    assert counted() == {"upload_expired": 1}
    assert not original.exists() and not part_path(upload_id).exists()
