"""Clips from before prints get theirs, once, some at a time, and are the originals they were."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, select

from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import Video
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs import Job, JobState
from core.storage import get_store
from moderation.evidence import VIDEO_MP4
from moderation.known import __main__ as command
from moderation.known import keeping, missing
from moderation.known.keeping import first_seen, keep_prints
from moderation.known.missing import PRINT, lacking, print_now, start_missing
from moderation.known.models import ClipPrint
from moderation.known.prints import VERSION, take_prints
from moderation.known.tasks import print_missing
from moderation.models import Screening
from moderation.screening import Classifiers
from tests.moderation.known.test_copies import film, grounds, handed_in, originals
from tests.studio.world import (
    World,
    nothing_heard,
    nothing_written,
    red_classifier,
    word_classifier,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def old(world: World) -> UUID:
    """A clip that came out while nothing was known again."""
    return handed_in(world, world.creator(trusted=True), film("testsrc2"))


def prints() -> list[ClipPrint]:
    with read_scope() as session:
        return list(session.exec(select(ClipPrint).order_by(col(ClipPrint.id))))


def file_of(world: World, video_id: UUID) -> Path:
    key = f"{media_key(video_id, world.video(video_id).recipe)}/{VIDEO_MP4}"
    return get_store().local_path(key)


def jobs() -> list[Job]:
    with read_scope() as session:
        return list(session.exec(select(Job).where(Job.task == PRINT).order_by(col(Job.id))))


def aged(video_id: UUID, by: timedelta) -> None:
    with session_scope() as session:
        row = session.exec(select(Screening).where(Screening.video_id == video_id)).one()
        row.created_at -= by
        session.add(row)


def test_a_clip_without_prints_gets_what_its_screening_would_have_kept(
    world: World, old: UUID
) -> None:
    assert prints() == [] and start_missing() == 1
    assert start_missing() == 0  # One is under way.
    assert world.run_worker() == [PRINT]
    (row,) = prints()
    wanted = take_prints(file_of(world, old), world.video(old).duration_ms)
    assert (row.video_id, row.version) == (old, VERSION)
    assert len(wanted.pictures) and row.pictures == wanted.pictures.astype("<u8").tobytes()
    assert row.sound == wanted.sound.astype("<u4").tobytes()
    with read_scope() as session:
        assert row.first_at == session.exec(select(Screening.created_at)).one()
    assert start_missing() == 0 and world.postbox.waiting == []  # Nothing is left.
    assert print_now(old) is False and prints() == [row]
    assert [(job.state, job.priority) for job in jobs()] == [(JobState.DONE, 9)]


def test_it_is_the_original_although_a_copy_had_prints_before_it(world: World, old: UUID) -> None:
    aged(old, timedelta(days=30))
    world.classifiers = Classifiers(
        text=word_classifier, frames=red_classifier, lines=nothing_written, heard=nothing_heard
    )
    other = world.creator("other", trusted=True)
    copy = handed_in(world, other, film("testsrc2", turned=True))
    assert originals(copy) == []  # Nobody knew.
    print_missing()
    world.run_worker()
    again = world.classifiers.known(old, file_of(world, old), world.video(old).duration_ms)
    assert [one.original_id for one in again.copied] == []
    later = handed_in(world, world.creator("third", trusted=True), film("testsrc2", turned=True))
    assert old in originals(later) and "duplicate" in grounds(later)


def test_some_at_a_time_and_only_what_everybody_sees(world: World) -> None:
    maker = world.creator(trusted=True)
    shown = [handed_in(world, maker, film("testsrc2")) for _ in range(3)]
    gone = handed_in(world, maker, film("testsrc2"))
    with session_scope() as session:
        session.get_one(Video, gone).state = VideoState.REMOVED
    assert start_missing(2) == 2 and start_missing(2) == 0
    assert [job.subject_id for job in jobs()] == shown[:2]
    world.run_worker()
    assert start_missing(2) == 1
    world.run_worker()
    assert {row.video_id for row in prints()} == set(shown)


def test_what_cannot_be_read_is_given_up_and_keeps_no_other_waiting(world: World) -> None:
    maker = world.creator(trusted=True)
    broken, fine = (handed_in(world, maker, film("testsrc2")) for _ in range(2))
    whole = file_of(world, broken).read_bytes()
    file_of(world, broken).write_bytes(b"no clip")
    for _ in range(5):
        print_missing()
        world.run_worker()
    assert [row.video_id for row in prints()] == [fine]
    assert [job.state for job in jobs()] == [JobState.FAILED, JobState.DONE]
    assert world.video(broken).state is VideoState.PUBLISHED
    file_of(world, broken).write_bytes(whole)  # It was mended; the command tries again.
    assert command.fill().made == 1


def test_what_went_or_was_screened_meanwhile_is_left_alone(
    world: World, old: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path, duration_ms: int) -> object:
        found = take_prints(path, duration_ms)
        with session_scope() as session:
            session.get_one(Video, old).state = VideoState.REMOVED
        return found

    monkeypatch.setattr(missing, "take_prints", slow)
    assert print_now(old) is False and prints() == []


def test_prints_of_an_older_version_are_made_anew_and_keep_their_day(
    world: World, old: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = utc_now() - timedelta(days=9)
    monkeypatch.setattr(keeping, "VERSION", VERSION - 1)
    with session_scope() as session:
        taken = take_prints(file_of(world, old), world.video(old).duration_ms)
        keep_prints(session, old, taken, first_at=day)
        assert first_seen(session, session.get_one(Video, old)) > day
    monkeypatch.undo()
    assert print_now(old) is True
    assert [(row.version, row.first_at) for row in prints()] == [(VERSION, day)]


def test_the_command_goes_on_where_it_was_stopped_and_says_what_it_could_not_read(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    maker = world.creator(trusted=True)
    broken, *fine = (handed_in(world, maker, film("testsrc2")) for _ in range(3))
    file_of(world, broken).unlink()
    monkeypatch.setattr(command, "PART", 1)

    def run(*more: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["known", "fill", *more])
        return command.main(), capsys.readouterr().out.splitlines()[-1]

    assert run("--limit", "2") == (1, "made 1, 1 could not be read, more are left")
    assert run() == (1, "made 1, 1 could not be read, no others are left")
    assert {row.video_id for row in prints()} == set(fine)
    with read_scope() as session:
        assert lacking(session, 9) == [broken]
