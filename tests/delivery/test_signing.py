"""Addresses that expire, where a setting signs them: nobody makes one, and a takedown ends all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import delivery.access
import delivery.endpoints
from catalog.kinds import Audience, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import session_scope
from core.settings import get_settings
from core.storage import get_store
from delivery.rules import COPY_S
from delivery.signing import Signed, expiry, judge, signed_path, token_for
from tests import small_world as world
from tests.http import client_of

KEY = b"a key of the house"


@given(
    st.uuids(),
    st.integers(0, 2**33),
    st.integers(1, 60),
    st.integers(0, 200),
    st.binary(min_size=1),
)
def test_an_address_is_good_for_one_to_two_lifetimes_and_for_its_clip_alone(
    video_id: UUID, now_s: int, lifetime_s: int, later_s: int, other_key: bytes
) -> None:
    expires_s = expiry(now_s, lifetime_s)
    assert lifetime_s < expires_s - now_s <= 2 * lifetime_s
    token = token_for(video_id, "r1", expires_s, KEY)
    expected = Signed.GOOD if now_s + later_s < expires_s else Signed.OVER
    assert judge(token, video_id, "r1", KEY, now_s + later_s) is expected
    assert judge(token, video_id, "r2", KEY, now_s) is Signed.FORGED
    assert judge(token, UUID(int=video_id.int ^ 1), "r1", KEY, now_s) is Signed.FORGED
    if other_key != KEY:
        assert judge(token, video_id, "r1", other_key, now_s) is Signed.FORGED
    stamp, signature = token.split(".")
    for forged in (f"{int(stamp, 16) + 9:x}.{signature}", stamp, "", ".", f"zz.{signature}", "é.é"):
        assert judge(forged, video_id, "r1", KEY, now_s) is Signed.FORGED


def test_whoever_asks_within_one_window_gets_the_same_address() -> None:
    assert len({expiry(now, 3) for now in (6.0, 7.2, 8.9)}) == 1


@pytest.fixture
def clip(installation: Path, tmp_path: Path) -> Video:
    with session_scope() as session:
        made = world.video(session, world.account(session, "meera", Role.CREATOR))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "video.mp4").write_bytes(bytes(range(100)))
    get_store().put_tree(f"media/{made.id}/r1", tmp_path / "out")
    return made


@pytest.fixture
def client(clip: Video, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("JHALAK_MEDIA_SIGNING_KEY", KEY.decode())
    get_settings.cache_clear()
    yield client_of(delivery.endpoints.router)
    get_settings.cache_clear()


def at(monkeypatch: pytest.MonkeyPatch, now_s: float) -> None:
    monkeypatch.setattr(delivery.endpoints, "time", lambda: now_s)


def test_the_plain_address_leads_to_a_signed_one_which_serves_and_expires(
    client: TestClient, clip: Video, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = f"/media/{clip.id}/r1/video.mp4"
    at(monkeypatch, 900.0)
    sent = client.get(plain, follow_redirects=False)
    assert (sent.status_code, sent.headers["cache-control"]) == (307, "no-store")
    signed = sent.headers["location"]
    part = client.get(signed, headers={"Range": "bytes=10-19"}, follow_redirects=False)
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert part.headers["cache-control"].startswith(f"public, max-age={COPY_S}")
    beside = signed.rsplit("/", 1)[0] + "/none.mp4"  # As a playlist names its segments.
    assert client.get(beside, follow_redirects=False).status_code == 404
    at(monkeypatch, 906.0)
    again = client.get(signed, follow_redirects=False)
    assert again.status_code == 307 and again.headers["location"] not in (signed, plain)
    assert client.get(plain).content == bytes(range(100))
    assert client.head(plain).headers["content-length"] == "100"


def test_a_takedown_ends_signed_addresses_before_their_time(
    client: TestClient, clip: Video
) -> None:
    signed = client.get(f"/media/{clip.id}/r1/video.mp4", follow_redirects=False).headers[
        "location"
    ]
    with session_scope() as session:
        session.get_one(Video, clip.id).state = VideoState.REJECTED
    delivery.access._published_at.clear()
    for path in (signed, f"/media/{clip.id}/r1/video.mp4"):
        answer = client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.json()["code"]) == (403, "video_taken_down")


def test_nobody_makes_an_address_and_what_is_not_for_everybody_is_never_signed(
    client: TestClient, clip: Video
) -> None:
    forged = signed_path(clip.id, "fffffffff." + "0" * 32, "r1", "video.mp4")
    answer = client.get(forged)
    assert (answer.status_code, answer.json()["code"]) == (403, "bad_signature")
    with session_scope() as session:
        session.get_one(Video, clip.id).audience = Audience.LINK
    delivery.access._published_at.clear()
    answer = client.get(f"/media/{clip.id}/r1/video.mp4", follow_redirects=False)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-store")


def test_without_a_key_nothing_is_signed(clip: Video) -> None:
    plain = client_of(delivery.endpoints.router)
    answer = plain.get(f"/media/{clip.id}/r1/video.mp4", follow_redirects=False)
    assert answer.status_code == 200
    token = token_for(clip.id, "r1", 2**33, KEY)
    assert plain.get(signed_path(clip.id, token, "r1", "video.mp4")).status_code == 404


def test_the_default_lifetime_leaves_nothing_after_ten_seconds() -> None:
    lifetime_s = get_settings().media_signed_s
    assert delivery.access.STATE_CACHE_S + 2 * lifetime_s < 10
