"""One run of the product, from the first check to the last process's end."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from types import FrameType
from urllib.request import ProxyHandler, build_opener

from rich.console import Console
from rich.text import Text

from app.launch.banner import print_banner
from app.launch.build import BUILT, built_frontend
from app.launch.make import Make
from app.launch.migrations import is_current
from app.launch.preflight import preflight
from app.launch.processes import Child, ProcessTable, read_procfile
from app.launch.progress import Progress
from app.launch.valkey import answers
from core.settings import Settings, get_settings

FIRST_CLIPS = 8
TICK_S = 0.1
VALKEY_TIMEOUT_S = 20
REQUEST_TIMEOUT_S = 3
READY_TIMEOUT_S = 180
FIRST_CLIPS_TIMEOUT_S = 240
PYTHON = "python -m"
_DIRECT = build_opener(ProxyHandler({}))  # No proxy leads to this machine.
_SHOWN_AS_PHASE = frozenset({"frontend", "migrate", "models"})
_SHOWN_IN_LOG_ONLY = frozenset({"valkey"})
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody asked for the end."""


class Failed(Exception):
    """A process ended that should not have, or did not do its part in time."""


class Session:
    """Starts everything in order and watches over it."""

    def __init__(self, settings: Settings, console: Console) -> None:
        self._settings = settings
        self._console = console
        self._progress = Progress(console)
        self._stops = 0
        self._make = Make()
        self._procfile = read_procfile()
        environ = {**os.environ, "JHALAK_PORT": str(settings.port)}
        self._table = ProcessTable(environ, settings.data_dir / "logs", self._show)

    def _show(self, name: str, line: str) -> None:
        if not line:
            return
        if name in _SHOWN_AS_PHASE:
            if not line.startswith(" "):  # A traceback is for the report at the end.
                self._progress.detail(name, line)
        elif name not in _SHOWN_IN_LOG_ONLY:
            self._progress.line(name, line)

    def run(self) -> int:
        """Runs until stopped; the exit code."""
        for number in _SIGNALS:
            signal.signal(number, self._ask_to_stop)
        try:
            with self._progress.under_way():
                self._start()
            print_banner(self._console, self._settings)
            self._wait(lambda: False)
        except Stopped:
            self._console.print("\nstopping", style="dim")
            return 0
        except Failed as error:
            self._console.print(Text(f"jhalak: {error}", style="red"), soft_wrap=True)
            return 1
        finally:
            self._table.stop(last=("valkey",), is_impatient=lambda: self._stops > 1)
        return 0

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stops += 1

    def _start(self) -> None:
        frontend = built_frontend()
        build = models = None
        if frontend is None:  # Both take a while on a first start, and this machine has two cores.
            build = self._task("frontend", f"{PYTHON} app.cli build")
            models = self._prepare_models()
        if not self._settings.redis_url:
            self._process("valkey")
        if not is_current():
            self._done(self._task("migrate", f"{PYTHON} app.cli migrate"))
        self._wait(answers, VALKEY_TIMEOUT_S, "Redis or Valkey does not answer.")
        if build:
            self._start_workers()
            self._done(build)
            frontend = Path(build.last_line().removeprefix(BUILT))
        self._serve(frontend)
        if not build:
            self._start_workers()
        self._seed(models or self._prepare_models())

    def _serve(self, frontend: Path | None) -> None:
        self._progress.begin("web")
        # Told which build, so that an edit made since the start does not leave it without one.
        environ = {"JHALAK_FRONTEND_DIR": f"{frontend}/client"} if frontend else {}
        self._table.start("web", self._procfile["web"], environ=environ)
        self._wait(self._is_ready, READY_TIMEOUT_S, "The web process does not become ready.")
        self._progress.end("web", note=f"answering on port {self._settings.port}")

    def _prepare_models(self) -> Child:
        return self._task("models", f"{PYTHON} moderation.prepare", is_needed=False)

    def _start_workers(self) -> None:
        for name in self._procfile:
            if name not in ("web", "valkey"):
                self._process(name)

    def _seed(self, models: Child) -> None:
        """The demo world: its first clips before the address is printed, the rest meanwhile."""
        self._done(models)
        if self._settings.environment != "demo":
            return
        demo = self._task("demo", f"{PYTHON} app.cli demo", is_needed=False)

        deadline = time.monotonic() + FIRST_CLIPS_TIMEOUT_S

        def has_first_clips() -> bool:
            ready = self._ready_clips()
            self._progress.detail("demo", f"{ready} of the first {FIRST_CLIPS} clips are ready")
            if ready < FIRST_CLIPS and demo.returncode:
                raise Failed(demo.report())
            is_late = time.monotonic() > deadline  # A slow machine shows what it has.
            return ready >= FIRST_CLIPS or demo.returncode == 0 or is_late

        self._wait(has_first_clips)
        self._progress.end("demo", note="the rest arrives meanwhile")

    def _process(self, name: str) -> Child:
        return self._table.start(name, self._procfile[name])

    def _task(self, name: str, command: str, *, is_needed: bool = True) -> Child:
        self._progress.begin(name)
        return self._table.start(name, command, is_task=True, is_needed=is_needed)

    def _done(self, task: Child) -> None:
        """Waits for a task's end; one that is not needed may fail with a warning."""
        self._wait(lambda: task.returncode is not None)
        if task.returncode == 0:
            self._progress.end(task.name)
        else:
            why = task.last_line() or f"code {task.returncode}"
            self._progress.end(task.name, mark="!", note=f"not ready: {why}")

    def _wait(
        self,
        is_met: Callable[[], bool],
        timeout_s: float | None = None,
        missing: str = "",
    ) -> None:
        """Waits, watching every process and the signals meanwhile.

        Raises:
            Stopped: A signal came.
            Failed: A process ended, or `timeout_s` passed.
        """
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while True:
            if self._stops or self._make.wants_the_end():
                raise Stopped
            if child := self._table.failed():
                raise Failed(child.report())
            if is_met():
                return
            if deadline and time.monotonic() > deadline:
                raise Failed(missing)
            time.sleep(TICK_S)

    def _base_url(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self._settings.host, self._settings.host)
        return f"http://{host}:{self._settings.port}"

    def _is_ready(self) -> bool:
        return self._get("/readyz") is not None

    def _ready_clips(self) -> int:
        page = self._get(f"/api/v1/feed?limit={FIRST_CLIPS}")
        return len(page["items"]) if page else 0

    def _get(self, path: str) -> dict[str, list[object]] | None:
        """What the web process answers, or `None` while it does not answer 200."""
        address = f"{self._base_url()}{path}"
        with (
            suppress(OSError, HTTPException, ValueError),
            _DIRECT.open(address, timeout=REQUEST_TIMEOUT_S) as answer,
        ):
            body: dict[str, list[object]] = json.load(answer)
            return body
        return None


def run_session() -> int:
    """Checks, starts, waits, stops; the exit code.

    Raises:
        CannotStart: Before anything was started.
        SettingsInvalid: Likewise.
    """
    settings = get_settings()
    is_first_run = built_frontend() is None
    with preflight(settings, is_first_run=is_first_run):
        return Session(settings, Console()).run()
