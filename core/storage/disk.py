"""Blobs on the local disk."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from core.errors import NotFound
from core.storage.blobs import checked_key


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
