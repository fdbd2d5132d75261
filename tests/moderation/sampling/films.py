"""Clips made by ffmpeg on the spot: something else shows for a moment, or it is broken."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

import av

from tests.folders import shared_folder
from tests.studio.conftest import ffmpeg


@lru_cache
def flash(
    start_s: float,
    length_s: float,
    *,
    seconds: float = 12.0,
    color: str = "red",
    sound: bool = False,
) -> Path:
    """A moving picture in which red fills the screen for `length_s` from `start_s` on."""
    target = shared_folder() / "flash.mp4"
    shown = f"between(t,{start_s},{start_s + length_s})"
    ffmpeg(
        *("-f", "lavfi", "-i", f"testsrc2=size=216x384:rate=24:duration={seconds}"),
        *("-vf", f"drawbox=color=red:t=fill:enable='{shown}'"),
        *("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"),
        *("-x264-params", "keyint=48:scenecut=0", str(target)),
    )
    return target


def broken(whole: Path, start_s: float, length_s: float, *, byte: int = 0x5A) -> Path:
    """A copy in which the bytes of every picture in that stretch are overwritten."""
    target = whole.with_name(f"broken-{start_s}-{length_s}-{byte}.mp4")
    shutil.copyfile(whole, target)
    with av.open(str(whole)) as container, target.open("r+b") as file:
        stream = container.streams.video[0]
        for packet in container.demux(stream):
            if packet.pts is None or packet.pos is None:
                continue
            if start_s <= float(packet.pts * stream.time_base) < start_s + length_s:
                file.seek(packet.pos)
                file.write(bytes([byte]) * packet.size)
    return target
