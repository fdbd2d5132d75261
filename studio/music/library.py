"""The studio's own music: a handful of named tracks, made once into the data folder.

Every note is computed by `studio.music.score`, so nobody else's rights are in it.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from core.errors import NotFound
from core.settings import get_settings
from studio.confined import ProcessLimits
from studio.edl.palette import MUSIC_MS
from studio.ffmpeg import run_ffmpeg
from studio.music.moods import Mood
from studio.music.score import compose
from studio.music.voices import RATE

_MADE_BY = 1
"""Raise it when the same name would give other sounds."""


@dataclass(frozen=True, slots=True)
class Track:
    """A piece of the library; `seed` chooses key, tempo and melody."""

    name: str
    title: str
    mood: Mood
    seed: int
    duration_ms: int = MUSIC_MS


TRACKS = {
    track.name: track
    for track in (
        Track("lofi_chai", "Second chai", Mood.LOFI, 11),
        Track("lofi_rain", "Rain on tin", Mood.LOFI, 27),
        Track("tabla_street", "Street eight", Mood.TABLA, 5),
        Track("tabla_morning", "Morning riyaz", Mood.TABLA, 18),
        Track("sitar_dusk", "Dusk strings", Mood.SITAR, 3),
        Track("sitar_glow", "Slow glow", Mood.SITAR, 21),
        Track("ambient_silk", "Silk", Mood.AMBIENT, 8),
        Track("ambient_dawn", "Before dawn", Mood.AMBIENT, 30),
        Track("pop_sparkle", "Sparkle", Mood.POP, 2),
        Track("pop_runway", "Runway", Mood.POP, 16),
        Track("garba_night", "Ninth night", Mood.GARBA, 7),
        Track("garba_ring", "Ring of lamps", Mood.GARBA, 24),
    )
}


def track_path(name: str) -> Path:
    """The track as a WAV file (48 kHz stereo, 16 bit), made on the first question.

    Raises:
        NotFound: There is no such track.
    """
    track = TRACKS.get(name)
    if track is None:
        raise NotFound("There is no such music.", "ऐसा कोई संगीत नहीं है।", code="music_not_found")
    folder = get_settings().data_dir / "music"
    path = folder / f"{track.name}.{_MADE_BY}.wav"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        sound = compose(track.mood, track.seed, track.duration_ms / 1000)
        part = folder / f".{track.name}.{uuid4().hex}.wav"
        _write(part, np.clip(sound, -1, 1))
        part.replace(path)
    return path


def track_m4a(name: str) -> Path:
    """The track as browsers play it, made on the first question.

    Raises:
        NotFound: There is no such track.
    """
    whole = track_path(name)
    path = whole.with_suffix(".m4a")
    if not path.is_file():
        part = path.with_name(f".{path.stem}.{uuid4().hex}.m4a")
        args = ["-i", f"file:{whole}", "-c:a", "aac", "-b:a", "128k", "-fflags", "+bitexact"]
        run_ffmpeg([*args, "-movflags", "+faststart", f"file:{part}"], ProcessLimits())
        part.replace(path)
    return path


def _write(target: Path, sound: NDArray[np.float32]) -> None:
    with wave.open(str(target), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(sound * 32767).astype("<i2").tobytes())
