"""Whoever asks for their rights over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

import community.endpoints
import moderation.rights.endpoints
from catalog.web import current_viewer
from tests import small_world as world
from tests.http import client_of
from tests.moderation.caller import Caller


@pytest.fixture
def caller() -> Caller:
    return Caller(world.guest())


@pytest.fixture
def client(quiet: None, caller: Caller) -> Iterator[TestClient]:
    yield client_of(
        moderation.rights.endpoints.router,
        community.endpoints.router,
        overrides={current_viewer: lambda: caller.viewer},
    )
