"""Words that a viewer does not want to meet act on the very next page; lists keep the clips."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import catalog.endpoints
import community.endpoints
import feed.endpoints
from catalog.kinds import Role
from core.db import session_scope
from tests import small_world as world
from tests.http import client_of

WANTED = ("Saree drape in a minute", "बनारसी साड़ी")
UNWANTED = ("Best f.u.c.k lipstick", "A GLOWING review #GlowUp", "मेकअप टिप्स")


@pytest.fixture
def client(installation: Path) -> TestClient:
    with session_scope() as session:
        for n, caption in enumerate((*WANTED, *UNWANTED)):
            creator = world.account(session, f"maker{n}", Role.CREATOR)
            world.video(session, creator, caption, minutes=n)
    return client_of(catalog.endpoints.router, community.endpoints.router, feed.endpoints.router)


def captions(client: TestClient, surface: str = "for_you") -> set[str]:
    page = client.get(f"/feed?surface={surface}&limit=20").json()
    return {item["caption"] for item in page["items"]}


def test_words_leave_the_next_page_however_they_are_spelled(client: TestClient) -> None:
    assert captions(client) == {*WANTED, *UNWANTED}
    for word in ("#glowup", "FUCK", "मेकअप"):
        assert client.post("/me/words/feed", json={"word": word}).status_code == 200
    assert captions(client) == set(WANTED)
    assert captions(client, "creator:maker3") == {UNWANTED[1]}  # Lists keep it,
    assert client.get("/search?q=glowing").json()["videos"]  # and so does search.
    client.delete("/me/words/feed/glowup")
    assert captions(client) == {*WANTED, UNWANTED[1]}


def test_a_word_is_no_part_of_another(client: TestClient) -> None:
    client.post("/me/words/feed", json={"word": "glow"})
    client.post("/me/words/feed", json={"word": "in a"})  # Words in a row.
    assert captions(client) == {WANTED[1], *UNWANTED}
