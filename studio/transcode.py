"""From an uploaded clip to what a phone plays: one ffmpeg process a step, atomic results.

    out_dir/  {rung}/init.mp4, {rung}/seg_00000.m4s …, {rung}/index.m3u8, video.mp4, master.m3u8,
              {rung}/quality.json, loudness.json (for us: they are not served)

The first rung is published as soon as it exists; `transcode_rest` adds the others. Only the master
changes afterwards, so all else may be cached for ever: `video.mp4` is therefore the first rung's.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from studio.confined import ProcessLimits
from studio.edl import Edl, resolve_edl
from studio.ffmpeg import Progress, hostile_input, run_ffmpeg, threads
from studio.filters import SAMPLE_RATE_HZ, audio_graph, video_graph
from studio.hls import (
    INDEX,
    INIT,
    MASTER,
    SEGMENT_PATTERN,
    Rendition,
    read_rendition,
    write_master,
)
from studio.ladder import Rung, frame_rate_for, ladder_for
from studio.loudness import gain_for, loudness_of
from studio.media_info import MediaInfo
from studio.quality.choice import qualities_for
from studio.quality.records import QUALITY, RungQuality
from studio.quality.x264 import cap_args, x264_args
from studio.workshop import put_in_place, workshop

RECIPE_VERSION = 2
"""Raise it when the same source and edit would give other bytes."""

VIDEO_MP4 = "video.mp4"
# A start that loads one short segment, then longer ones: keyframes at 0, 1, 3, 5 … seconds.
_KEYFRAMES = "expr:gte(t,max(0,2*n_forced-1))"
_SPLIT_S = "0.9"
_WALL_BASE_S = 90.0
_WALL_PER_SECOND = 40.0


@dataclass(frozen=True, slots=True)
class Transcode:
    """What lies in `out_dir`.

    Args:
        renditions: In the master's order.
        width: Of the largest rendition.
        complete: Every rung of the ladder is there.
        files: Relative to `out_dir`, `master.m3u8` last: stored in this order, a list never names
            what is not there yet.
        took_ms: Wall time of this call.
    """

    out_dir: Path
    renditions: tuple[Rendition, ...]
    duration_ms: int
    width: int
    height: int
    complete: bool
    files: tuple[str, ...]
    took_ms: int


def recipe_key(sha256: str, edl: Edl) -> str:
    """Names one source with one edit made by this version of the program: 16 hex digits."""
    text = f"{RECIPE_VERSION}\n{sha256}\n{edl.as_json()}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def transcode_first(
    source: Path,
    out_dir: Path,
    info: MediaInfo,
    edl: Edl | None = None,
    *,
    on_progress: Progress | None = None,
) -> Transcode:
    """Make the first rung, `video.mp4` and the master; replaces what was in `out_dir`.

    Raises:
        EdlRefused: The edit does not fit the clip.
        FfmpegFailed: `out_dir` is as it was.
    """
    began = time.monotonic()
    cut = resolve_edl(edl or Edl(), info.duration_ms)
    ladder = ladder_for(info)
    with workshop(out_dir) as work:
        _encode(source, work, work, info, cut, ladder[:1], on_progress)
        first = read_rendition(work, ladder[0], _rate(info))
        write_master(work, [first])
        put_in_place(work, out_dir)
    return _result(out_dir, (first,), ladder, cut, began)


def transcode_rest(
    source: Path,
    out_dir: Path,
    info: MediaInfo,
    edl: Edl | None = None,
    *,
    on_progress: Progress | None = None,
) -> Transcode:
    """Add the rungs that are missing and replace the master. May run twice.

    Raises:
        EdlRefused: The edit does not fit the clip.
        FfmpegFailed: What `out_dir` had is still there and plays.
    """
    began = time.monotonic()
    cut = resolve_edl(edl or Edl(), info.duration_ms)
    ladder = ladder_for(info)
    if not (out_dir / MASTER).exists() or not (out_dir / ladder[0].name / INDEX).exists():
        transcode_first(source, out_dir, info, edl)
    missing = [rung for rung in ladder if not (out_dir / rung.name / INDEX).exists()]
    if missing:
        with workshop(out_dir) as work:
            _encode(source, work, out_dir, info, cut, missing, on_progress)
            for rung in missing:
                read_rendition(work, rung, _rate(info))
                put_in_place(work / rung.name, out_dir / rung.name)
    renditions = tuple(read_rendition(out_dir, rung, _rate(info)) for rung in ladder)
    write_master(out_dir, renditions)
    return _result(out_dir, renditions, ladder, cut, began)


def transcode_all(
    source: Path,
    out_dir: Path,
    info: MediaInfo,
    edl: Edl | None = None,
    *,
    on_progress: Progress | None = None,
) -> Transcode:
    """Both steps, one after the other; progress runs over the two."""
    began = time.monotonic()

    def scaled(start: float, share: float) -> Progress | None:
        report = on_progress
        return (lambda done: report(start + share * done)) if report else None

    transcode_first(source, out_dir, info, edl, on_progress=scaled(0.0, 0.3))
    done = transcode_rest(source, out_dir, info, edl, on_progress=scaled(0.3, 0.7))
    if on_progress is not None:
        on_progress(1.0)
    return replace(done, took_ms=round((time.monotonic() - began) * 1000))


def _encode(
    source: Path,
    work: Path,
    known: Path,
    info: MediaInfo,
    cut: Edl,
    rungs: Sequence[Rung],
    on_progress: Progress | None,
) -> None:
    """Make `rungs` in `work`; `known` is the folder that may hold what was measured before."""
    length_ms = _length_ms(cut)
    wall_s = _WALL_BASE_S + _WALL_PER_SECOND * length_ms / 1000
    limits = ProcessLimits(wall_s=wall_s, cpu_s=int(wall_s * threads()))
    with ThreadPoolExecutor(1) as beside:
        measuring = beside.submit(
            lambda: None if cut.muted else loudness_of(known, source, info, cut.in_ms, length_ms)
        )
        qualities = qualities_for(source, known, info, cut.in_ms, length_ms, rungs)
        loudness = measuring.result()
    names = [rung.name for rung in rungs]
    is_silent = cut.muted or loudness is None
    sound = audio_graph(info, names, length_ms, gain_for(loudness), muted=is_silent)
    graph = f"{video_graph(info, rungs, _rate(info))};{sound}"
    trim = ("-ss", f"{cut.in_ms / 1000:.3f}", "-t", f"{length_ms / 1000:.3f}")
    args = [*hostile_input(source, before=trim), "-filter_complex", graph]
    for rung in rungs:
        (work / rung.name).mkdir()
        (work / rung.name / QUALITY).write_text(qualities[rung.name].as_json())
        is_first = rung == ladder_for(info)[0]
        args += _output(rung, qualities[rung.name], length_ms, with_mp4=is_first)
    run_ffmpeg(args, limits, duration_ms=length_ms, on_progress=on_progress, cwd=work)


def _output(rung: Rung, quality: RungQuality, length_ms: int, *, with_mp4: bool) -> list[str]:
    options = {
        "hls_time": _SPLIT_S,
        "hls_playlist_type": "vod",
        "hls_segment_type": "fmp4",
        "hls_flags": "independent_segments",
        # Picture times begin at 0 without an edit list, which players in JavaScript do not read.
        "hls_segment_options": r"movflags=+negative_cts_offsets\\:use_editlist=0",
        "hls_fmp4_init_filename": INIT,
        "hls_segment_filename": f"{rung.name}/{SEGMENT_PATTERN}",
    }
    hls = ":".join(("f=hls", *(f"{name}={value}" for name, value in options.items())))
    outputs = [f"[{hls}]{rung.name}/{INDEX}"]
    if with_mp4:
        outputs.append(f"[f=mp4:movflags=+faststart]{VIDEO_MP4}")
    return [
        *("-map", f"[v_{rung.name}]", "-map", f"[a_{rung.name}]", "-t", f"{length_ms / 1000:.3f}"),
        *x264_args(quality.effort, quality.crf),
        *cap_args(quality.cap_bps),
        *("-threads", str(threads()), "-force_key_frames", _KEYFRAMES, "-forced-idr", "1"),
        *("-c:a", "aac", "-b:a", str(rung.audio_bps), "-ar", str(SAMPLE_RATE_HZ), "-ac", "2"),
        # Position, device and software of the phone stay at home.
        *("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"),
        *("-flags:v", "+bitexact+global_header", "-flags:a", "+bitexact+global_header"),
        *("-f", "tee", "|".join(outputs)),
    ]


def _rate(info: MediaInfo) -> Fraction:
    return frame_rate_for(info.fps, is_vfr=info.is_vfr)


def _length_ms(cut: Edl) -> int:
    assert cut.out_ms is not None
    return cut.out_ms - cut.in_ms


def _result(
    out_dir: Path,
    renditions: tuple[Rendition, ...],
    ladder: tuple[Rung, ...],
    cut: Edl,
    began: float,
) -> Transcode:
    largest = max((item.rung for item in renditions), key=lambda rung: rung.width)
    return Transcode(
        out_dir=out_dir,
        renditions=renditions,
        duration_ms=_length_ms(cut),
        width=largest.width,
        height=largest.height,
        complete=len(renditions) == len(ladder),
        files=(*(name for item in renditions for name in item.files), VIDEO_MP4, MASTER),
        took_ms=round((time.monotonic() - began) * 1000),
    )
