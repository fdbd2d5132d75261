"""A rung's segments read: which pictures and sounds they hold, when, and of what kind.

Times come from the boxes themselves. ffmpeg's reader moves them where pictures are shown before
they are decoded, as the specification allows.
"""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from pathlib import Path

import av

from studio.hls_check.boxes import Run, Track, read_runs

_IDR, _SLICES = 5, (1, 5)


@dataclass(frozen=True, slots=True)
class SegmentFacts:
    """What one segment holds; times in seconds.

    Args:
        starts_with_idr: The first picture in coding order is an IDR.
        first_s: When the first picture in coding order is shown.
        shown_s: When each picture is shown, rising.
        sound_s: Start of the first sound and end of the last.
    """

    name: str
    starts_with_idr: bool
    first_s: float
    shown_s: tuple[float, ...]
    sound_s: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """What a decoder says of the streams."""

    codecs: str
    size: tuple[int, int]
    sample_rate_hz: int
    channels: int
    sound_tracks: int


def read_streams(init: Path, segment: Path) -> StreamFacts:
    """The streams of a rung.

    Raises:
        av.FFmpegError: It cannot be read.
    """
    whole = io.BytesIO(init.read_bytes() + segment.read_bytes())
    with av.open(whole, format="mp4") as container:
        picture, heard = container.streams.video[0].codec_context, container.streams.audio
        sound = heard[0].codec_context if heard else None
        is_avc = picture.name == "h264"
        name = f"avc1.{bytes(picture.extradata or b'')[1:4].hex()}" if is_avc else picture.name
        if sound is not None:
            is_lc = sound.name == "aac" and sound.profile in ("LC", None)
            name += ",mp4a.40.2" if is_lc else f",{sound.name} {sound.profile}"
        return StreamFacts(
            codecs=name,
            size=(picture.width, picture.height),
            sample_rate_hz=sound.sample_rate if sound else 0,
            channels=sound.channels if sound else 0,
            sound_tracks=len(heard),
        )


def read_segment(path: Path, tracks: list[Track]) -> SegmentFacts:
    """One segment, as a player that begins with it would meet it.

    Raises:
        ValueError: Its structure is broken or it holds no picture.
    """
    data = path.read_bytes()
    runs = read_runs(data)
    by_kind = {track.kind: track for track in tracks}
    picture, sound = by_kind.get("vide"), by_kind.get("soun")
    pictures = [run for run in runs if picture and run.track == picture.number]
    if picture is None or not pictures:
        raise ValueError("it holds no picture")
    shown = [at / picture.ticks for run in pictures for at in _shown(run)]
    heard = [run for run in runs if sound and run.track == sound.number]
    first = pictures[0]
    sample = data[first.first_at : first.first_at + first.first_size]
    return SegmentFacts(
        name=path.name,
        starts_with_idr=_first_slice(sample) == _IDR,
        first_s=shown[0],
        shown_s=tuple(sorted(shown)),
        sound_s=_span(heard, sound.ticks) if sound and heard else None,
    )


def _shown(run: Run) -> list[int]:
    decoded = itertools.accumulate(run.durations[:-1], initial=run.decode_start)
    return [at + offset for at, offset in zip(decoded, run.offsets, strict=True)]


def _span(runs: list[Run], ticks: int) -> tuple[float, float]:
    last = runs[-1]
    return runs[0].decode_start / ticks, (last.decode_start + sum(last.durations)) / ticks


def _first_slice(sample: bytes) -> int:
    """Kind of the first coded slice among length-prefixed NAL units; 0 if there is none."""
    at = 0
    while at + 5 <= len(sample):
        kind = sample[at + 4] & 0x1F
        if kind in _SLICES:
            return kind
        at += 4 + int.from_bytes(sample[at : at + 4], "big")
    return 0
