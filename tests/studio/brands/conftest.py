"""One scene for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

import core.outbox
from tests.studio.brands.scene import Scene
from tests.studio.world import Postbox


@pytest.fixture
def scene(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    return Scene()
