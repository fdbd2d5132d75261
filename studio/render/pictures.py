"""The frames of one shot, decoded from somebody's file, exactly as many as the plan wants."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np

from studio.confined import ProcessLimits, confined_pipe
from studio.edl import TICKS_PER_S
from studio.ffmpeg import ffmpeg_path, hostile_input, short_reason
from studio.frames import Frame
from studio.media_errors import FfmpegFailed, FfmpegTimedOut
from studio.media_info import MediaInfo
from studio.render.plan import Shot, sample_at

# Decoding begins so much earlier, so that the frame before the first moment is there, too.
_RUN_UP_S = 1
_SDR_WHITE_NITS = 203


def frames_of(
    shot: Shot,
    source: Path,
    info: MediaInfo,
    size: tuple[int, int],
    rate: Fraction,
    frame_ticks: int,
    limits: ProcessLimits,
) -> Iterator[Frame]:
    """RGB frames of `size` (width, height), one for each frame of the shot.

    Raises:
        FfmpegTimedOut: The clock ran out.
        FfmpegFailed: Not one frame could be decoded.
    """
    width, height = size
    command = [ffmpeg_path(), "-hide_banner", "-nostdin", "-loglevel", "error"]
    command += _arguments(shot, source, info, size, rate, frame_ticks)
    count, last = 0, None
    with confined_pipe(command, limits, feeds=False) as child:
        while count < shot.count:
            data = child.stream.read(width * height * 3)
            if len(data) < width * height * 3:
                break
            last = np.frombuffer(data, np.uint8).reshape(height, width, 3)
            count += 1
            yield last
        ending = child.finish()
    if ending.timed_out:
        raise FfmpegTimedOut(limits.wall_s)
    if last is None:
        raise FfmpegFailed(short_reason(ending.stderr), ending.exit_code)
    for _ in range(count, shot.count):  # A file may end a little before it says.
        yield last


def _arguments(
    shot: Shot,
    source: Path,
    info: MediaInfo,
    size: tuple[int, int],
    rate: Fraction,
    frame_ticks: int,
) -> list[str]:
    clip, part = shot.part.clip, shot.part
    assert clip.out_ticks is not None
    seek_s = max(0, clip.in_ticks // TICKS_PER_S - _RUN_UP_S)
    length_s = clip.out_ticks / TICKS_PER_S - seek_s + 1
    # Ticks of the timeline from the moment that the shot's first frame shows.
    lead = sample_at(shot.first, frame_ticks) - part.start
    into = clip.in_ticks - seek_s * TICKS_PER_S
    graph = (
        f"settb=1/{TICKS_PER_S},setpts=trunc((PTS-{into})*1000/{clip.speed})-{lead},"
        f"fps=fps={rate.numerator}/{rate.denominator}:start_time=0:round=up:eof_action=pass,"
        f"{_to_rgb(info, size)}"
    )
    return [
        *hostile_input(source, before=("-ss", str(seek_s), "-t", f"{length_s:.3f}")),
        *("-map", f"0:{info.video_stream}", "-vf", graph, "-frames:v", str(shot.count)),
        *("-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"),
    ]


def _to_rgb(info: MediaInfo, size: tuple[int, int]) -> str:
    width, height = size
    if info.is_hdr:
        transfer = "arib-std-b67" if info.transfer == "hlg" else "smpte2084"
        return (
            f"zscale=w={width}:h={height}:f=bilinear:tin={transfer}:pin=2020:min=2020_ncl:rin=tv"
            f":t=linear:npl={_SDR_WHITE_NITS},format=gbrpf32le,zscale=p=709,"
            f"tonemap=tonemap=mobius:desat=0,zscale=t=709:m=709:p=709:r=tv,format=yuv420p,"
            f"scale=in_color_matrix=bt709,format=rgb24"
        )
    # Untagged pictures mean what players take them for: BT.601 below 720 lines, else BT.709.
    untagged = "bt601" if min(info.width, info.height) < 720 else "bt709"
    matrix = untagged if not info.color_matrix else "auto"
    return (
        f"scale={width}:{height}:flags=bilinear+accurate_rnd+full_chroma_int+full_chroma_inp"
        f":in_color_matrix={matrix},format=rgb24"
    )
