"""The render of an edit: one file in high quality, which the ladder takes as its source.

No text of a user gets near a filter graph or a path: words arrive as pictures, and the graphs hold
numbers alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.confined import ProcessLimits, confined_pipe
from studio.edl import MAIN, Edl, SourceFacts, resolve_edl
from studio.ffmpeg import Progress, ffmpeg_path, short_reason, threads
from studio.frames import Frame
from studio.ladder import Rung
from studio.media_errors import FfmpegFailed, FfmpegTimedOut
from studio.media_info import MediaInfo
from studio.render.compose import Layer, compose, layers_of
from studio.render.framing import stage_size
from studio.render.pictures import frames_of
from studio.render.plan import Plan, plan_of, sample_at, source_tick
from studio.render.sound import RATE_HZ, mix, write_wave

CRF = 10
PRESET = "veryfast"
_WALL_BASE_S = 120.0
_WALL_PER_SECOND = 40.0


@dataclass(frozen=True, slots=True)
class Source:
    """A file that the edit uses, and what `probe` said of it."""

    path: Path
    info: MediaInfo


def is_plain(edl: Edl) -> bool:
    """The edit trims the main source and does nothing else, so the ladder needs no render."""
    if len(edl.clips) != 1 or edl.texts or edl.stickers or edl.sounds:
        return False
    (clip,) = edl.clips
    return (
        clip.source == MAIN
        and clip.speed == 1000
        and clip.fit == "whole"
        and not clip.frames
        and clip.look is None
        and clip.volume == 1000
    )


def render(
    edl: Edl,
    sources: Mapping[str, Source],
    out_mp4: Path,
    on_progress: Progress | None = None,
    *,
    canvas: Rung | None = None,
) -> Plan:
    """Makes the edit into `out_mp4`, whole or not at all.

    Args:
        sources: By the names that the edit uses; `main` has to be among them.
        on_progress: Gets values in [0, 1] that never fall. What it raises cancels.
        canvas: Another size than the largest that the sources justify.

    Returns:
        What was made: size, rate and the number of frames.

    Raises:
        EdlRefused: The edit does not fit its sources.
        FfmpegTimedOut, FfmpegFailed: `out_mp4` is as it was.
    """
    edit = resolve_edl(edl, sources[MAIN].info.duration_ms, _facts(sources))
    plan = plan_of(edit, {name: source.info for name, source in sources.items()}, canvas)
    wall_s = _WALL_BASE_S + _WALL_PER_SECOND * float(plan.count / plan.rate)
    limits = ProcessLimits(wall_s=wall_s, cpu_s=int(wall_s * threads()))
    with tempfile.TemporaryDirectory(dir=out_mp4.parent, prefix=".render.") as name:
        sound, made = Path(name) / "sound.wav", Path(name) / "made.mp4"
        write_wave(mix(edit, {n: (s.path, s.info) for n, s in sources.items()}, limits), sound)
        _encode(_frames(edit, sources, plan, limits), sound, made, plan, limits, on_progress)
        made.replace(out_mp4)
    if on_progress is not None:
        on_progress(1.0)
    return plan


def _frames(
    edit: Edl, sources: Mapping[str, Source], plan: Plan, limits: ProcessLimits
) -> Iterator[Frame]:
    canvas = (plan.width, plan.height)
    layers = layers_of(edit, *canvas)
    for shot in plan.shots:
        source, clip = sources[shot.part.clip.source], shot.part.clip
        size = (source.info.width, source.info.height)
        stage = stage_size(clip, size, canvas)
        decoded = frames_of(
            shot, source.path, source.info, stage, plan.rate, plan.frame_ticks, limits
        )
        for number, frame in enumerate(decoded, start=shot.first):
            at = source_tick(shot.part, number, plan.frame_ticks)
            shown = _shown(layers, sample_at(number, plan.frame_ticks))
            yield compose(frame, clip, size, canvas, at, shown)


def _shown(layers: list[Layer], at: int) -> list[Layer]:
    return [layer for layer in layers if layer.start <= at < layer.end]


def _encode(
    frames: Iterator[Frame],
    sound: Path,
    made: Path,
    plan: Plan,
    limits: ProcessLimits,
    on_progress: Progress | None,
) -> None:
    colour = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
    command = [
        *(ffmpeg_path(), "-hide_banner", "-y", "-loglevel", "error"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{plan.width}x{plan.height}"),
        *("-r", f"{plan.rate.numerator}/{plan.rate.denominator}", "-i", "pipe:0"),
        *("-i", f"file:{sound.resolve()}", "-map", "0:v", "-map", "1:a"),
        *(
            "-vf",
            "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd"
            "+full_chroma_inp,format=yuv420p",
        ),
        *("-c:v", "libx264", "-preset", PRESET, "-crf", str(CRF), "-threads", str(threads())),
        *(*colour, "-color_range", "tv", "-g", "60", "-bf", "2"),
        *("-c:a", "aac", "-b:a", "256k", "-ar", str(RATE_HZ), "-ac", "2"),
        *("-fflags", "+bitexact", "-movflags", "+faststart", f"file:{made.resolve()}"),
    ]
    every = max(1, plan.count // 200)
    with confined_pipe(command, limits, feeds=True) as child:
        try:
            for number, frame in enumerate(frames):
                child.stream.write(frame.tobytes())
                if on_progress is not None and number % every == 0:
                    on_progress(min(0.99, number / plan.count))
        except BrokenPipeError:
            pass  # The encoder has ended; its exit code tells why.
        ending = child.finish()
    if ending.timed_out:
        raise FfmpegTimedOut(limits.wall_s)
    if ending.exit_code != 0:
        raise FfmpegFailed(short_reason(ending.stderr), ending.exit_code)


def _facts(sources: Mapping[str, Source]) -> dict[str, SourceFacts]:
    return {
        name: SourceFacts(s.info.duration_ms, s.info.has_picture, s.info.has_audio)
        for name, s in sources.items()
    }
