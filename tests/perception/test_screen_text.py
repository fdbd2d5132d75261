"""Text in pictures: read by pinned models that have shown that they can read, or by nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rapidocr_onnxruntime

from perception import golden, screen_text
from perception.screen_text import PINNED, ScreenReader, check_files
from perception.weights import ModelUnavailable

MODELS = Path(rapidocr_onnxruntime.__file__).parent / "models"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own, whose models a test may alter."""
    shutil.copytree(MODELS, tmp_path / "models")
    monkeypatch.setattr(rapidocr_onnxruntime, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path / "models"


def test_every_model_of_the_package_is_pinned_and_as_pinned() -> None:
    assert {path.name for path in MODELS.glob("*.onnx")} == set(PINNED)
    check_files(MODELS)


@pytest.mark.parametrize("name", sorted(PINNED))
def test_an_altered_or_missing_model_reads_nothing(copied: Path, name: str) -> None:
    file = copied / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(ModelUnavailable, match=f"altered file {name}"):
        ScreenReader()
    file.unlink()
    with pytest.raises(ModelUnavailable, match=f"lacks its file {name}"):
        ScreenReader()


@pytest.mark.slow
def test_a_reader_that_cannot_read_its_golden_picture_reads_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (lines,) = ScreenReader().lines([golden.written()])
    assert golden.squeezed("".join(lines)) == golden.squeezed(golden.WRITTEN)
    monkeypatch.setattr(screen_text.golden, "WRITTEN", "CALL 98765 43211")
    drawn = golden.picture(240)
    monkeypatch.setattr(screen_text.golden, "written", lambda: drawn)
    with pytest.raises(ModelUnavailable, match="golden"):
        ScreenReader()
