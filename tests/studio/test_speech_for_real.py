"""The whole way once, with the real models: a spoken clip gets words, and tags that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.db import read_scope
from studio import service
from studio.cues.words import restored
from studio.files import upload_file
from studio.repository import captions_of
from studio.schemas import VideoChange
from studio.speech.draft import draft_captions
from studio.speech.models import Heard
from studio.tagging import service as tagging
from studio.tagging.suggest import suggest
from tests.perception.spoken_sample import speech_is_heard, spoken_sample
from tests.studio.conftest import ffmpeg
from tests.studio.world import World


@pytest.mark.slow
def test_a_spoken_clip_gets_words_and_tags(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = spoken_sample()
    speech_is_heard(monkeypatch)
    clip = tmp_path / "spoken.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=180x320:r=12")
    ffmpeg(*picture, "-i", str(sound), "-shortest", "-pix_fmt", "yuv420p", str(clip))
    viewer = world.creator()
    video_id = service.create_draft(viewer, upload_file(viewer, clip)).id
    service.edit_video(viewer, video_id, VideoChange(caption="My banarasi saree for the wedding"))

    assert draft_captions(video_id) is Heard.SPOKEN
    with read_scope() as session:
        (track,) = captions_of(session, video_id)
        words = [w for cue in restored(track.words or []) for w in cue.words]
    assert (track.language, track.origin) == ("en", "machine")
    assert "country" in track.vtt and 18 <= len(words) <= 26
    assert all(0 <= w.start_ms < w.end_ms <= 11_100 for w in words)

    assert suggest(video_id) > 0
    saree = next(t for t in tagging.suggestions(viewer, video_id) if t.slug == "saree")
    assert "banarasi" in saree.why
