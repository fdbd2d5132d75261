"""Moments of the original that may become its cover, as small pictures for the owner."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PIL import Image

from catalog.models import Video
from catalog.viewer import Viewer
from core.storage import get_store
from studio.frames import sample_frames
from studio.original import original_of
from studio.schemas import CoverChoice
from studio.tracks import work_folder

CHOICES = 9
COVER_PX = 480


def cover_times(duration_ms: int) -> list[int]:
    """The middles of equal parts of the source, in ms."""
    return [round((k + 0.5) * duration_ms / CHOICES) for k in range(CHOICES)]


def covers(viewer: Viewer, video_id: UUID) -> list[CoverChoice]:
    """Nine moments of the source, made on the first question and kept with the original."""
    prefix, source, info = original_of(viewer, video_id)
    times = cover_times(info.duration_ms)
    if not get_store().exists(f"{prefix}/covers"):
        frames = sample_frames(source, CHOICES, max_side_px=COVER_PX, info=info)
        with TemporaryDirectory(dir=work_folder()) as name:
            for time_ms, frame in zip(times, frames, strict=False):
                Image.fromarray(frame).save(Path(name) / f"{time_ms}.webp", quality=76, method=3)
            get_store().put_tree(f"{prefix}/covers", Path(name))
    return [
        CoverChoice(time_ms=t, url=f"/api/v1/studio/videos/{video_id}/covers/{t}.webp")
        for t in times
        if get_store().exists(f"{prefix}/covers/{t}.webp")
    ]


def kept_cover_url(video: Video) -> str | None:
    """A picture for a clip that was not made ready yet, once its moments were asked for."""
    time_ms = cover_times(video.source_duration_ms)[CHOICES // 2]
    folder = (video.original_key or "").rpartition("/")[0]
    if not folder or not get_store().exists(f"{folder}/covers/{time_ms}.webp"):
        return None
    return f"/api/v1/studio/videos/{video.id}/covers/{time_ms}.webp"


def cover_path(viewer: Viewer, video_id: UUID, time_ms: int) -> Path:
    """The picture of one of those moments.

    Raises:
        NotFound: It is none of them.
    """
    prefix, _, _ = original_of(viewer, video_id)
    return get_store().local_path(f"{prefix}/covers/{time_ms}.webp")


def source_path(viewer: Viewer, video_id: UUID) -> Path:
    """The original as a local file, for its owner.

    Raises:
        VideoNotFound, NotFound: The clip is not the viewer's, or its file is gone.
    """
    return original_of(viewer, video_id)[1]


def source_type(viewer: Viewer, video_id: UUID) -> str:
    """The original's media type, from what it was probed to be."""
    container = original_of(viewer, video_id)[2].container
    return "video/webm" if "webm" in container or "matroska" in container else "video/mp4"
