"""Sizes and frame rates follow from the source alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ladder import ROUNDING, frame_rate_for, ladder_for, placement_for


@dataclass(frozen=True)
class Size:
    width: int
    height: int


SIZES = st.builds(Size, st.integers(96, 4096), st.integers(96, 4096))


@pytest.mark.parametrize(
    ("size", "names"),
    [
        (Size(1080, 1920), ["540p", "360p", "720p", "1080p"]),
        (Size(2160, 3840), ["540p", "360p", "720p", "1080p"]),
        (Size(1920, 1080), ["540p", "360p", "720p", "1080p"]),
        (Size(720, 1280), ["540p", "360p", "720p"]),
        (Size(719, 1279), ["540p", "360p", "720p"]),
        (Size(640, 640), ["540p", "360p"]),
        (Size(480, 720), ["480w", "360p"]),
        (Size(1000, 1778), ["540p", "360p", "720p", "1000w"]),
        (Size(320, 240), ["320w"]),
    ],
    ids=str,
)
def test_the_ladder_holds_what_the_source_has(size: Size, names: list[str]) -> None:
    assert [rung.name for rung in ladder_for(size)] == names


@given(SIZES)
def test_no_rung_is_larger_than_the_source(size: Size) -> None:
    for rung in ladder_for(size):
        scale = min(rung.width / size.width, rung.height / size.height)
        # The even side below may round one pixel up on very small sources.
        assert scale <= ROUNDING + 2 / min(size.width, size.height)


@given(SIZES)
def test_every_rung_is_an_even_9_by_16_canvas_of_its_own_name(size: Size) -> None:
    rungs = ladder_for(size)
    assert rungs and len({rung.name for rung in rungs}) == len(rungs)
    for rung in rungs:
        assert rung.width % 2 == rung.height % 2 == 0
        assert rung.width / rung.height == pytest.approx(9 / 16, abs=0.012)


@given(SIZES)
def test_a_picture_fills_its_canvas_or_stands_inside_it(size: Size) -> None:
    for rung in ladder_for(size):
        place = placement_for(size, rung)
        assert place.width % 2 == place.height % 2 == 0
        if place.is_filling:
            assert place.width >= rung.width and place.height >= rung.height
        else:
            assert place.width <= rung.width and place.height <= rung.height
            assert place.width == rung.width or place.height == rung.height


def test_a_landscape_picture_keeps_its_shape() -> None:
    place = placement_for(Size(1920, 1080), ladder_for(Size(1920, 1080))[0])
    assert (place.width, place.height, place.is_filling) == (540, 304, False)


def test_a_picture_nearly_9_by_16_is_cropped_not_barred() -> None:
    assert placement_for(Size(1080, 1900), ladder_for(Size(1080, 1900))[0]).is_filling
    assert not placement_for(Size(1080, 2340), ladder_for(Size(1080, 2340))[0]).is_filling


@pytest.mark.parametrize(
    ("fps", "is_vfr", "rate"),
    [
        (30.0, False, Fraction(30)),
        (29.97, False, Fraction(30000, 1001)),
        (23.976, False, Fraction(24000, 1001)),
        (25.0, False, Fraction(25)),
        (60.0, False, Fraction(30)),
        (59.94, False, Fraction(30000, 1001)),
        (50.0, False, Fraction(25)),
        (240.0, False, Fraction(30)),
        (10.0, False, Fraction(10)),
        (29.833, False, Fraction(30)),
        (27.3, True, Fraction(30)),
        (0.0, False, Fraction(30)),
    ],
)
def test_the_rate_is_even_and_at_most_30(fps: float, is_vfr: bool, rate: Fraction) -> None:
    assert frame_rate_for(fps, is_vfr=is_vfr) == rate
