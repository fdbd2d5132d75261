"""The whole API, fuzzed from its own document: whatever is sent, nothing breaks."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
import redis
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from app.api import make_api
from catalog.kinds import Role
from core.db import session_scope
from tests import small_world as world

pytestmark = pytest.mark.slow

# Streams of bytes with a protocol of their own are tested where they live.
ELSEWHERE = re.compile("/uploads|/media/|/metrics")
DOCUMENT = make_api().openapi()
OPERATIONS = [
    (path, method)
    for path, methods in DOCUMENT["paths"].items()
    for method in methods
    if not ELSEWHERE.search(path)
]


@lru_cache
def fuzzed_schema() -> BaseSchema:
    """The document, with the app behind it."""
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    schema.app = make_api()
    return schema


@pytest.fixture(autouse=True)
def small_installation(installation: Path, valkey: redis.Redis) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        lipstick = world.product(session, "L1")
        world.video(session, creator, pinned=lipstick.id)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_operation_answers_as_it_says(path: str, method: str) -> None:
    operation = fuzzed_schema()[path][method]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    def answers(case: schemathesis.Case) -> None:
        response = case.call(headers={"Origin": "http://localhost:3000"})
        case.validate_response(
            response,
            checks=[not_a_server_error, status_code_conformance, content_type_conformance],
        )

    answers()
