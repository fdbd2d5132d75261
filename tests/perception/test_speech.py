"""Speech becomes words with times; music and imagination become nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from app.demo.clip import _write_wave
from perception import speech_child
from perception.models import SPEECH
from perception.speech import is_speech, read_transcript
from perception.speech_child import choose_language
from perception.weights import ModelUnavailable, prepare
from studio.music.moods import Mood
from studio.music.score import compose
from tests.perception.spoken_sample import spoken_sample

_SAID = (
    "and so my fellow americans ask not what your country can do for you "
    "ask what you can do for your country"
)


def segment(*words: tuple[int, int, str, float], **facts: float) -> dict[str, object]:
    usual = {"no_speech": 0.05, "log_chance": -0.3, "repetition": 1.3}
    return {**usual, **facts, "words": [list(word) for word in words]}


GOOD = segment((0, 300, " two", 0.9), (300, 700, " drops", 0.9))


@pytest.mark.parametrize(
    "bad",
    [
        segment((0, 300, " music", 0.9), no_speech=0.8),
        segment((0, 300, " thanks", 0.9), log_chance=-1.2),
        segment((0, 300, " la", 0.9), repetition=3.0),
        segment((0, 300, " yeah", 0.2), (300, 500, " sorry", 0.3)),
        segment(*((k * 100, k * 100 + 90, " toba", 0.9) for k in range(5))),
        segment(),
    ],
)
def test_what_nobody_said_is_dropped(bad: dict[str, object]) -> None:
    assert not is_speech(bad)
    answer = json.dumps({"language": "en", "certainty": 0.9, "segments": [bad, GOOD]})
    heard = read_transcript(answer, duration_ms=10_000)
    assert [w.text for w in heard.words] == ["two", "drops"]


def test_who_judges_words_reads_what_is_said_over_and_over() -> None:
    chant = segment(*((k * 100, k * 100 + 90, " badword", 0.9) for k in range(6)), repetition=4.0)
    unsure = segment((900, 990, " maybe", 0.2))
    answer = json.dumps({"language": "en", "certainty": 0.9, "segments": [chant, unsure]})
    assert read_transcript(answer, duration_ms=10_000).words == ()
    heard = read_transcript(answer, duration_ms=10_000, keeps_repeats=True)
    assert [w.text for w in heard.words] == ["badword"] * 6


def test_pieces_of_a_word_are_one_word() -> None:
    pieces = segment((0, 300, " cruelty", 0.9), (300, 500, "-free", 0.9))
    answer = json.dumps({"language": "en", "certainty": 0.9, "segments": [pieces]})
    (word,) = read_transcript(answer, duration_ms=10_000).words
    assert (word.text, word.start_ms, word.end_ms) == ("cruelty-free", 0, 500)


def test_words_never_overlap_nor_outlast_the_clip() -> None:
    odd = segment((0, 900, " a", 0.9), (700, 1100, " b", 0.9), (1000, 9000, " c", 0.9))
    answer = json.dumps({"language": "en", "certainty": 0.9, "segments": [odd]})
    words = read_transcript(answer, duration_ms=3000).words
    assert [(w.start_ms, w.end_ms) for w in words] == [(0, 900), (900, 1100), (1100, 3000)]


@pytest.mark.parametrize("answer", ["{}", "[]", '{"segments": [{}]}', "not json"])
def test_an_answer_of_another_form_is_refused(answer: str) -> None:
    with pytest.raises(ValueError):
        read_transcript(answer, duration_ms=1000)


def test_the_creators_language_decides_where_the_ear_is_unsure() -> None:
    assert choose_language({"en": 0.3, "hi": 0.2}, "hi-Latn")[0] == "hi"
    assert choose_language({"en": 0.9, "hi": 0.1}, "hi")[0] == "en"
    assert choose_language({"ur": 0.4, "hi": 0.3, "en": 0.3}, "") == ("hi", pytest.approx(0.7))


@pytest.fixture(scope="module")
def listener(models: Path) -> Path:
    """The prepared speech model; 145 MB come the first time."""
    try:
        return prepare(SPEECH)
    except ModelUnavailable as error:
        pytest.skip(f"the speech model cannot be had here: {error.detail}")


def heard(listener: Path, sound: Path, hint: str = "") -> str:
    command = [sys.executable, "-I", speech_child.__file__, str(listener), str(sound), hint, "1"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout


@pytest.mark.slow
def test_real_speech_is_heard_with_word_times(listener: Path) -> None:
    sound = spoken_sample()
    with wave.open(str(sound)) as file:
        duration_ms = file.getnframes() * 1000 // file.getframerate()
    got = read_transcript(heard(listener, sound), duration_ms=duration_ms)
    said = [w.text.casefold().strip(".,!?;") for w in got.words]
    assert got.language == "en" and got.certainty > 0.5
    assert errors(said, _SAID.split()) <= 2
    americans = next(w for w in got.words if w.text.startswith("Americans"))
    after = next(w for w in got.words if w.start_ms >= americans.end_ms)
    assert 1200 <= americans.start_ms <= 2000
    assert after.start_ms - americans.end_ms > 600  # The pause before "ask not".


def errors(heard_words: list[str], truth: list[str]) -> int:
    """Words put in, left out or heard wrongly (the edit distance)."""
    row = list(range(len(truth) + 1))
    for number, word in enumerate(heard_words, 1):
        before, row[0] = row[0], number
        for at, true in enumerate(truth, 1):
            before, row[at] = (
                row[at],
                min(row[at] + 1, row[at - 1] + 1, before + (word != true)),
            )
    return row[-1]


@pytest.mark.slow
def test_music_alone_has_no_words(listener: Path, tmp_path: Path) -> None:
    _write_wave(compose(Mood.GARBA, 5, 8.0), tmp_path / "music.wav")
    got = read_transcript(heard(listener, tmp_path / "music.wav"), duration_ms=8000)
    assert got.words == () and got.language == ""
