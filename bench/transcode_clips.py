"""Ten clips that differ in what makes encoding hard: five drawn, five moved over real pictures.

Drawn ones are the same on every machine. Filmed ones (`../shared/data/videos`) and photographs
(`../shared/data/images`) take the places of drawn ones where they are present.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from studio.confined import ProcessLimits
from studio.ffmpeg import run_ffmpeg

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SIZE = (1080, 1920)
_HAND = "x='(iw-ow)/2+60*sin(t*1.3)+6*sin(t*9)':y='(ih-oh)/2+80*sin(t*0.7)+5*sin(t*11)'"
_DRAWN = {
    "gradient": "gradients=s={s}:r=30:speed=0.01:seed=7",
    "fractal": "mandelbrot=s={s}:r=30:start_scale=0.05:end_scale=0.02:end_pts=300",
    "cells": "life=s=270x480:r=30:mold=20:ratio=0.2:seed=7:death_color=#7722aa:life_color=#ffcc66,"
    "scale={w}:{h}:flags=neighbor",
    "titles": "testsrc2=s={s}:r=30",
    "bars": "smptehdbars=s={s}:r=30,rotate=a='0.05*t':fillcolor=0x223344",
    "plasma": "gradients=s={s}:r=30:n=8:type=spiral:speed=0.02:seed=3",
    "sierpinski": "sierpinski=s={s}:r=30:type=carpet:seed=5",
    "grain": "gradients=s={s}:r=30:n=4:speed=0.005:seed=9,noise=alls=9:allf=t",
    "colours": "colorspectrum=s={s}:r=30,hue=h='40*t'",
    "zones": "zoneplate=s={s}:r=30:kt=2:kx=1:ky=1",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A clip by name, and whether it was filmed, photographed or drawn."""

    name: str
    kind: str
    path: Path


def subjects(folder: Path, seconds: float, count: int = 10) -> Iterator[Subject]:
    """Clips made in `folder`, real ones first."""
    for kind, name, args in islice(_plans(), count):
        path = folder / f"{name}.mp4"
        encoder = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", "30")
        run_ffmpeg(
            [*args, "-t", str(seconds), *encoder, "-an", "-pix_fmt", "yuv420p", str(path)],
            ProcessLimits(wall_s=600),
        )
        yield Subject(name, kind, path)


def _plans() -> Iterator[tuple[str, str, list[str]]]:
    width, height = SIZE
    for path in sorted((SHARED / "videos").glob("*.mp4")):
        yield "filmed", path.stem[:12], ["-ss", "1", "-i", str(path)]
    photos = sorted((SHARED / "images").glob("*.jpg"))
    for number, noise in ((20, 0), (60, 4), (100, 8)):
        if number < len(photos):
            grain = f",noise=alls={noise}:allf=t" if noise else ""
            wide = f"scale={width * 6 // 5}:{height * 6 // 5}:force_original_aspect_ratio=increase"
            moved = f"{wide}:flags=lanczos,crop={width}:{height}:{_HAND}{grain}"
            still = ["-loop", "1", "-framerate", "30", "-i", str(photos[number])]
            yield "photographed", f"photo-{number}", [*still, "-vf", moved]
    for name, graph in _DRAWN.items():
        text = graph.format(s=f"{width}x{height}", w=width, h=height)
        yield "drawn", name, ["-f", "lavfi", "-i", text]
