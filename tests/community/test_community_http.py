"""Likes, comments, follows, reports and negatives, over HTTP."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, func, select

import catalog.endpoints
import catalog.signing_in.endpoints
import community.endpoints
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Video, VideoStats
from catalog.profile.endpoints import get_profile_screens
from community import words
from community.adoption import adopt_marks
from community.comment_text import clean_text
from community.comments import Screened
from community.endpoints import get_comment_screen
from community.models import CommentState, Like, Report, WordPlace
from community.relations import negatives_of
from core.db import read_scope, session_scope
from core.errors import InvalidInput, TooLarge
from core.ids import new_id
from tests import small_world as world
from tests.http import ALL_PASS, browser, client_of

NOBODYS_ID = "0190b5a0-0000-7000-8000-000000000000"


@pytest.fixture
def clip(installation: Path) -> Video:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        return world.video(session, creator)


@pytest.fixture
def client(clip: Video) -> TestClient:
    return client_of(
        catalog.endpoints.router,
        catalog.signing_in.endpoints.router,
        community.endpoints.router,
        overrides={
            get_profile_screens: lambda: ALL_PASS,
            get_comment_screen: lambda: (
                lambda session, author_id, text: Screened(
                    CommentState.HELD if "badword" in text else CommentState.VISIBLE
                )
            ),
        },
    )


def stats(video_id: UUID) -> VideoStats:
    with read_scope() as session:
        row = session.get_one(VideoStats, video_id)
        session.expunge(row)
        return row


def sign_up(client: TestClient, handle: str) -> str:
    form = {"email": f"{handle}@x.in", "password": "long enough", "display_name": handle}
    return str(client.post("/auth/register", json=form | {"handle": handle}).json()["viewer"]["id"])


def test_liking_twice_counts_once_and_unliking_twice_takes_one(
    client: TestClient, clip: Video
) -> None:
    path = f"/videos/{clip.id}/like"
    assert client.put(path).json() == {"active": True, "count": 1}
    assert client.put(path).json() == {"active": True, "count": 1}
    assert browser(client.app).put(path).json()["count"] == 2
    assert client.delete(path).json() == {"active": False, "count": 1}
    assert client.delete(path).json() == {"active": False, "count": 1}


@pytest.mark.parametrize("state", [VideoState.HELD, VideoState.REMOVED, VideoState.DRAFT])
def test_a_clip_that_is_not_published_cannot_be_acted_upon(
    client: TestClient, clip: Video, state: VideoState
) -> None:
    with session_scope() as session:
        session.get_one(Video, clip.id).state = state
    for method, path in (("PUT", "like"), ("PUT", "save"), ("GET", "comments")):
        answer = client.request(method, f"/videos/{clip.id}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "video_not_found")


@pytest.mark.parametrize("name", ["made-up", NOBODYS_ID, "1 OR 1=1", "%00"])
def test_a_made_up_id_is_not_found(client: TestClient, name: str) -> None:
    assert client.put(f"/videos/{name}/like").status_code == 404


def test_guests_read_comments_but_sign_in_to_write(client: TestClient, clip: Video) -> None:
    path = f"/videos/{clip.id}/comments"
    assert client.post(path, json={"text": "Lovely"}).status_code == 401
    sign_up(client, "asha")
    assert client.post(path, json={"text": "Lovely"}).status_code == 201
    guest = browser(client.app).get(path).json()["items"]
    assert [c["text"] for c in guest] == ["Lovely"]
    assert not guest[0]["is_mine"]


def test_a_held_comment_is_seen_by_its_author_alone(client: TestClient, clip: Video) -> None:
    path = f"/videos/{clip.id}/comments"
    sign_up(client, "asha")
    assert client.post(path, json={"text": "badword"}).json()["state"] == "held"
    assert [c["state"] for c in client.get(path).json()["items"]] == ["held"]
    assert browser(client.app).get(path).json()["items"] == []
    with read_scope() as session:
        assert session.get_one(VideoStats, clip.id).comments == 0


def test_replies_hang_on_the_top_comment(client: TestClient, clip: Video) -> None:
    path = f"/videos/{clip.id}/comments"
    sign_up(client, "asha")
    top = client.post(path, json={"text": "Top"}).json()["id"]
    first = client.post(path, json={"text": "Reply", "parent_id": top}).json()
    deeper = client.post(path, json={"text": "Deeper", "parent_id": first["id"]}).json()
    assert deeper["parent_id"] == top
    listed = client.get(path).json()["items"]
    assert [(c["text"], c["reply_count"]) for c in listed] == [("Top", 2)]
    replies = client.get(path, params={"parent": top}).json()["items"]
    assert [c["text"] for c in replies] == ["Reply", "Deeper"]


def test_comments_come_in_pages_without_gaps(client: TestClient, clip: Video) -> None:
    sign_up(client, "asha")
    from community.models import Comment

    with session_scope() as session:
        author = session.exec(select(Account).where(Account.handle == "asha")).one()
        for n in range(70):
            session.add(Comment(video_id=clip.id, author_id=author.id, text=f"c{n}"))
    seen, cursor = [], None
    for _ in range(4):
        page = client.get(
            f"/videos/{clip.id}/comments", params={"cursor": cursor} if cursor else {}
        )
        seen += [c["text"] for c in page.json()["items"]]
        cursor = page.json()["next_cursor"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 70


def test_only_author_or_creator_take_a_comment_away(client: TestClient, clip: Video) -> None:
    sign_up(client, "asha")
    made = client.post(f"/videos/{clip.id}/comments", json={"text": "Mine"}).json()["id"]
    other = browser(client.app)
    sign_up(other, "bhanu")
    assert other.delete(f"/comments/{made}").status_code == 403
    assert client.delete(f"/comments/{made}").status_code == 204
    assert client.delete(f"/comments/{made}").status_code == 404


def test_a_huge_comment_is_refused_and_markup_stays_text(client: TestClient, clip: Video) -> None:
    path = f"/videos/{clip.id}/comments"
    sign_up(client, "asha")
    huge = client.post(path, json={"text": "x" * 100_000})
    assert huge.status_code in (413, 422)
    markup = "<script>alert(1)</script>"
    assert client.post(path, json={"text": markup}).json()["text"] == markup


def test_the_same_key_posts_one_comment(client: TestClient, clip: Video) -> None:
    path = f"/videos/{clip.id}/comments"
    sign_up(client, "asha")
    key = {"Idempotency-Key": "once-upon-a-time"}
    first = client.post(path, json={"text": "Once"}, headers=key).json()
    assert client.post(path, json={"text": "Once"}, headers=key).json() == first
    other = client.post(path, json={"text": "Twice"}, headers=key)
    assert other.status_code == 422
    assert len(client.get(path).json()["items"]) == 1


def test_cleaning_keeps_letters_and_drops_tricks() -> None:
    assert clean_text("  Kya\u202e baat\x00 hai \n\n\n  wah ") == "Kya baat hai\nwah"
    assert clean_text("क्‍या") == "क्‍या"
    with pytest.raises(InvalidInput):
        clean_text(" \n\u200b ")
    with pytest.raises(TooLarge):
        clean_text("a" * 1001)


def test_following_and_blocking(client: TestClient) -> None:
    assert client.put("/creators/meera/follow").json() == {"active": True, "count": 1}
    assert client.get("/creators/meera").json()["viewer"]["following"]
    assert client.put("/creators/meera/block").status_code == 204
    page = client.get("/creators/meera").json()
    assert page["viewer"] == {
        "following": False, "blocked": True, "muted": False, "is_me": False,
    }  # fmt: skip
    assert page["stats"]["followers"] == 0
    assert client.put("/creators/nobody/follow").status_code == 404


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"scope": "video"}, "video:{video}"),
        ({"scope": "creator"}, "creator:{creator}"),
        ({"scope": "tag", "value": "#Glow"}, "tag:glow"),
    ],
)
def test_negatives_are_kept(
    client: TestClient, clip: Video, form: dict[str, str], expected: str
) -> None:
    viewer_id = UUID(client.get("/me").json()["id"])
    assert client.post(f"/videos/{clip.id}/not-interested", json=form).status_code == 204
    with read_scope() as session:
        kept = negatives_of(session, viewer_id)
    assert kept == {expected.format(video=clip.id, creator=clip.creator_id)}


def test_an_unknown_category_is_refused(client: TestClient, clip: Video) -> None:
    answer = client.post(
        f"/videos/{clip.id}/not-interested", json={"scope": "category", "value": "submarines"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_category")


def test_a_report_is_kept_once_and_hides_the_clip_from_its_reporter(
    client: TestClient, clip: Video
) -> None:
    viewer_id = UUID(client.get("/me").json()["id"])
    for _ in range(2):
        answer = client.post(f"/videos/{clip.id}/report", json={"reason": "spam"})
        assert answer.status_code == 202
    with read_scope() as session:
        assert session.exec(select(func.count()).select_from(Report)).one() == 1
        assert negatives_of(session, viewer_id) == {f"video:{clip.id}"}
    bad = client.post(f"/videos/{clip.id}/report", json={"reason": "because"})
    assert bad.status_code == 422


def likes_of(session: Session, viewer_id: UUID) -> int:
    query = select(func.count()).select_from(Like).where(Like.viewer_id == viewer_id)
    return session.exec(query).one()


def test_a_guests_likes_become_the_accounts_and_totals_stay_right(
    client: TestClient, clip: Video
) -> None:
    guest, account = new_id(), new_id()
    with session_scope() as session:
        for who in (guest, account):
            session.add(Like(viewer_id=who, video_id=clip.id))
        session.get_one(VideoStats, clip.id).likes = 2
    for _ in range(2):
        with session_scope() as session:
            adopt_marks(session, guest, account)
    with read_scope() as session:
        assert (likes_of(session, guest), likes_of(session, account)) == (0, 1)
        assert session.get_one(VideoStats, clip.id).likes == 1


def test_a_muted_creator_is_left_out_of_feeds_until_unmuted(client: TestClient) -> None:
    assert client.put("/creators/meera/mute").status_code == 204
    assert client.put("/creators/meera/mute").status_code == 204
    assert client.get("/creators/meera").json()["viewer"]["muted"]
    (negative,) = client.get("/not-interested").json()["items"]
    assert negative["scope"] == "creator"
    assert client.delete("/creators/meera/mute").status_code == 204
    assert not client.get("/creators/meera").json()["viewer"]["muted"]


def test_unwanted_words_are_kept_once_and_at_most_a_hundred(client: TestClient) -> None:
    for word in ("#Glow", "glow", " GLOW "):
        assert client.post("/me/words/feed", json={"word": word}).json() == {"items": ["glow"]}
    assert client.post("/me/words/feed", json={"word": "!!"}).json()["code"] == "word_empty"
    for word, path in (("24/7", "24/7"), ("w/o tax", "w%2Fo%20tax")):
        assert word in client.post("/me/words/feed", json={"word": word}).json()["items"]
        assert client.delete(f"/me/words/feed/{path}").json() == {"items": ["glow"]}
    for n in range(99):
        client.post("/me/words/feed", json={"word": f"word{n}"})
    full = client.post("/me/words/feed", json={"word": "one more"})
    assert (full.status_code, full.json()["code"]) == (409, "too_many_words")
    assert "glow" not in client.delete("/me/words/feed/glow").json()["items"]
    assert client.post("/me/words/comments", json={"word": "x1"}).status_code == 401  # A guest's.


def test_a_creators_words_hide_comments_from_all_but_their_author(
    client: TestClient, clip: Video
) -> None:
    fan, other = browser(client.app), browser(client.app)
    sign_up(fan, "fan1")
    path = f"/videos/{clip.id}/comments"
    for text in ("What a scaaam", "Lovely shade"):
        assert fan.post(path, json={"text": text}).status_code == 201
    with session_scope() as session:
        maker = world.viewer(session.get_one(Account, clip.creator_id))
        words.add_word(session, maker, WordPlace.COMMENTS, "scaam")

    def seen(who: TestClient) -> list[str]:
        return [comment["text"] for comment in who.get(path).json()["items"]]

    assert seen(other) == ["Lovely shade"]
    assert seen(fan) == ["Lovely shade", "What a scaaam"]  # Nobody tells them.
    assert stats(clip.id).comments == 1
    fan.post(path, json={"text": "SCAAM again"})
    assert seen(other) == ["Lovely shade"]
    with session_scope() as session:
        words.drop_word(session, maker, WordPlace.COMMENTS, "scaam")
    assert len(seen(other)) == 3
    assert stats(clip.id).comments == 3


def test_a_guests_words_become_their_accounts(clip: Video) -> None:
    guest, account = world.guest(), world.guest()
    with session_scope() as session:
        for who, word in ((guest, "glow"), (guest, "sale"), (account, "sale")):
            words.add_word(session, who, WordPlace.FEED, word)
    for _ in range(2):
        with session_scope() as session:
            adopt_marks(session, guest.id, account.id)
    with read_scope() as session:
        assert words.words_of(session, account, WordPlace.FEED) == ["glow", "sale"]
        assert words.words_of(session, guest, WordPlace.FEED) == []
