"""Golden inputs: a freshly converted model must answer what the reference answered.

The text vectors in `golden.json` are those of the original 4-bit engine. The five classes agree
with TensorFlow.js to 4e-5, and the picture features were compared by what their ImageNet layer
says of photos. Processors differ in the last digits, hence cosines.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

GOLDEN = Path(__file__).with_name("golden.json")
LEAST_COSINE = 0.985
WRITTEN = "CALL 98765 43210"
"""What stands in the picture that a reader of text has to read."""


class GoldenMismatch(ValueError):
    """A converted model does not answer what it should."""

    def __init__(self, model: str, cosine: float) -> None:
        super().__init__(f"{model} answers its golden input with cosine {cosine:.4f}")


def picture(side: int) -> NDArray[np.uint8]:
    """A picture without randomness: two ramps and rings, so that every channel and edge counts."""
    down, right = np.mgrid[0:side, 0:side].astype(np.float64)
    rings = np.sin(np.hypot(down - side / 2, right - side / 3) / 6) * 127 + 128
    bands = np.stack([down / side * 255, right / side * 255, rings], axis=2)
    return bands.astype(np.uint8)


def written() -> NDArray[np.uint8]:
    """A picture in which `WRITTEN` stands, in letters that need no font of the machine."""
    image = Image.new("RGB", (360, 240), (236, 228, 220))
    font = ImageFont.load_default(30)
    ImageDraw.Draw(image).text((40, 100), WRITTEN, fill=(20, 20, 30), font=font)
    return np.asarray(image, np.uint8)


def squeezed(text: str) -> str:
    """Without spaces and case: readers run words together."""
    return "".join(text.split()).casefold()


def check_text(folder: Path) -> float:
    """Lowest cosine to the original engine over three texts in two scripts."""
    from perception.e5_tokens import E5Tokens
    from perception.runtime import session

    tokens, graph = E5Tokens(folder), session("multilingual-e5-small", folder / "model.onnx")

    def encode(text: str) -> NDArray[np.float32]:
        ids = np.array([tokens.ids(text)], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        return np.asarray(graph.run(None, feed)[0][0], np.float32)

    return _least("text", [(encode(text), v) for text, v in _stored("text").items()])


def check_image(folder: Path) -> float:
    """Cosine of the first features of a drawn picture."""
    pixels = ((picture(224).astype(np.float32) - 127) / 128).transpose(2, 0, 1)[None]
    return _least("image", [(_run(folder, pixels)[:64], _stored("image")["picture"])])


def check_nsfw_five(folder: Path) -> float:
    """Cosine of the five classes of a drawn picture."""
    pixels = picture(224).astype(np.float32)[None] / 255
    return _least("nsfw_five", [(_run(folder, pixels), _stored("nsfw_five")["picture"])])


def check_nsfw_two(folder: Path) -> float:
    """Cosine of the two classes of a drawn picture."""
    means = np.array([104, 117, 123], np.float32)
    pixels = picture(224).astype(np.float32)[None, :, :, ::-1] - means
    return _least("nsfw_two", [(_run(folder, pixels), _stored("nsfw_two")["picture"])])


def check_speech(folder: Path) -> float:
    """Cosine of what the speech encoder makes of drawn ripples at its last moment but a few."""
    return _least("speech", [(_speech_state(folder), _stored("speech")["ripples"])])


def _speech_state(folder: Path) -> NDArray[np.float32]:
    import ctranslate2

    bands, moments = np.mgrid[0:80, 0:3000].astype(np.float64)
    ripples = np.sin(moments / 17 + bands / 5) * np.cos(moments / 301)
    heard = ctranslate2.StorageView.from_array(ripples.astype(np.float32)[None])
    model = ctranslate2.models.Whisper(str(folder), compute_type="int8", intra_threads=1)
    state = model.encode(heard, to_cpu=True)
    return np.asarray(state, np.float32)[0, 750, :64]


def check_language(folder: Path) -> float:
    """Lowest confidence over sentences whose language is certain."""
    from perception.fasttext_file import load

    model = load(folder / "lid.176.ftz")
    lowest = 1.0
    for text, code in (("this dress is lovely", "en"), ("यह साड़ी बहुत सुंदर है", "hi")):
        (answer,), (confidence,) = model.predict(text, k=1)
        if answer != f"__label__{code}":
            raise GoldenMismatch("language", 0.0)
        lowest = min(lowest, float(confidence))
    return lowest


def _run(folder: Path, pixels: NDArray[np.floating]) -> NDArray[np.float32]:
    from perception.runtime import session

    graph = session(folder.name, folder / "model.onnx")
    feed = {graph.get_inputs()[0].name: np.ascontiguousarray(pixels, np.float32)}
    return np.asarray(graph.run(None, feed)[0][0], np.float32)


def _stored(model: str) -> dict[str, list[float]]:
    stored: dict[str, dict[str, list[float]]] = json.loads(GOLDEN.read_text())
    return stored[model]


def _least(model: str, pairs: list[tuple[NDArray[np.float32], list[float]]]) -> float:
    lowest = 1.0
    for answer, stored in pairs:
        expected = np.asarray(stored, np.float32)
        norms = float(np.linalg.norm(answer) * np.linalg.norm(expected))
        cosine = float(answer @ expected) / norms if norms else 0.0
        if not cosine >= LEAST_COSINE:
            raise GoldenMismatch(model, cosine)
        lowest = min(lowest, cosine)
    return lowest
