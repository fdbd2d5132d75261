"""Uploads as rows: who may send how much, what has safely arrived, what is cleared away."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.models import Account
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import after_commit, read_scope, session_scope
from core.settings import get_settings
from core.storage import get_store
from studio.models import Upload, UploadState
from studio.uploads.errors import (
    FileChanged,
    QuotaExceeded,
    TooManyUploads,
    UploadExpired,
    UploadNotFound,
    UploadTooLarge,
    UploadUsed,
)
from studio.uploads.parts import create_part, delete_part
from studio.uploads.protocol import display_name

MAX_UNFINISHED = 50
EMPTY_SHA256 = hashlib.sha256().hexdigest()


def used_bytes(session: Session, owner_id: UUID) -> int:
    """What one creator's originals and running uploads take, in bytes."""
    total = select(func.coalesce(func.sum(Upload.length), 0)).where(Upload.owner_id == owner_id)
    return int(session.exec(total).one())


def create_upload(
    viewer: Viewer,
    length: int,
    *,
    file_name: str = "",
    file_type: str = "",
    wanted_sha256: str = "",
    metadata: str = "",
) -> Upload:
    """Room for a file of `length` bytes.

    Args:
        wanted_sha256: What the whole must hash to, in hexadecimal; empty where nobody says.
        metadata: The header as it came, to be told again.

    Raises:
        FileChanged: An empty file that is announced as another.
        UploadTooLarge: More than one upload may have.
        QuotaExceeded: It does not fit beside what the creator already keeps.
        TooManyUploads: Too many lie unfinished.
    """
    owner_id, settings = viewer.require_creator(), get_settings()
    if length > settings.upload_max_bytes:
        raise UploadTooLarge(length, settings.upload_max_bytes)
    if length == 0:
        check_sha256(EMPTY_SHA256, wanted_sha256)
    with session_scope() as session:
        # The row lock makes two uploads at once add up; on SQLite the transaction itself does.
        session.exec(select(Account.id).where(Account.id == owner_id).with_for_update()).one()
        used = used_bytes(session, owner_id)
        if used + length > settings.upload_quota_bytes:
            raise QuotaExceeded(used, settings.upload_quota_bytes)
        waiting = session.exec(
            select(func.count())
            .select_from(Upload)
            .where(Upload.owner_id == owner_id, Upload.state != UploadState.USED)
        ).one()
        if waiting >= MAX_UNFINISHED:
            raise TooManyUploads(waiting)
        upload = Upload(
            owner_id=owner_id,
            length=length,
            file_name=display_name(file_name),
            file_type=display_name(file_type)[:100],
            state=UploadState.RECEIVING if length else UploadState.FINISHED,
            sha256="" if length else EMPTY_SHA256,
            wanted_sha256=wanted_sha256,
            tus_metadata=metadata,
            expires_at=utc_now() + timedelta(hours=settings.upload_expiry_h),
        )
        create_part(upload.id)
        session.add(upload)
        return upload


def check_sha256(found: str, wanted: str | None) -> None:
    """Compares digests in hexadecimal; nobody having named one is fine.

    Raises:
        FileChanged: They differ.
    """
    if wanted and found and found != wanted:
        raise FileChanged()


def get_upload(viewer: Viewer, upload_id: UUID) -> Upload:
    """The viewer's own upload.

    Raises:
        UploadNotFound: There is none, or it is somebody else's.
        UploadExpired: It waited too long.
    """
    owner_id = viewer.require_creator()
    with read_scope() as session:
        upload = own_upload(session, owner_id, upload_id)
        session.expunge(upload)
        return upload


def own_upload(session: Session, owner_id: UUID, upload_id: UUID) -> Upload:
    """As `get_upload`, inside a transaction."""
    upload = session.get(Upload, upload_id)
    if upload is None or upload.owner_id != owner_id:
        raise UploadNotFound()
    if upload.state is not UploadState.USED and upload.expires_at < utc_now():
        raise UploadExpired()
    return upload


def terminate_upload(viewer: Viewer, upload_id: UUID) -> None:
    """Takes back an upload with everything that has arrived.

    Raises:
        UploadNotFound: There is none, or it is somebody else's.
        UploadUsed: It has become a clip; deleting that clip deletes it.
    """
    owner_id = viewer.require_creator()
    with session_scope() as session:
        upload = own_upload(session, owner_id, upload_id)
        if upload.state is UploadState.USED:
            raise UploadUsed()
        discard(session, upload)


def discard(session: Session, upload: Upload) -> None:
    """Deletes the row, and the bytes once that is safe."""
    session.delete(upload)
    after_commit(session, lambda: _delete_bytes(upload))


def _delete_bytes(upload: Upload) -> None:
    delete_part(upload.id)
    get_store().delete_tree(upload.original_prefix)


def sweep_uploads(now: datetime) -> int:
    """Clears uploads that expired without becoming a clip; returns how many."""
    with session_scope() as session:
        expired = session.exec(
            select(Upload)
            .where(Upload.state != UploadState.USED, col(Upload.expires_at) < now)
            .limit(500)
        ).all()
        for upload in expired:
            discard(session, upload)
        return len(expired)
