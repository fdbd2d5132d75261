"""Each test gets a data folder and a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

from core.db import get_engine
from tests.commerce.small_shop import Shop, forget_process, open_shop


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("JHALAK_DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "SECRET_KEY"):
        monkeypatch.delenv(f"JHALAK_{name}", raising=False)
    forget_process()
    SQLModel.metadata.create_all(get_engine())
    yield get_engine()
    forget_process()


@pytest.fixture
def shop(engine: Engine) -> Shop:
    return open_shop(engine)
