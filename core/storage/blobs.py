"""What a blob store is, and which keys blobs may have: the program's own, never a user's text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from core.errors import NotFound

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
