"""Waveform and strip of an original, for its owner alone; made once and kept beside it."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import NotFound
from core.storage import get_store
from studio.media_info import MediaInfo
from studio.repository import own_video, upload_of
from studio.tracks import work_folder
from studio.waveform.peaks import PER_SECOND, Waveform, measure_peaks
from studio.waveform.strip import STRIP, STRIP_VTT, write_strip

WAVEFORM = "waveform.json"


def write_timeline_art(source: Path, info: MediaInfo, folder: Path) -> None:
    """Write `waveform.json`, `strip.webp` and `strip.vtt` of a probed clip.

    Raises:
        FfmpegFailed: The clip cannot be decoded.
    """
    found = measure_peaks(source, info)
    facts = {
        "per_second": PER_SECOND,
        "duration_ms": found.duration_ms,
        "peaks": list(found.peaks),
    }
    (folder / WAVEFORM).write_text(json.dumps(facts, separators=(",", ":")))
    write_strip(source, info, folder)


def keep_timeline_art(prefix: str, source: Path, info: MediaInfo) -> None:
    """Make them unless they are kept under `{prefix}/timeline` already. May run twice."""
    if get_store().exists(f"{prefix}/timeline/{WAVEFORM}"):
        return
    with TemporaryDirectory(dir=work_folder()) as name:
        write_timeline_art(source, info, Path(name))
        get_store().put_tree(f"{prefix}/timeline", Path(name))


def waveform_of(viewer: Viewer, video_id: UUID) -> Waveform:
    """The waveform of one of the viewer's own clips.

    Raises:
        VideoNotFound, NotFound: The clip is not the viewer's, or its file is gone.
    """
    facts = json.loads(_kept(viewer, video_id, WAVEFORM).read_text())
    return Waveform(facts["duration_ms"], bytes(facts["peaks"]))


def strip_path(viewer: Viewer, video_id: UUID) -> Path:
    """The strip's picture; raises as `waveform_of`."""
    return _kept(viewer, video_id, STRIP)


def strip_vtt_path(viewer: Viewer, video_id: UUID) -> Path:
    """The strip's times; raises as `waveform_of`."""
    return _kept(viewer, video_id, STRIP_VTT)


def _kept(viewer: Viewer, video_id: UUID, name: str) -> Path:
    with read_scope() as session:
        own_video(session, viewer, video_id)
        upload = upload_of(session, video_id)
        if upload is None:
            raise NotFound("The original of this clip is gone.", code="source_gone")
        prefix, info = upload.original_prefix, MediaInfo.from_json(upload.media_info)
        source = get_store().local_path(upload.original_key)
    keep_timeline_art(prefix, source, info)
    return get_store().local_path(f"{prefix}/timeline/{name}")
