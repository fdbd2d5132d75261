"""The stills of a finished clip: poster, cover candidates, scrubber sprite, placeholder colours.

They are taken from the finished rendition, so they show what the viewer sees: upright, trimmed,
in SDR and on the 9:16 canvas.

    out_dir/  poster.webp, thumbs/cover_1.webp … cover_9.webp, thumbs/sprite.webp, thumbs/sprite.vtt
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.captions import timestamp
from studio.edl import Edl
from studio.frames import Frame, frame_at, sample_frames
from studio.media_info import MediaInfo
from studio.probe import probe
from studio.stills.blurhash import blurhash
from studio.stills.choice import CANDIDATES, SAMPLES_A_CANDIDATE, choose, cover_scores
from studio.transcode import VIDEO_MP4
from studio.workshop import write_in_place

POSTER = "poster.webp"
SPRITE = "thumbs/sprite.webp"
SPRITE_VTT = "thumbs/sprite.vtt"

_SPRITE_TILES_MAX = 120
_SPRITE_STEP_MS = 500
_SPRITE_COLUMNS = 10
_TILE = (90, 160)
_COVER = (270, 480)


@dataclass(frozen=True, slots=True)
class CoverCandidate:
    """A moment that would make a good cover.

    Args:
        time_ms: In the source's time, as `Edl.cover_ms`.
        path: Relative to `out_dir`.
        score: In [0, 1], within this clip only.
    """

    time_ms: int
    path: str
    score: float


@dataclass(frozen=True, slots=True)
class Stills:
    """What `make_stills` wrote; paths are relative to `out_dir`.

    Args:
        cover_ms: The poster's moment in the source's time.
        candidates: In the order of time.
        colors: `#rrggbb` of the upper and the lower half, a gradient to show before the poster.
        blurhash: The poster, blurred, in some thirty letters.
    """

    poster: str
    cover_ms: int
    candidates: tuple[CoverCandidate, ...]
    colors: tuple[str, str]
    blurhash: str
    sprite: str
    sprite_vtt: str
    files: tuple[str, ...]


def make_stills(out_dir: Path, edl: Edl | None = None) -> Stills:
    """Make every still of the clip in `out_dir`, where `transcode_first` has run.

    Raises:
        FfmpegFailed: The rendition cannot be decoded.
    """
    edit = edl or Edl()
    video = out_dir / VIDEO_MP4
    info = probe(video)
    n = min(
        _SPRITE_TILES_MAX,
        max(CANDIDATES * SAMPLES_A_CANDIDATE, math.ceil(info.duration_ms / _SPRITE_STEP_MS)),
    )
    frames = sample_frames(video, n, max_side_px=960, info=info)
    times_ms = [round((k + 0.5) * info.duration_ms / n) for k in range(len(frames))]
    scores = cover_scores(frames)
    (out_dir / "thumbs").mkdir(exist_ok=True)

    candidates = _write_candidates(out_dir, edit, frames, times_ms, scores)
    if edit.cover_ms is None:
        best = max(candidates, key=lambda candidate: candidate.score)
        cover_ms = best.time_ms
        cover = frames[times_ms.index(best.time_ms - edit.in_ms)]
    else:
        cover_ms = edit.cover_ms
        cover = frame_at(video, cover_ms - edit.in_ms, max_side_px=960, info=info)
    _save(Image.fromarray(cover), out_dir / POSTER, quality=82)
    _write_sprite(out_dir, frames, info)
    return Stills(
        poster=POSTER,
        cover_ms=cover_ms,
        candidates=candidates,
        colors=dominant_colors(cover),
        blurhash=blurhash(cover),
        sprite=SPRITE,
        sprite_vtt=SPRITE_VTT,
        files=(POSTER, *(candidate.path for candidate in candidates), SPRITE, SPRITE_VTT),
    )


def dominant_colors(frame: Frame) -> tuple[str, str]:
    """The commonest colour of the upper and of the lower half, as `#rrggbb`."""
    middle = frame.shape[0] // 2
    return _commonest(frame[:middle]), _commonest(frame[middle:])


def _write_candidates(
    out_dir: Path,
    edit: Edl,
    frames: list[Frame],
    times_ms: list[int],
    scores: NDArray[np.float64],
) -> tuple[CoverCandidate, ...]:
    """One frame of each ninth of the clip, so that the choice is a real one."""
    found = []
    for number, best in enumerate(choose(frames, scores), start=1):
        path = f"thumbs/cover_{number}.webp"
        picture = Image.fromarray(frames[best]).resize(_COVER, Image.Resampling.LANCZOS)
        _save(picture, out_dir / path)
        found.append(CoverCandidate(edit.in_ms + times_ms[best], path, float(scores[best])))
    return tuple(found)


def _write_sprite(out_dir: Path, frames: list[Frame], info: MediaInfo) -> None:
    width, height = _TILE
    columns = min(len(frames), _SPRITE_COLUMNS)
    rows = math.ceil(len(frames) / columns)
    sheet = Image.new("RGB", (columns * width, rows * height))
    lines = ["WEBVTT", ""]
    step = info.duration_ms / len(frames)
    for number, frame in enumerate(frames):
        x, y = number % columns * width, number // columns * height
        sheet.paste(Image.fromarray(frame).resize(_TILE, Image.Resampling.BILINEAR), (x, y))
        start, end = timestamp(round(number * step)), timestamp(round((number + 1) * step))
        lines += [f"{start} --> {end}", f"sprite.webp#xywh={x},{y},{width},{height}", ""]
    _save(sheet, out_dir / SPRITE)
    write_in_place(out_dir / SPRITE_VTT, "\n".join(lines).encode())


def _commonest(half: Frame) -> str:
    small = Image.fromarray(half).resize((64, 64), Image.Resampling.BOX)
    reduced = small.quantize(5, method=Image.Quantize.MEDIANCUT)
    palette = reduced.getpalette() or [0, 0, 0]
    counts = np.bincount(np.asarray(reduced).ravel(), minlength=1)
    at = int(counts.argmax()) * 3
    red, green, blue = palette[at : at + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def _save(image: Image.Image, target: Path, *, quality: int = 76) -> None:
    buffer = io.BytesIO()
    image.save(buffer, format="WEBP", quality=quality, method=3)
    write_in_place(target, buffer.getvalue())
