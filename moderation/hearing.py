"""Moderation listens for itself to what viewers get: words may be spoken that no caption has.

What it hears is evidence beside the captions and replaces none. Fails closed: speech that nobody
could listen to is the signal `not_heard`, and the rules have a person listen. Where the
installation has switched listening off (`JHALAK_SPEECH`), each verdict says so and holds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import av
import numpy as np
import structlog
from numpy.typing import NDArray

from core.settings import get_settings
from moderation import params
from moderation.captions import Cue
from moderation.classifiers.signals import Signal
from moderation.sampling.sound import sound_of
from moderation.surfaces import Surface
from perception.listening import RATE_HZ, NotListened, listen
from perception.models import SPEECH
from perception.speech import SpokenWord
from perception.weights import ModelUnavailable, ready, recorded_sha256

log = structlog.get_logger(__name__)
HEARD, NOT_HEARD = "heard", "not_heard"
NO_MODEL = "the speech model is not there"  # In the reason of what is heard once it is.
MODEL = SPEECH.name
START_S = 60.0  # To load the model on a busy machine.
DETECT_FOR_LENGTH = 0.2  # Seconds per second of sound; the voice detector needs a tenth of it.
SILENCE = 1e-3  # Of full scale, −60 dB: nobody makes out a word under it.
_HOLDS_FROM = 0.5
_LINE_CHARS = 90
_PAUSE_MS = 900


class Listened(StrEnum):
    """Whether a clip was listened to."""

    HEARD = "heard"  # Without a line where no word is said.
    SILENT = "silent"  # There is no sound in it.
    OFF = "off"  # This installation does not listen.
    UNHEARD = "unheard"  # It could not be heard.


@dataclass(frozen=True, slots=True)
class Hearing:
    """What came of listening to a clip.

    Args:
        cues: What is said, in lines with their moments.
        language: ISO 639-1; empty where nothing was made out.
        signals: One `NOT_HEARD`: 0 where the clip was heard or there is nothing to hear.
    """

    cues: tuple[Cue, ...] = ()
    language: str = ""
    signals: tuple[Signal, ...] = ()
    how: Listened = Listened.HEARD


def hear(video_mp4: Path, hint: str) -> Hearing:
    """Listens to a clip. What goes wrong is a signal, not an error.

    Args:
        hint: The language that its maker gave, or empty.
    """
    if not get_settings().speech:
        return _nothing(Listened.OFF, "Listening is switched off in this installation.")
    try:
        sound = sound_of(video_mp4, RATE_HZ)
    except av.error.FFmpegError as error:
        return _unheard(f"the sound cannot be decoded, {type(error).__name__}", None)
    if not len(sound) or float(np.abs(sound).max()) < SILENCE:
        return _nothing(Listened.SILENT, "There is no sound in it.")
    wall_s = START_S + params.LISTEN_FOR_LENGTH.default * len(sound) / RATE_HZ
    why = ""
    try:
        folder = ready(SPEECH)
        heard = listen(sound, hint, model=folder, wall_s=wall_s)
    except ModelUnavailable:
        why = NO_MODEL
    except (NotListened, OSError) as error:
        log.warning("clip_not_heard", why=str(error))
        why = f"{error}"
    if why:
        return _unheard(why, _spoken_ms(sound))
    assert heard.transcript is not None
    cues, language = lines_of(heard.transcript.words), heard.transcript.language
    said = f"{len(heard.transcript.words)} words, {language}" if cues else "no words"
    sha256 = recorded_sha256(SPEECH, "model.bin")
    reason = f"It was listened to: {said} in {heard.spoken_ms / 1000:.1f} s of speech."
    return Hearing(cues, language, (_signal(0.0, reason, sha256),))


def lines_of(words: Sequence[SpokenWord]) -> tuple[Cue, ...]:
    """Words as lines that end at a pause, or once they are long."""
    lines: list[list[SpokenWord]] = []
    for word in words:
        last = lines[-1] if lines else []
        is_long = sum(len(w.text) + 1 for w in last) + len(word.text) > _LINE_CHARS
        if not last or is_long or word.start_ms - last[-1].end_ms > _PAUSE_MS:
            lines.append([word])
        else:
            last.append(word)
    return tuple(Cue(line[0].start_ms, " ".join(w.text for w in line)) for line in lines)


def risk_of(spoken_ms: int | None) -> float:
    """The score of speech that nobody heard: 0.5, from where a person listens, at
    `moderation.speech.least`; 1 where nobody can even tell whether somebody speaks.
    """
    if spoken_ms is None:
        return 1.0
    return round(min(1.0, _HOLDS_FROM * spoken_ms / params.SPOKEN_LEAST.default), 4)


def _spoken_ms(sound: NDArray[np.float32]) -> int | None:
    """For how long somebody speaks, by the voice detector alone; None where it fails, too."""
    wall_s = START_S + DETECT_FOR_LENGTH * len(sound) / RATE_HZ
    try:
        return listen(sound, "", model=None, wall_s=wall_s).spoken_ms
    except (NotListened, OSError) as error:
        log.warning("voice_not_detected", why=str(error))
        return None


def _nothing(how: Listened, reason: str) -> Hearing:
    return Hearing(signals=(_signal(0.0, reason, ""),), how=how)


def _unheard(why: str, spoken_ms: int | None) -> Hearing:
    whether = (
        "nobody can tell whether somebody speaks"
        if spoken_ms is None
        else f"somebody speaks for {spoken_ms / 1000:.1f} s"
    )
    reason = f"What is said in it was not heard ({why}), and {whether}."
    signal = _signal(risk_of(spoken_ms), reason, "")
    return Hearing(signals=(signal,), how=Listened.UNHEARD)


def _signal(score: float, reason: str, sha256: str) -> Signal:
    return Signal(
        NOT_HEARD, score, _HOLDS_FROM, MODEL, sha256, reason, "whole clip", surface=Surface.SPEECH
    )
