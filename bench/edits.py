"""Whether the browser's preview shows what the server renders, over random edit lists.

    python -m bench.edits [--lists 200] [--frames 4] [--seed 1] [--json]

For each list some frames are previewed in a real Chromium and compared with the same frames of the
server's render, as decoded from its file. `ssim_min` and `ssim_p5` are of the luma (Gaussian
windows of 11); `trim_error_frames` is the largest difference, in frames of the source, between the
frame that should be on screen, the one in the preview and the one in the render, all three read
from barcodes in the picture; `unread` counts frames without a readable one.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.editing.browser import open_browser
from bench.editing.lists import random_list
from bench.editing.sources import CLIPS, make, read_number
from bench.report import report, say
from studio.edl import TICKS_PER_S
from studio.ffmpeg import ffmpeg_path
from studio.frames import Frame
from studio.ladder import Rung
from studio.probe import probe
from studio.render import Source, render
from studio.render.framing import window_at
from studio.render.plan import Plan, source_tick

CANVAS = Rung("bench", 216, 384, 0, 0)
BY_NAME = {clip.name: clip for clip in CLIPS}


def measure(lists: int, frames: int, seed: int, keep: Path | None = None) -> dict[str, object]:
    """The figures over `lists` edit lists, `frames` frames each."""
    began, load = time.monotonic(), os.getloadavg()[0]
    draw = random.Random(seed)
    likeness: list[float] = []
    errors: list[int] = []
    unread = render_ms = preview_ms = wrong_length = 0
    with tempfile.TemporaryDirectory(prefix="edits.") as name:
        folder = Path(name)
        paths = {clip.name: make(clip, folder) for clip in CLIPS}
        sources = {name: Source(path, probe(path)) for name, path in paths.items()}
        facts = {name: (s.path, s.info) for name, s in sources.items()}
        size = (CANVAS.width, CANVAS.height)
        with open_browser(facts, size) as browser:
            for number in range(lists):
                edit = random_list(seed * 100_000 + number)
                out = folder / "made.mp4"
                at = time.monotonic()
                plan = render(edit, sources, out, canvas=CANVAS)
                rendered = decoded(out, *size)
                render_ms += round((time.monotonic() - at) * 1000)
                wrong_length += len(rendered) != plan.count
                chosen = _chosen(draw, plan, frames)
                at = time.monotonic()
                previewed, ticks = browser.show(edit, chosen)
                preview_ms += round((time.monotonic() - at) * 1000)
                assert ticks == plan.frame_ticks, (ticks, plan.frame_ticks)
                for shown, k in zip(previewed, chosen, strict=True):
                    likeness.append(ssim(shown, rendered[k]))
                    found = _errors(shown, rendered[k], plan, k)
                    unread += not found
                    errors += found
                    if keep is not None and (likeness[-1] < 0.985 or any(e > 0 for e in found)):
                        both = np.hstack([shown, rendered[k]])
                        file = keep / f"{likeness[-1]:.4f}_{number}_{k}.png"
                        cv2.imwrite(str(file), both[:, :, ::-1])
                if (number + 1) % 20 == 0:
                    say(f"{number + 1} lists, ssim_min {min(likeness):.4f}")
    return {
        "ssim_min": round(min(likeness), 4),
        "ssim_p5": round(float(np.percentile(likeness, 5)), 4),
        "ssim_mean": round(float(np.mean(likeness)), 4),
        "trim_error_frames": max(errors, default=-1),
        "wrong_length": wrong_length,
        "lists": lists,
        "frames": len(likeness),
        "unread": unread,
        "canvas": f"{CANVAS.width}x{CANVAS.height}",
        "render_ms_a_list": render_ms // lists,
        "preview_ms_a_frame": preview_ms // len(likeness),
        "seconds": round(time.monotonic() - began, 1),
        "load_average": round(load, 1),
    }


def ssim(one: Frame, other: Frame) -> float:
    """Structural similarity of the luma, Gaussian windows of 11 with σ 1.5."""
    a, b = (cv2.cvtColor(x, cv2.COLOR_RGB2GRAY).astype(np.float64) for x in (one, other))

    def soft(x: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(x, (11, 11), 1.5)[5:-5, 5:-5])

    mean_a, mean_b = soft(a), soft(b)
    var_a, var_b = soft(a * a) - mean_a**2, soft(b * b) - mean_b**2
    both = soft(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float((top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))).mean())


def decoded(path: Path, width: int, height: int) -> NDArray[np.uint8]:
    """Every frame of a file, shape (n, height, width, 3)."""
    command = [ffmpeg_path(), "-loglevel", "error", "-i", str(path), "-f", "rawvideo"]
    command += ["-vf", "scale=flags=bilinear+accurate_rnd+full_chroma_int+full_chroma_inp"]
    command += ["-fps_mode", "passthrough", "-pix_fmt", "rgb24", "pipe:1"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(data, np.uint8).reshape(-1, height, width, 3)


def _chosen(draw: random.Random, plan: Plan, frames: int) -> list[int]:
    """Random frames, and always one beside a cut."""
    edges = [n for shot in plan.shots for n in (shot.first, shot.first + shot.count - 1)]
    return [draw.choice(edges), *(draw.randrange(plan.count) for _ in range(frames - 1))]


def _errors(shown: Frame, made: Frame, plan: Plan, number: int) -> list[int]:
    shot = next(s for s in plan.shots if s.first <= number < s.first + s.count)
    source, clip = BY_NAME[shot.part.clip.source], shot.part.clip
    at = source_tick(shot.part, number, plan.frame_ticks)
    window = window_at(clip, (source.width, source.height), (plan.width, plan.height), at)
    meant = min(at * source.fps // TICKS_PER_S, source.frames - 1)
    found = [read_number(picture, source, window) for picture in (shown, made)]
    return [abs(read - meant) for read in found if read is not None] + [
        abs(a - b) for a, b in [found] if a is not None and b is not None
    ]


def main() -> None:
    """Measures and prints."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lists", type=int, default=200)
    parser.add_argument("--frames", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep pictures of what differs in this folder")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    result = measure(given.lists, given.frames, given.seed, given.keep)
    report(result, as_json=given.json)


if __name__ == "__main__":
    main()
