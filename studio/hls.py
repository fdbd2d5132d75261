"""HLS as it lies on disk: what a finished rung is, and the master playlist over several."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from studio.ladder import Rung
from studio.media_errors import FfmpegFailed
from studio.workshop import write_in_place

MASTER = "master.m3u8"
INDEX = "index.m3u8"
INIT = "init.mp4"
SEGMENT_PATTERN = "seg_%05d.m4s"
_TARGET = "#EXT-X-TARGETDURATION:"


@dataclass(frozen=True, slots=True)
class Rendition:
    """One finished rung.

    Args:
        codecs: RFC 6381, picture then sound.
        peak_bps: As `peak_bps` says, init not counted.
        segment_ms: Length of each segment in order.
    """

    rung: Rung
    fps: Fraction
    codecs: str
    peak_bps: int
    average_bps: int
    segment_ms: tuple[int, ...]
    files: tuple[str, ...]


def read_rendition(out_dir: Path, rung: Rung, fps: Fraction) -> Rendition:
    """What ffmpeg left in `out_dir/{rung.name}`.

    Raises:
        FfmpegFailed: There is no complete playlist with at least one segment.
    """
    folder = out_dir / rung.name
    try:
        lines = (folder / INDEX).read_text().splitlines()
        init = (folder / INIT).read_bytes()
    except FileNotFoundError:
        raise FfmpegFailed("no picture could be decoded") from None
    lengths = [float(line[8:].split(",")[0]) for line in lines if line.startswith("#EXTINF:")]
    names = [line for line in lines if line and not line.startswith("#")]
    target_s = [int(line.split(":")[1]) for line in lines if line.startswith(_TARGET)]
    if not target_s or not names or len(names) != len(lengths) or lines[-1] != "#EXT-X-ENDLIST":
        raise FfmpegFailed("no picture could be decoded")
    bits = [(folder / name).stat().st_size * 8 for name in names]
    return Rendition(
        rung=rung,
        fps=fps,
        codecs=f"{_avc_codec(init)},mp4a.40.2",
        peak_bps=math.ceil(peak_bps(bits, lengths, target_s[0])),
        average_bps=math.ceil(sum(bits) / sum(lengths)),
        segment_ms=tuple(round(length * 1000) for length in lengths),
        files=tuple(f"{rung.name}/{name}" for name in (INIT, *names, INDEX)),
    )


def peak_bps(bits: Sequence[int], lengths_s: Sequence[float], target_s: float) -> float:
    """RFC 8216's peak: of contiguous segments that together last 0.5 to 1.5 target durations.

    A clip too short for one such run is its own peak.
    """
    peak = 0.0
    for first in range(len(bits)):
        total, length_s = 0, 0.0
        for size, seconds in zip(bits[first:], lengths_s[first:], strict=True):
            total, length_s = total + size, length_s + seconds
            if length_s > 1.5 * target_s + 1e-6:
                break
            if length_s >= 0.5 * target_s - 1e-6:
                peak = max(peak, total / length_s)
    return peak or sum(bits) / max(sum(lengths_s), 1e-9)


def master_playlist(renditions: Iterable[Rendition]) -> str:
    """The text of `master.m3u8`; the first rendition stays first, where players begin."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for item in renditions:
        lines.append(
            f"#EXT-X-STREAM-INF:BANDWIDTH={item.peak_bps},AVERAGE-BANDWIDTH={item.average_bps},"
            f'CODECS="{item.codecs}",RESOLUTION={item.rung.width}x{item.rung.height},'
            f"FRAME-RATE={float(item.fps):.3f}"
        )
        lines.append(f"{item.rung.name}/{INDEX}")
    return "\n".join(lines) + "\n"


def write_master(out_dir: Path, renditions: Iterable[Rendition]) -> None:
    """Put a new master in place in one step: a reader sees the old one or the new one."""
    write_in_place(out_dir / MASTER, master_playlist(renditions).encode())


def _avc_codec(init: bytes) -> str:
    at = init.find(b"avcC")
    if at < 0 or len(init) < at + 8:
        raise FfmpegFailed("the encoder left no codec description")
    return f"avc1.{init[at + 5 : at + 8].hex()}"
