"""Creates the virtual environment and fills it from the pinned requirements.

Runs before anything is installed, so it is a plain script of the standard library. uv does the
installing, told the machine's own pip configuration; where uv cannot, pip does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
REQUIREMENTS = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}
UV = "uv==0.13.9"
NEEDED_BYTES = 1_500_000_000

# What uv calls the settings that pip knows; lists are space-separated in both.
_UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "constraint": "UV_CONSTRAINT",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "default-timeout": "UV_HTTP_TIMEOUT",
}
_COMMA_LISTS = frozenset({"UV_FIND_LINKS"})
_CONFIG_LINE = re.compile(r"^(?P<section>[^.]*)\.(?P<key>[a-z-]+)='(?P<value>.*)'$")


class CannotInstall(Exception):
    """The environment cannot be made; the message is one line for a person."""


def uv_environment(pip_config: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The `UV_*` variables that make uv read from where pip would.

    Args:
        pip_config: Output of `pip config list`; the environment wins over files.
        environ: The process's variables; whatever they already tell uv is kept.
    """
    found: dict[str, str] = {}
    lines = [match for line in pip_config.splitlines() if (match := _CONFIG_LINE.match(line))]
    for match in sorted(lines, key=lambda m: m["section"] == ":env:"):
        name = _UV_NAMES.get(match["key"])
        if name and match["section"] in ("global", "install", "site", "user", ":env:"):
            words = match["value"].replace("\\n", " ").split()
            found[name] = ("," if name in _COMMA_LISTS else " ").join(words)
    if "UV_INDEX" in found:
        found["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # pip takes the best of all indexes.
    return {name: value for name, value in found.items() if value and name not in environ}


def create_environment(kind: str) -> None:
    """Makes `.venv` hold exactly the pins of `kind`, and marks it done.

    Raises:
        CannotInstall: With the reason and what to do.
    """
    if sys.version_info[:2] != (3, 11):
        raise CannotInstall(f"Python 3.11 is needed; this is {sys.version.split()[0]}.")
    if (free := shutil.disk_usage(ROOT).free) < NEEDED_BYTES and not _stamp("runtime").exists():
        raise CannotInstall(
            f"The disk is full: {free / 1e9:.1f} GB free, {NEEDED_BYTES / 1e9:.1f} GB are needed."
        )
    python = VENV / "bin" / "python"
    if not (VENV / "bin" / "pip").exists():  # The last thing that its making makes.
        _say("creating the virtual environment in .venv")
        try:
            venv.create(VENV, with_pip=True)
        except (subprocess.CalledProcessError, ImportError):
            raise CannotInstall(
                "Python's venv module is incomplete; on Debian: apt-get install python3.11-venv"
            ) from None
    _say(f"installing the pinned packages of {REQUIREMENTS[kind]}")
    if not _install_with_uv(python, REQUIREMENTS[kind]):
        _say("uv could not; trying pip, which takes longer")
        command = [str(python), "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS[kind]]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise CannotInstall("The packages could not be installed; pip says why above.")
    for done in REQUIREMENTS if kind == "dev" else ("runtime",):
        _stamp(done).touch()


def _install_with_uv(python: Path, requirements: str) -> bool:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    if not (VENV / "bin" / "uv").exists():
        subprocess.run([*pip, "install", "--quiet", UV], cwd=ROOT, check=False)
    listed = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False)
    environ = {**os.environ, **uv_environment(listed.stdout, os.environ)}
    command = [str(VENV / "bin" / "uv"), "pip", "install", "--python", str(python)]
    if not sys.stderr.isatty():  # There is nobody to watch the bars.
        command.append("--quiet")
    try:
        return not subprocess.run(
            [*command, "-r", requirements], cwd=ROOT, env=environ, check=False
        ).returncode
    except OSError:
        return False


def _stamp(kind: str) -> Path:
    return VENV / f".installed-{kind}"


def _say(what: str) -> None:
    print(f"· {what}", flush=True)


if __name__ == "__main__":
    try:
        create_environment(sys.argv[1])
    except CannotInstall as error:
        sys.exit(f"jhalak: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
