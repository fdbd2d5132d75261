"""What stands in the pictures of a clip is read for its tags, in Hindi as in Latin letters."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from perception.tags.mentions import mentions
from perception.weights import ModelUnavailable
from studio.lettering.materials import Face, font_path
from studio.tagging import suggest as suggesting

pytestmark = pytest.mark.usefixtures("models")


def frame_with(line: str) -> np.ndarray:
    picture = Image.new("RGB", (414, 736), (242, 226, 208))
    font = ImageFont.truetype(str(font_path(Face.DEVANAGARI_BOLD)), 40)
    ImageDraw.Draw(picture).text((24, 300), line, (40, 18, 30), font)
    return np.asarray(picture, np.uint8)


def test_hindi_that_stands_in_a_picture_is_read_for_tags() -> None:
    (line,) = suggesting.words_in(frame_with("बनारसी साड़ी"))
    assert "sarees" in mentions(line)


def test_without_the_reader_of_hindi_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: object) -> list[list[str]]:
        raise ModelUnavailable("devanagari", "gone")

    monkeypatch.setattr(suggesting, "written_in", gone)
    assert suggesting.words_in(frame_with("New saree")) == ["New saree"]
