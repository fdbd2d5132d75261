"""From a finished upload to a draft: probed there and then, refused with nothing left behind."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from catalog.kinds import Disclosure, Role, VideoKind
from catalog.models import Video
from catalog.videos import stats_of
from catalog.viewer import Viewer
from core.db import after_commit, read_scope, session_scope
from core.errors import Conflict
from core.faults import fault
from core.outbox import enqueue
from core.settings import get_settings
from core.storage import get_store
from studio.media_errors import MediaRefused
from studio.models import Upload, UploadState
from studio.preparing import LAST, PREPARE
from studio.probe import ProbeLimits, probe
from studio.repository import own_video
from studio.schemas import StudioVideo
from studio.uploads.errors import UploadNotFound
from studio.uploads.parts import delete_part, part_path
from studio.uploads.service import check_sha256, own_upload, terminate_upload
from studio.views import studio_video


class UploadUnfinished(Conflict):
    """Bytes are still missing."""

    code = "upload_unfinished"

    def __init__(self, received: int, length: int) -> None:
        super().__init__(
            f"The upload has {received} of {length} bytes; finish it first.",
            f"अपलोड के {length} में से {received} बाइट आए हैं; पहले इसे पूरा करें।",
        )


def probe_limits() -> ProbeLimits:
    """What the installation accepts."""
    settings = get_settings()
    return ProbeLimits(
        max_bytes=settings.upload_max_bytes, max_duration_ms=settings.clip_max_s * 1000
    )


def create_draft(
    viewer: Viewer, upload_id: UUID, *, source_key: str | None = None, sha256: str | None = None
) -> StudioVideo:
    """The draft that a finished upload becomes; asking twice gives the same draft.

    Args:
        source_key: Names the file for its importer, so that it is taken in once.
        sha256: Of the file as its sender has it, in hexadecimal.

    Raises:
        UploadNotFound, UploadExpired: There is no such upload of this viewer.
        UploadUnfinished: Bytes are missing.
        FileChanged: Something else arrived than what `sha256` names; the upload stays.
        MediaRefused: The file is no clip; upload and bytes are gone.
    """
    owner_id = viewer.require_creator()
    with read_scope() as session:
        upload = own_upload(session, owner_id, upload_id)
        check_sha256(upload.sha256, sha256)
        if upload.video_id is not None:
            return studio_video(session, own_video(session, viewer, upload.video_id))
        if upload.state is not UploadState.FINISHED:
            raise UploadUnfinished(upload.received, upload.length)
        key, path, arrived = upload.original_key, part_path(upload_id), upload.sha256
    try:
        info = probe(path, probe_limits(), sha256=arrived)
    except FileNotFoundError:
        return _made_meanwhile(viewer, upload_id)
    except MediaRefused:
        terminate_upload(viewer, upload_id)
        raise
    # Under the upload's own key: a crash before the commit leaves nothing that a sweep cannot find.
    get_store().put_file(key, path)
    fault("draft.original_stored")
    with session_scope() as session:
        video = Video(
            creator_id=owner_id,
            kind=VideoKind.BRAND if viewer.role is Role.BRAND else VideoKind.USER,
            disclosure=Disclosure.OWN_BRAND if viewer.role is Role.BRAND else Disclosure.NONE,
            source_key=source_key,
            language="",  # Not chosen yet; found in the caption when the clip is handed in.
            original_key=key,
            sha256=info.sha256,
            source_duration_ms=info.duration_ms,
            duration_ms=info.duration_ms,
            width=info.width,
            height=info.height,
        )
        session.add(video)
        session.flush()
        taken = session.execute(
            update(Upload)
            .where(col(Upload.id) == upload_id, col(Upload.state) == UploadState.FINISHED)
            .values(state=UploadState.USED, video_id=video.id, media_info=info.as_json())
        )
        if taken.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
            session.delete(video)  # Another request was faster.
        else:
            stats_of(session, video.id)
            if source_key is None:  # An import comes finished.
                enqueue(session, PREPARE, queue="media", priority=LAST, video_id=str(video.id))
            after_commit(session, lambda: delete_part(upload_id))
            return studio_video(session, video)
    return _made_meanwhile(viewer, upload_id)


def _made_meanwhile(viewer: Viewer, upload_id: UUID) -> StudioVideo:
    """The draft that a request running beside this one has made."""
    with read_scope() as session:
        upload = own_upload(session, viewer.require_creator(), upload_id)
        if upload.video_id is None:
            raise UploadNotFound()
        return studio_video(session, own_video(session, viewer, upload.video_id))
