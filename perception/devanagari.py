"""Hindi that stands in a picture: Tesseract with its data for Hindi.

`perception.screen_text` finds the lines and reads Latin letters; what it cannot read comes here, a
line at a time. Asked for a whole picture Tesseract finds fewer of them in what lies behind. What it
makes of other scripts is noise: a line counts when it is sure enough, most of its letters are
Devanagari, and it has a word of three letters or two of two.
"""

from __future__ import annotations

import gzip
import os
import re
import threading
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from perception.golden import squeezed
from perception.runtime import PerProcess
from perception.weights import ModelSpec, ModelUnavailable, ready

HEIGHT = 48  # Of a line as it is read.
LEAST_CERTAINTY = 45
"""Of 100. Of 60 foul lines drawn over the demo's pictures 37 were found, with 60 of 100 34; of 40
honest ones none was held either way."""
SURE = 85
NEAR = 0.8
LEAST_SHARE = 0.7
MOST_WIDTH = 2_000
RESOLUTION = 150
GOLDEN = Path(__file__).with_name("golden_hindi.png")
GOLDEN_WRITTEN = "यहाँ लिखा है"
_DATA = "4.0.0_best_int/hin.traineddata.gz"
_LETTER = re.compile(r"[\u0904-\u0939\u0958-\u0961]")
_OTHER = re.compile(r"[^\W\d_\u0900-\u097f]|\d")
_NUMBER = re.compile(r"\d(?:[ .+-]{0,2}\d){4,}")  # As one calls or pays to.
_EDGE = re.compile(r"^[^\w\u0900-\u097f]+|[^\w\u0900-\u097f।?!]+$")

Reading = tuple[str, float]  # A line, and how sure of it, of 100.


class DevanagariReader:
    """Reads lines, one at a time.

    Args:
        folder: With `hin.traineddata`.
    """

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # Before the library is loaded.
        try:
            import tesserocr
        except ImportError as error:
            raise ModelUnavailable(DEVANAGARI.name, "is not installed") from error
        self._lock = threading.Lock()
        try:
            tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
            self._read: Any = tesserocr.PyTessBaseAPI(
                path=str(folder), lang="hin", psm=tesserocr.PSM.SINGLE_LINE
            )
        except RuntimeError as error:
            raise ModelUnavailable(DEVANAGARI.name, "cannot be used") from error

    def read(self, part: NDArray[np.uint8]) -> Reading:
        """What stands in a line, and how sure that is, of 100; empty where it is not Hindi.

        Args:
            part: RGB, shape (h, w, 3): the line and little else.
        """
        grey = Image.fromarray(part).convert("L")
        width = min(MOST_WIDTH, max(8, round(grey.width * HEIGHT / grey.height)))
        with self._lock:
            self._read.SetImage(grey.resize((width, HEIGHT), Image.Resampling.LANCZOS))
            self._read.SetSourceResolution(RESOLUTION)
            try:
                line, certainty = hindi_of(self._read.GetUTF8Text()), self._read.MeanTextConf()
            finally:
                self._read.Clear()
        return (line, certainty) if line and certainty >= LEAST_CERTAINTY else ("", 0)


def settled(pictures: Sequence[Sequence[Reading]]) -> list[list[str]]:
    """The lines of each picture, as the clip says them: what was read unsurely in one picture and
    nearly the same surely in another is what the other says. Pure.

    Lettering that fades in is read three ways, and three ways together can read as anything.
    """
    sure = sorted({r for lines in pictures for r in lines if r[1] >= SURE}, key=lambda r: -r[1])
    return [[_as_sure(reading, sure) for reading in lines] for lines in pictures]


def _as_sure(reading: Reading, sure: Sequence[Reading]) -> str:
    line, certainty = reading
    if certainty >= SURE:
        return line
    return next((other for other, _ in sure if _is_near(line, other)), line)


def _is_near(line: str, other: str) -> bool:
    return SequenceMatcher(None, squeezed(line), squeezed(other)).ratio() >= NEAR


def hindi_of(text: str) -> str:
    """A line without the dirt at its edges; empty where it is not Hindi. Pure."""
    line = _EDGE.sub("", " ".join(text.split()))
    letters, others = len(_LETTER.findall(line)), len(_OTHER.findall(_NUMBER.sub("", line)))
    words = sorted((len(_LETTER.findall(word)) for word in line.split()), reverse=True)
    has_words = words[:1] >= [3] or words[:2] >= [2, 2]
    is_hindi = letters >= LEAST_SHARE * (letters + others)
    return line if has_words and is_hindi else ""


def _build(source: Path, folder: Path) -> None:
    (folder / "hin.traineddata").write_bytes(gzip.decompress((source / _DATA).read_bytes()))


def _check(folder: Path) -> float:
    """1 where the golden picture is read, letter for letter."""
    with Image.open(GOLDEN) as picture:
        golden = np.asarray(picture.convert("RGB"), np.uint8)
    read, _ = DevanagariReader(folder).read(golden)
    if squeezed(read) != squeezed(GOLDEN_WRITTEN):
        raise ModelUnavailable(DEVANAGARI.name, "does not read its golden picture")
    return 1.0


DEVANAGARI = ModelSpec(
    name="tesseract-hindi",
    registry="npm",
    package="@tesseract.js-data/hin",
    version="1.0.0",
    package_sha256="42993832c06b5ccf7d98c6197b8d5cc6e1ebd8d71af07be453a8f28e0322c9b8",
    licence="Apache-2.0",
    sources=((_DATA, "f3b6a0d320df38d886178cdd727b90dbf9df3db053adb32bd9cf73f0463cda07"),),
    files=("hin.traineddata",),
    recipe=1,
    build=_build,
    check=_check,
)

devanagari_reader = PerProcess(lambda: DevanagariReader(ready(DEVANAGARI)))
"""The reader of this process, loaded on first use."""
