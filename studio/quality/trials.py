"""Trial encodes of short pieces of a clip, and how like the source they look.

One ffmpeg process decodes the pieces, makes each rung's picture as the real encode would, encodes
it, decodes that again (a loopback decoder) and compares the two by VMAF (`vmaf_v0.6.1`, every
fourth picture). Nothing is written but one report a trial. A trial that fails costs quality, not
the clip: the caller gets none and takes the default.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from studio.confined import ProcessLimits
from studio.ffmpeg import hostile_input, run_ffmpeg, threads
from studio.filters import video_graph
from studio.ladder import Rung, frame_rate_for
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.quality.rule import Trial
from studio.quality.x264 import x264_args

log = structlog.get_logger(__name__)
PIECE_MS = 500
_SUBSAMPLE = 4
_WALL_S = 90.0


def pieces_of(in_ms: int, length_ms: int, count: int) -> list[int]:
    """Starts, in ms of the source, of pieces from the middles of equal parts of the clip.

    A piece really begins at the keyframe before: decoding up to the very moment would cost more
    than the trial.
    """
    part = length_ms / count
    if part <= PIECE_MS:
        return [in_ms]
    return [in_ms + round((k + 0.5) * part - PIECE_MS / 2) for k in range(count)]


def try_out(
    source: Path,
    info: MediaInfo,
    pieces: Sequence[int],
    wanted: Sequence[tuple[Rung, str, Sequence[float]]],
) -> dict[str, tuple[Trial, ...]]:
    """Trials of each rung by its name; empty where they could not be made.

    Args:
        pieces: As `pieces_of`.
        wanted: Rung, effort and the CRFs to try.
    """
    nothing: dict[str, tuple[Trial, ...]] = {rung.name: () for rung, _, _ in wanted}
    with TemporaryDirectory(prefix="jhalak-trials-") as name:
        folder = Path(name)
        try:
            limits = ProcessLimits(wall_s=_WALL_S, cpu_s=int(_WALL_S * threads()))
            run_ffmpeg(_command(source, info, pieces, wanted), limits, cwd=folder)
            found = iter(range(sum(len(crfs) for _, _, crfs in wanted)))
            return {
                rung.name: tuple(Trial(crf, _vmaf(folder, next(found))) for crf in crfs)
                for rung, _, crfs in wanted
            }
        except (FfmpegFailed, OSError, ValueError, KeyError) as error:
            log.warning("quality_trial_failed", reason=str(error)[:200])
            return nothing


def _command(
    source: Path,
    info: MediaInfo,
    pieces: Sequence[int],
    wanted: Sequence[tuple[Rung, str, Sequence[float]]],
) -> list[str]:
    args: list[str] = []
    for start_ms in pieces:
        at = ("-an", "-noaccurate_seek", "-ss", f"{start_ms / 1000:.3f}")
        args += hostile_input(source, before=at)
    frames = math.ceil(max(info.fps, 1) * PIECE_MS / 1000)
    graph = [
        f"[{k}:{info.video_stream}]trim=end_frame={frames},setpts=PTS-STARTPTS[p{k}]"
        for k in range(len(pieces))
    ]
    rate = frame_rate_for(info.fps, is_vfr=info.is_vfr)
    inputs = "".join(f"[p{k}]" for k in range(len(pieces)))
    graph.append(f"{inputs}concat=n={len(pieces)}:v=1:a=0[pieces]")
    graph.append(video_graph(info, [rung for rung, _, _ in wanted], rate, source="pieces"))
    encodes: list[str] = []
    compared: list[str] = []
    shown: list[str] = []
    number = 0
    for rung, effort, crfs in wanted:
        own = range(number, number + len(crfs))
        ends = "".join(f"[e{k}][r{k}]" for k in own)
        graph.append(f"[v_{rung.name}]split={2 * len(crfs)}{ends}")
        for k, crf in zip(own, crfs, strict=True):
            encodes += ["-map", f"[e{k}]", *x264_args(effort, crf)]
            encodes += ["-threads", str(threads()), "-f", "null", "-"]
            compared.append(
                f"[dec:{k}][r{k}]libvmaf=n_threads={threads()}:n_subsample={_SUBSAMPLE}"
                f":log_fmt=json:log_path={k}.json[n{k}]"
            )
            shown += ["-map", f"[n{k}]", "-f", "null", "-"]
        number += len(crfs)
    decoders = [part for k in range(number) for part in ("-dec", f"{k}:0")]
    return [
        *(*args, "-filter_complex", ";".join(graph), *encodes),
        *(*decoders, "-filter_complex", ";".join(compared), *shown),
    ]


def _vmaf(folder: Path, number: int) -> float:
    report = json.loads((folder / f"{number}.json").read_text())
    return float(report["pooled_metrics"]["vmaf"]["mean"])
