"""Hostile and broken files through the real path: upload, draft, first rung.

Children run with the network left on, so that the lists of protocols and formats are what keeps
them from calling; a test of its own takes the network away.
"""

from __future__ import annotations

import ctypes
import os
import select
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import av
import pytest

from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import JhalakError
from core.settings import get_settings
from core.storage import get_store
from studio import confined
from studio.confined import ProcessLimits, run_confined
from studio.drafts import create_draft
from studio.files import upload_file
from studio.media_info import MediaInfo
from studio.repository import upload_of
from studio.transcode import VIDEO_MP4, transcode_first
from tests.studio.hostile.broken import BROKEN
from tests.studio.hostile.cases import ACCEPTED, Case
from tests.studio.hostile.disguises import DISGUISES
from tests.studio.hostile.floods import FLOODS
from tests.studio.hostile.indexes import INDEXES
from tests.studio.hostile.pieces import Kit
from tests.studio.world import World, forget_process, open_world

pytestmark = pytest.mark.slow

CORPUS: tuple[Case, ...] = (*DISGUISES, *BROKEN, *INDEXES, *FLOODS)
LIMIT_S = 60.0
REAL_ISOLATION = confined._without_network
SECRET = b"canary-7f3d1c55-must-never-be-read"
_IN_ACCESS, _IN_OPEN = 0x1, 0x20


def is_ready(descriptor: int) -> bool:
    """Whether there is something to read; unlike `select`, for any number of open files."""
    asked = select.poll()
    asked.register(descriptor, select.POLLIN)
    return bool(asked.poll(0))


class Watch:
    """Counts how often a file is opened or read, by whomever (Linux's inotify)."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._fd = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        wanted = _IN_ACCESS | _IN_OPEN
        assert libc.inotify_add_watch(self._fd, os.fsencode(path), wanted) >= 0

    def touched(self) -> bool:
        """Whether anything happened since it was asked last."""
        return is_ready(self._fd) and bool(os.read(self._fd, 4096))

    def close(self) -> None:
        os.close(self._fd)


@dataclass
class Trap:
    """Where hostile files point."""

    kit: Kit
    viewer: Viewer
    world: World
    lure: socket.socket
    watch: Watch

    def was_called(self) -> bool:
        """Whether anybody connected."""
        return is_ready(self.lure.fileno())


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    """An installation beside a canary and a listening address."""
    folder = tmp_path_factory.mktemp("hostile")
    canary = folder / "canary.txt"
    canary.write_bytes(SECRET * 4000)
    with pytest.MonkeyPatch.context() as patches, socket.create_server(("127.0.0.1", 0)) as lure:
        patches.setattr(confined, "_without_network", lambda: ())
        world = open_world(folder / "data", patches)
        made = folder / "made"
        made.mkdir()
        kit = Kit(made, f"http://127.0.0.1:{lure.getsockname()[1]}", canary)
        watch = Watch(canary)
        yield Trap(kit, world.creator(), world, lure, watch)
        watch.close()
        forget_process()


def came_of(trap: Trap, path: Path, out: Path) -> tuple[str, str]:
    """`ACCEPTED` or the code of refusal, and the words that went with it."""
    try:
        draft = create_draft(trap.viewer, upload_file(trap.viewer, path))
        video = trap.world.video(draft.id)
        assert video.original_key
        with read_scope() as session:
            upload = upload_of(session, draft.id)
            assert upload
            info = MediaInfo.from_json(upload.media_info)
        transcode_first(get_store().local_path(video.original_key), out, info)
        check_made(info, out)
    except JhalakError as error:
        return error.code, error.detail
    return ACCEPTED, ""


def check_made(info: MediaInfo, out: Path) -> None:
    with av.open(str(out / VIDEO_MP4)) as made:
        picture, sound = made.streams.video[0], made.streams.audio[0]
        lasts_ms = sum(1 for _ in made.decode(picture)) * 1000 / float(picture.average_rate or 1)
        assert (picture.codec.name, sound.codec.name) == ("h264", "aac")
        assert picture.width * 16 == picture.height * 9
    assert abs(lasts_ms - info.duration_ms) <= max(250, info.duration_ms // 10)


def children() -> list[str]:
    """Processes of this one that are still there."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [name for path in tasks for name in path.read_text().split()]


def leaks(folder: Path) -> list[Path]:
    """Files that hold the canary's words."""
    return [p for p in folder.rglob("*") if p.is_file() and SECRET in p.read_bytes()]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and inotify")
@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.title)
def test_a_hostile_file_gets_nowhere(trap: Trap, tmp_path: Path, case: Case) -> None:
    path, out = tmp_path / case.name, tmp_path / "out"
    path.write_bytes(case.make(trap.kit))
    before, began = set(children()), monotonic()
    outcome, words = came_of(trap, path, out)
    assert monotonic() - began < LIMIT_S
    assert outcome in case.outcomes, words
    assert outcome == ACCEPTED or words.endswith(".") or outcome == "media_failed"
    assert str(tmp_path) not in words and str(get_settings().data_dir) not in words
    assert not trap.was_called()
    assert not trap.watch.touched()
    assert set(children()) <= before
    assert leaks(tmp_path) == []


def test_the_corpus_is_large_and_every_case_its_own() -> None:
    assert len(CORPUS) >= 60
    assert len({case.title for case in CORPUS}) == len(CORPUS)


def test_the_trap_snaps(trap: Trap) -> None:
    with socket.create_connection(trap.lure.getsockname()):
        assert trap.was_called()
        trap.lure.accept()[0].close()
    trap.kit.canary.read_bytes()
    assert trap.watch.touched()
    assert not trap.watch.touched()


def test_a_confined_child_has_no_network(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    isolation = REAL_ISOLATION()
    if not isolation:
        pytest.skip("this system lets nobody take the network away")
    monkeypatch.setattr(confined, "_without_network", lambda: isolation)
    host, port = trap.lure.getsockname()
    call = f"import socket; socket.create_connection(({host!r}, {port}), 2)"
    done = run_confined([sys.executable, "-I", "-c", call], ProcessLimits(wall_s=10))
    assert done.exit_code == 1 and "Error" in done.stderr
    assert not trap.was_called()
