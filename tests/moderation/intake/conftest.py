"""A shop without models and broker."""

from __future__ import annotations

import pytest

from catalog.kinds import Role
from catalog.viewer import Viewer
from tests.moderation.desk_world import person
from tests.moderation.intake.shop import JUDGING, Heads, Shop


@pytest.fixture
def heads(unhurried: None, monkeypatch: pytest.MonkeyPatch) -> Heads:
    made = Heads()
    for module in JUDGING:
        monkeypatch.setattr(module, "shop_models_sha256", made.sha256)
    return made


@pytest.fixture
def brand(heads: Heads) -> Viewer:
    return person("gulmohar", Role.BRAND)


@pytest.fixture
def shop(heads: Heads, brand: Viewer) -> Shop:
    return Shop(heads, brand)


@pytest.fixture
def anil(heads: Heads) -> Viewer:
    return person("anil")


@pytest.fixture
def bela(heads: Heads) -> Viewer:
    return person("bela")
