"""From an original to what is said in it: ffmpeg takes the sound out, a confined child listens."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from perception import speech_child
from perception.speech import Transcript, read_transcript
from studio.confined import ProcessLimits, run_confined
from studio.ffmpeg import hostile_input, run_ffmpeg
from studio.media_errors import FfmpegFailed
from studio.media_info import MediaInfo
from studio.tracks import work_folder

RATE_HZ = 16_000
THREADS = 2
# Loading takes 2–4 s and listening 0.3–0.5 of the clip's length on one busy core.
WALL_S = 120.0
WALL_FOR_LENGTH = 4.0
NICENESS = 12


class NotHeard(FfmpegFailed):
    """Nobody could listen to the clip: out of time or memory."""

    code = "speech_unheard"


def listen(source: Path, info: MediaInfo, model: Path, hint: str) -> Transcript:
    """What is said, in ms of the source; without words where nobody speaks.

    Args:
        source: The original, which may be hostile.
        model: Folder of the prepared speech model.
        hint: The language that the creator gave, or empty.

    Raises:
        FfmpegFailed: Its sound cannot be decoded.
        NotHeard: The child ran out of time, or died.
    """
    if info.audio_stream is None:
        return Transcript("", 0.0, ())
    wall_s = WALL_S + WALL_FOR_LENGTH * info.duration_ms / 1000
    with TemporaryDirectory(dir=work_folder()) as name:
        sound = Path(name) / "sound.wav"
        _take_sound(source, info, sound, wall_s)
        finished = run_confined(
            [
                *(sys.executable, "-I", speech_child.__file__),
                *(str(model.resolve()), str(sound), hint, str(THREADS)),
            ],
            ProcessLimits(
                wall_s=wall_s, cpu_s=int(wall_s) * THREADS, file_bytes=0, niceness=NICENESS
            ),
            max_stdout_bytes=8 * 2**20,
        )
    if finished.timed_out:
        raise NotHeard(f"listening took longer than {wall_s:.0f} s")
    if finished.exit_code != 0:
        raise NotHeard("the listener ended early", finished.exit_code)
    try:
        return read_transcript(finished.stdout.decode(), duration_ms=info.duration_ms)
    except ValueError as error:
        raise NotHeard("the listener answered with no transcript") from error


def _take_sound(source: Path, info: MediaInfo, sound: Path, wall_s: float) -> None:
    run_ffmpeg(
        [
            *hostile_input(source, before=("-vn",)),
            *("-map", f"0:{info.audio_stream}", "-ac", "1"),
            *("-af", f"aresample={RATE_HZ}:async=1000:first_pts=0"),
            *("-t", f"{info.duration_ms / 1000:.3f}", "-c:a", "pcm_s16le", str(sound)),
        ],
        ProcessLimits(wall_s=wall_s, cpu_s=int(wall_s), file_bytes=2**30),
    )
