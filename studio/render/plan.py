"""Which frames the result has, and what each shows. Pure; `plan.mjs` is its twin.

Frame `n` shows the timeline at `n + 3/10` frames: inside the frames of a source of the same rate,
and clear of the edges between frames at every common pair of rates, so that no rounding of a
decoder can tip it over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from studio.edl import MAIN, TICKS_PER_S, Edl
from studio.ladder import Rung, SourceSize, frame_rate_for, ladder_for
from studio.media_info import MediaInfo
from studio.timeline import Segment, length_of, segments


@dataclass(frozen=True, slots=True)
class Shot:
    """The frames that one clip fills.

    Args:
        first: Number of its first frame.
        count: Never 0.
    """

    part: Segment
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The result.

    Args:
        frame_ticks: Length of a frame.
    """

    width: int
    height: int
    rate: Fraction
    frame_ticks: int
    count: int
    shots: tuple[Shot, ...]


def frame_ticks_of(rate: Fraction) -> int:
    """Ticks of one frame at a common rate."""
    return round(TICKS_PER_S / rate)


def sample_at(number: int, frame_ticks: int) -> int:
    """The timeline tick that frame `number` shows."""
    return number * frame_ticks + frame_ticks * 3 // 10


def frames_before(tick: int, frame_ticks: int) -> int:
    """How many frames show something before `tick`."""
    return max(0, -((frame_ticks * 3 // 10 - tick) // frame_ticks))


def source_tick(part: Segment, number: int, frame_ticks: int) -> int:
    """The moment of the source that frame `number` of the result shows."""
    inside = sample_at(number, frame_ticks) - part.start
    return part.clip.in_ticks + inside * part.clip.speed // 1000


def plan_of(edit: Edl, sources: Mapping[str, MediaInfo], canvas: Rung | None = None) -> Plan:
    """What is to be made of a resolved edit.

    Args:
        canvas: Its size; by default the largest that one of its sources justifies.
    """
    is_main = any(clip.source == MAIN for clip in edit.clips)
    info = sources[MAIN if is_main else edit.clips[0].source]
    rate = frame_rate_for(info.fps, is_vfr=info.is_vfr)
    ticks = frame_ticks_of(rate)
    canvas = canvas or canvas_for([sources[clip.source] for clip in edit.clips])
    shots = []
    for part in segments(edit):
        first, end = frames_before(part.start, ticks), frames_before(part.end, ticks)
        if end > first:
            shots.append(Shot(part, first, end - first))
    count = frames_before(length_of(edit), ticks)
    return Plan(canvas.width, canvas.height, rate, ticks, count, tuple(shots))


def canvas_for(sources: Sequence[SourceSize]) -> Rung:
    """The largest canvas that one of the sources justifies."""
    return max((rung for s in sources for rung in ladder_for(s)), key=lambda rung: rung.width)
