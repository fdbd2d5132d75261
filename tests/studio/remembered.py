"""Media work done once for each clip and cut of a test run; afterwards its files are copied.

For tests that are not about media: the files are the real ones, only the minutes are saved.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio import drafts
from studio.edl import Edl
from studio.pipeline import make
from studio.probe import MediaInfo, ProbeLimits
from tests.folders import shared_folder


def put(source: str, target: str) -> None:
    """A copy in place of what was there, which may share its bytes with the store."""
    Path(target).unlink(missing_ok=True)
    shutil.copyfile(source, target)


_made: dict[tuple[str, str], tuple[Path, Any, Any, Any]] = {}
_probed: dict[str, MediaInfo] = {}
_frames: dict[str, Any] = {}


def remember_media(patches: pytest.MonkeyPatch) -> None:
    """Replaces probing, transcoding and stills by themselves with a memory."""
    first, stills = make.transcode_first, make.make_stills
    rest, frames_for, probe = make.transcode_rest, make.frames_for, drafts.probe

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
            kept = shared_folder() / "out"
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

    def quick_stills(out: Path, _: Edl) -> Any:
        made, kept = result(out, 2), result(out, 1).out_dir
        for name in made.files:
            (out / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(kept / name, out / name)
        return made

    def quick_rest(_: Path, out: Path, *__: Any, **___: Any) -> Any:
        made = result(out, 3)
        shutil.copytree(made.out_dir, out, dirs_exist_ok=True, copy_function=put)
        return made

    def quick_frames(video_mp4: Path) -> Any:
        digest = hashlib.sha256(video_mp4.read_bytes()).hexdigest()
        if digest not in _frames:
            _frames[digest] = frames_for(video_mp4)
        return _frames[digest]

    patches.setattr(drafts, "probe", quick_probe)
    patches.setattr(make, "transcode_first", quick_first)
    patches.setattr(make, "make_stills", quick_stills)
    patches.setattr(make, "transcode_rest", quick_rest)
    patches.setattr(make, "frames_for", quick_frames)
