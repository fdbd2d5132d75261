"""Words in pictures come apart where they stand apart, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from perception.screen_text import ScreenReader
from perception.word_spaces import FAINT, LONG, SPACE_FROM, WithSpaces, spaced

SIGNS = ["blank", *"abcdefghijklmnopqrstuvwxyzP0123456789@.,/:-&", " "]
SPACE = len(SIGNS) - 1
FAMILY = "DejaVuSans.ttf"


def said(line: str, *, thinks: float) -> NDArray[np.float32]:
    """A recogniser that says every sign of a line, and thinks of each `_` as a space a little."""
    steps = []
    for sign in line:
        step = np.full(len(SIGNS), 1e-4, np.float32)
        if sign == "_":
            step[0], step[SPACE] = 0.9 - thinks, thinks
        else:
            step[SIGNS.index(sign)] = 0.9
        nothing = np.full(len(SIGNS), 1e-4, np.float32)
        nothing[0] = 0.9
        steps += [step, nothing]
    return np.array(steps, np.float32).reshape(-1, len(SIGNS))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("cotton_backing", "cotton backing"),
        ("a_tote,_taken_apart", "a tote, taken apart"),
        ("shade_04_for_dusky_skin", "shade 04 for dusky skin"),
        ("black_& white", "black & white"),
        ("pay riya_@_okaxis", "pay riya@okaxis"),
        ("riya.shop@ok_axis", "riya.shop@okaxis"),
        ("www.other_store.in now_or", "www.otherstore.in now or"),
        ("f_._u_._c", "f.u.c"),
        ("dono taraf._Phone poora", "dono taraf. Phone poora"),
        ("riya._shop", "riya.shop"),
        ("temple_necklace", "temple necklace"),
        ("98765_43210", "98765 43210"),
    ],
)
def test_a_space_that_is_thought_of_is_read_but_in_no_address(line: str, read: str) -> None:
    glued = line.replace("_", "")
    assert spaced(glued, said(line, thinks=0.2), SPACE) == read
    assert spaced(glued, said(line, thinks=FAINT / 2), SPACE) == glued


def test_a_fainter_thought_is_believed_in_long_words_alone() -> None:
    faint = (FAINT + SPACE_FROM) / 2
    assert len("cottonbacking") >= LONG > len("thirtysec")
    assert spaced("cottonbacking", said("cotton_backing", thinks=faint), SPACE) == "cotton backing"
    assert spaced("thirtysec", said("thirty_sec", thinks=faint), SPACE) == "thirtysec"
    two = spaced("thirty secbag", said("thirty sec_bag", thinks=faint), SPACE)
    assert two == "thirty secbag"  # Words are counted by themselves.


_LINE = st.text("abcxyz019@.,/:-&_ ", min_size=1, max_size=30).map(str.strip)


@example("", 0.2)
@given(_LINE, st.floats(0.0, 0.4))
def test_no_sign_but_spaces_ever_changes_and_no_space_goes(line: str, thinks: float) -> None:
    glued = line.replace("_", "")
    read = spaced(glued, said(line, thinks=thinks), SPACE)
    assert read.replace(" ", "") == glued.replace(" ", "")
    assert "  " not in read or "  " in glued
    assert read.count(" ") >= glued.count(" ")


def test_a_line_that_reads_otherwise_than_its_steps_stays_as_it_is() -> None:
    assert spaced("abc", said("ab", thinks=0.2), SPACE) == "abc"


def test_certainties_stay_as_the_package_gives_them() -> None:
    lines = WithSpaces(lambda *given, **facts: [("ab", 0.81)], SPACE)
    assert lines(np.stack([said("a_b", thinks=0.2)])) == [("a b", 0.81)]


def drawn(*lines: str, size: int) -> NDArray[np.uint8]:
    picture = Image.new("RGB", (540, 960), (22, 20, 30))
    font = ImageFont.truetype(FAMILY, size)
    for row, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 120 + 90 * row), line, (250, 244, 236), font)
    return np.asarray(picture, np.uint8)


@pytest.mark.slow
@pytest.mark.parametrize("size", [18, 24, 32])
def test_small_words_in_a_picture_are_read_as_words(size: int) -> None:
    lines = ("Cactus leather", "Woven in Barpeta", "Shade 04 for dusky skin", "Back in stock")
    (read,) = ScreenReader().lines([drawn(*lines, size=size)])
    assert [line.count(" ") for line in read] == [line.count(" ") for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize("number", ["98765 43210", "9876543210", "2345 6789 0124"])
def test_a_number_that_stands_alone_is_read_and_prices_are_not(number: str) -> None:
    (read,) = ScreenReader().lines([drawn(number, "1,499", "50%", "2.5", size=34)])
    assert ["".join(line.split()) for line in read] == ["".join(number.split())]
