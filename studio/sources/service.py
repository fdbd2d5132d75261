"""Attaching uploads to a draft, listing and detaching them; each asks who is calling."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, delete

from catalog.models import Caption, Video
from catalog.videos import touch
from catalog.viewer import Viewer
from core.db import after_commit, read_scope, session_scope
from core.errors import Conflict, InvalidInput, NotFound
from core.storage import get_store
from studio.drafts import UploadUnfinished, probe_limits
from studio.edits import require_editable
from studio.edl import MAIN
from studio.media_errors import MediaRefused, NoVideoTrack
from studio.media_info import MediaInfo
from studio.models import ClipSource, Upload, UploadState
from studio.probe import probe, probe_sound
from studio.repository import edit_of, further_uploads, own_video, source_of, upload_of
from studio.sources.schemas import SourceView
from studio.uploads.parts import delete_part, part_path
from studio.uploads.service import discard, own_upload, terminate_upload

MAX_SOURCES = 24


class SourceNotFound(NotFound):
    """The draft has no such source."""

    code = "source_not_found"


class SourceUsed(Conflict):
    """The edit list still uses it."""

    code = "source_used"


def attach_source(viewer: Viewer, video_id: UUID, upload_id: UUID) -> SourceView:
    """A finished upload as a further source of the draft; asking twice gives the same.

    Raises:
        VideoNotFound, UploadNotFound, UploadExpired: There is no such draft or upload.
        UploadUnfinished: Bytes are missing.
        NotEditable: The clip's state does not allow it.
        MediaRefused: The file is neither a clip nor a sound; upload and bytes are gone.
        InvalidInput: `source_too_many`.
    """
    owner_id = viewer.require_creator()
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        require_editable(video)
        upload = own_upload(session, owner_id, upload_id)
        if known := session.get(ClipSource, upload_id):
            if known.video_id != video_id:
                raise Conflict(
                    "This file belongs to another clip.",
                    "यह फ़ाइल किसी और क्लिप की है।",
                    code="upload_used",
                )
            return _view(video, upload)
        if upload.video_id is not None:
            raise Conflict(
                "This file is a clip of its own.",
                "यह फ़ाइल अपने आप में एक क्लिप है।",
                code="upload_used",
            )
        if upload.state is not UploadState.FINISHED:
            raise UploadUnfinished(upload.received, upload.length)
        if len(further_uploads(session, video_id)) >= MAX_SOURCES:
            raise InvalidInput(
                f"A clip is made of at most {MAX_SOURCES} further files; take one off first.",
                f"एक क्लिप में ज़्यादा से ज़्यादा {MAX_SOURCES} और फ़ाइलें जुड़ सकती हैं; पहले एक हटाएँ।",
                code="source_too_many",
            )
        key, path = upload.original_key, part_path(upload_id)
    try:
        info = _probed(path)
    except FileNotFoundError:
        raise _gone() from None
    except MediaRefused:
        terminate_upload(viewer, upload_id)
        raise
    # Under the upload's own key, as a draft's original: a sweep finds what a crash leaves.
    get_store().put_file(key, path)
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video)
        taken = session.execute(
            update(Upload)
            .where(col(Upload.id) == upload_id, col(Upload.state) == UploadState.FINISHED)
            .values(state=UploadState.USED, media_info=info.as_json())
        )
        if taken.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
            raise _gone()
        session.add(ClipSource(upload_id=upload_id, video_id=video_id))
        touch(session, video)
        session.flush()
        after_commit(session, lambda: delete_part(upload_id))
        upload = own_upload(session, owner_id, upload_id)
        session.refresh(upload)
        return _view(video, upload)


def list_sources(viewer: Viewer, video_id: UUID) -> list[SourceView]:
    """Every source that the draft's edit list may use, the main one first."""
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        main = upload_of(session, video_id)
        uploads = [main] if main else []
        return [_view(video, upload) for upload in (*uploads, *further_uploads(session, video_id))]


def detach_source(viewer: Viewer, video_id: UUID, upload_id: UUID) -> None:
    """Takes a further source off the draft and deletes its bytes.

    Raises:
        SourceNotFound: The draft has none of that id.
        SourceUsed: A clip or sound of the edit list still uses it.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video)
        row = session.get(ClipSource, upload_id)
        if row is None or row.video_id != video_id:
            raise SourceNotFound("This clip has no such source.", "इस क्लिप में ऐसी कोई फ़ाइल नहीं है।")
        if str(upload_id) in edit_of(video).sources:
            raise SourceUsed(
                "The edit still uses this file; take its clips and sounds out first.",
                "एडिट में यह फ़ाइल अब भी लगी है; पहले इसकी क्लिप और आवाज़ें हटाएँ।",
            )
        upload = session.get(Upload, upload_id)
        session.exec(delete(Caption).where(col(Caption.source) == upload_id))
        session.delete(row)
        session.flush()
        if upload is not None:
            discard(session, upload)
        touch(session, video)


def source_file(viewer: Viewer, video_id: UUID, upload_id: UUID) -> tuple[Path, str]:
    """A further source as a local file, and its media type, for its owner.

    Raises:
        SourceNotFound: The draft has none of that id.
    """
    with read_scope() as session:
        own_video(session, viewer, video_id)
        upload = source_of(session, video_id, upload_id)
        if upload is None:
            raise SourceNotFound("This clip has no such source.", "इस क्लिप में ऐसी कोई फ़ाइल नहीं है।")
        info = MediaInfo.from_json(upload.media_info)
        return get_store().local_path(upload.original_key), media_type_of(info)


def media_type_of(info: MediaInfo) -> str:
    """What a browser is told that a probed file is."""
    kind = "video" if info.has_picture else "audio"
    is_webm = "webm" in info.container or "matroska" in info.container
    return f"{kind}/webm" if is_webm else f"{kind}/mp4"


def discard_sources(session: Session, video_id: UUID) -> None:
    """Deletes every further source of a removed clip."""
    for upload in further_uploads(session, video_id):
        row = session.get(ClipSource, upload.id)
        if row is not None:
            session.delete(row)
            session.flush()
        discard(session, upload)


def _gone() -> SourceNotFound:
    return SourceNotFound(
        "This file was attached or deleted at the same moment.",
        "यह फ़ाइल इसी पल जोड़ी या हटाई गई।",
    )


def _probed(path: Path) -> MediaInfo:
    try:
        return probe(path, probe_limits())
    except NoVideoTrack:
        return probe_sound(path, probe_limits())


def _view(video: Video, upload: Upload) -> SourceView:
    info = MediaInfo.from_json(upload.media_info)
    is_main = upload.video_id == video.id
    address = f"/api/v1/studio/videos/{video.id}"
    return SourceView(
        id=MAIN if is_main else str(upload.id),
        file_name=upload.file_name,
        duration_ms=info.duration_ms,
        width=info.width,
        height=info.height,
        fps=info.fps,
        is_vfr=info.is_vfr,
        has_picture=info.has_picture,
        has_sound=info.has_audio,
        is_used=is_main or str(upload.id) in edit_of(video).sources,
        url=f"{address}/source" if is_main else f"{address}/sources/{upload.id}/file",
    )
