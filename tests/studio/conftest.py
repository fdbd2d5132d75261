"""Clips made by ffmpeg on the spot, each once a session."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from studio.ffmpeg import ffmpeg_path
from tests.studio.remembered import remember_media
from tests.studio.world import World, forget_process, open_world

REAL_CLIPS = Path(__file__).resolve().parents[3] / "shared" / "data" / "videos"


class MakeClip(Protocol):
    """Writes one clip; the same arguments give the same file."""

    def __call__(
        self,
        *output: str,
        size: str = "360x640",
        seconds: float = 2.0,
        fps: int = 30,
        sound: str | None = "sine=frequency=440",
        picture: str = "testsrc2",
        suffix: str = ".mp4",
    ) -> Path: ...


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    folder = tmp_path_factory.mktemp("clips")

    def make(
        *output: str,
        size: str = "360x640",
        seconds: float = 2.0,
        fps: int = 30,
        sound: str | None = "sine=frequency=440",
        picture: str = "testsrc2",
        suffix: str = ".mp4",
    ) -> Path:
        joint = ":" if "=" in picture else "="
        args = ["-f", "lavfi", "-i", f"{picture}{joint}s={size}:r={fps}"]
        if sound is not None:
            args += ["-f", "lavfi", "-i", sound, "-c:a", "libopus" if suffix == ".webm" else "aac"]
        args += ["-t", str(seconds)]
        if "-c:v" not in output:
            args += ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
        args += output
        path = folder / (hashlib.sha256(repr(args).encode()).hexdigest()[:12] + suffix)
        if not path.exists():
            ffmpeg(*args, str(path))
        return path

    return make


def ffmpeg(*args: str) -> None:
    """Run ffmpeg in a test's arranging; its words are shown when it fails."""
    done = subprocess.run(
        [ffmpeg_path(), "-hide_banner", "-loglevel", "error", "-y", *args],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """An installation of its own."""
    yield open_world(tmp_path / "data", monkeypatch)
    forget_process()


@pytest.fixture
def media_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ffmpeg makes of the same input is made once a session."""
    remember_media(monkeypatch)
