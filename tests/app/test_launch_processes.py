"""Processes start together, are read, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.launch.descendants import descendants
from app.launch.processes import ProcessTable, read_procfile
from core.settings import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads Linux's process list"),
]
WAIT_S = 15


def until(is_met: Callable[[], object]) -> None:
    """Returns as soon as `is_met`; fails after a while."""
    deadline = time.monotonic() + WAIT_S
    while not is_met():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether `pid` runs: a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def lines() -> list[str]:
    """What the children printed."""
    return []


@pytest.fixture
def table(tmp_path: Path, lines: list[str]) -> Iterator[ProcessTable]:
    """A table that is stopped in any case."""
    made = ProcessTable(os.environ, tmp_path / "logs", lambda name, line: lines.append(line))
    yield made
    made.stop(is_impatient=lambda: True)


def test_lines_are_shown_and_kept_in_a_log(
    table: ProcessTable, lines: list[str], tmp_path: Path
) -> None:
    child = table.start("greeter", "sh -c 'echo one; echo two >&2'", is_task=True)
    until(lambda: child.returncode is not None and len(lines) == 2)
    assert lines == ["one", "two"]
    assert (tmp_path / "logs" / "greeter.log").read_text().endswith(" two\n")


def test_a_task_may_end_and_a_server_may_not(table: ProcessTable) -> None:
    task = table.start("task", "true", is_task=True)
    until(lambda: task.returncode == 0)
    assert table.failed() is None
    server = table.start("server", "sh -c 'echo about to fall; exit 3'")
    until(lambda: server.returncode is not None)
    assert table.failed() is server
    assert "server ended with code 3" in server.report()
    assert "about to fall" in server.report()


def test_a_task_that_is_not_needed_may_fail(table: ProcessTable) -> None:
    task = table.start("extra", "false", is_task=True, is_needed=False)
    until(lambda: task.returncode is not None)
    assert table.failed() is None


def test_stopping_reaches_grandchildren_in_sessions_of_their_own(table: ProcessTable) -> None:
    child = table.start("parent", "sh -c 'setsid sleep 300 & sleep 300 & echo ready; wait'")
    until(lambda: "ready" in child.tail)
    until(lambda: len(descendants(child.process.pid)) == 2)
    below = [child.process.pid, *descendants(child.process.pid)]
    table.stop(is_impatient=lambda: False)
    assert not [pid for pid in below if is_alive(pid)]


def test_stopping_spares_what_was_there_before(lines: list[str], tmp_path: Path) -> None:
    neighbour = subprocess.Popen(["sleep", "60"])
    try:
        made = ProcessTable(os.environ, tmp_path / "logs", lambda name, line: lines.append(line))
        made.start("short", "sleep 60")
        made.stop(is_impatient=lambda: True)
        assert neighbour.poll() is None
    finally:
        neighbour.kill()
        neighbour.wait()


def test_a_child_that_ignores_the_request_is_ended(table: ProcessTable) -> None:
    child = table.start("deaf", "sh -c 'trap \"\" TERM; echo ready; while :; do sleep 1; done'")
    until(lambda: "ready" in child.tail)
    table.stop(is_impatient=lambda: True)
    assert child.returncode == -signal.SIGKILL


def test_the_last_ones_outlive_the_others(table: ProcessTable) -> None:
    first = table.start(
        "client", "sh -c 'trap \"echo client; exit\" TERM; echo up; sleep 9 & wait'"
    )
    last = table.start("server", "sh -c 'trap \"exit 7\" TERM; echo up; sleep 9 & wait'")
    until(lambda: "up" in first.tail and "up" in last.tail)
    ended: list[str] = []

    def note() -> bool:
        ended.extend(
            child.name
            for child in (first, last)
            if child.returncode is not None and child.name not in ended
        )
        return False

    table.stop(last=("server",), is_impatient=note)
    note()
    assert ended == ["client", "server"]


def test_children_die_with_a_killed_parent(tmp_path: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from app.launch.processes import ProcessTable\n"
        "table = ProcessTable(os.environ, Path(sys.argv[1]), lambda *_: None)\n"
        "child = table.start('sleeper', 'sleep 300')\n"
        "print(child.process.pid, flush=True)\n"
        "time.sleep(300)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        # It is on its leash once it has become the command.
        until(lambda: b"leash" not in Path(f"/proc/{pid}/cmdline").read_bytes())
        parent.kill()
    until(lambda: not is_alive(pid))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_to_make_alone_reaches_what_make_started(
    number: signal.Signals, tmp_path: Path
) -> None:
    script = tmp_path / "wait.py"
    script.write_text(
        "import os, time\n"
        "from app.launch.make import Make\n"
        "make = Make()\n"
        "print(os.getpid(), flush=True)\n"
        "while not make.wants_the_end():\n"
        "    time.sleep(0.02)\n"
    )
    makefile = tmp_path / "Makefile"
    makefile.write_text(f"run:\n\t@exec {sys.executable} {script}\n")
    # `make test` runs this too: what that make told its children is not for this one.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    with subprocess.Popen(
        ["make", "-f", makefile],
        cwd=tmp_path,
        env={**environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as make:
        assert make.stdout is not None
        pid = int(make.stdout.readline())
        make.send_signal(number)
        until(lambda: not is_alive(pid))


def test_a_command_that_does_not_exist_says_so(table: ProcessTable) -> None:
    child = table.start("missing", "no-such-command --flag")
    until(lambda: child.returncode is not None)
    assert "no-such-command: No such file or directory" in child.report()


def test_the_procfile_names_every_process() -> None:
    assert set(read_procfile()) == {"valkey", "web", "worker", "beat", "consumer"}
