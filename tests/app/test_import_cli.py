"""Importing from the command line: real files, refusals by name, nothing twice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from sqlmodel import select
from typer import Typer
from typer.testing import CliRunner

from app.cli import imports
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope, session_scope
from tests import small_world as world

pytestmark = pytest.mark.slow
REAL_CLIPS = Path(__file__).parents[3] / "shared" / "data" / "videos"


@pytest.fixture
def run(installation: Path) -> object:
    with session_scope() as session:
        world.account(session, "meera", Role.CREATOR)
        world.account(session, "asha", Role.SHOPPER)
    cli = Typer()
    imports.register(cli)
    return lambda *words: CliRunner().invoke(cli, ["import", *words])


def phone_clip(path: Path) -> None:
    """Two seconds of a moving picture with a tone, as a phone would send them."""
    source = ["-f", "lavfi", "-i", "testsrc2=size=540x960:rate=30:duration=2"]
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"]
    command = [get_ffmpeg_exe(), "-v", "error", *source, *tone, "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(command, check=True)


def states() -> list[VideoState]:
    with read_scope() as session:
        return [VideoState(s) for s in session.exec(select(Video.state))]


def test_clips_are_handed_in_once_and_bad_files_are_named(run, tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    phone_clip(folder / "monsoon_look.mp4")
    (folder / "empty.mp4").write_bytes(b"")
    (folder / "page.mov").write_text("<html>not a clip</html>")
    (folder / "list.mp4").write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.ts\n")
    first = run("videos", str(folder), "--creator", "meera")
    assert first.exit_code == 0, first.output
    assert "1 clips new" in first.output and "3 refused" in first.output
    for name in ("empty.mp4", "page.mov", "list.mp4"):
        assert f"refused  {name}: " in first.output
    assert states() == [VideoState.PROCESSING]
    again = run("videos", str(folder), "--creator", "meera")
    assert "0 clips new" in again.output and "1 unchanged" in again.output


@pytest.mark.parametrize("handle", ["nobody", "asha"])
def test_only_creators_receive_clips(run, tmp_path: Path, handle: str) -> None:
    assert run("videos", str(tmp_path), "--creator", handle).exit_code != 0


@pytest.mark.skipif(not REAL_CLIPS.is_dir(), reason="the real clips are not here")
def test_the_real_clips_go_through(run, tmp_path: Path) -> None:
    folder = tmp_path / "real"
    shutil.copytree(REAL_CLIPS, folder)
    done = run("videos", str(folder), "--creator", "meera")
    assert done.exit_code == 0, done.output
    assert "0 refused" in done.output
    assert states() == [VideoState.PROCESSING] * 4


def test_products_come_in_from_a_file_and_refusals_are_named(run, tmp_path: Path) -> None:
    feed = tmp_path / "shop.csv"
    feed.write_text("sku,title,price,stock\nA1,Kajal,249,5\nA2,Ring,-1,5\nA1,Again,99,1\n")
    done = run("products", str(feed))
    assert done.exit_code == 0, done.output
    assert "1 products new" in done.output and "2 refused" in done.output
    assert "line 3" in done.output and "line 4" in done.output
    assert "1 unchanged" in run("products", str(feed)).output


def test_what_is_no_feed_is_one_clear_refusal(run, tmp_path: Path) -> None:
    feed = tmp_path / "shop.csv"
    feed.write_text("just some words")
    done = run("products", str(feed))
    assert done.exit_code != 0
    assert run("products", str(tmp_path / "missing.csv")).exit_code != 0
