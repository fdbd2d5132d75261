"""Who ends accounts, and whose account it is."""

from __future__ import annotations

import pytest

from catalog.kinds import Role
from catalog.viewer import Viewer
from tests.moderation.desk_world import person


@pytest.fixture
def chief() -> Viewer:
    return person("chief", Role.ADMIN)


@pytest.fixture
def meera() -> Viewer:
    return person("meera", Role.CREATOR)
