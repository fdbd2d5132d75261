"""One ffmpeg process, safely: argument list, local files only, limits, progress, typed errors."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from studio.confined import Finished, ProcessLimits, run_confined
from studio.media_errors import FfmpegFailed, FfmpegTimedOut

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,gif"
"""Demuxers that may read what people send."""

VIDEO_CODECS = (
    *("h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "mpeg4", "h263", "mjpeg", "prores", "gif"),
    *("libvpx", "libvpx-vp9"),
)
AUDIO_CODECS = (
    *("aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "alac", "flac", "ac3", "eac3"),
    *("amrnb", "amrwb", "amr_nb", "amr_wb", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be"),
    *("pcm_f32le", "pcm_s32le", "pcm_u8", "pcm_mulaw", "pcm_alaw"),
)

MAX_DECODED_PIXELS = 33_177_600
"""Frames above 8K are never allocated: a 1 kB header can claim 256 megapixels."""

Progress = Callable[[float], None]

_NOISE = re.compile(r"^(\[[^\]]*@ 0x[0-9a-f]+\]\s*)+|^\[[^\]]+\]\s*")
_PATH = re.compile(r"(?:file:)?/[^\s:'\"]+(?:/[^\s:'\"]+)*")


@cache
def ffmpeg_path() -> str:
    """The ffmpeg that came with the `imageio-ffmpeg` wheel, or `IMAGEIO_FFMPEG_EXE`."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def threads() -> int:
    """Threads for one process: the processors, at most 8 so that address space stays bounded."""
    return min(os.cpu_count() or 2, 8)


def hostile_input(path: Path, *, before: Sequence[str] = ()) -> list[str]:
    """Arguments that open somebody's file with no protocol but `file` and only known decoders.

    Args:
        before: Input options such as `-ss 1.5`.
    """
    return [
        *("-protocol_whitelist", "file,pipe"),
        *("-format_whitelist", FORMATS),
        *("-codec_whitelist", ",".join((*VIDEO_CODECS, *AUDIO_CODECS))),
        *("-max_pixels", str(MAX_DECODED_PIXELS)),
        *("-threads", str(threads())),
        *before,
        *("-i", f"file:{path.resolve()}"),
    ]


def run_ffmpeg(
    args: Sequence[str],
    limits: ProcessLimits,
    *,
    duration_ms: int = 0,
    on_progress: Progress | None = None,
    cwd: Path | None = None,
) -> Finished:
    """Run ffmpeg with `args` after the global options.

    Args:
        duration_ms: Length of the output, by which progress is measured.
        on_progress: Gets values in [0, 1] that never fall, 1.0 last. What it raises cancels.

    Raises:
        FfmpegTimedOut: The wall clock ran out; the whole process group is dead.
        FfmpegFailed: Any other ending but success.
    """
    command = [ffmpeg_path(), "-hide_banner", "-nostdin", "-y", "-loglevel", "info", "-nostats"]
    on_line = None
    if on_progress is not None:
        command += ["-progress", "pipe:1", "-stats_period", "0.25"]
        on_line = _progress_reader(duration_ms, on_progress)
    finished = run_confined([*command, *args], limits, cwd=cwd, on_line=on_line)
    if finished.timed_out:
        raise FfmpegTimedOut(limits.wall_s)
    if finished.exit_code != 0:
        raise FfmpegFailed(short_reason(finished.stderr), finished.exit_code)
    if on_progress is not None:
        on_progress(1.0)
    return finished


def short_reason(stderr: str) -> str:
    """The first line that names an error, without addresses and paths, at most 160 characters."""
    lines = [_NOISE.sub("", line).strip() for line in stderr.splitlines()]
    telling = [
        line
        for line in lines
        if re.search(r"error|invalid|failed|cannot|unable|not found|no such|denied", line, re.I)
        and not line.startswith(("Conversion failed", "Error while filtering"))
    ]
    chosen = (telling or [line for line in lines if line] or ["no reason was given"])[0]
    return _PATH.sub("the file", chosen)[:160]


def _progress_reader(duration_ms: int, on_progress: Progress) -> Callable[[str], None]:
    reached = 0.0

    def read(line: str) -> None:
        nonlocal reached
        key, _, value = line.partition("=")
        if key != "out_time_us" or duration_ms <= 0:
            return
        try:
            fraction = int(value) / 1000 / duration_ms
        except ValueError:  # "N/A" until the first packet is out
            return
        # 1.0 is kept for the end, when the files are complete.
        if reached < min(fraction, 0.99):
            reached = min(fraction, 0.99)
            on_progress(reached)

    return read
