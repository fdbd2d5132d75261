"""Blobs in an S3-compatible bucket, with a local cache for whoever needs a file."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from obstore.store import ObjectStore, S3Store

from core.errors import NotFound
from core.settings import Settings
from core.storage.blobs import checked_key


class S3BlobStore:
    """A bucket behind obstore; credentials come from the usual `AWS_*` variables.

    Args:
        bucket: Any obstore store; tests pass one on the local disk.
        cache: Folder for local copies. Blobs never change under their key, so copies stay good.
    """

    def __init__(self, bucket: ObjectStore, cache: Path) -> None:
        self.bucket = bucket
        self.cache = cache

    @classmethod
    def from_settings(cls, settings: Settings) -> S3BlobStore:
        """The bucket that the settings name."""
        store = S3Store(settings.s3_bucket, endpoint=settings.s3_endpoint or None)
        return cls(store, settings.data_dir / "blob-cache")

    def put_file(self, key: str, source: Path) -> None:
        self.bucket.put(checked_key(key), source)
        (self.cache / key).unlink(missing_ok=True)

    def put_tree(self, prefix: str, folder: Path) -> None:
        files = [f for f in sorted(folder.rglob("*")) if f.is_file()]
        # Playlists last: whoever finds one finds its segments.
        for file in sorted(files, key=lambda f: f.suffix == ".m3u8"):
            self.put_file(f"{prefix}/{file.relative_to(folder).as_posix()}", file)

    def put_files(self, prefix: str, folder: Path, names: Sequence[str]) -> None:
        for name in names:
            self.put_file(f"{prefix}/{name}", folder / name)

    def get_tree(self, prefix: str, folder: Path) -> None:
        for page in self.bucket.list(checked_key(prefix)):
            for found in page:
                key = str(found["path"])
                target = folder / key.removeprefix(f"{prefix}/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.local_path(key), target)

    def local_path(self, key: str) -> Path:
        target = self.cache / checked_key(key)
        if target.is_file():
            return target
        try:
            data = self.bucket.get(key).bytes()
        except FileNotFoundError:
            raise NotFound("There is no such file.") from None
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        fresh.write_bytes(bytes(data))
        fresh.replace(target)
        return target

    def exists(self, key: str) -> bool:
        return self._is_blob(key) or any(page for page in self.bucket.list(key))

    def delete_tree(self, prefix: str) -> None:
        keys = [prefix] if self._is_blob(prefix) else []  # A listing names what lies below alone.
        keys += [str(found["path"]) for page in self.bucket.list(prefix) for found in page]
        for key in keys:
            self.bucket.delete(key)
            (self.cache / key).unlink(missing_ok=True)

    def _is_blob(self, key: str) -> bool:
        try:
            self.bucket.head(checked_key(key))
        except FileNotFoundError:
            return False
        return True

    def children(self, prefix: str) -> list[str]:
        found = self.bucket.list_with_delimiter(f"{prefix}/")
        keys = [*found["common_prefixes"], *(blob["path"] for blob in found["objects"])]
        return [key.rstrip("/").rpartition("/")[2] for key in keys]

    def mend_halves(self, before: datetime) -> int:
        return 0  # A bucket takes a blob whole or not at all.
