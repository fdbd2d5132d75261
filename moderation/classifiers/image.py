"""Scores a frame for nudity with two models that were trained apart, and says when they disagree.

Each opinion goes through its curve (`moderation.classifiers.opinions`), then the two are fused;
policy may act alone only where both are high.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from moderation.classifiers.opinions import VOICES, load_curves
from perception.models import NSFW_FIVE, NSFW_TWO
from perception.pixels import checked, resized
from perception.runtime import PerProcess, session
from perception.weights import ready, recorded_sha256

LABELS = ("nudity", "suggestive")
FIVE_CLASSES = ("drawing", "hentai", "neutral", "porn", "sexy")

# One of the two reaches this by itself only when it is sure, against odds of 99 to 1 the surest.
NUDITY_THRESHOLD = 0.4
# Of drawn pictures and of warm light the model of five classes says much that the other refutes;
# what they say together has to come half way before they count as contradicting each other.
DOUBT = 0.2
SUREST = 0.99
# Swimwear and close-fitting clothes are the trade here: only the surest are worth a look.
SUGGESTIVE_THRESHOLD = 0.9
DISAGREEMENT = 0.4
_MEANS_BGR = np.array([104, 117, 123], np.float32)


@dataclass(frozen=True, slots=True)
class FrameScores:
    """What both models say about one frame, as probabilities."""

    nudity: float
    suggestive: float
    by_five: float
    by_two: float
    agrees: bool


def fuse(by_five: float, by_two: float) -> tuple[float, bool]:
    """One score for two opinions, and whether they are of one mind.

    The mean of their log odds (a logarithmic opinion pool; Genest and Zidek, 1986), in which a
    model that is sure weighs more than one that wavers, so that it is high only where both are.
    No model is taken to be surer than 99 to 1, and the one of two classes, which misfires less,
    has half its score at least: where one is sure a person looks, whatever the other says.
    """
    pool = (_log_odds(by_five) + _log_odds(by_two)) / 2
    score = max(1.0 / (1.0 + math.exp(-pool)), by_two / 2)
    apart = abs(by_five - by_two) >= DISAGREEMENT and score >= DOUBT
    return score, not apart


def _log_odds(score: float) -> float:
    inside = min(max(score, 1 - SUREST), SUREST)
    return math.log(inside / (1 - inside))


class FrameClassifier:
    """Both models, loaded."""

    def __init__(self) -> None:
        self._five = session(NSFW_FIVE.name, ready(NSFW_FIVE) / "model.onnx")
        self._two = session(NSFW_TWO.name, ready(NSFW_TWO) / "model.onnx")
        self._two_input = self._two.get_inputs()[0].name
        self._curves = load_curves()
        models = (recorded_sha256(m, "model.onnx") for m in (NSFW_FIVE, NSFW_TWO))
        # A column holds two whole hashes and the beginning of a third.
        self.sha256 = "+".join((*models, self._curves.sha256[:16]))

    def score(self, frame: NDArray[np.uint8]) -> FrameScores:
        """Scores of one RGB frame of shape (h, w, 3).

        Raises:
            PictureInvalid: It cannot be looked at.
        """
        by_five, by_two, suggestive = (
            self._curves.probability(voice, score)
            for voice, score in zip(VOICES, self.raw(frame), strict=True)
        )
        nudity, agrees = fuse(by_five, by_two)
        return FrameScores(nudity, suggestive, by_five, by_two, agrees)

    def raw(self, frame: NDArray[np.uint8]) -> tuple[float, float, float]:
        """What the models themselves answer, in the order of `VOICES`, each in [0, 1].

        Raises:
            PictureInvalid: It cannot be looked at.
        """
        checked(frame)
        pixels = resized(frame, 224, 224).astype(np.float32)[None] / 255
        classes = self._five.run(None, {"pixels": pixels})[0][0]
        chance = dict(zip(FIVE_CLASSES, classes.tolist(), strict=True))
        answer = self._two.run(None, {self._two_input: _as_caffe_saw_it(frame)})[0]
        return chance["porn"] + chance["hentai"], float(np.ravel(answer)[-1]), chance["sexy"]


def _as_caffe_saw_it(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    # The model was trained on pictures shrunk and stored as JPEG, and scores shift without it.
    stored = io.BytesIO()
    Image.fromarray(resized(frame, 256, 256)).save(stored, "JPEG")
    with Image.open(stored) as image:
        pixels = np.asarray(image, np.float32)[16:240, 16:240, ::-1] - _MEANS_BGR
    return np.ascontiguousarray(pixels[None], np.float32)


frame_classifier = PerProcess(FrameClassifier)
"""The frame classifier of this process, loaded on first use."""
