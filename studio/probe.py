"""What a clip is, read without trusting it.

The first bytes decide what it may be, then a confined child process reads it; everything outside
`ProbeLimits` is refused in words that its sender understands. Fails closed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.languages import Pair
from studio import probe_child
from studio.confined import ProcessLimits, run_confined
from studio.ffmpeg import AUDIO_CODECS, FORMATS, VIDEO_CODECS
from studio.media_errors import (
    DamagedMedia,
    EmptyFile,
    FileTooLarge,
    NoVideoTrack,
    ProbeTimedOut,
    TooLong,
    TooManyFrames,
    TooManyPixels,
    TooManyTracks,
    TooShort,
    TooSmall,
    TruncatedMedia,
    UnsupportedMedia,
)
from studio.media_info import MediaInfo as MediaInfo
from studio.sniff import HEAD_BYTES, is_cut_off, sniff

_HDR_TRANSFERS = {16: "pq", 18: "hlg"}  # ITU-T H.273 numbers
_POSSIBLE_FPS = 2_000  # Above, the times are nonsense.
_MATRICES = {1: "bt709", 5: "bt601", 6: "bt601", 9: "bt2020", 10: "bt2020"}

MIN_SOUND_MS = 200


@dataclass(frozen=True, slots=True)
class ProbeLimits:
    """What may come in. The pixel limit is 4K cinema; what phones film fits in."""

    max_bytes: int = 2 * 2**30
    min_duration_ms: int = 1_000
    max_duration_ms: int = 600_000
    max_pixels: int = 4096 * 2304
    min_side_px: int = 96
    max_tracks: int = 32
    max_fps: int = 240
    wall_s: float = 30.0
    memory_bytes: int = 3 * 2**30


def probe(path: Path, limits: ProbeLimits = ProbeLimits(), *, sha256: str = "") -> MediaInfo:
    """Facts about the clip at `path`.

    Args:
        sha256: Of the file, in hexadecimal, where it is known; else the file is read for it.

    Raises:
        MediaRefused: One of its kinds; the file is as it was.
    """
    size_bytes = _size(path, limits)
    facts = _facts(path, limits)
    _check_tracks(facts, limits)
    _check_length(facts, limits)
    if not sha256:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    width, height = _display_size(facts)
    transfer = _HDR_TRANSFERS.get(facts["color_trc"], "sdr")
    return MediaInfo(
        duration_ms=facts["video_end_ms"],
        width=width,
        height=height,
        rotation=facts["rotation"],
        fps=round(facts["fps"], 3),
        is_vfr=facts["is_vfr"],
        has_audio=facts["audio_stream"] is not None,
        is_hdr=transfer != "sdr",
        transfer=transfer,
        color_matrix=_MATRICES.get(facts["color_space"], ""),
        container=facts["container"],
        video_codec=facts["video_codec"],
        audio_codec=facts["audio_codec"],
        pixel_format=facts["pixel_format"],
        size_bytes=size_bytes,
        sha256=sha256,
        video_stream=facts["video_stream"],
        audio_stream=facts["audio_stream"],
        stream_count=facts["stream_count"],
    )


def probe_sound(path: Path, limits: ProbeLimits = ProbeLimits()) -> MediaInfo:
    """Facts about a file with sound and no picture, in a container that clips may have, too.

    Raises:
        MediaRefused: One of its kinds; the file is as it was.
    """
    size_bytes = _size(path, limits)
    facts = _facts(path, limits)
    if facts["stream_count"] > limits.max_tracks:
        raise TooManyTracks(facts["stream_count"], limits.max_tracks)
    if "video_stream" in facts or facts.get("audio_stream") is None:
        raise UnsupportedMedia(("The sound of this file", "इस फ़ाइल की आवाज़"))
    length_ms = facts["last_end_ms"]
    if length_ms > limits.max_duration_ms:
        raise TooLong(length_ms, limits.max_duration_ms)
    if length_ms < MIN_SOUND_MS:
        raise TooShort(length_ms, MIN_SOUND_MS)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return MediaInfo(
        duration_ms=length_ms,
        width=0,
        height=0,
        rotation=0,
        fps=0.0,
        is_vfr=False,
        has_audio=True,
        is_hdr=False,
        transfer="sdr",
        color_matrix="",
        container=facts["container"],
        video_codec="",
        audio_codec=facts["audio_codec"],
        pixel_format="",
        size_bytes=size_bytes,
        sha256=sha256,
        video_stream=-1,
        audio_stream=facts["audio_stream"],
        stream_count=facts["stream_count"],
    )


def _size(path: Path, limits: ProbeLimits) -> int:
    """Bytes of a file that is neither empty, too large nor of a kind that its head gives away."""
    size_bytes = path.stat().st_size
    if size_bytes == 0:
        raise EmptyFile
    if size_bytes > limits.max_bytes:
        raise FileTooLarge(size_bytes, limits.max_bytes)
    with path.open("rb") as file:
        sniff(file.read(HEAD_BYTES))
    return size_bytes


def _facts(path: Path, limits: ProbeLimits) -> dict[str, Any]:
    finished = run_confined(
        [
            *(sys.executable, "-I", probe_child.__file__, str(path.resolve())),
            *(FORMATS, ",".join(VIDEO_CODECS), ",".join(AUDIO_CODECS), str(limits.max_pixels)),
        ],
        ProcessLimits(
            wall_s=limits.wall_s,
            cpu_s=int(limits.wall_s) + 1,
            memory_bytes=limits.memory_bytes,
            file_bytes=0,
            niceness=5,
        ),
        max_stdout_bytes=65_536,
    )
    if finished.timed_out:
        raise ProbeTimedOut
    try:
        facts = json.loads(finished.stdout)
    except ValueError:
        raise DamagedMedia from None  # The child crashed or ran out of memory on this file.
    if "unreadable" in facts:
        # The first bytes are a video's, yet no index can be found.
        with path.open("rb") as file:
            raise TruncatedMedia if is_cut_off(file, path.stat().st_size) else DamagedMedia
    assert isinstance(facts, dict)
    return facts


def _check_tracks(facts: dict[str, Any], limits: ProbeLimits) -> None:
    if facts["stream_count"] > limits.max_tracks:
        raise TooManyTracks(facts["stream_count"], limits.max_tracks)
    if "video_stream" not in facts:
        raise NoVideoTrack
    if facts["video_codec"] not in VIDEO_CODECS:
        raise UnsupportedMedia(_of_kind(facts["video_codec"]))
    width, height = facts["width"], facts["height"]
    if width * height > limits.max_pixels:
        raise TooManyPixels(width, height)


def _check_length(facts: dict[str, Any], limits: ProbeLimits) -> None:
    declared_ms, measured_ms = facts["declared_ms"], facts["video_end_ms"]
    if max(declared_ms, measured_ms) > limits.max_duration_ms:
        raise TooLong(max(declared_ms, measured_ms), limits.max_duration_ms)
    missing_ms = declared_ms - facts["last_end_ms"]
    if facts["broken"] or missing_ms > max(500, declared_ms // 20):
        raise TruncatedMedia
    if "pixel_format" not in facts:
        if measured_ms == 0:
            raise TruncatedMedia
        raise UnsupportedMedia(("The picture of this video", "इस वीडियो की तस्वीर"))
    if facts["fps"] > _POSSIBLE_FPS:
        raise DamagedMedia
    if facts["fps"] > limits.max_fps * 1.05:
        raise TooManyFrames(facts["fps"], limits.max_fps)
    if measured_ms < limits.min_duration_ms:
        raise TooShort(measured_ms, limits.min_duration_ms)
    if facts["width"] * facts["height"] > limits.max_pixels:
        raise TooManyPixels(facts["width"], facts["height"])
    if min(_display_size(facts)) < limits.min_side_px:
        raise TooSmall(*_display_size(facts), limits.min_side_px)


def _of_kind(codec: str) -> Pair:
    return f"Video of the kind “{codec or 'unknown'}”", f"“{codec or 'अनजान'}” किस्म का वीडियो"


def _display_size(facts: dict[str, Any]) -> tuple[int, int]:
    shape = facts["pixel_shape"]
    width, height = facts["width"], facts["height"]
    if not 0.1 < shape < 10:
        shape = 1.0
    width = round(width * shape)
    return (height, width) if facts["rotation"] in (90, 270) else (width, height)
