"""Blobs on the local disk."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from core.errors import NotFound
from core.storage.blobs import checked_key

# What a write, a replacement and a removal are called until they are through.
_HALF = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}(?P<what>\.old|\.gone)?")


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

    def put_files(self, prefix: str, folder: Path, names: Sequence[str]) -> None:
        for name in names:
            self.put_file(f"{prefix}/{name}", folder / name)

    def get_tree(self, prefix: str, folder: Path) -> None:
        root = self._path(prefix)
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                target = folder / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(path, target)
                except OSError:  # Another disk, or one without links.
                    shutil.copyfile(path, target)

    def local_path(self, key: str) -> Path:
        path = self._path(key)
        if not path.is_file():
            raise NotFound("There is no such file.")
        return path

    def exists(self, key: str) -> bool:
        return self._path(key).exists()

    def delete_tree(self, prefix: str) -> None:
        path = self._path(prefix)
        # Out of sight first: who is killed half way leaves no half of a tree under its name.
        gone = path.with_name(f".{path.name}.{secrets.token_hex(4)}.gone")
        with suppress(FileNotFoundError):
            path.rename(gone)
        if gone.is_dir():
            shutil.rmtree(gone, ignore_errors=True)
        else:
            gone.unlink(missing_ok=True)

    def children(self, prefix: str) -> list[str]:
        root = self.root / prefix
        if not root.is_dir():
            return []
        return [path.name for path in root.iterdir() if not path.name.startswith(".")]

    def mend_halves(self, before: datetime) -> int:
        halves = [(path, half) for path in self.root.rglob(".*") if (half := _match(path))]
        halves.sort(key=lambda found: -len(found[0].parts))  # Before the folder they lie in moves.
        mended = 0
        for path, half in halves:
            with suppress(FileNotFoundError):  # With the folder it lay in.
                if path.stat().st_ctime >= before.timestamp():
                    continue
                place = path.with_name(half["name"])
                if half["what"] == ".old" and not place.exists():
                    path.rename(place)  # Its replacement never came.
                elif path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
                mended += 1
        return mended


def _match(path: Path) -> re.Match[str] | None:
    return _HALF.fullmatch(path.name)
