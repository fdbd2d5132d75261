"""How soon a clip plays, how soon it is complete, and what its ladder saves.

    python -m bench.transcode [CLIP] [--runs 5] [--no-saving] [--saving-seconds 2] [--json]

Without a clip it makes one of 15 s, 1080×1920, 30 fps: a drifting gradient under moving detail with
pink noise, which encodes about like a designed clip. `playable_s` runs from the finished upload
(probing included) to the first rung stored whole on disk, `full_s` to all rungs, stills and the HLS
check; both are medians. Wall time depends on what else runs; the `*_cpu_s` do so less.
`bits_saved` is explained in `bench.transcode_saving`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.transcode_clips import subjects
from bench.transcode_saving import Compared, compare, saving
from studio.confined import ProcessLimits
from studio.ffmpeg import run_ffmpeg
from studio.hls_check.boxes import read_tracks
from studio.hls_check.check import check_hls
from studio.hls_check.segments import SegmentFacts, read_segment
from studio.probe import probe
from studio.quality.records import read_quality
from studio.thumbnails import make_stills
from studio.transcode import Transcode, transcode_first, transcode_rest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """Times are medians over the runs."""

    clip_s: float
    runs: int
    cpus: int
    load_average: float
    playable_s: float
    playable_cpu_s: float
    full_s: float
    full_cpu_s: float
    stills_s: float
    keyframes_identical: bool
    av_length_frames: float
    hls_findings: int
    crf_by_rung: dict[str, float]
    bits_saved: float | None
    bits_saved_clips: int
    bits_saved_not_comparable: int
    bits_saved_by_rung: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-saving", action="store_true", help="leave `bits_saved` out")
    parser.add_argument("--saving-seconds", type=float, default=2.0, help="of each of the clips")
    parser.add_argument("--saving-clips", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jhalak-bench-") as name:
        folder = Path(name)
        clip = args.clip or _made_clip(folder / "clip.mp4", args.size, args.seconds)
        times, done = _timed_runs(clip, folder, args.runs)
        rows = [] if args.no_saving else _saved(folder, args.saving_seconds, args.saving_clips)
        result = _result(times, done, rows, args.runs)
    print(
        f"{result.clip_s:.0f} s: plays after {result.playable_s:.1f} s, complete after "
        f"{result.full_s:.1f} s ({result.full_cpu_s:.0f} s of processor); bits saved at equal "
        f"VMAF: {result.bits_saved}"
    )
    if args.json:
        print(json.dumps(asdict(result)))


def _timed_runs(clip: Path, folder: Path, runs: int) -> tuple[dict[str, float], Transcode]:
    """Medians by name in seconds, and the last run's result."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for number in range(runs):
        out = folder / f"out-{number}"
        began, cpu_began = time.perf_counter(), _children_cpu_s()

        def mark(name: str, began: float = began, cpu_began: float = cpu_began) -> None:
            times[name].append(time.perf_counter() - began)
            times[f"{name}_cpu"].append(_children_cpu_s() - cpu_began)

        info = probe(clip)
        transcode_first(clip, out, info)
        mark("playable")
        _timed(times, "stills", partial(make_stills, out))
        done = transcode_rest(clip, out, info)
        check_hls(out)
        mark("full")
    return {name: statistics.median(values) for name, values in times.items()}, done


def _timed(times: dict[str, list[float]], name: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = work()
    times[name].append(time.perf_counter() - began)
    return done


def _saved(folder: Path, seconds: float, count: int) -> list[Compared]:
    rows = []
    for number, subject in enumerate(subjects(folder, seconds, count)):
        place = folder / f"saving-{number}"
        place.mkdir()
        rows += compare(subject, place)
        for row in rows:
            if row.clip == subject.name:
                told = f"{row.fixed_bps:,.0f}" if row.fixed_bps else "outside its curve"
                print(
                    f"{subject.kind} {row.clip} {row.rung}: CRF {row.crf}, VMAF {row.vmaf}, "
                    f"{row.ours_bps:,.0f} bit/s, fixed ladder {told}",
                    flush=True,
                )
    return rows


def _result(times: dict[str, float], done: Transcode, rows: list[Compared], runs: int) -> Result:
    rungs = [item.rung.name for item in done.renditions]
    facts = {name: _segments(done.out_dir / name) for name in rungs}
    cuts = [[segment.shown_s[0] for segment in found] for found in facts.values()]
    apart = [_frames_apart(found, float(done.renditions[0].fps)) for found in facts.values()]
    qualities = {name: read_quality(done.out_dir / name) for name in rungs}
    by_rung = {
        name: round(saving([row for row in rows if row.rung == name]), 3)
        for name in dict.fromkeys(row.rung for row in rows)
        if any(row.fixed_bps for row in rows if row.rung == name)
    }
    return Result(
        clip_s=done.duration_ms / 1000,
        runs=runs,
        cpus=os.cpu_count() or 1,
        load_average=round(os.getloadavg()[0], 2),
        playable_s=round(times["playable"], 2),
        playable_cpu_s=round(times["playable_cpu"], 2),
        full_s=round(times["full"], 2),
        full_cpu_s=round(times["full_cpu"], 2),
        stills_s=round(times["stills"], 2),
        keyframes_identical=all(cut == cuts[0] for cut in cuts),
        av_length_frames=round(max(apart), 2),
        hls_findings=len(check_hls(done.out_dir)),
        crf_by_rung={name: item.crf for name, item in qualities.items() if item},
        bits_saved=round(saving(rows), 3) if rows else None,
        bits_saved_clips=len({row.clip for row in rows}),
        bits_saved_not_comparable=sum(row.fixed_bps is None for row in rows),
        bits_saved_by_rung=by_rung,
    )


def _segments(folder: Path) -> list[SegmentFacts]:
    tracks = read_tracks((folder / "init.mp4").read_bytes())
    return [read_segment(path, tracks) for path in sorted(folder.glob("seg_*.m4s"))]


def _frames_apart(found: list[SegmentFacts], fps: float) -> float:
    """Pictures by which sound and picture differ in length."""
    heard = found[-1].sound_s
    assert heard is not None
    return abs(heard[1] - (found[-1].shown_s[-1] + 1 / fps)) * fps


def _children_cpu_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _made_clip(target: Path, size: str, seconds: float) -> Path:
    width, height = (int(side) for side in size.split("x"))
    run_ffmpeg(
        [
            *("-f", "lavfi", "-i", f"gradients=s={width}x{height}:r=30:speed=0.01:seed=7"),
            *("-f", "lavfi", "-i", f"testsrc2=s={width // 2}x{height // 3}:r=30"),
            *("-f", "lavfi", "-i", "anoisesrc=color=pink:amplitude=0.2:seed=7"),
            "-filter_complex",
            "[0][1]overlay=x='W/4+W/12*sin(t*2)':y='H/5+H/30*t'[v]",
            *("-map", "[v]", "-map", "2", "-t", str(seconds), "-c:v", "libx264"),
            *("-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", "-c:a", "aac"),
            str(target),
        ],
        ProcessLimits(wall_s=600),
    )
    return target


if __name__ == "__main__":
    main()
