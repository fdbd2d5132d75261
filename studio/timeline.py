"""Between a source's time and the timeline, both ways, in ticks. Pure.

Every function takes a resolved edit, whose ends are filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.edl import Clip, Edl


@dataclass(frozen=True, slots=True)
class Segment:
    """A clip with its place on the timeline, from `start` to before `end`."""

    clip: Clip
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a source, and the number of the clip that shows it."""

    clip: int
    source: str
    at: int


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Never negative."""
        return max(0, self.end - self.start)


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of one source."""

    source: str
    start: int
    end: int


def segments(edit: Edl) -> tuple[Segment, ...]:
    """The clips one after the other."""
    found, start = [], 0
    for clip in edit.clips:
        end = start + clip.length_ticks
        found.append(Segment(clip, start, end))
        start = end
    return tuple(found)


def length_of(edit: Edl) -> int:
    """How long the result is."""
    return sum(clip.length_ticks for clip in edit.clips)


def moment_at(parts: Sequence[Segment], at: int) -> Moment:
    """What the timeline shows at `at`; before it the first moment, after it the last."""
    for number, part in enumerate(parts):
        if at < part.end or number + 1 == len(parts):
            inside = min(max(at, part.start), part.end - 1) - part.start
            source_at = part.clip.in_ticks + inside * part.clip.speed // 1000
            return Moment(number, part.clip.source, source_at)
    raise ValueError("a timeline has at least one clip")


def shown_at(parts: Iterable[Segment], source: str, at: int) -> list[int]:
    """Every moment of the timeline at which that moment of the source is shown."""
    return [span.start for span in shown_spans(parts, source, at, at + 1)]


def shown_spans(parts: Iterable[Segment], source: str, start: int, end: int) -> list[Span]:
    """Where a stretch of a source lies on the timeline, in its order; touching pieces are one."""
    pieces = []
    for part in parts:
        clip = part.clip
        assert clip.out_ticks is not None
        first, last = max(start, clip.in_ticks), min(end, clip.out_ticks)
        if clip.source == source and first < last:
            begin = part.start + (first - clip.in_ticks) * 1000 // clip.speed
            stop = part.start + -(-(last - clip.in_ticks) * 1000 // clip.speed)
            pieces.append(Span(begin, min(max(stop, begin + 1), part.end)))
    return merged(pieces)


def source_spans(parts: Iterable[Segment], start: int, end: int) -> list[SourceSpan]:
    """The stretches of sources that the timeline shows between two moments, in their order."""
    found = []
    for part in parts:
        first, last = max(start, part.start), min(end, part.end)
        if first < last:
            clip = part.clip
            assert clip.out_ticks is not None
            begin = clip.in_ticks + (first - part.start) * clip.speed // 1000
            stop = clip.in_ticks + -(-(last - part.start) * clip.speed // 1000)
            stop = clip.out_ticks if last == part.end else min(stop, clip.out_ticks)
            found.append(SourceSpan(clip.source, begin, max(stop, begin + 1)))
    return found


def moved_spans(
    before: Iterable[Segment], after: Sequence[Segment], start: int, end: int
) -> list[Span]:
    """Where another edit shows what this one shows between two moments; touching pieces are one."""
    found: list[Span] = []
    for piece in source_spans(before, start, end):
        found += shown_spans(after, piece.source, piece.start, piece.end)
    return merged(found)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in the fewest stretches, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
