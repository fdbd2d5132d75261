"""One ffmpeg process obeys its limits, tells its progress and fails in few words."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.settings import ROOT
from studio.confined import ProcessLimits, _dies_with_us, _without_network, run_confined
from studio.ffmpeg import hostile_input, run_ffmpeg, short_reason
from studio.media_errors import FfmpegFailed, FfmpegTimedOut

from .conftest import MakeClip

pytestmark = pytest.mark.slow

ENDLESS = ("-re", "-f", "lavfi", "-i", "testsrc2=s=64x64", "-f", "null", "-")
LIMITS = ProcessLimits(wall_s=30.0, niceness=0)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_the_wall_clock_ends_an_endless_process() -> None:
    began = time.monotonic()
    with pytest.raises(FfmpegTimedOut) as caught:
        run_ffmpeg(ENDLESS, ProcessLimits(wall_s=0.5))
    assert time.monotonic() - began < 5
    assert caught.value.code == "media_timed_out"


def test_children_of_the_process_die_with_it() -> None:
    done = run_confined(
        ["sh", "-c", "sleep 600 & echo $!; wait"], ProcessLimits(wall_s=0.5, niceness=0)
    )
    assert done.timed_out
    orphan = int(done.stdout)
    deadline = time.monotonic() + 5
    while is_alive(orphan) and time.monotonic() < deadline:
        os.sched_yield()
    assert not is_alive(orphan)


def test_progress_never_falls_and_ends_at_one(make_clip: MakeClip, tmp_path: Path) -> None:
    seen: list[float] = []
    run_ffmpeg(
        [*hostile_input(make_clip()), str(tmp_path / "out.mp4")],
        LIMITS,
        duration_ms=2000,
        on_progress=seen.append,
    )
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert all(0.0 <= value <= 1.0 for value in seen)


def test_a_caller_cancels_by_raising(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done: float) -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        run_ffmpeg(ENDLESS, LIMITS, duration_ms=60_000, on_progress=cancel)
    assert time.monotonic() - began < 10


def test_a_file_that_grows_too_large_ends_the_process(tmp_path: Path) -> None:
    args = ["-f", "lavfi", "-i", "testsrc2=s=640x640:d=20", "-c:v", "rawvideo", "big.avi"]
    with pytest.raises(FfmpegFailed):
        run_ffmpeg(args, ProcessLimits(file_bytes=1_000_000), cwd=tmp_path)
    assert (tmp_path / "big.avi").stat().st_size <= 1_000_000


def test_too_little_memory_fails_instead_of_hanging(make_clip: MakeClip, tmp_path: Path) -> None:
    with pytest.raises(FfmpegFailed):
        run_ffmpeg(
            [*hostile_input(make_clip()), "out.mp4"],
            ProcessLimits(wall_s=20, memory_bytes=2**26),
            cwd=tmp_path,
        )


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "v=0\nm=video 9 RTP/AVP 96\n",
    ],
    ids=["playlist", "concat", "sdp"],
)
def test_scripts_are_not_read_even_without_sniffing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text(text)
    with pytest.raises(FfmpegFailed):
        run_ffmpeg([*hostile_input(path), "-f", "null", "-"], LIMITS)


@pytest.mark.skipif(not _without_network(), reason="this system forbids network namespaces")
def test_the_child_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        connect = f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
        done = run_confined([sys.executable, "-c", connect], LIMITS)
    assert done.exit_code != 0
    assert "Network is unreachable" in done.stderr or "Cannot assign" in done.stderr


def test_secrets_of_the_environment_stay_with_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JHALAK_SECRET", "s3cret")
    assert b"s3cret" not in run_confined(["env"], LIMITS).stdout


def test_a_reason_is_short_and_names_no_path(tmp_path: Path) -> None:
    with pytest.raises(FfmpegFailed) as caught:
        run_ffmpeg([*hostile_input(tmp_path / "missing.mp4"), "-f", "null", "-"], LIMITS)
    assert "No such file" in caught.value.reason
    assert str(tmp_path) not in caught.value.detail
    assert len(caught.value.reason) <= 160


def test_silence_about_the_reason_is_said() -> None:
    assert short_reason("") == "no reason was given"


@pytest.mark.skipif(not _dies_with_us(), reason="this system has no setpriv")
def test_a_killed_worker_takes_its_child_along(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    child = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    worker = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "import sys; from studio.confined import ProcessLimits, run_confined; "
            f"run_confined([sys.executable, '-c', {child!r}], ProcessLimits())",
        ],
        cwd=ROOT,
    )
    pid = int(_until(lambda: told.read_text() if told.exists() else ""))
    worker.kill()
    worker.wait()
    assert _until(lambda: "" if is_alive(pid) else "gone")


def _until(look: Callable[[], str]) -> str:
    for _ in range(400):
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen within twenty seconds")
