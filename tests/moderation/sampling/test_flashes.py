"""What shows for a second between even samples is found, and what is broken is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.lifecycle import VideoState
from core.db import read_scope, session_scope
from core.storage import get_store
from moderation.classifiers.signals import Signal
from moderation.models import ReviewCase, Screening
from moderation.pictures import Frame, look_at
from moderation.recheck import recheck
from moderation.sampling.reading import frames_at, sample_times
from moderation.sampling.skimming import skim
from tests.moderation.sampling.films import broken, flash
from tests.studio.conftest import ffmpeg
from tests.studio.world import World, rows

pytestmark = pytest.mark.slow


def grounds(video_id: UUID) -> dict[str, str]:
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).first()
        return {r["code"]: r["where"] for r in case.reasons} if case else {}


def screened(world: World, video_mp4: Path, duration_ms: int) -> UUID:
    """A trusted creator's clip whose rendition is that file, screened."""
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    video = world.video(video_id)
    key = f"media/{video_id}/{video.recipe}/video.mp4"
    get_store().put_file(key, video_mp4)
    with session_scope() as session:
        session.get_one(type(video), video_id).duration_ms = duration_ms
    world.run_worker()
    return video_id


@pytest.mark.parametrize(
    ("start_s", "length_s"), [(3.0, 0.5), (4.4, 0.6), (6.9, 0.9), (0.1, 0.5), (11.45, 0.5)]
)
def test_a_flash_between_even_samples_is_found_and_its_verdict_comes_out_again(
    world: World, start_s: float, length_s: float
) -> None:
    end_ms = round(1000 * (start_s + length_s))
    even = sample_times(12_000, 8)
    assert not [at for at in even if 1000 * start_s - 60 <= at <= end_ms + 60]
    video_id = screened(world, flash(start_s, length_s), 12_000)
    assert world.video(video_id).state is VideoState.HELD
    found = grounds(video_id)
    assert list(found) == ["nudity"]
    at_ms = int(found["nudity"].removeprefix("frame ").removesuffix(" ms"))
    assert 1000 * start_s - 50 <= at_ms <= end_ms
    with read_scope() as session:
        (run,) = rows(session, Screening)
    assert at_ms in run.frame_times_ms and run.frame_times_ms == sorted(set(run.frame_times_ms))
    report = recheck(rescreens=True, by=world.classifiers)
    assert (report.verdicts, report.rescreened, report.differences) == (1, 1, [])


def test_around_what_is_suspicious_one_looks_again_and_at_both_ends() -> None:
    """The worst is over in a moment, and no stamp shows it: only a neighbour gives it away."""

    def look(frames: Sequence[Frame], times_ms: Sequence[int] | None = None) -> list[Signal]:
        (at_ms,) = times_ms or (0,)
        score = 0.9 if 4500 < at_ms < 4800 else 0.35 if 4800 <= at_ms < 5600 else 0.05
        return [Signal("nudity", score, 0.6, "m", "", "", f"frame {at_ms} ms")]

    looked = look_at(flash(50.0, 0.5), 8, look)
    (nudity,) = looked.signals
    assert nudity.is_over and 4500 < int(nudity.where.split()[1]) < 4800
    beside = [at for at in looked.times_ms if 4300 <= at <= 6200]
    assert len(beside) >= 5 and looked.times_ms == sorted(set(looked.times_ms))
    assert len([at for at in looked.times_ms if at < 700]) >= 2  # Both ends, twice.
    assert len([at for at in looked.times_ms if at > 11_300]) >= 2


def test_a_damaged_stretch_holds_for_a_person_and_says_where(world: World) -> None:
    film = flash(50.0, 0.5)  # Never shows.
    video_id = screened(world, broken(film, 6.0, 1.0), 12_000)
    assert world.video(video_id).state is VideoState.HELD
    with read_scope() as session:
        case = session.exec(select(ReviewCase)).one()
        (run,) = rows(session, Screening)
    (ground,) = [r for r in case.reasons if r["code"] == "unreadable"]
    start_ms = int(ground["where"].removeprefix("frame ").removesuffix(" ms"))
    assert 5_500 <= start_ms <= 6_050
    assert "could not be read" in ground["text"]
    assert not [at for at in run.frame_times_ms if 6_050 < at < 7_000]
    assert recheck().differences == []


def test_one_picture_that_is_broken_holds_nothing(world: World) -> None:
    video_id = screened(world, broken(flash(50.0, 0.5), 5.93, 0.05), 12_000)
    assert world.video(video_id).state is VideoState.PUBLISHED
    with read_scope() as session:
        (run,) = rows(session, Screening)
    assert run.problem == ""


def test_a_file_that_breaks_off_holds(world: World) -> None:
    whole = flash(50.0, 0.5)
    short = whole.with_name("short.mp4")
    moov_first = whole.with_name("faststart.mp4")
    ffmpeg("-i", str(whole), "-c", "copy", "-movflags", "+faststart", str(moov_first))
    data = moov_first.read_bytes()
    short.write_bytes(data[: len(data) * 2 // 3])
    video_id = screened(world, short, 12_000)
    assert world.video(video_id).state is VideoState.HELD
    assert "unreadable" in grounds(video_id)


def test_pictures_side_by_side_are_two_at_sixty_a_second() -> None:
    quick = flash(50.0, 0.5).with_name("quick.mp4")
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=108x192:rate=60:duration=1", str(quick))
    times = list(skim(quick).times_ms)
    assert len(times) == 60
    sample = frames_at(quick, times)
    assert (sample.times_ms, sample.wanted) == (times, 60)
