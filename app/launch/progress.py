"""Shows a start as it goes: phases with their time, and the lines of each process."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status
from rich.text import Text

_COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")


class Progress:
    """Prints phases and prefixed lines; on a terminal, what is under way spins at the bottom.

    Args:
        console: Where to print.
        width: Of the column that names the process.
    """

    def __init__(self, console: Console, width: int = 9) -> None:
        self._console = console
        self._width = width
        self._colours: dict[str, str] = {}
        self._running: dict[str, float] = {}
        self._details: dict[str, str] = {}
        self._status: Status | None = None
        self._lock = threading.Lock()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Spins while the block runs, on a terminal."""
        if not self._console.is_terminal:
            yield
            return
        with self._console.status("starting", spinner="dots") as self._status:
            try:
                yield
            finally:
                self._status = None

    def begin(self, phase: str, detail: str = "") -> None:
        """A phase has begun."""
        with self._lock:
            self._running[phase] = time.monotonic()
            self._details[phase] = detail
            if self._status is None:
                self._print(Text(f"· {phase}{f': {detail}' if detail else ''}"))
            self._refresh()

    def detail(self, phase: str, detail: str) -> None:
        """What a running phase is at."""
        with self._lock:
            if phase in self._running and self._details.get(phase) != detail:
                self._details[phase] = detail
                if self._status is None:
                    self._print(Text(f"  {phase}: {detail}"))
                self._refresh()

    def end(self, phase: str, mark: str = "✓", note: str = "") -> None:
        """A phase has ended."""
        with self._lock:
            began = self._running.pop(phase, None)
            took = f" {time.monotonic() - began:.1f} s" if began is not None else ""
            note = f" ({note})" if note else ""
            style = "green" if mark == "✓" else "yellow"
            self._print(Text.assemble((f"{mark} ", style), f"{phase}{took}{note}"))
            self._refresh()

    def line(self, name: str, line: str) -> None:
        """A line that a process printed."""
        with self._lock:
            style = self._colours.setdefault(name, _COLOURS[len(self._colours) % len(_COLOURS)])
            prefix = f"{time.strftime('%H:%M:%S')} {name:<{self._width}}│ "
            self._print(Text.assemble((prefix, style), Text.from_ansi(line)))

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)

    def _refresh(self) -> None:
        if self._status is not None:
            parts = [
                f"{phase}{f' ({detail})' if (detail := self._details.get(phase)) else ''}"
                for phase in self._running
            ]
            self._status.update(Text(", ".join(parts) or "starting"))
