"""Tests of perception use the prepared models of this checkout and prepare them when absent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.settings import get_settings
from moderation.prepare import EVERY
from perception.prepare import prepare_all

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def models() -> Iterator[Path]:
    """The folder of the prepared models; the first run of a checkout makes them."""
    with pytest.MonkeyPatch.context() as patch:
        if not get_settings().models_dir:
            patch.setenv("JHALAK_MODELS_DIR", str(ROOT / ".data" / "models"))
        get_settings.cache_clear()
        prepare_all(lambda line: None, EVERY)
        yield Path(get_settings().models_dir)
    get_settings.cache_clear()
