"""Taking the bytes of an upload: promised once they are safe, and the whole once it is right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.faults import fault
from core.settings import get_settings
from studio.models import Upload, UploadState
from studio.uploads.errors import OffsetMismatch, OverLength, UploadNotFound
from studio.uploads.parts import PartWriter
from studio.uploads.protocol import Checksum
from studio.uploads.service import check_sha256, get_upload

# Without a checksum, this many bytes at most are sent again after a crash.
CHECKPOINT_BYTES = 8 * 2**20


class Receiver:
    """Takes the bytes of one request; promises them in steps, or all at once with a checksum."""

    def __init__(self, upload: Upload, writer: PartWriter, checksum: Checksum | None) -> None:
        self.upload = upload
        self._writer = writer
        self._has_checksum = checksum is not None
        self._promised = upload.received
        writer.start(upload.received, checksum)

    def write(self, data: bytes) -> None:
        """Takes the next bytes.

        Raises:
            OverLength: More than the upload announced; nothing beyond is kept.
            StorageFull: The disk is full.
        """
        if self._writer.position + len(data) > self.upload.length:
            raise OverLength(self.upload.length)
        self._writer.write(data)
        if not self._has_checksum and self._writer.position - self._promised >= CHECKPOINT_BYTES:
            self._promise()

    def finish(self) -> int:
        """The request is complete: checks its checksum and promises its bytes.

        Returns:
            The new offset.

        Raises:
            ChecksumMismatch: The bytes of this request are thrown away.
            FileChanged: These are the last bytes, and the whole is not what was announced; the
                upload stays where it stood.
        """
        self._writer.verify()
        self._promise()
        return self._promised

    def cut_off(self) -> None:
        """The connection ended early: without a checksum, what has arrived is kept."""
        if not self._has_checksum:
            self._promise()

    def _promise(self) -> None:
        upload = self.upload
        is_whole = self._writer.position == upload.length
        if is_whole:
            check_sha256(self._writer.sha256(), upload.wanted_sha256)
        received = self._writer.make_safe()
        fault("upload.before_promise")
        if received == self._promised:
            return
        values: dict[str, object] = {"received": received}
        if is_whole:
            values["state"] = UploadState.FINISHED
            values["sha256"] = self._writer.sha256()
            values["expires_at"] = utc_now() + timedelta(hours=get_settings().upload_expiry_h)
        with session_scope() as session:
            kept = session.execute(
                update(Upload)
                .where(col(Upload.id) == upload.id, col(Upload.state) == UploadState.RECEIVING)
                .values(**values)
            )
            if kept.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
                raise UploadNotFound()  # Terminated while bytes were arriving.
        self._promised = upload.received = received


@contextmanager
def receiving(
    viewer: Viewer, upload_id: UUID, offset: int, *, checksum: Checksum | None = None
) -> Iterator[Receiver]:
    """The right to write to an upload from `offset` on, for the length of the block.

    Raises:
        UploadNotFound, UploadExpired: As `get_upload`.
        UploadLocked: Another request is writing.
        OffsetMismatch: `offset` is not where the upload stands.
    """
    get_upload(viewer, upload_id)
    with PartWriter(upload_id) as writer:
        upload = get_upload(viewer, upload_id)  # Again, now that nobody else can move it.
        if upload.state is not UploadState.RECEIVING or upload.received != offset:
            raise OffsetMismatch(offset, upload.received)
        yield Receiver(upload, writer, checksum)
