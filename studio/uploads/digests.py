"""The sha256 of an upload while it grows, so that its end need not be read again.

The running hash lives in this process alone. After a restart, or where another process took the
bytes before, what lies on the disk is read once and the hash goes on from there.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from threading import Lock
from uuid import UUID

_READ_BYTES = 1 << 20


class RunningDigests:
    """Hashes of upload prefixes by upload, the latest used `most` of them."""

    def __init__(self, most: int = 512) -> None:
        self._most = most
        self._kept: OrderedDict[UUID, tuple[int, hashlib._Hash]] = OrderedDict()
        self._lock = Lock()

    def keep(self, upload_id: UUID, position: int, digest: hashlib._Hash) -> None:
        """Remembers the hash of the first `position` bytes."""
        with self._lock:
            self._kept[upload_id] = (position, digest.copy())
            self._kept.move_to_end(upload_id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, upload_id: UUID) -> None:
        """Drops what is remembered; nothing being there is fine."""
        with self._lock:
            self._kept.pop(upload_id, None)

    def at(self, upload_id: UUID, position: int, fd: int) -> hashlib._Hash:
        """The hash of the first `position` bytes: as remembered, or read from `fd`.

        Args:
            fd: The part, open for reading; its own place in the file is left alone.
        """
        with self._lock:
            known = self._kept.get(upload_id)
            if known is not None and known[0] == position:
                return known[1].copy()
        digest, at = hashlib.sha256(), 0
        while at < position and (data := os.pread(fd, min(_READ_BYTES, position - at), at)):
            digest.update(data)
            at += len(data)
        return digest


RUNNING = RunningDigests()
