"""Language: Hindi is known in both scripts, and nothing is claimed about too little text."""

from __future__ import annotations

from pathlib import Path

import pytest

from perception.language import detect


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("this dress is lovely and so comfortable", "en"),
        ("यह साड़ी बहुत सुंदर है", "hi"),
        ("ही साडी खूप सुंदर आहे", "mr"),
        ("ye lipstick kaisi lagti hai", "hi-Latn"),
        ("bhai bahut accha hai", "hi-Latn"),
        ("kaise ho", "hi-Latn"),
        ("Main street is the place to do it, hi to us all", "en"),
        ("இந்த புடவை மிகவும் அழகாக இருக்கிறது", "ta"),
        ("", "und"),
        ("💄🔥 123", "und"),
        ("\u202e\x00\x07", "und"),
    ],
)
def test_the_language_is_told(models: Path, text: str, code: str) -> None:
    assert detect(text).code == code


@pytest.mark.slow
def test_a_huge_text_is_read_at_its_beginning(models: Path) -> None:
    assert detect("this is english text " * 10_000).code == "en"


def test_the_script_decides_without_the_model_when_it_can() -> None:
    assert detect("kya hai ye sab").confidence > 0.5
