"""Eleven seconds of real speech, and the model that hears them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.packages import PackageUnavailable, fetch_npm
from core.settings import ROOT, get_settings
from perception.models import SPEECH
from perception.weights import ModelUnavailable, prepare

# The public-domain sample that comes with whisper.cpp: an inaugural address.
_SAMPLE = (
    "nodejs-whisper",
    "0.3.1",
    "92041caf2b26c74b7f489fedf37bd093f216eebd61df512045ec2d19d0531d37",
)
_DATA = ROOT / ".data"


def spoken_sample() -> Path:
    """The recording; a test that cannot have it is skipped."""
    try:
        folder = fetch_npm(*_SAMPLE, data_dir=_DATA)
    except PackageUnavailable as error:
        pytest.skip(f"the speech sample cannot be had here: {error.detail}")
    return folder / "cpp/whisper.cpp/bindings/go/samples/jfk.wav"


def speech_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """This checkout's speech model listens in a test's installation, or the test is skipped."""
    monkeypatch.setenv("JHALAK_MODELS_DIR", str(_DATA / "models"))
    get_settings.cache_clear()
    try:
        prepare(SPEECH)
    except ModelUnavailable as error:
        pytest.skip(f"the speech model cannot be had here: {error.detail}")
