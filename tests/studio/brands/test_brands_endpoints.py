"""Over HTTP: one story from a brief to a live clip, and who may call what."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.ids import new_id
from studio.brands.endpoints import router
from studio.brands.rules import BriefStep
from tests.studio.brands.scene import Scene
from tests.studio.world import http

API = "/api/v1/studio"


@pytest.fixture
def form(scene: Scene) -> dict[str, Any]:
    return scene.form().model_dump(mode="json")


def test_a_brief_becomes_a_live_clip(scene: Scene, form: dict[str, Any]) -> None:
    brand, meera = http(scene.brand), http(scene.meera)
    made = brand.post(f"{API}/briefs", json=form, headers={"Idempotency-Key": "a-first-brief"})
    assert made.status_code == 201, made.text
    brief = f"{API}/briefs/{made.json()['id']}"
    assert meera.get(f"{API}/briefs/open").json()["items"] == []
    assert brand.patch(brief, json={"title": "Four looks"}).json()["title"] == "Four looks"
    assert brand.post(f"{brief}/open").json()["state"] == "open"
    refused = brand.patch(brief, json={"commission_bp": 5}).json()
    assert (refused["status"], refused["code"]) == (409, "terms_fixed")
    (offer,) = meera.get(f"{API}/briefs/open", params={"category": "lipstick"}).json()["items"]
    assert offer["label"] == "paid" and offer["may_apply"] and offer["shares"]
    applied = meera.post(f"{brief}/applications", json={"pitch": "Me!"})
    assert applied.status_code == 201, applied.text
    assert meera.get(f"{API}/briefs/open/{offer['id']}").json()["mine"]["steps"] == ["withdraw"]
    (found,) = brand.get(f"{brief}/applications").json()["items"]
    assert (found["words"], found["steps"]) == ("Me!", ["accept", "decline"])
    agreed = brand.post(f"{API}/briefs/approaches/{found['id']}/accept").json()
    assert meera.get(f"{API}/briefs/approaches").json()["items"][0]["state"] == "accepted"
    video_id = scene.draft()
    clip = f"{API}/videos/{video_id}/agreement"
    under = meera.put(clip, json={"agreement_id": agreed["agreement_id"]})
    assert under.status_code == 200 and under.json()["may_take_away"]
    assert meera.delete(clip).status_code == 204
    assert meera.get(clip).json()["code"] == "no_agreement"
    meera.put(clip, json={"agreement_id": agreed["agreement_id"]})
    scene.hand_in(video_id)
    (waiting,) = brand.get(f"{API}/agreements/clips").json()
    assert waiting["video_id"] == str(video_id)
    note = {"at_ms": 2400, "text": "Show the shade"}
    asked = brand.post(f"{clip}/changes", json={"notes": [note]}).json()
    assert asked["rounds"][0]["notes"] == [note]
    scene.hand_in(video_id)
    review = brand.get(clip).json()
    assert review["may_answer"] and not meera.get(clip).json()["may_answer"]
    stale = brand.post(f"{clip}/approve", json={"edition": "0" * 64})
    assert (stale.status_code, stale.json()["code"]) == (409, "clip_changed")
    assert brand.post(f"{clip}/approve", json={"edition": review["edition"]}).status_code == 200
    scene.now = scene.clip(video_id).said_at  # type: ignore[union-attr, assignment]
    assert scene.sweep() == [video_id]
    agreement = f"{API}/agreements/{agreed['agreement_id']}"
    assert meera.get(agreement).json()["clips"][0]["state"] == "published"
    assert brand.post(f"{agreement}/end").json()["is_running"] is False
    assert [len(c.get(f"{API}/agreements").json()["items"]) for c in (brand, meera)] == [1, 1]
    assert brand.post(f"{brief}/close").json()["state"] == "closed"
    assert brand.get(f"{API}/briefs").json()["items"][0]["approaches"] == {"accepted": 1}


class Calls:
    """Every operation of the router, on things of one brand and one creator."""

    def __init__(self, scene: Scene, form: dict[str, Any]) -> None:
        video_id = scene.waiting()
        clip = f"/videos/{video_id}/agreement"
        agreement_id = scene.clip(video_id).agreement_id  # type: ignore[union-attr]
        brief = scene.open_brief(is_open_to_all=False).id
        invited = {"handle": scene.meera.handle}
        approach = http(scene.brand).post(f"{API}/briefs/{brief}/invitations", json=invited)
        edition = {"edition": scene.edition(video_id)}
        self.by_brand: list[tuple[str, str, Any]] = [
            ("get", f"/briefs/{brief}", None),
            ("patch", f"/briefs/{brief}", {"title": "Other looks"}),
            ("get", f"/briefs/{brief}/applications", None),
            ("post", f"/briefs/{brief}/invitations", invited),
            *(("post", f"/briefs/{brief}/{step.value}", None) for step in BriefStep),
            ("post", f"/agreements/{agreement_id}/end", None),
            ("post", f"{clip}/approve", edition),
            ("post", f"{clip}/changes", {"words": "Otherwise"}),
        ]
        self.by_creator: list[tuple[str, str, Any]] = [
            ("get", f"/briefs/open/{brief}", None),
            ("post", f"/briefs/{new_id()}/applications", {"pitch": "Me!"}),
            ("put", clip, {"agreement_id": str(agreement_id)}),
            ("delete", clip, None),
        ]
        self.by_both: list[tuple[str, str, Any]] = [
            ("get", clip, None),
            ("get", f"/agreements/{agreement_id}", None),
            *(
                ("post", f"/briefs/approaches/{approach.json()['id']}/{said}", None)
                for said in ("decline", "withdraw", "accept")
            ),
        ]
        self.of_brands = [("post", "/briefs", form), ("get", "/briefs", None)]
        self.of_brands.append(("get", "/agreements/clips", None))
        self.of_creators = [("get", "/briefs/open", None), ("get", "/briefs/approaches", None)]
        self.of_either = [("get", "/agreements", None)]


def statuses(client: TestClient, calls: list[tuple[str, str, Any]]) -> set[int]:
    return {client.request(verb, API + path, json=body).status_code for verb, path, body in calls}


def test_each_call_is_refused_to_whoever_it_is_not_for(scene: Scene, form: dict[str, Any]) -> None:
    calls = Calls(scene, form)
    aimed = [*calls.by_brand, *calls.by_creator, *calls.by_both]
    every = [*aimed, *calls.of_brands, *calls.of_creators, *calls.of_either]
    # The table leaves no operation out.
    patterns = {(m, r.path_format) for r in router.routes for m in r.methods}  # type: ignore[attr-defined]
    named = {(verb.upper(), pattern(path)) for verb, path, _ in every}
    assert named == patterns

    def somebody(handle: str, role: Role) -> TestClient:
        return http(scene.account(handle, role))

    assert statuses(http(None), every) == {401}
    assert statuses(somebody("asha", Role.SHOPPER), every) == {403}
    assert statuses(somebody("mod", Role.MODERATOR), every) == {403}
    other, riya = somebody("other", Role.BRAND), somebody("riya", Role.CREATOR)
    assert statuses(other, [*calls.by_brand, *calls.by_both]) == {404}
    assert statuses(riya, [*calls.by_creator, *calls.by_both]) == {404}
    creators_own = [call for call in calls.by_creator if "/videos/" in call[1]]
    assert statuses(other, [c for c in calls.by_creator if c not in creators_own]) == {403}
    assert statuses(other, creators_own) == {404}
    assert statuses(riya, [*calls.by_brand, *calls.of_brands]) == {403}
    assert statuses(other, calls.of_creators) == {403}
    # What the own creator may see but not do: the brand's answers.
    answers = [call for call in calls.by_brand if "/videos/" in call[1]]
    assert statuses(http(scene.meera), answers) == {403}
    assert statuses(http(scene.brand), creators_own) == {404}
    for viewer, allowed in (
        (scene.meera, calls.of_creators + calls.of_either),
        (scene.brand, calls.of_brands + calls.of_either),
    ):
        assert statuses(http(viewer), allowed) <= {200, 201}


def pattern(path: str) -> str:
    """The route of a path with ids in it."""
    route = "/studio"
    for part in path.strip("/").split("/"):
        before = route.rsplit("/", 1)[1]
        if is_id(part):
            named = {"open": "brief", "approaches": "approach"}.get(before, before.rstrip("s"))
            route += f"/{{{named}_id}}"
        elif before == "{approach_id}":
            route += "/{answer}"
        elif before == "{brief_id}" and part in list(BriefStep):
            route += "/{move}"
        else:
            route += f"/{part}"
    return route


def is_id(part: str) -> bool:
    try:
        UUID(part)
    except ValueError:
        return False
    return True


def test_an_admin_acts_for_a_brand(scene: Scene) -> None:
    admin: Viewer = scene.account("root", Role.ADMIN)
    video_id = scene.waiting()
    client = http(admin)
    (waiting,) = client.get(f"{API}/agreements/clips").json()
    edition = {"edition": scene.edition(video_id)}
    clip = f"{API}/videos/{waiting['video_id']}/agreement"
    assert client.post(f"{clip}/approve", json=edition).json()["approval"] == "approved"
