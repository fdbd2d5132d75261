"""One table of processes: started together, read line by line, stopped together."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from honcho.environ import parse_procfile

from app.launch import leash
from app.launch.descendants import adopt_orphans, descendants, kill_all, reap_orphans
from app.launch.paths import PROCFILE
from core.settings import ROOT

GRACE_S = 6.0
TAIL_LINES = 20
POLL_S = 0.05


@dataclass
class Child:
    """One process of the table.

    Args:
        tail: Its last lines, for the report of a failure.
        is_task: It may end with code 0.
        is_needed: Without it the others are of no use; otherwise it may end as it likes.
    """

    name: str
    process: subprocess.Popen[str]
    is_task: bool
    is_needed: bool
    tail: deque[str] = field(default_factory=lambda: deque(maxlen=TAIL_LINES))
    reader: threading.Thread | None = None

    def last_line(self) -> str:
        """What it printed last before it ended."""
        if self.reader:
            self.reader.join(timeout=1)
        return self.tail[-1] if self.tail else ""

    def report(self) -> str:
        """How it ended, and its last lines."""
        if not self.last_line():
            return f"{self.name} ended with {self._end()} and printed nothing"
        lines = "".join(f"\n  {self.name} │ {line}" for line in self.tail)
        return f"{self.name} ended with {self._end()}; its last lines:{lines}"

    def _end(self) -> str:
        code = self.returncode or 0
        return f"signal {-code}" if code < 0 else f"code {code}"

    @property
    def returncode(self) -> int | None:
        """Exit code; negative for a signal, `None` while it runs."""
        return self.process.poll()


def read_procfile(path: Path = PROCFILE) -> dict[str, str]:
    """The commands of the Procfile by name, in its order."""
    return dict(parse_procfile(path.read_text()).processes)


class ProcessTable:
    """Starts children, each in a session of its own, and leaves none behind.

    Must be used from the main thread: a child is on a leash that ends with the thread that made it.

    Args:
        environ: Variables of every child.
        log_dir: Gets `<name>.log` for each child.
        show: Told each line that a child prints: its name and the line.
    """

    def __init__(
        self, environ: Mapping[str, str], log_dir: Path, show: Callable[[str, str], None]
    ) -> None:
        self._environ = {**environ, "PYTHONUNBUFFERED": "1"}
        self._environ.pop(
            "PYTHONDONTWRITEBYTECODE", None
        )  # It would double the time of each start.
        self._log_dir = log_dir
        self._show = show
        self._children: dict[str, Child] = {}
        log_dir.mkdir(parents=True, exist_ok=True)
        # Whoever was below this process before the table is none of the table's business.
        self._strangers = frozenset(descendants(os.getpid()))
        adopt_orphans()

    def start(
        self,
        name: str,
        command: str,
        *,
        is_task: bool = False,
        is_needed: bool = True,
        environ: Mapping[str, str] | None = None,
    ) -> Child:
        """Starts `command`, split as a shell would but without one, and reads what it prints.

        Args:
            environ: Variables for this child alone, beside the table's.
        """
        words = shlex.split(command)
        path = os.pathsep.join([str(Path(sys.executable).parent), self._environ.get("PATH", "")])
        process = subprocess.Popen(
            [sys.executable, "-I", leash.__file__, *words],
            cwd=ROOT,
            env={**self._environ, **(environ or {}), "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        child = Child(name, process, is_task, is_needed)
        child.reader = threading.Thread(target=self._read, args=(child,), daemon=True, name=name)
        child.reader.start()
        self._children[name] = child
        return child

    def _read(self, child: Child) -> None:
        assert child.process.stdout is not None
        with (self._log_dir / f"{child.name}.log").open("a") as log:
            for line in child.process.stdout:
                line = line.rstrip()
                child.tail.append(line)
                with suppress(
                    OSError
                ):  # A full disk must not stop the reading, which would block it.
                    log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}\n")
                    log.flush()
                self._show(child.name, line)

    def failed(self) -> Child | None:
        """A child that ended although it should not have, if any."""
        for child in self._children.values():
            code = child.returncode
            is_fine = code is None or (child.is_task and code == 0) or not child.is_needed
            if not is_fine:
                return child
        return None

    def stop(self, last: tuple[str, ...] = (), *, is_impatient: Callable[[], bool]) -> None:
        """Ends everything below this process.

        Args:
            last: Names that the others still need while they end.
            is_impatient: Asked while waiting; true ends everything at once.
        """
        first = [c for c in self._children.values() if c.name not in last]
        self._end(first, is_impatient)
        self._end([c for c in self._children.values() if c.name in last], is_impatient)
        # What is left made a session of its own, such as a decoder: orphaned, it is ours.
        deadline = time.monotonic() + GRACE_S
        while (left := self._left_behind()) and time.monotonic() < deadline:
            kill_all(left)
            reap_orphans()
            time.sleep(POLL_S)

    def _left_behind(self) -> list[int]:
        strangers = set(self._strangers)
        for pid in self._strangers:
            strangers.update(descendants(pid))
        return [pid for pid in descendants(os.getpid()) if pid not in strangers]

    def _end(self, children: list[Child], is_impatient: Callable[[], bool]) -> None:
        below = {c.name: descendants(c.process.pid) for c in children}
        for child in children:
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_S
        while any(c.returncode is None for c in children):
            if time.monotonic() > deadline or is_impatient():
                break
            time.sleep(POLL_S)
        for child in children:
            below[child.name] += descendants(child.process.pid)
            _signal_group(child, signal.SIGKILL)
            kill_all(below[child.name])
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(timeout=2)


def _signal_group(child: Child, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.process.pid, number)
