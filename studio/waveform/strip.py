"""The film strip of an original: one picture of small ones, and WebVTT that says when each is."""

from __future__ import annotations

import io
import math
from pathlib import Path

from PIL import Image

from studio.captions import timestamp
from studio.frames import frames_at_rate
from studio.media_info import MediaInfo

STRIP, STRIP_VTT = "strip.webp", "strip.vtt"
PER_SECOND = 4.0
_TILES_MAX = 600
_COLUMNS = 20
_SIDE_PX = 128


def write_strip(source: Path, info: MediaInfo, folder: Path) -> None:
    """Write `strip.webp` and `strip.vtt`: four pictures a second, fewer for clips over 150 s.

    Raises:
        FfmpegFailed: No picture can be decoded.
    """
    rate = min(PER_SECOND, _TILES_MAX * 1000 / info.duration_ms)
    n = max(1, min(_TILES_MAX, math.ceil(info.duration_ms / 1000 * rate)))
    frames = frames_at_rate(source, info, rate, n, max_side_px=_SIDE_PX)
    height, width = frames[0].shape[:2]
    rows = math.ceil(len(frames) / _COLUMNS)
    sheet = Image.new("RGB", (min(len(frames), _COLUMNS) * width, rows * height))
    lines = ["WEBVTT", ""]
    for number, frame in enumerate(frames):
        x, y = number % _COLUMNS * width, number // _COLUMNS * height
        sheet.paste(Image.fromarray(frame), (x, y))
        start_ms = round(number * 1000 / rate)
        is_last = number + 1 == len(frames)
        end_ms = info.duration_ms if is_last else round((number + 1) * 1000 / rate)
        lines.append(f"{timestamp(start_ms)} --> {timestamp(end_ms)}")
        lines += [f"{STRIP}#xywh={x},{y},{width},{height}", ""]
    buffer = io.BytesIO()
    sheet.save(buffer, format="WEBP", quality=70, method=2)
    (folder / STRIP).write_bytes(buffer.getvalue())
    (folder / STRIP_VTT).write_text("\n".join(lines))
