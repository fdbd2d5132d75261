"""Media work done once for each clip and cut of a test run; afterwards its files are copied.

For tests that are not about media: the files are the real ones, only the minutes are saved.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from studio import drafts, processing
from studio.edl import Edl
from studio.probe import MediaInfo, ProbeLimits

_made: dict[tuple[str, str], tuple[Path, Any, Any, Any]] = {}
_probed: dict[str, MediaInfo] = {}
_frames: dict[str, Any] = {}


def remember_media(patches: pytest.MonkeyPatch) -> None:
    """Replaces probing, transcoding and stills by themselves with a memory."""
    first, stills = processing.transcode_first, processing.make_stills
    rest, frames_for, probe = processing.transcode_rest, processing.frames_for, drafts.probe

    def quick_probe(path: Path, limits: ProbeLimits, *, sha256: str = "") -> MediaInfo:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest not in _probed:
            _probed[digest] = probe(path, limits, sha256=sha256)
        return _probed[digest]

    def quick_first(
        source: Path,
        out: Path,
        info: MediaInfo,
        edit: Edl,
        *,
        on_progress: Callable[[float], None],
    ) -> Any:
        key = (info.sha256, edit.as_json())
        if key not in _made:
            kept = Path(mkdtemp(prefix="jhalak-media-")) / "out"
            made = first(source, kept, info, edit, on_progress=on_progress)
            _made[key] = (kept, made, stills(kept, edit), rest(source, kept, info, edit))
        kept, made, _, _ = _made[key]
        shutil.copytree(kept, out)
        return replace(made, out_dir=out)

    def result(out: Path, number: int) -> Any:
        first_file = (out / "video.mp4").read_bytes()
        for kept in _made.values():
            if (kept[0] / "video.mp4").read_bytes() == first_file:
                return kept[number]
        raise AssertionError("made elsewhere")

    def quick_frames(video_mp4: Path) -> Any:
        digest = hashlib.sha256(video_mp4.read_bytes()).hexdigest()
        if digest not in _frames:
            _frames[digest] = frames_for(video_mp4)
        return _frames[digest]

    patches.setattr(drafts, "probe", quick_probe)
    patches.setattr(processing, "transcode_first", quick_first)
    patches.setattr(processing, "make_stills", lambda out, _: result(out, 2))
    patches.setattr(processing, "transcode_rest", lambda _, out, *__, **___: result(out, 3))
    patches.setattr(processing, "frames_for", quick_frames)
