"""The whole API, fuzzed from its own document: whatever is sent, nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
import redis
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from app.api import make_api
from catalog.kinds import Role
from core.db import session_scope
from tests import small_world as world

pytestmark = pytest.mark.slow

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_api())
# Streams of bytes with a protocol of their own are tested where they live.
schema = schema.exclude(path_regex="/uploads|/media/|/metrics")


@pytest.fixture(autouse=True)
def small_installation(installation: Path, valkey: redis.Redis) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        lipstick = world.product(session, "L1")
        world.video(session, creator, pinned=lipstick.id)


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_every_operation_answers_as_it_says(case: schemathesis.Case) -> None:
    response = case.call(headers={"Origin": "http://localhost:3000"})
    case.validate_response(
        response,
        checks=[not_a_server_error, status_code_conformance, content_type_conformance],
    )
