"""Each test gets an installation of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.moderation.desk_world import quiet as quiet
from tests.moderation.desk_world import unhurried as unhurried
from tests.perception.conftest import models as models
from tests.studio.remembered import remember_media
from tests.studio.world import World, forget_process, open_world


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    remember_media(monkeypatch)
    yield open_world(tmp_path / "data", monkeypatch)
    forget_process()
