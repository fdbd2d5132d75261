"""Curves of the picture models: never falling, found again from labels, refused if torn."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from moderation.classifiers import calibrate, opinions
from moderation.classifiers.image import frame_classifier
from moderation.classifiers.opinions import VOICES, Curves, load_curves, logit
from perception.golden import picture
from perception.weights import ModelUnavailable

CHANCE = st.floats(0.0, 1.0)


@given(CHANCE, CHANCE, st.floats(0.05, 5.0), st.floats(-5.0, 5.0))
def test_a_curve_never_falls_and_stays_a_probability(
    one: float, other: float, slope: float, shift: float
) -> None:
    curves = Curves(np.array([[slope, shift]] * 3), "")
    low, high = (curves.probability("two", s) for s in sorted((one, other)))
    assert 0.0 <= low <= high <= 1.0


@given(CHANCE)
def test_the_shipped_curves_change_nothing(score: float) -> None:
    assert [load_curves().probability(voice, score) for voice in VOICES] == [score] * 3


def labelled(pictures: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores of two kinds of which `five` is far too sure, `two` says nothing, and a test split."""
    draw = np.random.default_rng(5)
    unsafe = draw.random(pictures) < 0.5
    truth = 2.0 * np.where(unsafe, 1, -1) + 2.0 * draw.normal(size=pictures)  # Log odds, exact.
    scores = np.stack(
        [1 / (1 + np.exp(-(2.0 * truth + 2.0))), draw.random(pictures), draw.random(pictures)],
        axis=1,
    )
    kinds = np.where(unsafe, calibrate.UNSAFE, calibrate.DECENT)
    return scores, kinds, draw.random(pictures) < 0.3


def test_a_distorted_score_is_put_right() -> None:
    scores, kinds, tested = labelled(20_000)
    lines, card = calibrate.fitted(scores, kinds, tested)
    slope, shift = lines[0]
    assert slope == pytest.approx(0.5, abs=0.03)
    assert shift == pytest.approx(-1.0, abs=0.1)
    before, after = card["before"]["five"], card["after"]["five"]  # type: ignore[index]
    assert after["brier"] < before["brier"] - 0.02
    assert after["auc"] == before["auc"]


def test_a_voice_with_too_few_pictures_keeps_its_curve() -> None:
    scores, kinds, tested = labelled(60)
    lines, card = calibrate.fitted(scores, kinds, tested)
    assert lines.tolist() == load_curves().lines.tolist()
    assert "recall" in card["after"]["fused"]  # type: ignore[index]
    assert "recall" not in card["after"]["suggestive"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([[1.0, 0.0]] * 2, "other numbers"),
        ([[1.0, float("nan")]] * 3, "other numbers"),
        ([[1.0, 0.0], [-1.0, 0.0], [1.0, 0.0]], "falls"),
    ],
)
def test_curves_that_cannot_be_are_refused(
    lines: list[list[float]], why: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "curves.npz", lines=np.array(lines))
    with pytest.raises(ModelUnavailable, match=why):
        load_curves(tmp_path / "curves.npz")


@pytest.mark.parametrize("data", [b"", b"no archive", None])
def test_a_torn_or_missing_file_is_no_model(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "curves.npz").write_bytes(data)
    with pytest.raises(ModelUnavailable):
        load_curves(tmp_path / "curves.npz")


@pytest.mark.slow
def test_folders_become_kept_curves_that_the_classifier_reads(
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two kinds of drawings stand for the two folders; what they show is not what is tested."""
    kept = tmp_path / "picture_curves.npz"
    kept.write_bytes(opinions.CURVES.read_bytes())
    monkeypatch.setattr(calibrate, "CURVES", kept)
    monkeypatch.setattr(calibrate, "FEWEST", 5)
    draw = np.random.default_rng(3)
    for kind in ("decent", "unsafe"):
        (tmp_path / kind).mkdir()
        for number in range(16):
            base = picture(64 + number) if kind == "decent" else np.full((80, 80, 3), 9 * number)
            noisy = np.clip(base + draw.integers(0, 40, base.shape), 0, 255).astype(np.uint8)
            Image.fromarray(noisy).save(tmp_path / kind / f"{number}.png")
    (tmp_path / "unsafe" / "torn.jpg").write_bytes(b"\xff\xd8 torn")
    folders = ["--decent", str(tmp_path / "decent"), "--unsafe", str(tmp_path / "unsafe")]
    calibrate.main([*folders, "--keep"])
    said = capsys.readouterr()
    assert "torn.jpg: cannot be opened" in said.err
    card = json.loads(said.out)
    assert card["pictures"]["unsafe, fitted"] + card["pictures"]["unsafe, tested"] == 16
    assert load_curves(kept).lines.tolist() == np.float32(card["lines"]).tolist()
    stored = json.loads(kept.with_name("picture_curves.card.json").read_text())
    assert stored["sha256"] == load_curves(kept).sha256


@pytest.mark.slow
def test_a_score_is_the_curve_of_what_the_models_answer(models: Path) -> None:
    classifier = frame_classifier()
    raw, said = classifier.raw(picture(320)), classifier.score(picture(320))
    assert (said.by_five, said.by_two, said.suggestive) == raw
    assert classifier.sha256.endswith("+" + load_curves().sha256[:16])


def test_the_logit_of_certainty_is_finite() -> None:
    assert np.isfinite(logit(np.array([0.0, 1.0]))).all()


@pytest.mark.slow
def test_a_folder_without_pictures_is_said(
    models: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        calibrate.main(["--decent", str(tmp_path / "away")])
    assert "away holds too few pictures" in capsys.readouterr().err
