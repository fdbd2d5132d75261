"""Moments of the original that may become its cover, as small pictures for the owner."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PIL import Image

from catalog.models import Video
from catalog.viewer import Viewer
from core.storage import get_store
from studio.frames import sample_frames
from studio.media_info import MediaInfo
from studio.original import original_of
from studio.schemas import CoverChoice
from studio.stills.choice import CANDIDATES, SAMPLES_A_CANDIDATE, choose, cover_scores
from studio.tracks import work_folder

COVER_PX = 480
INDEX = "index.json"
_SAMPLES = CANDIDATES * SAMPLES_A_CANDIDATE


def covers(viewer: Viewer, video_id: UUID) -> list[CoverChoice]:
    """Nine moments of the source, chosen on the first question and kept with the original.

    Raises:
        VideoNotFound, NotFound: The clip is not the viewer's, or its file is gone.
        FfmpegFailed: It cannot be decoded.
    """
    prefix, source, info = original_of(viewer, video_id)
    keep_covers(prefix, source, info)
    return [CoverChoice(time_ms=t, url=_url(video_id, t)) for t in _kept_times(prefix)]


def keep_covers(prefix: str, source: Path, info: MediaInfo) -> None:
    """Choose the moments unless they are kept under `prefix` already. May run twice."""
    if get_store().exists(f"{prefix}/covers/{INDEX}"):
        return
    frames = sample_frames(source, _SAMPLES, max_side_px=COVER_PX, info=info)
    chosen = choose(frames, cover_scores(frames))
    times = [round((k + 0.5) * info.duration_ms / _SAMPLES) for k in chosen]
    with TemporaryDirectory(dir=work_folder()) as name:
        for k, time_ms in zip(chosen, times, strict=True):
            picture = Image.fromarray(frames[k])
            picture.save(Path(name) / f"{time_ms}.webp", quality=76, method=3)
        (Path(name) / INDEX).write_text(json.dumps(times))
        get_store().put_tree(f"{prefix}/covers", Path(name))


def kept_cover_url(video: Video) -> str | None:
    """A picture for a clip that was not made ready yet, once its moments were asked for."""
    folder = (video.original_key or "").rpartition("/")[0]
    times = _kept_times(folder) if folder else []
    return _url(video.id, times[len(times) // 2]) if times else None


def _kept_times(prefix: str) -> list[int]:
    key = f"{prefix}/covers/{INDEX}"
    if not get_store().exists(key):
        return []
    return [int(time_ms) for time_ms in json.loads(get_store().local_path(key).read_text())]


def _url(video_id: UUID, time_ms: int) -> str:
    return f"/api/v1/studio/videos/{video_id}/covers/{time_ms}.webp"


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
