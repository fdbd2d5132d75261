"""Hindi in pictures: read line by line, noise left out, by data that is as it was pinned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception import devanagari
from perception.devanagari import (
    DEVANAGARI,
    GOLDEN,
    GOLDEN_WRITTEN,
    DevanagariReader,
    hindi_of,
    settled,
)
from perception.golden import squeezed
from perception.weights import ModelUnavailable, ready
from perception.written import written_in
from studio.lettering.materials import Face, font_path

LINES = ("इत्र कितना लगाएँ?", "करवा चौथ का श्रृंगार", "तीन मिनट में तैयार")


def drawn(*lines: str, face: Face = Face.DEVANAGARI_BOLD, size: int = 30) -> np.ndarray:
    picture = Image.new("RGB", (414, 736), (242, 226, 208))
    font = ImageFont.truetype(str(font_path(face)), size)
    for row, line in enumerate(lines):
        ImageDraw.Draw(picture).text((24, 120 + 90 * row), line, (40, 18, 30), font)
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize(
    ("read", "line"),
    [
        ("'रगड़ना ठीक है? |", "रगड़ना ठीक है?"),
        ("तेल में क्या है", "तेल में क्या है"),
        ("गुलाब", "गुलाब"),
        ("कॉल करो 98765", "कॉल करो 98765"),
        ("है", ""),
        ("के. ६", ""),
        ("| |", ""),
        ("०008 ४४०50, 5080", ""),
        ("(०8 ९पंपंणा", ""),
        ("Blush on रंग", ""),
        ("", ""),
    ],
)
def test_noise_is_no_line(read: str, line: str) -> None:
    assert hindi_of(read) == line


def test_what_fades_in_is_read_as_it_stands_once_it_is_there() -> None:
    pictures = [[("दीयों चालो लो शाम", 72.0)], [("दीयों वालो शाम", 94.0)], [("चार हज़ार", 60.0)]]
    assert settled(pictures) == [["दीयों वालो शाम"], ["दीयों वालो शाम"], ["चार हज़ार"]]
    both_sure = [[("रंग नया", 90.0)], [("रंग गया", 95.0)]]
    assert settled(both_sure) == [["रंग नया"], ["रंग गया"]], "what is sure stays, however near"


@pytest.mark.usefixtures("models")
def test_the_golden_picture_is_read_letter_for_letter() -> None:
    with Image.open(GOLDEN) as golden:
        read, sure = DevanagariReader(ready(DEVANAGARI)).read(np.asarray(golden.convert("RGB")))
    assert squeezed(read) == squeezed(GOLDEN_WRITTEN) and sure >= devanagari.SURE


@pytest.mark.usefixtures("models")
def test_both_scripts_of_a_picture_are_read_and_neither_as_the_other() -> None:
    hindi, latin, nothing = written_in(
        [drawn(*LINES), drawn("New lehenga in red", face=Face.SANS_BOLD), drawn()]
    )
    for line in LINES:
        assert any(squeezed(line)[:8] == squeezed(one)[:8] for one in hindi), (line, hindi)
    assert latin == ["New lehenga in red"] and nothing == []


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize("shape", [(1, 1), (2, 900), (300, 3), (48, 4000)])
def test_a_part_of_any_shape_does_no_harm(shape: tuple[int, int]) -> None:
    part = np.random.default_rng(3).integers(0, 255, (*shape, 3), np.uint8)
    line, sure = DevanagariReader(ready(DEVANAGARI)).read(part)
    assert line == "" and sure == 0


def test_without_its_data_nobody_reads(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be used"):
        DevanagariReader(tmp_path)
    (tmp_path / "hin.traineddata").write_bytes(b"not what it was")
    with pytest.raises(ModelUnavailable, match="cannot be used"):
        DevanagariReader(tmp_path)
