"""Moderation listens for itself; what it could not hear goes to a person, unless nobody speaks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.lifecycle import VideoState
from catalog.models import Caption
from core.db import read_scope
from core.settings import get_settings
from moderation import hearing
from moderation.captions import Cue
from moderation.hearing import NOT_HEARD, Hearing, hear, lines_of, risk_of
from moderation.models import ReviewCase, ScreeningResult
from moderation.policies.parsing import shipped
from moderation.queue.ground_words import sentence_in
from moderation.recheck import recheck
from moderation.rollout.service import coverage
from perception.listening import Listened, NotListened
from perception.speech import SpokenWord
from tests.perception.spoken_sample import speech_is_heard, spoken_sample
from tests.studio.conftest import ffmpeg
from tests.studio.world import World, clip, rows


def results(video_id: UUID) -> dict[tuple[str, str], ScreeningResult]:
    with read_scope() as session:
        return {(r.source, r.label): r for r in rows(session, ScreeningResult, video_id=video_id)}


def grounds(video_id: UUID) -> list[str]:
    with read_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).first()
        return [r["code"] for r in case.reasons] if case else []


@pytest.mark.slow
def test_abuse_that_is_spoken_under_harmless_captions_is_heard(world: World) -> None:
    said = Hearing((Cue(300, "welcome"), Cue(900, "you badword")), "hi")
    world.classifiers = replace(world.classifiers, heard=lambda path, hint: said)
    track = "WEBVTT\n\n00:00.100 --> 00:01.000\nMy new saree\n"
    video_id = world.screening_clip(
        world.creator(trusted=True), caption="Nice", captions_vtt={"hi": track}
    )
    world.run_worker()
    assert world.video(video_id).state is VideoState.HELD
    found = results(video_id)
    assert found["heard", "toxicity"].location == "heard, 900 ms"
    assert not found["captions.hi", "toxicity"].is_over  # Both were judged.
    with read_scope() as session:  # And the creator's own stands as it was.
        (row,) = rows(session, Caption, video_id=video_id)
    assert "My new saree" in row.vtt and row.origin == "creator"
    assert recheck().differences == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoken_ms", "state"), [(4000, VideoState.HELD), (200, VideoState.PUBLISHED)]
)
def test_without_its_model_a_clip_in_which_somebody_speaks_waits_for_a_person(
    world: World, monkeypatch: pytest.MonkeyPatch, spoken_ms: int, state: VideoState
) -> None:
    monkeypatch.setattr(hearing, "listen", lambda *_, **__: Listened(spoken_ms, None))
    world.classifiers = replace(world.classifiers, heard=hear)
    video_id = world.screening_clip(world.creator(trusted=True), caption="Nice")
    world.run_worker()
    assert world.video(video_id).state is state
    kept = results(video_id)["heard", NOT_HEARD]
    assert (
        "the speech model is not there" in kept.reason and f"{spoken_ms / 1000:.1f}" in kept.reason
    )
    assert grounds(video_id) == ([NOT_HEARD] if state is VideoState.HELD else [])
    assert recheck().differences == []


def failing(*_: object, **__: object) -> Listened:
    raise NotListened("listening took longer than 69 s")


@pytest.mark.slow
def test_where_nobody_can_tell_whether_somebody_speaks_a_person_listens(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "ready", lambda spec: Path())
    monkeypatch.setattr(hearing, "listen", failing)
    (signal,) = hear(clip(), "hi").signals
    assert (signal.score, signal.is_over) == (1.0, True) and "69 s" in signal.reason


@pytest.mark.slow
def test_a_clip_without_sound_and_a_house_that_does_not_listen_hold_nothing_and_say_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "listen", failing)
    (signal,) = hear(clip(audio=False), "").signals
    assert (signal.label, signal.score) == (NOT_HEARD, 0.0) and "no sound" in signal.reason
    moderator = world.moderator()
    assert not any(row.is_off for row in coverage(moderator))
    monkeypatch.setenv("JHALAK_SPEECH", "false")
    get_settings.cache_clear()
    (signal,) = hear(clip(), "").signals
    assert signal.score == 0.0 and "switched off" in signal.reason
    assert [row.label for row in coverage(moderator) if row.is_off] == [NOT_HEARD]


def test_the_score_says_how_much_is_spoken() -> None:
    assert (risk_of(None), risk_of(0)) == (1.0, 0.0)
    assert risk_of(1499) < 0.5 <= risk_of(1500) <= risk_of(60_000) == 1.0
    bands = shipped().labels[NOT_HEARD].ladder
    assert [[band.action.value for band in rungs] for rungs in bands.values()] == [["hold"]]


@pytest.mark.parametrize(
    "kept",
    [
        "What is said in it was not heard (x), and somebody speaks for 4.0 s.",
        "What is said in it was not heard (x), and nobody can tell whether somebody speaks.",
        "8% of the pictures could not be read, 1.0 s of them in a row: the file is damaged there.",
        "8.3% of the pictures could not be read: the file is damaged there.",
    ],
)
def test_what_could_not_be_read_or_heard_is_told_in_hindi_and_blames_nobody(kept: str) -> None:
    told = sentence_in(kept, "hi")
    assert told != kept and not {"pictures", "said", "somebody"} & set(told.split())
    reason = shipped().reason(shipped().labels[NOT_HEARD].reason)
    assert "you need not do anything" in reason.text and "व्यक्ति" in reason.text_hi


def test_words_are_lines_that_end_at_a_pause() -> None:
    words = (SpokenWord(0, 300, "a"), SpokenWord(350, 500, "b"), SpokenWord(1600, 1900, "c"))
    assert lines_of(words) == (Cue(0, "a b"), Cue(1600, "c"))
    many = tuple(SpokenWord(k * 100, k * 100 + 90, "wonderful") for k in range(30))
    assert all(len(cue.text) <= 90 for cue in lines_of(many))
    assert " ".join(cue.text for cue in lines_of(many)) == " ".join(w.text for w in many)


@pytest.mark.slow
def test_real_speech_is_heard_in_the_rendition(
    tmp_path: Path, installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = spoken_sample()
    speech_is_heard(monkeypatch)
    spoken, music = tmp_path / "spoken.mp4", tmp_path / "music.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=180x320:r=12")
    ffmpeg(*picture, "-i", str(sound), "-shortest", "-pix_fmt", "yuv420p", str(spoken))
    ffmpeg(*picture, "-f", "lavfi", "-i", "sine=440", "-t", "3", "-pix_fmt", "yuv420p", str(music))
    heard = hear(spoken, "hi")
    assert "country" in " ".join(cue.text for cue in heard.cues) and heard.language == "en"
    assert heard.signals[0].score == 0.0 and len(heard.signals[0].model_sha256) == 64
    monkeypatch.setenv("JHALAK_MODELS_DIR", str(tmp_path / "none"))
    get_settings.cache_clear()
    (unheard,) = hear(spoken, "en").signals  # The voice detector tells the two apart.
    assert unheard.is_over and unheard.score > 0.9
    (unheard,) = hear(music, "en").signals
    assert not unheard.is_over
