"""Where the original of a clip lies, for its owner."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import NotFound
from core.storage import get_store
from studio.media_info import MediaInfo
from studio.repository import own_video, upload_of


def original_of(viewer: Viewer, video_id: UUID) -> tuple[str, Path, MediaInfo]:
    """The folder of the original, the file, and what it was probed to be.

    Raises:
        VideoNotFound, NotFound: The clip is not the viewer's, or its file is gone.
    """
    with read_scope() as session:
        own_video(session, viewer, video_id)
        upload = upload_of(session, video_id)
        if upload is None:
            raise NotFound(
                "The original of this clip is gone.",
                "इस क्लिप की मूल फ़ाइल अब नहीं है।",
                code="source_gone",
            )
        prefix, info = upload.original_prefix, MediaInfo.from_json(upload.media_info)
        return prefix, get_store().local_path(upload.original_key), info
