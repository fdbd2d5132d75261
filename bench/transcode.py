"""How long a clip takes from upload to its first rung, to all rungs and to its stills.

    python -m bench.transcode [CLIP] [--seconds 12] [--size 1080x1920] [--runs 3] [--json]

Without a clip it makes one: a drifting gradient under moving detail with pink noise, which encodes
about like a designed clip; filmed ones cost up to half more. Wall time depends on what else runs;
`first_cpu_ms` and `rest_cpu_ms` do not.
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

from studio.confined import ProcessLimits
from studio.ffmpeg import run_ffmpeg
from studio.probe import probe
from studio.thumbnails import make_stills
from studio.transcode import transcode_first, transcode_rest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """Medians of wall time over the runs."""

    clip_s: float
    width: int
    height: int
    runs: int
    cpus: int
    load_average: float
    probe_ms: int
    first_ms: int
    first_cpu_ms: int
    rest_ms: int
    rest_cpu_ms: int
    stills_ms: int
    whole_ms: int
    realtime_factor: float
    rungs: list[str]
    total_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=12.0)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jhalak-bench-") as folder:
        clip = args.clip or _made_clip(Path(folder) / "clip.mp4", args.size, args.seconds)
        result = _measure(clip, Path(folder), args.runs)
    print(
        f"{result.clip_s:.0f} s of {result.width}×{result.height}: first rung "
        f"{result.first_ms} ms, other rungs {result.rest_ms} ms, stills {result.stills_ms} ms; "
        f"{result.realtime_factor:.2f} × its length in all ({', '.join(result.rungs)})"
    )
    if args.json:
        print(json.dumps(asdict(result)))


def _measure(clip: Path, folder: Path, runs: int) -> Result:
    times: defaultdict[str, list[float]] = defaultdict(list)

    def timed(name: str, work: Callable[[], T]) -> T:
        began, cpu_began = time.perf_counter(), _children_cpu_s()
        done = work()
        times[name].append(time.perf_counter() - began)
        times[f"{name}_cpu"].append(_children_cpu_s() - cpu_began)
        return done

    for number in range(runs):
        out = folder / f"out-{number}"
        began = time.perf_counter()
        info = timed("probe", partial(probe, clip))
        timed("first", partial(transcode_first, clip, out, info))
        timed("stills", partial(make_stills, out))
        done = timed("rest", partial(transcode_rest, clip, out, info))
        times["whole"].append(time.perf_counter() - began)
    medians = {name: round(statistics.median(values) * 1000) for name, values in times.items()}
    return Result(
        clip_s=info.duration_ms / 1000,
        width=info.width,
        height=info.height,
        runs=runs,
        cpus=os.cpu_count() or 1,
        load_average=round(os.getloadavg()[0], 2),
        probe_ms=medians["probe"],
        first_ms=medians["first"],
        first_cpu_ms=medians["first_cpu"],
        rest_ms=medians["rest"],
        rest_cpu_ms=medians["rest_cpu"],
        stills_ms=medians["stills"],
        whole_ms=medians["whole"],
        realtime_factor=round(medians["whole"] / info.duration_ms, 3),
        rungs=[item.rung.name for item in done.renditions],
        total_bytes=sum((done.out_dir / name).stat().st_size for name in done.files),
    )


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
