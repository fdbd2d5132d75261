"""Moderation over HTTP: the wire, roles, and problems in words."""

from __future__ import annotations

from uuid import UUID

import pytest

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from core.ids import new_id
from tests.studio.world import World, http

pytestmark = pytest.mark.slow

API = "/api/v1/moderation"


def held(world: World) -> UUID:
    video_id = world.screening_clip(world.creator(), caption="some badword")
    world.run_worker()
    return video_id


def test_a_moderator_claims_the_next_case_and_rejects_it(world: World) -> None:
    video_id = held(world)
    client = http(world.moderator())
    page = client.get(f"{API}/queue").json()
    assert page["counts"]["open"] == 1
    card = page["items"][0]
    assert card["video_id"] == str(video_id)
    assert card["reasons"][0]["score"] == pytest.approx(0.97)
    case = client.post(f"{API}/next").json()
    assert client.post(f"{API}/next").status_code == 204
    answer = client.post(
        f"{API}/cases/{case['id']}/reject",
        json={"reason_code": "hate", "note": "No.", "fence": case["claim"]["fence"]},
    )
    assert answer.status_code == 200, answer.text
    assert world.video(video_id).state is VideoState.REJECTED
    fence = {"fence": case["claim"]["fence"]}
    again = client.post(f"{API}/cases/{case['id']}/approve", json=fence)
    assert (again.status_code, again.json()["code"]) == (409, "case_closed")


def test_what_is_done_to_a_claimed_case_names_the_claim(world: World) -> None:
    video_id = held(world)
    client = http(world.moderator())
    case_id = client.get(f"{API}/queue").json()["items"][0]["id"]
    first = client.post(f"{API}/cases/{case_id}/claim").json()["claim"]["fence"]
    second = client.post(f"{API}/cases/{case_id}/claim").json()["claim"]["fence"]
    for act in ("release", "approve", "skip", "escalate", "bulk"):
        body = {
            "skip": {"reason": "other"},
            "escalate": {"words": "Look, please."},
            "bulk": {"case_ids": [str(new_id())], "verdict": "approve"},
        }.get(act, {})
        path = f"{API}/cases/{case_id}/{act}"
        assert client.post(path, json=body).status_code == 422, act
        if act != "bulk":
            late = client.post(path, json={**body, "fence": first})
            assert (late.status_code, late.json()["code"]) == (409, "claim_lost"), act
    assert client.post(f"{API}/cases/{case_id}/approve").status_code == 422
    now = {"fence": second}
    assert client.post(f"{API}/cases/{case_id}/release", json=now).json()["claim"] is None
    answer = client.post(f"{API}/cases/{case_id}/approve", json=now)
    assert (answer.status_code, answer.json()["code"]) == (409, "claim_lost")
    now = {"fence": client.post(f"{API}/cases/{case_id}/claim").json()["claim"]["fence"]}
    assert client.post(f"{API}/cases/{case_id}/approve", json=now).status_code == 200
    world.settle()
    assert world.video(video_id).state is VideoState.PUBLISHED


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"reason_code": "spam"}, 422),
        ({"fence": 1}, 422),
        ({"reason_code": "", "fence": 1}, 422),
        ({"reason_code": "because", "fence": 1}, 422),
        ({"reason_code": "spam", "note": "x" * 501, "fence": 1}, 422),
        ({"reason_code": "spam", "fence": 99}, 409),
        ({"reason_code": "spam", "extra": 1, "fence": 1}, 422),
    ],
)
def test_a_rejection_without_a_proper_reason_is_a_problem(
    world: World, body: dict[str, object], status: int
) -> None:
    video_id = held(world)
    client = http(world.moderator())
    case_id = client.post(f"{API}/next").json()["id"]
    answer = client.post(f"{API}/cases/{case_id}/reject", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert world.video(video_id).state is VideoState.HELD


PATHS = [
    ("GET", "/queue"),
    ("GET", "/policies"),
    ("POST", "/next"),
    ("GET", "/cases/{id}"),
    ("POST", "/cases/{id}/claim"),
    ("POST", "/cases/{id}/release"),
    ("POST", "/cases/{id}/approve"),
    ("POST", "/cases/{id}/reject"),
    ("POST", "/videos/{id}/remove"),
    ("POST", "/comments/{id}/remove"),
    ("PUT", "/creators/{id}/trust"),
    ("PUT", "/accounts/{id}/stop"),
    ("POST", "/accounts/{id}/lift"),
]


@pytest.mark.parametrize(("verb", "path"), PATHS)
def test_every_operation_checks_the_role(world: World, verb: str, path: str) -> None:
    where = f"{API}{path.format(id=new_id())}"
    held_by: dict[str, object] = {"case_id": str(new_id()), "fence": 1, "note": "Because."}
    body: dict[str, object] = {
        "release": {"fence": 1},
        "approve": {"fence": 1},
        "reject": {"fence": 1, "reason_code": "spam"},
        "remove": {"reason_code": "spam"},
        "trust": {**held_by, "is_trusted": True},
        "stop": {**held_by, "reason_code": "spam"},
        "lift": {"note": "A mistake."},
    }.get(path.rsplit("/", 1)[-1], {})
    creator = http(world.creator())
    assert creator.request(verb, where, json=body).status_code == 403
    assert http(None).request(verb, where, json=body).status_code == 401
    if "{id}" in path:
        moderator = http(world.account("chief", Role.ADMIN))
        assert moderator.request(verb, where, json=body).status_code == 404


def test_the_policy_lists_reasons_in_both_languages(world: World) -> None:
    policy = http(world.moderator()).get(f"{API}/policies").json()
    codes = {r["code"] for r in policy["reasons"]}
    assert {"sexual", "hate", "misleading", "other"} <= codes
    assert all(r["text_hi"] for r in policy["reasons"])


def test_a_creator_reads_the_decisions_on_their_own_clip_alone(world: World) -> None:
    creator = world.creator()
    video_id = world.screening_clip(creator)
    world.run_worker()
    mine = http(creator).get(f"{API}/videos/{video_id}/decisions").json()
    assert [d["ruling"] for d in mine] == ["hold"]
    assert http(world.creator("zoya")).get(f"{API}/videos/{video_id}/decisions").status_code == 404
    assert http(None).get(f"{API}/videos/{video_id}/decisions").status_code == 401
