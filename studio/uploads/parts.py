"""The bytes of unfinished uploads: one private file each, written by one request at a time.

The row says how many bytes are safe; the file may hold more after a crash and is cut back to that.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from core.settings import get_settings
from studio.uploads.digests import RUNNING
from studio.uploads.errors import ChecksumMismatch, StorageFull, UploadLocked, UploadNotFound
from studio.uploads.protocol import Checksum, new_hash


def parts_folder() -> Path:
    """Where unfinished uploads lie; readable by this user alone."""
    folder = get_settings().data_dir / "uploads"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def part_path(upload_id: UUID) -> Path:
    """The file of one upload; the name is ours."""
    return parts_folder() / f"{upload_id}.part"


def create_part(upload_id: UUID) -> None:
    """Makes the empty file.

    Raises:
        StorageFull: There is no room.
    """
    try:
        part_path(upload_id).touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise _storage_problem(error) from error


def delete_part(upload_id: UUID) -> None:
    """Removes the file; a missing one is fine."""
    part_path(upload_id).unlink(missing_ok=True)
    RUNNING.forget(upload_id)


class PartWriter:
    """The one writer of a part, as a context manager.

    The lock belongs to the open file: a crash frees it at once, and a second request is refused
    instead of mixing its bytes in.

    Raises:
        UploadLocked: Another request holds it.
        UploadNotFound: The file is gone.
    """

    def __init__(self, upload_id: UUID) -> None:
        self._upload_id = upload_id
        try:
            self._fd = os.open(part_path(upload_id), os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            raise UploadNotFound() from None
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._fd)
            raise UploadLocked() from None
        self.position = 0
        self._whole = hashlib.sha256()
        self._hash: hashlib._Hash | None = None
        self._checksum: Checksum | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._fd)

    def start(self, received: int, checksum: Checksum | None = None) -> None:
        """Continues after `received` bytes; whatever lies beyond was never promised and goes.

        Raises:
            UploadNotFound: The file is shorter than what was promised: its disk has lost it.
        """
        if os.fstat(self._fd).st_size < received:
            raise UploadNotFound()
        os.ftruncate(self._fd, received)
        os.lseek(self._fd, received, os.SEEK_SET)
        self.position = received
        self._whole = RUNNING.at(self._upload_id, received, self._fd)
        self._checksum = checksum
        self._hash = new_hash(checksum.algorithm) if checksum else None

    def write(self, data: bytes) -> None:
        """Appends `data`.

        Raises:
            StorageFull: The disk is full; what was promised before is kept.
        """
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._fd, view) :]
        except OSError as error:
            raise _storage_problem(error) from error
        if self._hash is not None:
            self._hash.update(data)
        self._whole.update(data)
        self.position += len(data)

    def make_safe(self) -> int:
        """Brings the bytes to the disk; afterwards the position may be promised."""
        try:
            os.fdatasync(self._fd)
        except OSError as error:
            raise _storage_problem(error) from error
        RUNNING.keep(self._upload_id, self.position, self._whole)
        return self.position

    def sha256(self) -> str:
        """Of everything up to the position, in hexadecimal."""
        return self._whole.hexdigest()

    def verify(self) -> None:
        """Compares with the checksum of `start`.

        Raises:
            ChecksumMismatch: They differ.
        """
        if self._checksum and self._hash and self._hash.digest() != self._checksum.digest:
            raise ChecksumMismatch()


def _storage_problem(error: OSError) -> Exception:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StorageFull()
    return error
