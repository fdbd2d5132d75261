"""Each test gets a small shop in an installation of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.db import get_engine
from experiments.service import forget_experiments
from tests.commerce.small_shop import Shop, open_shop


@pytest.fixture
def shop(installation: Path) -> Shop:
    forget_experiments()
    return open_shop(get_engine())
