"""What choosing each rung's quality by its content saves, at equal VMAF.

The fixed ladder is recipe 1, in use before: x264 `veryfast`, one CRF whatever is filmed. For each
clip and rung it is encoded at several CRFs, which gives its curve of bits over VMAF; the bits that
it needs for the very VMAF our rung has are read off that curve (monotone cubic through log bits, as
for BD rates, never extrapolated: a rung outside is counted as not comparable). So nothing is gained
by looking worse, and nothing that a better constant CRF could have had. VMAF is of the whole clip,
every fourth picture, against the source brought to the rung's size.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scipy.interpolate import PchipInterpolator

from bench.transcode_clips import Subject
from studio.confined import ProcessLimits
from studio.ffmpeg import run_ffmpeg, threads
from studio.filters import video_graph
from studio.ladder import Rung, frame_rate_for, ladder_for
from studio.media_info import MediaInfo
from studio.probe import probe
from studio.quality.records import read_quality
from studio.transcode import transcode_all

_CURVE = (15, 20, 26, 33)
_LIMITS = ProcessLimits(wall_s=1800, cpu_s=7200)
_KEYFRAMES = "expr:gte(t,max(0,2*n_forced-1))"
_FIXED = "keyint=infinite:scenecut=0:open-gop=0:b-pyramid=none"


@dataclass(frozen=True, slots=True)
class Compared:
    """One rung of one clip; rates in bits a second of picture.

    Args:
        fixed_bps: Of the fixed ladder at our VMAF; None outside its curve.
    """

    clip: str
    rung: str
    crf: float
    ours_bps: float
    vmaf: float
    fixed_bps: float | None


def compare(subject: Subject, folder: Path) -> list[Compared]:
    """Every rung of a clip, ours against the fixed ladder."""
    info = probe(subject.path)
    done = transcode_all(subject.path, folder / "ours", info)
    rows = []
    for item in done.renditions:
        rung, ours = item.rung, folder / "ours" / item.rung.name / "index.m3u8"
        reference = _reference(subject.path, info, rung, folder)
        curve = []
        for crf in _CURVE:
            made = folder / "fixed.mp4"
            _fixed(reference, made, crf)
            rate = made.stat().st_size * 8 / (info.duration_ms / 1000)
            curve.append((_vmaf(made, reference), rate))
        vmaf, quality = _vmaf(ours, reference), read_quality(ours.parent)
        rows.append(
            Compared(
                clip=subject.name,
                rung=rung.name,
                crf=quality.crf if quality else math.nan,
                ours_bps=_picture_bits(ours, folder) / (info.duration_ms / 1000),
                vmaf=round(vmaf, 2),
                fixed_bps=rate_at(curve, vmaf),
            )
        )
        reference.unlink()
    return rows


def saving(rows: list[Compared]) -> float:
    """Share of bits saved: the geometric mean over all rungs of all clips, each weighing alike."""
    logs = [math.log(row.ours_bps / row.fixed_bps) for row in rows if row.fixed_bps]
    return 1 - math.exp(sum(logs) / len(logs)) if logs else math.nan


def _reference(source: Path, info: MediaInfo, rung: Rung, folder: Path) -> Path:
    """The picture that a rung is made from, without loss."""
    target = folder / f"{rung.name}.mkv"
    rate: Fraction = frame_rate_for(info.fps, is_vfr=info.is_vfr)
    # Through the whole ladder, as smaller rungs are scaled from larger ones.
    first, *rest = ladder_for(info)
    made_with = [first] if rung == first else rest
    graph = video_graph(info, made_with, rate)
    unused = [f"[v_{other.name}]nullsink" for other in made_with if other != rung]
    run_ffmpeg(
        [
            *("-i", str(source), "-filter_complex", ";".join((graph, *unused))),
            *("-map", f"[v_{rung.name}]", "-c:v", "libx264", "-preset", "ultrafast", "-qp", "0"),
            str(target),
        ],
        _LIMITS,
    )
    return target


def _fixed(reference: Path, target: Path, crf: int) -> None:
    run_ffmpeg(
        [
            *("-i", str(reference), "-an", "-c:v", "libx264", "-preset", "veryfast"),
            *("-crf", str(crf), "-profile:v", "high", "-bf", "2", "-x264-params", _FIXED),
            *("-force_key_frames", _KEYFRAMES, "-forced-idr", "1", str(target)),
        ],
        _LIMITS,
    )


def _vmaf(made: Path, reference: Path) -> float:
    report = reference.with_suffix(".json")
    # By number: containers round times differently.
    paired = "settb=1/1000,setpts=N*33"
    options = f"n_threads={threads()}:n_subsample=4:log_fmt=json:log_path={report.name}"
    run_ffmpeg(
        [
            *("-i", str(made.resolve()), "-i", str(reference.resolve())),
            *("-filter_complex", f"[0:v]{paired}[a];[1:v]{paired}[b];[a][b]libvmaf={options}"),
            *("-f", "null", "-"),
        ],
        _LIMITS,
        cwd=reference.parent,
    )
    return float(json.loads(report.read_text())["pooled_metrics"]["vmaf"]["mean"])


def _picture_bits(playlist: Path, folder: Path) -> int:
    """Bits of the picture alone, in the container of the fixed ladder's."""
    target = folder / "picture.mp4"
    run_ffmpeg(["-i", str(playlist), "-map", "0:v", "-c", "copy", str(target)], _LIMITS)
    return target.stat().st_size * 8


def rate_at(curve: list[tuple[float, float]], vmaf: float) -> float | None:
    """Bits a second at `vmaf` on a curve of (VMAF, bits a second); None outside it."""
    rising: list[tuple[float, float]] = []
    for quality, rate in sorted(curve):
        if not rising or quality > rising[-1][0] + 1e-3:
            rising.append((quality, math.log(rate)))
    if len(rising) < 2 or not rising[0][0] <= vmaf <= rising[-1][0]:
        return None
    through = PchipInterpolator(*zip(*rising, strict=True))
    return math.exp(float(through(vmaf)))
