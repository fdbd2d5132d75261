"""Blobs: originals (private) and media (served). Keys are the program's own."""

from __future__ import annotations

import re
import secrets
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from core.errors import NotFound, SettingsInvalid
from core.settings import get_settings

_KEY = re.compile(r"(originals|media)(/[A-Za-z0-9][A-Za-z0-9._-]*){1,6}")


def checked_key(key: str) -> str:
    """`key` when it is well formed.

    Raises:
        NotFound: It is not, so nothing can be stored there.
    """
    if not _KEY.fullmatch(key):
        raise NotFound("There is no such file.")
    return key


class BlobStore(Protocol):
    """Where files live. Writes are atomic: a reader sees a whole blob or none."""

    def put_file(self, key: str, source: Path) -> None:
        """Stores a copy of `source` under `key`, replacing what was there."""

    def put_tree(self, prefix: str, folder: Path) -> None:
        """Stores every file of `folder` under `prefix`, replacing the whole tree."""

    def local_path(self, key: str) -> Path:
        """A readable local file with the blob's bytes.

        Raises:
            NotFound: No such blob.
        """

    def exists(self, key: str) -> bool:
        """Whether a blob or tree is stored under `key`."""

    def delete_tree(self, prefix: str) -> None:
        """Removes everything under `prefix`; nothing there is fine."""


class LocalBlobStore:
    """Blobs on the local disk under one root folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, key: str) -> Path:
        return self.root / checked_key(key)

    def put_file(self, key: str, source: Path) -> None:
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            shutil.copyfile(source, fresh)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)

    def put_tree(self, prefix: str, folder: Path) -> None:
        target = self._path(prefix)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        stale = fresh.with_suffix(".old")
        try:
            shutil.copytree(folder, fresh)
            if target.exists():
                target.replace(stale)
            fresh.replace(target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(stale, ignore_errors=True)

    def local_path(self, key: str) -> Path:
        path = self._path(key)
        if not path.is_file():
            raise NotFound("There is no such file.")
        return path

    def exists(self, key: str) -> bool:
        return self._path(key).exists()

    def delete_tree(self, prefix: str) -> None:
        path = self._path(prefix)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


@lru_cache
def get_store() -> BlobStore:
    """The installation's blob store."""
    settings = get_settings()
    if settings.s3_bucket:
        try:
            from core.storage_s3 import S3BlobStore
        except ImportError:
            raise SettingsInvalid(
                "JHALAK_S3_BUCKET needs the packages of requirements-scale.txt"
            ) from None
        return S3BlobStore.from_settings(settings)
    root = settings.data_dir / "blobs"
    root.mkdir(parents=True, exist_ok=True)
    return LocalBlobStore(root)
