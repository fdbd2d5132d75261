"""Whoever reads Hindi is told in Hindi why a file is not taken: at once, and by a later step."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest

from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from studio.media_errors import DamagedMedia
from studio.pipeline import runner
from tests.studio.world import World, http

TUS = {"Tus-Resumable": "1.0.0"}
URL = "/api/v1/uploads"


@pytest.fixture
def reader(world: World) -> Viewer:
    """A creator who reads Hindi."""
    viewer = world.creator()
    with session_scope() as session:
        session.get_one(Account, viewer.account_id).locale = "hi"
    return viewer


def test_an_upload_that_is_not_there_is_told_in_hindi(reader: Viewer) -> None:
    answer = http(reader).delete(f"{URL}/{uuid4()}", headers=TUS)
    assert (answer.status_code, answer.json()["code"]) == (404, "upload_not_found")
    assert answer.json()["detail"] == "ऐसा कोई अपलोड नहीं है। फिर से शुरू करें।"
    assert answer.headers["Content-Language"] == "hi"
    assert answer.headers["Tus-Resumable"] == "1.0.0"


def test_a_file_that_is_no_clip_is_refused_in_hindi(reader: Viewer) -> None:
    client = http(reader)
    where = client.post(URL, headers={**TUS, "Upload-Length": "0"}).headers["Location"]
    answer = client.post("/api/v1/studio/videos", json={"upload_id": where.rsplit("/", 1)[1]})
    assert (answer.status_code, answer.json()["code"]) == (422, "media_empty")
    assert answer.json()["detail"].startswith("फ़ाइल ख़ाली है")


@dataclass
class Step:
    """A claim on a step of a clip, as far as failing it asks."""

    subject_id: UUID
    step: str = "first"


def test_a_step_that_the_file_fails_tells_its_creator_in_their_language(
    reader: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "fail_job", lambda *_, **__: True)
    for locale, told in (("hi", "वीडियो ख़राब है"), ("en", "The video is damaged")):
        with session_scope() as session:
            session.get_one(Account, reader.account_id).locale = locale
            video = Video(
                creator_id=reader.account_id, state=VideoState.PROCESSING, duration_ms=1000
            )
            session.add(video)
            session.flush()
            video_id = video.id
        assert runner.fail_step(Step(video_id), DamagedMedia())  # type: ignore[arg-type]
        with read_scope() as session:
            failed = session.get_one(Video, video_id)
            assert (failed.state, failed.decision_code) == (VideoState.FAILED, "media_damaged")
            assert failed.decision_reason.startswith(told)
