"""From a specification to a file: frames from the template, music from the seed, one encoder."""

from __future__ import annotations

import subprocess
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from moviepy.config import FFMPEG_BINARY
from moviepy.video.io.ffmpeg_writer import FFMPEG_VideoWriter
from numpy.typing import NDArray

from app.demo.captions import vtt
from app.demo.records import ClipSpec, RenderedClip
from app.demo.scenery import SAFE_LEFT, Script, disclosure_label
from app.demo.stage import FPS, HEIGHT, WIDTH, Stage
from app.demo.templates import TEMPLATES
from app.demo.templates.kind import Draw
from app.demo.world import world
from studio.music import RATE, compose


class FramePipe(FFMPEG_VideoWriter):  # type: ignore[misc]  # moviepy is untyped
    """moviepy's frame writer, opened for planar 4:2:0: its own constructor accepts RGB only."""

    def __init__(self, path: Path, audio: Path, threads: int) -> None:
        self.filename, self.logfile, self.codec = str(path), subprocess.PIPE, "libx264"
        self.audio_codec, self.ext = "aac", path.suffix[1:]
        raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FPS)]
        colour = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
        video = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-threads", str(threads)]
        video += ["-x264-params", "no-deblock=0:aq-mode=1:keyint=48:cabac=0"]
        sound = ["-c:a", "aac", "-b:a", "128k", "-ar", str(RATE)]
        inputs = [*raw, *colour, "-i", "-", "-i", str(audio)]
        exact = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
        output = [*video, *colour, "-color_range", "tv", *sound, *exact]
        self.proc = subprocess.Popen(
            [
                *(FFMPEG_BINARY, "-y", "-loglevel", "error", *inputs, *output),
                *("-movflags", "+faststart", "-shortest", str(path)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def finish(self) -> None:
        """Waits for the encoder.

        Raises:
            OSError: With the encoder's own last words, if it failed.
        """
        _, said = self.proc.communicate()
        if self.proc.returncode:
            raise OSError(f"the encoder failed on {self.filename}: {said.decode()[-300:]}")


def script_of(spec: ClipSpec) -> Script:
    """The specification with its people and products looked up in the world."""
    here = world()
    skus = dict.fromkeys(tag.sku for tag in spec.tags)
    return Script(spec, here.person[spec.creator], tuple(here.product[sku] for sku in skus))


def scene(script: Script) -> Draw:
    """The clip prepared for drawing any of its moments, with its advertising label on top."""
    stage_it = TEMPLATES[script.spec.template](script)
    label = disclosure_label(script.spec)

    def draw(stage: Stage, t: float) -> None:
        stage_it(stage, t)
        if label is not None:
            stage.put_at(label, SAFE_LEFT - 4, 108)

    return draw


def frames(script: Script) -> Iterator[Stage]:
    """Every frame in order, each drawn on the same stage: use it before asking for the next."""
    draw, stage = scene(script), Stage()
    for number in range(round(script.seconds * FPS)):
        draw(stage, number / FPS)
        yield stage


def render_clip(spec: ClipSpec, out_path: Path, *, threads: int = 2) -> RenderedClip:
    """Renders a clip with its music into an MP4 (H.264, AAC) and writes nothing else.

    Args:
        threads: Threads of the encoder.

    Raises:
        OSError: If the encoder fails or the disk is full.
        PackageUnavailable: If typefaces or illustrations cannot be had.
    """
    out_path.parent.mkdir(parents=True, exist_ok=True)
    script = script_of(spec)
    with tempfile.TemporaryDirectory(dir=out_path.parent, prefix=".render-") as scratch:
        sound, picture = Path(scratch, "music.wav"), Path(scratch, "clip.mp4")
        _write_wave(compose(spec.mood, spec.seed, script.seconds), sound)
        pipe = FramePipe(picture, sound, threads)
        try:
            for stage in frames(script):
                pipe.write_frame(stage.pixels)
        except BaseException:
            pipe.proc.kill()
            pipe.proc.communicate()
            raise
        pipe.finish()
        picture.replace(out_path)
    return RenderedClip(out_path, vtt(spec.cues), spec.duration_ms)


def _write_wave(samples: NDArray[np.float32], path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
