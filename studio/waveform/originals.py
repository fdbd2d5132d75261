"""Waveform and strip of a draft's sources, for its owner alone; made once and kept beside each."""

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
from studio.repository import own_video, source_of
from studio.tracks import work_folder
from studio.waveform.peaks import PER_SECOND, Waveform, measure_peaks
from studio.waveform.strip import STRIP, STRIP_VTT, write_strip

WAVEFORM = "waveform.json"


def write_timeline_art(source: Path, info: MediaInfo, folder: Path) -> None:
    """Write `waveform.json` of a probed source and, of its picture, `strip.webp` and `strip.vtt`.

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
    if info.has_picture:
        write_strip(source, info, folder)


def keep_timeline_art(prefix: str, source: Path, info: MediaInfo) -> None:
    """Make them unless they are kept under `{prefix}/timeline` already.

    May run twice at once, as the editor asks for both together: the waveform comes last, so whoever
    finds it finds the strip, and nothing that is there is taken away.
    """
    if get_store().exists(f"{prefix}/timeline/{WAVEFORM}"):
        return
    with TemporaryDirectory(dir=work_folder()) as name:
        write_timeline_art(source, info, Path(name))
        made = sorted(f.name for f in Path(name).iterdir())
        made.sort(key=lambda one: one == WAVEFORM)
        get_store().put_files(f"{prefix}/timeline", Path(name), made)


def waveform_of(viewer: Viewer, video_id: UUID, source: UUID | None = None) -> Waveform:
    """The waveform of a source of one of the viewer's own clips.

    Args:
        source: One of the clip's further sources; `None` is the original.

    Raises:
        VideoNotFound, NotFound: The clip is not the viewer's, or has no such file any more.
    """
    facts = json.loads(_kept(viewer, video_id, source, WAVEFORM).read_text())
    return Waveform(facts["duration_ms"], bytes(facts["peaks"]))


def strip_path(viewer: Viewer, video_id: UUID, source: UUID | None = None) -> Path:
    """The strip's picture; takes and raises as `waveform_of`."""
    return _kept(viewer, video_id, source, STRIP)


def strip_vtt_path(viewer: Viewer, video_id: UUID, source: UUID | None = None) -> Path:
    """The strip's times; takes and raises as `waveform_of`."""
    return _kept(viewer, video_id, source, STRIP_VTT)


def _kept(viewer: Viewer, video_id: UUID, source: UUID | None, name: str) -> Path:
    with read_scope() as session:
        own_video(session, viewer, video_id)
        upload = source_of(session, video_id, source)
        if upload is None:
            raise NotFound("This clip has no such file any more.", code="source_gone")
        prefix, info = upload.original_prefix, MediaInfo.from_json(upload.media_info)
        original = get_store().local_path(upload.original_key)
    if name != WAVEFORM and not info.has_picture:
        raise NotFound("This file has no picture.", code="source_without_picture")
    keep_timeline_art(prefix, original, info)
    return get_store().local_path(f"{prefix}/timeline/{name}")
