"""Frame classifiers: product pictures pass, disagreement is told, bad frames are signals."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from moderation.classifiers import image
from moderation.classifiers.image import NUDITY_THRESHOLD, FrameScores, fuse
from moderation.classifiers.opinions import CURVES, VOICES, load_curves
from moderation.classifiers.rescoring import score_of
from moderation.classifiers.screen import screen_frames
from perception.golden import picture
from perception.weights import ModelUnavailable

PHOTOS = Path(__file__).resolve().parents[3] / "shared" / "data" / "images"


@pytest.mark.parametrize(
    ("five", "two", "is_over", "agrees"),
    [
        (0.02, 0.01, False, True),
        (0.95, 0.92, True, True),
        (0.97, 0.02, True, False),
        (0.02, 0.97, True, False),
        (0.45, 0.30, False, True),
        (0.60, 0.10, False, False),
        (0.92, 0.12, True, False),
        (1.0, 0.0, True, False),
        (0.0, 0.8, True, False),
        # A sunburst, a dress in an arch, warm light on nothing: real pictures of the demo.
        (0.91, 0.017, False, False),
        (0.56, 0.019, False, True),
        (0.61, 0.005, False, True),
    ],
)
def test_two_opinions_become_one_score(
    five: float, two: float, is_over: bool, agrees: bool
) -> None:
    score, same = fuse(five, two)
    assert (score >= NUDITY_THRESHOLD, same) == (is_over, agrees)


def test_only_two_sure_models_reach_a_high_score() -> None:
    assert fuse(0.8, 0.5)[0] < 0.8 <= fuse(0.85, 0.85)[0]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_of_either_opinion_never_lowers_the_score(low: float, high: float, two: float) -> None:
    low, high = sorted((low, high))
    assert fuse(low, two)[0] <= fuse(high, two)[0] <= 1.0
    assert fuse(two, low)[0] <= fuse(two, high)[0]


def test_a_verdict_by_the_mean_of_the_two_is_given_again_by_it() -> None:
    assert score_of("nsfw-pair", "nudity", (0.9142, 0.0168)) == 0.4655
    assert score_of("nsfw-pair-2", "nudity", (0.9142, 0.0168)) == round(fuse(0.9142, 0.0168)[0], 4)


class Fixed:
    """Answers the scores it was given, one frame after another."""

    sha256 = "0" * 64

    def __init__(self, *scores: FrameScores) -> None:
        self._scores = iter(scores)

    def score(self, frame: np.ndarray) -> FrameScores:
        return next(self._scores)


def test_the_worst_frame_gives_the_signal_and_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = FrameScores(0.01, 0.1, 0.01, 0.01, True)
    worst = FrameScores(*fuse(0.95, 0.05)[:1], 0.3, 0.95, 0.05, False)
    monkeypatch.setattr(image, "frame_classifier", lambda: Fixed(clean, worst, clean))
    nudity, suggestive = screen_frames([picture(64)] * 3, [0, 3200, 6400])
    assert (nudity.where, nudity.is_over, nudity.agrees) == ("frame 3200 ms", True, False)
    assert "disagree" in nudity.reason
    assert suggestive.where == "frame 3200 ms"


def test_models_that_cannot_load_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise ModelUnavailable("yahoo-open-nsfw", "is not prepared yet")

    monkeypatch.setattr(image, "frame_classifier", absent)
    with pytest.raises(ModelUnavailable):
        screen_frames([picture(64)])


@pytest.mark.slow
def test_frames_that_cannot_be_looked_at_are_a_signal(models: Path) -> None:
    bad = [np.zeros((1, 1, 3), np.uint8), np.zeros((9, 30_000, 3), np.uint8)]
    signals = {s.label: s for s in screen_frames([picture(320), *bad], [0, 500, 1000])}
    assert set(signals) == {"nudity", "suggestive", "unreadable"}
    assert signals["unreadable"].is_over
    assert signals["unreadable"].where == "frame 500 ms"
    assert signals["unreadable"].reason.startswith("2 of 3 frames")


@pytest.mark.slow
def test_a_clip_without_frames_is_unreadable(models: Path) -> None:
    assert [s.label for s in screen_frames([])] == ["unreadable"]


@pytest.mark.slow
def test_flat_and_drawn_frames_are_not_nudity(models: Path) -> None:
    flats = [np.full((480, 270, 3), shade, np.uint8) for shade in (0, 127, 255)]
    nudity = screen_frames([*flats, picture(320)])[0]
    assert not nudity.is_over


@pytest.mark.slow
@pytest.mark.skipif(not PHOTOS.exists(), reason="the photos of the workplace are not here")
def test_photos_of_clothes_are_hardly_ever_held(models: Path) -> None:
    files = sorted(PHOTOS.glob("*.jpg"))[:40]
    frames = [np.asarray(Image.open(f).convert("RGB")) for f in files]
    held = [screen_frames([frame])[0].is_over for frame in frames]
    assert np.mean(held) <= 0.05


CARD = json.loads(CURVES.with_name("picture_curves.card.json").read_text())


def test_the_card_of_the_picture_models_says_what_is_shipped() -> None:
    curves = load_curves()
    assert CARD["curves_sha256"] == curves.sha256
    lines = dict(zip(VOICES, curves.lines.tolist(), strict=True))
    assert CARD["curves"] == lines
    is_identity = all(line == [1.0, 0.0] for line in lines.values())
    assert CARD["is_calibrated"] is not is_identity
    for golden in CARD["golden"]["fusion"]:
        five, two = (curves.probability(v, golden[v]) for v in ("five", "two"))
        score, agrees = fuse(five, two)
        assert (pytest.approx(score), agrees) == (golden["nudity"], golden["agrees"])


@pytest.mark.slow
def test_the_two_models_together_answer_their_golden_pictures(models: Path) -> None:
    rings = picture(224)
    warm = (rings * 0.15 + np.array([190, 135, 105]) * 0.85).astype(np.uint8)
    near = CARD["golden"]["tolerance"]
    for golden in CARD["golden"]["pictures"]:
        found = image.frame_classifier().score({"rings": rings, "warm": warm}[golden["picture"]])
        told = (found.by_five, found.by_two, found.suggestive, found.nudity)
        wanted = [golden[name] for name in ("five", "two", "suggestive", "nudity")]
        assert told == pytest.approx(wanted, abs=near) and found.agrees is golden["agrees"]
