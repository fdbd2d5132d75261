"""Finds a Chromium for the browser tests, or installs one from packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from app.launch.paths import TOOLCHAIN
from app.launch.toolchain import ensure_toolchain

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NPM_PACKAGE = "@sparticuz/chromium"
NPM_VERSION = "153.0.0"
# Root cannot have the sandbox; the rest keeps Chromium off the network and the small /dev/shm.
ARGUMENTS = (
    *("--no-sandbox", "--disable-dev-shm-usage", "--disable-quic"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-first-run", "--autoplay-policy=no-user-gesture-required"),
    # A camera and a microphone that anybody may use, with a test picture and beeps.
    *("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"),
)
_UNPACK = """
const [from, to] = process.argv.slice(1);
const { createReadStream, createWriteStream } = require("node:fs");
const { pipeline } = require("node:stream/promises");
const { createBrotliDecompress } = require("node:zlib");
pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
"""


class NoChromium(Exception):
    """There is no Chromium and none could be installed."""


def find_chromium() -> Path | None:
    """`JHALAK_CHROMIUM`, the system's, Playwright's own, or one installed here before."""
    if given := os.environ.get("JHALAK_CHROMIUM"):
        return Path(given)
    if found := next((path for name in NAMES if (path := shutil.which(name))), None):
        return Path(found)
    caches = Path(
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright"
    )
    own = sorted(caches.glob("chromium-*/chrome-linux*/chrome"))
    installed = _npm_home() / "chromium"
    return own[-1] if own else installed if installed.exists() else None


def ensure_chromium() -> Path:
    """A Chromium that starts.

    Raises:
        NoChromium: Neither Debian's package nor npm's could be installed.
    """
    return find_chromium() or _install_from_debian() or _install_from_npm()


def library_path(chromium: Path) -> str:
    """`LD_LIBRARY_PATH` for `chromium`: the libraries that came with npm's, if it is that one."""
    libraries = chromium.parent / "lib"
    kept = os.environ.get("LD_LIBRARY_PATH", "")
    return f"{libraries}{os.pathsep}{kept}" if libraries.is_dir() else kept


def _install_from_debian() -> Path | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, env=environ, capture_output=True, check=False).returncode:
            return None
    return find_chromium()


def _install_from_npm() -> Path:
    tools, home = ensure_toolchain(), _npm_home()
    home.mkdir(parents=True, exist_ok=True)
    environ = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}

    def run(*command: str) -> None:
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoChromium(f"npm's Chromium cannot be had: {done.stderr.strip()[-300:]}")

    wanted = f"{NPM_PACKAGE}@{NPM_VERSION}"
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    run(str(tools / "node"), str(tools / "npm"), "install", "--prefix", str(home), *quiet, wanted)
    packed = home / "node_modules" / NPM_PACKAGE / "bin"
    node = (str(tools / "node"), "-e", _UNPACK)
    if not any(Path("/usr/lib").rglob("libnss3.so")):
        run(*node, str(packed / "al2023.tar.br"), str(home / "libraries.tar"))
        with tarfile.open(home / "libraries.tar") as libraries:
            libraries.extractall(home, filter="data")
    run(*node, str(packed / "chromium.br"), str(home / "chromium.part"))
    (home / "chromium.part").chmod(0o755)
    return (home / "chromium.part").replace(home / "chromium")


def _npm_home() -> Path:
    return TOOLCHAIN / f"chromium-{NPM_VERSION}"
