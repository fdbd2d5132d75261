"""From a clip's sound to what is said in it, for sound of our own making: one child, one clock.

What people sent goes through `studio.speech.listen`, which confines the decoder as well.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from perception import speech_child
from perception.speech import Transcript, read_transcript

RATE_HZ = 16_000
THREADS = 2
BEAMS = 1  # A draft for people to read takes five; to judge words, one is enough and twice as fast.
NICENESS = 12


class NotListened(RuntimeError):
    """The child ran out of time, died, or answered something else."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What came of listening.

    Args:
        spoken_ms: For how long somebody speaks, as a voice detector has it.
        transcript: None where no model was given.
    """

    spoken_ms: int
    transcript: Transcript | None


def listen(sound: NDArray[np.float32], hint: str, *, model: Path | None, wall_s: float) -> Listened:
    """What is said; without a model, for how long somebody speaks.

    Args:
        sound: Mono, `RATE_HZ`, in [-1, 1].
        hint: The language that the creator gave, or empty.
        model: Folder of the prepared speech model.
        wall_s: Seconds after which the child is ended.

    Raises:
        NotListened: Nothing came of it.
    """
    with TemporaryDirectory(prefix="jhalak-heard-") as name:
        path = Path(name) / "sound.wav"
        _write(path, sound)
        folder = str(model.resolve()) if model is not None else ""
        answer = _answer([folder, str(path), hint, str(THREADS), str(BEAMS)], wall_s)
    try:
        spoken_ms = int(json.loads(answer)["spoken_ms"])
        if model is None:
            return Listened(spoken_ms, None)
        duration_ms = round(len(sound) * 1000 / RATE_HZ)
        return Listened(
            spoken_ms, read_transcript(answer, duration_ms=duration_ms, keeps_repeats=True)
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotListened("the listener answered with no transcript") from error


def _write(path: Path, sound: NDArray[np.float32]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.clip(sound, -1.0, 1.0) * 32767).astype("<i2").tobytes())


def _answer(arguments: list[str], wall_s: float) -> str:
    child = subprocess.Popen(
        [sys.executable, "-I", speech_child.__file__, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        os.setpriority(os.PRIO_PROCESS, child.pid, NICENESS)
        answer, _ = child.communicate(timeout=wall_s)
    except subprocess.TimeoutExpired:
        raise NotListened(f"listening took longer than {wall_s:.0f} s") from None
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    if child.returncode != 0:
        raise NotListened(f"the listener ended with {child.returncode}")
    return answer
