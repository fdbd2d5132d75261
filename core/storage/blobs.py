"""What a blob store is, and which keys blobs may have: the program's own, never a user's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
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

    def put_files(self, prefix: str, folder: Path, names: Sequence[str]) -> None:
        """Stores those files of `folder` under `prefix`, in this order, beside what is there."""

    def get_tree(self, prefix: str, folder: Path) -> None:
        """Puts a copy of every file under `prefix` into `folder`; nothing there is fine.

        A copy may share its bytes with the store: replace it, never write into it.
        """

    def local_path(self, key: str) -> Path:
        """A readable local file with the blob's bytes.

        Raises:
            NotFound: No such blob.
        """

    def exists(self, key: str) -> bool:
        """Whether a blob or tree is stored under `key`."""

    def delete_tree(self, prefix: str) -> None:
        """Removes the blob `prefix` and everything under it in one step; nothing there is fine."""

    def children(self, prefix: str) -> list[str]:
        """Names directly under `prefix`; nothing there is fine."""

    def mend_halves(self, before: datetime) -> int:
        """Clears or completes what writers left that died before that moment; how many."""
