"""Clips whose frames carry their number as a barcode, many times over, and its reader."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from studio.ffmpeg import ffmpeg_path
from studio.frames import Frame
from studio.render.framing import Window

BITS, CHECK = 10, 6
_CHECK_PRIME = 61  # No power of two is a multiple of it, so each single misread bit is seen.
COLUMNS, ROWS = 6, 3  # White, black, then the bits.
_CONTRAST = 40


@dataclass(frozen=True, slots=True)
class Clip:
    """One source: a size, a rate, a length."""

    name: str
    width: int
    height: int
    fps: int
    frames: int

    @property
    def cell(self) -> int:
        """Side of a cell in pixels."""
        return min(self.width, self.height) // 30

    def tiles(self) -> Iterator[tuple[int, int]]:
        """Where the barcodes begin."""
        across, down = self.cell * (COLUMNS + 2), self.cell * (ROWS + 4)
        for y in range(self.cell, self.height - down + 1, down):
            shift = self.cell * (3 if y // down % 2 else 1)
            for x in range(shift, self.width - across + 1, across):
                yield x, y


CLIPS = (
    Clip("main", 360, 640, 30, 150),
    Clip("0192f0c4-9a51-7c51-8f43-5d6a4b1f2a01", 640, 360, 25, 125),
    Clip("0192f0c4-9a51-7c51-8f43-5d6a4b1f2a02", 540, 960, 60, 240),
    Clip("0192f0c4-9a51-7c51-8f43-5d6a4b1f2a03", 400, 400, 24, 120),
)


def make(clip: Clip, folder: Path) -> Path:
    """The clip as a file with a tone that comes and goes."""
    path = folder / f"{clip.name}.mp4"
    seconds = clip.frames / clip.fps
    # All of it: Chromium takes a picture whose tags are not complete for BT.601.
    tags = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
    colours = f"scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,{tags}"
    tone = f"sine=f=330:r=48000:d={seconds},volume='0.5*gt(mod(t,2),1)':eval=frame"
    command = [
        *(ffmpeg_path(), "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"),
        *("-s", f"{clip.width}x{clip.height}", "-r", str(clip.fps), "-i", "pipe:0"),
        *("-f", "lavfi", "-i", tone, "-vf", colours),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-g", "50", "-c:a", "aac"),
        *("-shortest", str(path)),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for number in range(clip.frames):
            encoder.stdin.write(picture(clip, number).tobytes())
        encoder.stdin.close()
    if encoder.returncode:
        raise OSError("a source could not be made")
    return path


def picture(clip: Clip, number: int) -> Frame:
    """Frame `number`: drifting colours, a moving ball, and the number in every tile."""
    y, x = np.mgrid[0 : clip.height : 4, 0 : clip.width : 4].astype(np.float32)
    turn = number / clip.fps
    waves = [
        128 + 70 * np.sin(x / 61 + y / 97 + 2 * turn + phase) + 40 * np.cos(y / 43 - turn)
        for phase in (0.0, 2.1, 4.2)
    ]
    small = np.clip(np.stack(waves, axis=-1), 0, 255).astype(np.uint8)
    frame = np.asarray(cv2.resize(small, (clip.width, clip.height)), np.uint8)
    ball = (round(clip.width * (0.5 + 0.4 * np.sin(turn))), round(clip.height * (turn / 3 % 1)))
    cv2.circle(frame, ball, clip.cell * 3, (250, 210, 60), -1, cv2.LINE_AA)
    cells = cells_of(number)
    side = clip.cell
    tile = np.kron(
        np.array(cells, np.uint8).reshape(ROWS, COLUMNS), np.ones((side, side), np.uint8)
    )
    for left, top in clip.tiles():
        frame[top : top + ROWS * side, left : left + COLUMNS * side] = (tile * 215 + 20)[..., None]
    return frame


def cells_of(number: int) -> list[int]:
    """White, black, ten bits and six that check them."""
    check = (number * 37 + 11) % _CHECK_PRIME
    word = number << CHECK | check
    return [1, 0, *(word >> k & 1 for k in reversed(range(BITS + CHECK)))]


def read_number(frame: Frame, clip: Clip, window: Window) -> int | None:
    """The number of the source frame that a canvas shows; None where no barcode can be read."""
    gray = frame @ np.array([0.2126, 0.7152, 0.0722])
    tall, wide = gray.shape
    votes: Counter[int] = Counter()
    side = clip.cell
    for left, top in clip.tiles():
        xs = left + side * (np.arange(COLUMNS) + 0.5)
        ys = top + side * (np.arange(ROWS) + 0.5)
        u = np.floor((xs - window.x) * window.scale + wide / 2).astype(int)
        v = np.floor((ys - window.y) * window.scale + tall / 2).astype(int)
        if u[0] < 1 or v[0] < 1 or u[-1] >= wide - 1 or v[-1] >= tall - 1:
            continue
        values = gray[np.ix_(v, u)].ravel()
        if values[0] - values[1] < _CONTRAST:
            continue
        bits = values[2:] > (values[0] + values[1]) / 2
        word = int("".join("1" if bit else "0" for bit in bits), 2)
        if cells_of(word >> CHECK)[2:] == [int(bit) for bit in bits]:
            votes[word >> CHECK] += 1
    return votes.most_common(1)[0][0] if votes else None
