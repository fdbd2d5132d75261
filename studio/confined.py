"""Runs one child process that reads hostile bytes: no network, little memory, a fixed end.

A memory limit alone can make a decoder spin for minutes, so a wall clock kills the whole process
group as well.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

_STDERR_TAIL_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What one child may use.

    Args:
        wall_s: Seconds until the process group is killed.
        cpu_s: Processor seconds over all threads.
        memory_bytes: Address space, which is several times what is really used.
        file_bytes: Size of any one file that it writes.
        niceness: 0 to 19; serving goes before media work.
    """

    wall_s: float = 60.0
    cpu_s: int = 600
    memory_bytes: int = 8 * 2**30
    file_bytes: int = 4 * 2**30
    niceness: int = 10


@dataclass(frozen=True, slots=True)
class Finished:
    """How the child ended. `stdout` is empty where lines went to a callback."""

    exit_code: int
    stdout: bytes
    stderr: str
    timed_out: bool


def run_confined(
    args: Sequence[str],
    limits: ProcessLimits,
    *,
    cwd: Path | None = None,
    on_line: Callable[[str], None] | None = None,
    max_stdout_bytes: int = 256 * 2**20,
) -> Finished:
    """Run `args` to its end or to its limits.

    Args:
        on_line: Called with each line of standard output as it comes. What it raises ends the
            child and is passed on, so a caller can cancel.
        max_stdout_bytes: Reading more than this ends the child.
    """
    process = subprocess.Popen(
        [*_dies_with_us(), *_without_network(), *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    assert process.stdout is not None and process.stderr is not None
    _limit(process.pid, limits)
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        _kill_group(process)

    clock = threading.Timer(limits.wall_s, expire)
    clock.daemon = True
    clock.start()
    tail = bytearray()
    listener = threading.Thread(target=_keep_tail, args=(process.stderr, tail), daemon=True)
    listener.start()
    stdout = b""
    try:
        if on_line is None:
            stdout = process.stdout.read(max_stdout_bytes + 1)
            if len(stdout) > max_stdout_bytes:
                _kill_group(process)
        else:
            for line in process.stdout:
                on_line(line.decode("utf-8", "replace").rstrip("\r\n"))
        process.wait()
    finally:
        clock.cancel()
        _kill_group(process)
        process.wait()
        listener.join()
        process.stdout.close()
        process.stderr.close()
    return Finished(
        process.returncode, stdout, bytes(tail).decode("utf-8", "replace"), expired.is_set()
    )


@contextlib.contextmanager
def confined_pipe(
    args: Sequence[str], limits: ProcessLimits, *, feeds: bool, cwd: Path | None = None
) -> Iterator[Piped]:
    """A child whose standard input (`feeds`) or output is a stream of the block.

    It is killed with its group when the block ends early or its time is up; a reader then sees the
    stream's end, a writer a `BrokenPipeError`.
    """
    process = subprocess.Popen(
        [*_dies_with_us(), *_without_network(), *args],
        stdin=subprocess.PIPE if feeds else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if feeds else subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    stream = process.stdin if feeds else process.stdout
    assert stream is not None and process.stderr is not None
    _limit(process.pid, limits)
    tail = bytearray()
    listener = threading.Thread(target=_keep_tail, args=(process.stderr, tail), daemon=True)
    listener.start()
    piped = Piped(process, stream, listener, tail)
    clock = threading.Timer(limits.wall_s, piped.expire)
    clock.daemon = True
    clock.start()
    try:
        yield piped
    finally:
        clock.cancel()
        _kill_group(process)
        with contextlib.suppress(BrokenPipeError):
            stream.close()
        process.wait()
        listener.join()
        process.stderr.close()


@dataclass(slots=True)
class Piped:
    """A running child and its stream."""

    process: subprocess.Popen[bytes]
    stream: IO[bytes]
    listener: threading.Thread
    tail: bytearray
    timed_out: bool = False

    def expire(self) -> None:
        """Its time is up."""
        self.timed_out = True
        _kill_group(self.process)

    def finish(self) -> Finished:
        """Waits for its end, after closing what it reads from."""
        with contextlib.suppress(BrokenPipeError):
            self.stream.close()
        self.process.wait()
        self.listener.join()
        said = bytes(self.tail).decode("utf-8", "replace")
        return Finished(self.process.returncode, b"", said, self.timed_out)


@cache
def _dies_with_us() -> tuple[str, ...]:
    """The command prefix by which the child ends when its worker is killed, where there is one.

    The kernel means the thread that started it, and that one waits for the child here.
    """
    setpriv = shutil.which("setpriv")
    prefix = (setpriv, "--pdeathsig", "KILL") if setpriv else ()
    return prefix if prefix and _works(prefix) else ()


def _works(prefix: tuple[str, ...]) -> bool:
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


@cache
def _without_network() -> tuple[str, ...]:
    """The command prefix that takes the network away, or nothing where the system forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for prefix in ((unshare, "-n"), (unshare, "-r", "-n")):
        if _works(prefix):
            return prefix
    return ()


def _limit(pid: int, limits: ProcessLimits) -> None:
    # From outside rather than in `preexec_fn`, which is not safe in a process with threads; the
    # child cannot have decoded anything in this first millisecond.
    try:
        if hasattr(resource, "prlimit"):
            for what, value in (
                (resource.RLIMIT_CPU, limits.cpu_s),
                (resource.RLIMIT_AS, limits.memory_bytes),
                (resource.RLIMIT_FSIZE, limits.file_bytes),
                (resource.RLIMIT_CORE, 0),
            ):
                hard = resource.prlimit(pid, what)[1]
                soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
                resource.prlimit(pid, what, (soft, soft))
        os.setpriority(os.PRIO_PGRP, pid, max(os.getpriority(os.PRIO_PROCESS, 0), limits.niceness))
    except ProcessLookupError:
        pass  # It has ended already; its exit code tells the rest.


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _keep_tail(stream: IO[bytes], tail: bytearray) -> None:
    while chunk := stream.read(4096):
        tail += chunk
        del tail[:-_STDERR_TAIL_BYTES]
