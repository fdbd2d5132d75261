"""Builds the frontend once for each state of its sources, and keeps the result.

Reflex compiles the pages, Vite bundles them, and the output is kept in a folder named after a
digest of everything that went in. An unchanged tree starts without a build, and a server that is
up keeps the build it started with.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from app.launch.page_origin import PLACEHOLDER_URL
from app.launch.paths import FRONTENDS, WEB
from app.launch.preflight import CannotStart
from app.launch.toolchain import toolchain_environment
from core.settings import ROOT

KEPT_BUILDS = 6
BUILT = "built: "  # What the command prints last, before the folder.
LOCK_FOLDER = "reflex.lock"
_ATTEMPTS = 3
_PAGE_SOURCES = ("app/**/*.py", "app/**/*.jsx", "app/**/*.js", "app/**/*.mjs", "app/**/*.css")
_OTHER_SOURCES = (
    *("assets/**/*", f"{LOCK_FOLDER}/*", "rxconfig.py", "requirements.txt"),
    *("*/schemas.py", "*/schemas/*.py", "*/kinds.py", "*/money.py", "*/ids.py"),
)
_NOT_SOURCES = (
    *("app/launch/", "app/cli/", "app/demo/", "app/importing/", "assets/external/", "tests/"),
    *("app/api.py", "app/worker.py", "app/consumer.py", "app/wiring.py", "app/health.py"),
)


def source_digest(*, with_lock: bool = True) -> str:
    """Names the state of everything that the built frontend depends on.

    Args:
        with_lock: Whether the pins of npm packages count, which a build may extend.
    """
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        if not with_lock and path.parent.name == LOCK_FOLDER:
            continue
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for pattern in (*_PAGE_SOURCES, *_OTHER_SOURCES):
        for path in ROOT.glob(pattern):
            name = path.relative_to(ROOT).as_posix()
            is_ours = not name.startswith((".", *_NOT_SOURCES)) and ".test." not in path.name
            if is_ours and path.is_file():
                yield path


def built_frontend() -> Path | None:
    """The folder of the fitting build, if any: `client/` to serve and `backend/` for Reflex."""
    folder = FRONTENDS / source_digest()
    return folder if (folder / "client" / "index.html").exists() else None


def build_frontend(say: Callable[[str], None]) -> Path:
    """The build that fits the sources, made if there is none. One build at a time.

    Args:
        say: Told what is going on, a line at a time.

    Raises:
        CannotStart: The build failed; the message ends with its last lines.
    """
    FRONTENDS.mkdir(parents=True, exist_ok=True)
    with (FRONTENDS / "lock").open("w") as lock:
        _take(lock, say)
        for _ in range(_ATTEMPTS):
            if found := built_frontend():
                return found
            before = source_digest(with_lock=False)
            say("tools: Node and bun")
            environ = toolchain_environment()
            _export(environ, say)
            _settle_pins()
            if source_digest(with_lock=False) == before:  # Otherwise somebody edited meanwhile.
                _keep(source_digest())
                _forget_old()
        raise CannotStart("The sources keep changing; the frontend was not built.")


def _take(lock: IO[str], say: Callable[[str], None]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        say("waiting for another build of this checkout")
        fcntl.flock(lock, fcntl.LOCK_EX)


def _export(environ: dict[str, str], say: Callable[[str], None]) -> None:
    say("compiling the pages and bundling them")
    environ |= {"REFLEX_WEB_WORKDIR": str(WEB), "REFLEX_API_URL": PLACEHOLDER_URL}
    environ |= {
        "REFLEX_STATES_WORKDIR": str(WEB.parent / "states"),
        "NO_COLOR": "1",
        "COLUMNS": "160",
    }
    command = [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode or not (WEB / "build" / "client" / "index.html").exists():
        raise CannotStart(
            f"The frontend could not be built:\n{_telling(done.stdout + done.stderr)}"
        )


def _settle_pins() -> None:
    """Writes the list of npm packages in one way, which Reflex and bun each have their own of."""
    for path in (ROOT / LOCK_FOLDER / "package.json", WEB / "package.json"):
        before = path.read_text()
        after = json.dumps(json.loads(before))
        if after != before:
            path.write_text(after)


def _telling(output: str) -> str:
    """The last lines of a failed build, without the frames of JavaScript's libraries."""
    lines = [line for line in output.splitlines() if line.strip()]
    return "\n".join([line for line in lines if not line.startswith("    at ")][-15:])


def _keep(digest: str) -> None:
    fresh = FRONTENDS / f".{digest}.{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(WEB / "build" / "client", fresh / "client")
    shutil.copytree(WEB / "backend", fresh / "backend")
    shutil.rmtree(FRONTENDS / digest, ignore_errors=True)
    fresh.rename(FRONTENDS / digest)


def _forget_old() -> None:
    kept = [path for path in FRONTENDS.iterdir() if path.is_dir()]
    kept.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEPT_BUILDS:]:
        shutil.rmtree(path, ignore_errors=True)
