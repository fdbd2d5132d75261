"""Captions are edited word by word, by their owner alone, and machines' drafts become theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from catalog.lifecycle import VideoState
from catalog.models import Caption, Video
from core.db import read_scope, session_scope
from perception.speech import SpokenWord, Transcript
from studio import service as studio_service
from studio.cues.words import restored
from studio.speech import draft as drafting
from studio.speech.models import Heard, SpeechDraft
from tests.studio.drafting import ENGLISH, draft
from tests.studio.world import World, http, rows

SAID = Transcript(
    "en",
    0.93,
    (
        SpokenWord(100, 400, "Take"),
        SpokenWord(400, 700, "two"),
        SpokenWord(700, 1000, "drops."),
    ),
)


@pytest.fixture
def heard(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """A listener that hears `SAID`, and its hints: the model itself is tested apart."""
    hints: list[str] = []

    def listen(source: Path, info: object, model: Path, hint: str) -> Transcript:
        assert source.is_file()
        hints.append(hint)
        return SAID

    monkeypatch.setattr(drafting, "ready", lambda spec: tmp_path)
    monkeypatch.setattr(drafting, "listen", listen)
    yield hints


def tracks(video_id: UUID) -> dict[str, Caption]:
    with read_scope() as session:
        found = {c.language: c for c in rows(session, Caption, video_id=video_id)}
        session.expunge_all()
        return found


def test_a_machines_draft_carries_words_and_is_made_once(world: World, heard: list[str]) -> None:
    _, video_id = draft(world)
    assert drafting.draft_captions(video_id) is Heard.SPOKEN
    assert drafting.draft_captions(video_id) is Heard.SPOKEN
    assert len(heard) == 1
    track = tracks(video_id)["en"]
    assert track.origin == "machine"
    assert [w.start_ms for c in restored(track.words or []) for w in c.words] == [100, 400, 700]
    assert "Take two drops." in track.vtt


def test_a_creators_track_is_never_touched(world: World, heard: list[str]) -> None:
    viewer, video_id = draft(world)
    studio_service.set_captions(viewer, video_id, "en", ENGLISH)
    assert drafting.draft_captions(video_id) is Heard.SPOKEN
    assert tracks(video_id)["en"].origin == "creator"
    assert "First" in tracks(video_id)["en"].vtt


def test_nobody_listens_where_the_clips_own_language_is_captioned(
    world: World, heard: list[str]
) -> None:
    viewer, video_id = draft(world)
    studio_service.set_captions(viewer, video_id, "hi", "नमस्ते")
    with session_scope() as session:
        session.get_one(Video, video_id).language = "hi"
    assert drafting.draft_captions(video_id) is Heard.WRITTEN
    assert heard == []


def test_a_live_clip_is_left_alone_unless_its_creator_asks(
    world: World, request: pytest.FixtureRequest
) -> None:
    viewer = world.creator(trusted=True)
    video_id = world.live_clip(viewer)  # While the model was not there yet.
    assert world.video(video_id).state is VideoState.PUBLISHED
    request.getfixturevalue("heard")
    drafting.draft_captions(video_id)
    assert tracks(video_id) == {}
    drafting.draft_captions(video_id, is_asked=True)
    assert tracks(video_id)["en"].origin == "machine"
    assert world.video(video_id).state is VideoState.HELD


def test_without_the_model_a_clip_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, video_id = draft(world)
    assert drafting.draft_captions(video_id) is Heard.WAITING
    with read_scope() as session:
        (row,) = rows(session, SpeechDraft, video_id=video_id)
        assert row.heard is Heard.WAITING


def test_what_cannot_be_heard_does_not_stop_the_pipeline(
    world: World, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Transcript:
        raise drafting.FfmpegFailed("no sound")

    monkeypatch.setattr(drafting, "listen", fail)
    _, video_id = draft(world)
    assert drafting.draft_captions(video_id) is Heard.UNHEARD
    assert tracks(video_id) == {}


def test_editing_over_http_keeps_word_times_and_makes_the_draft_the_creators(
    world: World, heard: list[str]
) -> None:
    viewer, video_id = draft(world)
    drafting.draft_captions(video_id)
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/captions/en/cues"
    track = client.get(at).json()
    assert track["is_draft"] and track["has_word_times"]

    change = {"do": "reword", "cue": 0, "text": "Take three drops."}
    answer = client.patch(at, json={"version": track["version"], "change": change})

    assert answer.status_code == 200
    after = answer.json()
    assert not after["is_draft"]
    assert [w["start_ms"] for w in after["cues"][0]["words"]] == [100, 400, 700]
    stale = client.patch(at, json={"version": track["version"], "change": change})
    assert (stale.status_code, stale.json()["code"]) == (409, "captions_changed")
    assert drafting.draft_captions(video_id, is_asked=True) is Heard.SPOKEN
    assert "three" in tracks(video_id)["en"].vtt


def test_a_checked_draft_changes_no_word(world: World, heard: list[str]) -> None:
    viewer, video_id = draft(world)
    drafting.draft_captions(video_id)
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/captions/en/cues"
    track = client.get(at).json()
    after = client.patch(at, json={"version": track["version"], "change": {"do": "confirm"}})
    assert after.json()["cues"] == track["cues"]
    assert not after.json()["is_draft"]


def test_others_find_nothing(world: World, heard: list[str]) -> None:
    _, video_id = draft(world)
    drafting.draft_captions(video_id)
    stranger = http(world.creator("ravi"))
    base = f"/api/v1/studio/videos/{video_id}"
    change = {"version": "x", "change": {"do": "confirm"}}
    assert stranger.get(f"{base}/captions/en/cues").status_code == 404
    assert stranger.patch(f"{base}/captions/en/cues", json=change).status_code == 404
    assert stranger.get(f"{base}/speech").status_code == 404
    assert stranger.post(f"{base}/speech").status_code == 404
    assert http(None).get(f"{base}/captions/en/cues").status_code == 401


def test_an_edited_file_keeps_the_times_of_its_words(world: World, heard: list[str]) -> None:
    viewer, video_id = draft(world)
    drafting.draft_captions(video_id)
    vtt = tracks(video_id)["en"].vtt.replace("two", "three")
    studio_service.set_captions(viewer, video_id, "en", vtt)
    track = tracks(video_id)["en"]
    assert track.origin == "creator"
    assert [w.start_ms for c in restored(track.words or []) for w in c.words] == [100, 400, 700]


def test_asking_for_a_draft_is_answered_at_once(world: World, heard: list[str]) -> None:
    viewer, video_id = draft(world)
    client, at = http(viewer), f"/api/v1/studio/videos/{video_id}/speech"
    assert client.get(at).json()["heard"] is None
    assert client.post(at).json()["is_listening"]
    assert client.get(at).json()["is_listening"]
    assert world.postbox.waiting == [("studio.draft_captions", {"video_id": str(video_id)})]
    drafting.draft_captions(video_id, is_asked=True)
    assert client.get(at).json()["heard"] == "spoken"
