"""Making, starting and stopping experiments over HTTP, and what viewers then get."""

from __future__ import annotations

from pathlib import Path

import pytest
import redis
from fastapi.testclient import TestClient

import experiments.endpoints
from catalog.kinds import Role
from catalog.viewer import Viewer
from catalog.web import current_viewer
from core.clock import utc_now
from core.db import session_scope
from core.ids import new_id
from core.redis import EVENTS_STREAM, get_redis
from events.schemas import Event, EventType
from experiments.exposure import ExposureLog
from experiments.service import RunningExperiments
from feed.params.weights import WEIGHT_FRESHNESS
from tests import small_world as world
from tests.http import client_of

PLAN = {
    "key": "fresher-feed",
    "arms": [
        {"name": "control"},
        {"name": "fresher", "overrides": {WEIGHT_FRESHNESS.name: 2}},
    ],
}


def client_as(who: Viewer) -> TestClient:
    return client_of(experiments.endpoints.router, overrides={current_viewer: lambda: who})


@pytest.fixture
def admin(installation: Path) -> TestClient:
    with session_scope() as session:
        who = world.viewer(world.account(session, "boss", Role.ADMIN))
    return client_as(who)


def test_an_admin_starts_an_experiment_and_viewers_get_their_arms(admin: TestClient) -> None:
    assert admin.post("/experiments", json=PLAN).status_code == 201
    running = RunningExperiments(refresh_s=0)
    before = {running.values_for(new_id())[WEIGHT_FRESHNESS] for _ in range(50)}
    assert admin.patch("/experiments/fresher-feed", json={"state": "running"}).status_code == 200

    after = {RunningExperiments().values_for(new_id())[WEIGHT_FRESHNESS]}
    fresh = RunningExperiments()
    after = {fresh.values_for(new_id())[WEIGHT_FRESHNESS] for _ in range(50)}

    assert before == {WEIGHT_FRESHNESS.default}
    assert after == {WEIGHT_FRESHNESS.default, 2.0}
    admin.patch("/experiments/fresher-feed", json={"state": "stopped"})
    assert RunningExperiments().values_for(new_id())[WEIGHT_FRESHNESS] == WEIGHT_FRESHNESS.default


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"arms": [{"name": "a"}, {"name": "a"}]}, 422, "arm_twice"),
        ({"arms": [{"name": "a"}]}, 422, "invalid_input"),
        ({"arms": [{"name": "a"}, {"name": "b", "overrides": {"x": 1}}]}, 422, "unknown_param"),
        (
            {"arms": [{"name": "a"}, {"name": "b", "overrides": {WEIGHT_FRESHNESS.name: -1}}]},
            422,
            "param_refused",
        ),
        ({"traffic": 0}, 422, "invalid_input"),
        ({"key": "Not A Key"}, 422, "invalid_input"),
    ],
)
def test_a_bad_experiment_is_refused_with_its_reason(
    admin: TestClient, change: dict[str, object], status: int, code: str
) -> None:
    answer = admin.post("/experiments", json=PLAN | change)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_layer_cannot_be_filled_twice(admin: TestClient) -> None:
    for key in ("one", "two"):
        admin.post("/experiments", json=PLAN | {"key": key, "traffic": 0.6})
    assert admin.patch("/experiments/one", json={"state": "running"}).status_code == 200

    answer = admin.patch("/experiments/two", json={"state": "running"})

    assert (answer.status_code, answer.json()["code"]) == (409, "layer_full")


def test_one_parameter_is_tested_in_one_layer_at_a_time(admin: TestClient) -> None:
    for key in ("one", "two"):
        admin.post("/experiments", json=PLAN | {"key": key, "layer": key})
    admin.patch("/experiments/one", json={"state": "running"})

    answer = admin.patch("/experiments/two", json={"state": "running"})

    assert (answer.status_code, answer.json()["code"]) == (409, "param_busy")


def test_a_stopped_experiment_stays_stopped(admin: TestClient) -> None:
    admin.post("/experiments", json=PLAN)
    for state in ("running", "stopped"):
        admin.patch("/experiments/fresher-feed", json={"state": state})

    answer = admin.patch("/experiments/fresher-feed", json={"state": "running"})

    assert (answer.status_code, answer.json()["code"]) == (409, "experiment_state")


@pytest.mark.parametrize(
    ("role", "may_read"), [(Role.GUEST, False), (Role.CREATOR, False), (Role.MODERATOR, True)]
)
def test_only_an_admin_writes_and_moderators_read(
    installation: Path, role: Role, may_read: bool
) -> None:
    if role is Role.GUEST:
        who = world.guest()
    else:
        with session_scope() as session:
            who = world.viewer(world.account(session, "someone", role))
    client = client_as(who)

    refused = 401 if role is Role.GUEST else 403
    assert client.post("/experiments", json=PLAN).status_code == refused
    assert client.patch("/experiments/x", json={"state": "running"}).status_code == refused
    assert client.get("/experiments/params").status_code == (200 if may_read else refused)
    assert client.get("/experiments").status_code == (200 if may_read else refused)


def test_exposure_is_logged_once_a_day_for_each_unit(
    admin: TestClient, valkey: redis.Redis
) -> None:
    admin.post("/experiments", json=PLAN)
    admin.patch("/experiments/fresher-feed", json={"state": "running"})
    running, unit, now = RunningExperiments(), new_id(), utc_now()

    for log in (ExposureLog(), ExposureLog()):  # Two processes meet the same viewer.
        for _ in range(3):
            values = running.values_for(unit)
            values[WEIGHT_FRESHNESS]
            fresh = log.fresh(values, now)
            pipe = get_redis().pipeline()
            log.queue(pipe, fresh)
            pipe.execute()
            log.remember(fresh)

    entries = valkey.xrange(EVENTS_STREAM())
    assert len(entries) == 1
    event = Event.from_bytes(entries[0][1][b"e"])
    assert (event.type, event.viewer_id) == (EventType.EXPOSURE, unit)
    assert event.value in ("fresher-feed=control", "fresher-feed=fresher")
