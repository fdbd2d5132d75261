"""Text that stands in a picture: RapidOCR's models, which come inside its package.

It reads Latin letters and digits; Devanagari is read by `perception.devanagari`. Lines of other
scripts never come, and what they say is known by reports alone. Words come apart as they stand, by
`perception.word_spaces`.

The models are pinned by sha256 and have to read a drawn picture before they read anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perception import golden
from perception.pixels import checked, shrunk
from perception.runtime import PerProcess
from perception.weights import ModelUnavailable, file_sha256
from perception.word_spaces import WithSpaces

LONG_SIDE = 736
DETECT_SIDE = 544
"""To what the shorter side is enlarged before lines are looked for. The package's own 736 takes
twice as long and finds a third more only of letters under a sixtieth of the picture's height."""
MODEL = "rapidocr"
PINNED = {
    "ch_PP-OCRv4_det_infer.onnx": (
        "d2a7720d45a54257208b1e13e36a8479894cb74155a5efe29462512d42f49da9"
    ),
    "ch_PP-OCRv4_rec_infer.onnx": (
        "48fc40f24f6d2a207a2b1091d3437eb3cc3eb6b676dc3ef9c37384005483683b"
    ),
    "ch_ppocr_mobile_v2.0_cls_infer.onnx": (
        "e47acedf663230f8863ff1ab0e64dd2d82b838fceb5957146dab185a89d6215c"
    ),
}
"""The files of `rapidocr-onnxruntime==1.4.4` and their sha256."""
LEAST_CERTAINTY = 0.7
# Two letters, or as many digits as what one should call has.
_WORDS = re.compile(r"[A-Za-z]{2}|\d(?:[ .()+-]{0,3}\d){7}")


@dataclass(frozen=True, slots=True)
class Found:
    """A line that stands in a picture.

    Args:
        part: Where it stands, RGB, shape (h, w, 3).
        text: What it would be in Latin letters.
        certainty: Of that, in [0, 1].
    """

    part: NDArray[np.uint8]
    text: str
    certainty: float


class ScreenReader:
    """Reads pictures."""

    def __init__(self) -> None:
        try:
            import rapidocr_onnxruntime
        except ImportError as error:
            raise ModelUnavailable(MODEL, "is not installed") from error
        check_files(Path(rapidocr_onnxruntime.__file__).parent / "models")
        try:
            self._read: Any = rapidocr_onnxruntime.RapidOCR(
                intra_op_num_threads=1, inter_op_num_threads=1, det_limit_side_len=DETECT_SIDE
            )
            plain = self._read.text_rec.postprocess_op
            self._read.text_rec.postprocess_op = WithSpaces(plain, plain.character.index(" "))
            read = self.lines([golden.written()])[0]
        except Exception as error:  # The package raises a family of its own; all mean "no model".
            raise ModelUnavailable(MODEL, f"cannot be used ({type(error).__name__})") from error
        if golden.squeezed(" ".join(read)) != golden.squeezed(golden.WRITTEN):
            raise ModelUnavailable(MODEL, "does not read its golden picture")

    def lines(self, pictures: Sequence[NDArray[np.uint8]]) -> list[list[str]]:
        """The lines of each picture in Latin letters and digits, as they lie from top to bottom.

        Args:
            pictures: RGB arrays of shape (h, w, 3); large ones are shrunk before reading.

        Raises:
            PictureInvalid: One of them cannot be looked at.
        """
        return [latin_of(self.found(checked(picture))) for picture in pictures]

    def found(self, picture: NDArray[np.uint8]) -> list[Found]:
        """Every line that stands in a picture, in whatever script; its text is what it would be in
        Latin letters.

        Raises:
            PictureInvalid: It cannot be looked at.
        """
        small = shrunk(checked(picture), LONG_SIDE)
        found, _ = self._read(np.ascontiguousarray(small[:, :, ::-1]), use_cls=False, text_score=0)
        return [
            Found(_cut(small, np.asarray(box, np.float64)), str(text).strip(), float(certainty))
            for box, text, certainty in found or ()
        ]


def latin_of(found: Sequence[Found]) -> list[str]:
    """Of what was found the lines that were read with certainty. Pure."""
    return [
        one.text for one in found if one.certainty >= LEAST_CERTAINTY and _WORDS.search(one.text)
    ]


def _cut(picture: NDArray[np.uint8], box: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The part of a picture in which a line stands, with room for what letters have above and
    below them.

    Args:
        box: Shape (4, 2), its corners as (x, y).
    """
    (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
    beside, above = 0.15 * (bottom - top), 0.25 * (bottom - top)
    y, x = max(0, int(top - above)), max(0, int(left - beside))
    return picture[y : int(bottom + above) + 1, x : int(right + beside) + 1]


def check_files(folder: Path) -> None:
    """Passes where the package's models are those that were pinned.

    Raises:
        ModelUnavailable: One is missing or altered.
    """
    for name, sha256 in PINNED.items():
        if not (folder / name).is_file():
            raise ModelUnavailable(MODEL, f"lacks its file {name}")
        if file_sha256(folder / name) != sha256:
            raise ModelUnavailable(MODEL, f"has an altered file {name}")


screen_reader = PerProcess(ScreenReader)
"""The reader of this process, loaded on first use."""
