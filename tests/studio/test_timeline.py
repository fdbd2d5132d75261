"""Time runs both ways: from sources to the timeline and back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.edl import Clip, Edl, ticks_of
from studio.timeline import (
    Span,
    length_of,
    moment_at,
    moved_spans,
    segments,
    shown_at,
    shown_spans,
    source_spans,
)

S = ticks_of(1000)
CLIPS = st.builds(
    lambda begin, length, speed, source: Clip("c", source, begin, begin + length, speed),
    st.integers(0, 10 * S),
    st.integers(S // 5, 5 * S),
    st.sampled_from([250, 500, 750, 1000, 1250, 2000, 3333, 4000]),
    st.sampled_from(["main", "b"]),
)
EDITS = st.lists(CLIPS, min_size=1, max_size=5).map(lambda clips: Edl(clips=tuple(clips)))


def cut(*pieces: tuple[int, int, int]) -> Edl:
    """Clips of the main source: from, to (tenths of a second), speed in percent."""
    made = (
        Clip(f"c{n}", "main", a * S // 10, b * S // 10, v * 10)
        for n, (a, b, v) in enumerate(pieces)
    )
    return Edl(clips=tuple(made))


@given(EDITS, st.floats(0, 0.999))
def test_a_moment_finds_its_way_back(edit: Edl, share: float) -> None:
    parts = segments(edit)
    at = int(share * length_of(edit))
    moment = moment_at(parts, at)
    clip = parts[moment.clip].clip
    assert clip.in_ticks <= moment.at < (clip.out_ticks or 0)
    step = max(1, 1000 // clip.speed)
    assert any(abs(found - at) <= step for found in shown_at(parts, moment.source, moment.at)) or (
        any(s.start <= at < s.end for s in shown_spans(parts, moment.source, 0, 99 * S))
    )


@given(EDITS)
def test_a_timeline_has_no_holes_and_its_pieces_come_from_their_sources(edit: Edl) -> None:
    parts = segments(edit)
    assert parts[0].start == 0 and parts[-1].end == length_of(edit)
    assert all(a.end == b.start for a, b in pairwise(parts))
    pieces = source_spans(parts, 0, length_of(edit))
    assert [(p.source, p.start, p.end) for p in pieces] == [
        (c.source, c.in_ticks, c.out_ticks) for c in edit.clips
    ]


@given(EDITS, st.floats(0, 1), st.floats(0, 1))
def test_moving_between_equal_edits_moves_nothing_away(edit: Edl, a: float, b: float) -> None:
    parts, length = segments(edit), length_of(edit)
    start, end = sorted((int(a * length), int(b * length)))
    moved = moved_spans(parts, parts, start, end)
    assert sum(s.length for s in moved) >= end - start - 1
    for span in moved:
        assert 0 <= span.start < span.end <= length


def test_cutting_the_middle_out_joins_what_is_left() -> None:
    whole, holed = segments(cut((0, 100, 100))), segments(cut((0, 40, 100), (60, 100, 100)))
    assert moved_spans(whole, holed, 3 * S, 7 * S) == [Span(3 * S, 5 * S)]
    assert moved_spans(whole, holed, 4 * S, 6 * S) == []


def test_speed_and_order_are_followed() -> None:
    whole = segments(cut((0, 100, 100)))
    turned = segments(cut((50, 100, 200), (0, 50, 50)))
    assert moved_spans(whole, turned, 6 * S, 8 * S) == [Span(S // 2, 3 * S // 2)]
    assert moved_spans(whole, turned, 0, S) == [Span(5 * S // 2, 9 * S // 2)]
    assert moment_at(turned, S).at == 7 * S
    assert shown_at(turned, "main", 7 * S) == [S]
    assert shown_spans(turned, "main", 4 * S, 6 * S) == [
        Span(0, S // 2),
        Span(21 * S // 2, 25 * S // 2),
    ]
