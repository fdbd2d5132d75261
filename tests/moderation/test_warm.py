"""The model that judges words is there before the first words are."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import get_settings
from moderation.classifiers.encoder import judge
from moderation.warm import warm


def test_the_model_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    judge.forget()

    warm()

    monkeypatch.setattr(judge, "_make", lambda: pytest.fail("loaded again"))
    judge()


def test_without_a_model_nothing_is_loaded_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(get_settings(), "models_dir", str(tmp_path))
    judge.forget()

    warm()

    assert judge._value is None
