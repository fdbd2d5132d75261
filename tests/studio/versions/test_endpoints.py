"""The history over HTTP: ETag, If-Match, what a conflict answers, and who may ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.kinds import Role
from core.ids import new_id
from tests.studio.versions.edits import clip, cut
from tests.studio.world import World, http

API = "/api/v1/studio/videos"
PATHS = [
    ("GET", "", None),
    ("PUT", "", cut(5).model_dump(mode="json", by_alias=True)),
    ("GET", "/versions", None),
    ("GET", "/versions/1", None),
    ("PATCH", "/versions/1", {"name": "x"}),
    ("POST", "/versions/1/restore", None),
]


def body(start: int) -> dict:
    return cut(start).model_dump(mode="json", by_alias=True)


def test_two_devices_speak_by_tags(world: World) -> None:
    creator = world.creator()
    client, edit = http(creator), f"{API}/{clip(creator)}/edit"
    first = client.get(edit)
    tag = first.headers["ETag"]
    assert (first.json()["number"], first.json()["etag"]) == (1, tag)
    assert client.put(edit, json=body(10)).json()["code"] == "edit_unconditional"
    saved = client.put(edit, json=body(10), headers={"If-Match": tag})
    assert (saved.status_code, saved.json()["number"]) == (200, 2)
    assert saved.headers["ETag"] != tag

    late = client.put(edit, json=body(20), headers={"If-Match": tag})
    assert (late.status_code, late.headers["content-type"]) == (412, "application/problem+json")
    told = late.json()
    assert (told["code"], told["present"]["number"], told["branch"]["number"]) == (
        "edit_changed",
        2,
        3,
    )
    assert late.headers["ETag"] == saved.headers["ETag"]
    more = client.put(edit, json=body(21), headers={"If-Match": told["branch"]["etag"]})
    assert (more.status_code, more.json()["is_branch"]) == (200, True)

    restore = f"{edit}/versions/3/restore"
    assert client.post(restore).status_code == 428
    assert client.post(restore, headers={"If-Match": tag}).status_code == 412
    taken = client.post(restore, headers={"If-Match": saved.headers["ETag"]})
    assert (taken.status_code, taken.json()["number"], taken.json()["edl"]) == (200, 4, body(21))
    named = client.patch(f"{edit}/versions/4", json={"name": "Mine"}).json()
    assert (named["name"], named["by"], named["is_present"]) == ("Mine", "meera", True)
    listed = client.get(f"{edit}/versions").json()
    assert [v["number"] for v in listed] == [4, 3, 2, 1]
    assert client.get(f"{edit}/versions/9").json()["code"] == "version_not_found"
    assert client.get(f"{edit}/versions/0").status_code == 422
    assert client.patch(f"{edit}/versions/4", json={"name": "x" * 61}).status_code == 422


@pytest.mark.parametrize(("verb", "path", "content"), PATHS)
def test_every_operation_checks_role_and_owner(
    world: World, verb: str, path: str, content: object
) -> None:
    where, tag = f"{API}/{new_id()}/edit{path}", {"If-Match": '"1.0000000000000000"'}
    assert http(None).request(verb, where, json=content, headers=tag).status_code == 401
    shopper = http(world.account("asha", Role.SHOPPER))
    assert shopper.request(verb, where, json=content, headers=tag).status_code == 403
    theirs = f"{API}/{clip(world.creator('zoya'))}/edit{path}"
    for address in (where, theirs):
        answer = http(world.creator(f"m{new_id().hex[-8:]}")).request(
            verb, address, json=content, headers=tag
        )
        assert (answer.status_code, answer.json()["code"]) == (404, "video_not_found")


def test_a_save_without_sign_in_is_told_that_first(world: World, tmp_path: Path) -> None:
    where = f"{API}/{clip(world.creator())}/edit"
    assert http(None).put(where, json=body(1)).status_code == 401
