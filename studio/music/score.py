"""The pieces: one small arrangement per mood, varied by seed in key, tempo and melody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from studio.music import voices as v
from studio.music.loudness import levelled
from studio.music.moods import Mood
from studio.music.voices import RATE, Wave

# Scales as semitones above the tonic; the Hindustani names are thaats and pentatonic ragas.
_MAJOR, _MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
_BHUPALI, _KHAMAJ, _KAFI = (0, 2, 4, 7, 9), (0, 2, 4, 5, 7, 9, 10), (0, 2, 3, 5, 7, 9, 10)


class Desk:
    """A stereo tape with a clock in beats."""

    def __init__(self, seconds: float, tempo: float, rng: np.random.Generator) -> None:
        self.beat = 60 / tempo
        self.beats = int(seconds / self.beat) + 1
        self.tape: NDArray[np.float32] = np.zeros((int(seconds * RATE), 2), np.float32)
        self.send = np.zeros_like(self.tape)
        self.rng = rng

    def play(
        self, wave: Wave, beat: float, gain: float, place: float = 0.0, echo: float = 0.0
    ) -> None:
        """Adds a note at a beat; place runs from −1 (left) to 1, echo is the share sent to it."""
        start = int(beat * self.beat * RATE)
        wave = wave[: max(0, self.tape.shape[0] - start)]
        if start < 0 or not wave.size:
            return
        pair = np.sqrt(np.array([1 - place, 1 + place], np.float32) / 2) * np.float32(gain)
        part = wave[:, None] * pair
        self.tape[start : start + wave.size] += part
        if echo:
            self.send[start : start + wave.size] += part * np.float32(echo)

    def mixed(self) -> NDArray[np.float32]:
        """Everything together, with a crossed echo of three eighths and a short room."""
        out = self.tape.copy()
        for late, level, cross in (
            (0.75 * self.beat, 0.5, True),
            (1.5 * self.beat, 0.26, False),
            (2.25 * self.beat, 0.13, True),
            (0.029, 0.3, False),
            (0.047, 0.24, True),
            (0.071, 0.17, False),
        ):
            shift = int(late * RATE)
            if shift >= out.shape[0]:
                continue
            source = self.send[:-shift]
            out[shift:] += (source[:, ::-1] if cross else source) * np.float32(level)
        return out


def _walk(rng: np.random.Generator, scale: tuple[int, ...], count: int, low: int = 0) -> list[int]:
    """A melody of scale degrees in small steps, as semitones."""
    step, out = int(rng.integers(low, low + len(scale))), []
    for _ in range(count):
        step += int(rng.choice([-2, -1, -1, 0, 1, 1, 2]))
        step = min(max(step, low - 2), low + len(scale) + 2)
        out.append(12 * (step // len(scale)) + scale[step % len(scale)])
    return out


def _lofi(desk: Desk, tonic: int) -> None:
    chords = ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17))
    melody = _walk(desk.rng, _BHUPALI, 64, 3)
    for beat in range(desk.beats):
        chord = chords[beat // 4 % 4]
        if beat % 4 == 0:
            for n, step in enumerate(chord):
                desk.play(v.keys(tonic + step, 3.2), beat + n * 0.03, 0.30, n * 0.2 - 0.3, 0.2)
            desk.play(v.bass(tonic - 24 + chord[0] % 12, 1.2), beat, 0.5)
        if beat % 4 == 2:
            desk.play(v.bass(tonic - 24 + chord[0] % 12, 0.8), beat + 0.5, 0.4)
        desk.play(v.kick(), beat + (0.5 if beat % 4 == 2 else 0), 0.75 if beat % 2 == 0 else 0)
        if beat % 2:
            desk.play(v.snare(), beat, 0.34, 0.1, 0.15)
        for half in (0.0, 0.56):
            desk.play(v.hat(), beat + half, 0.13 + 0.05 * desk.rng.random(), 0.35)
        if desk.rng.random() < 0.6:
            late = float(desk.rng.choice([0, 0.56]))
            desk.play(v.keys(tonic + 12 + melody[beat % 64], 1.2), beat + late, 0.26, 0.25, 0.5)


def _tabla(desk: Desk, tonic: int) -> None:
    # Keherwa, eight beats: dha ge na ti | na ka dhi na
    theka = "DgnT nkDn"
    melody = _walk(desk.rng, _KHAMAJ, 64, 2)
    for half in range(desk.beats * 2):
        beat, stroke = half / 2, theka.replace(" ", "")[half % 8]
        if stroke in "Dg":
            desk.play(v.ge(tonic - 22), beat, 0.75, -0.25, 0.08)
        if stroke in "Dn":
            desk.play(v.na(tonic + 12), beat, 0.5, 0.25, 0.12)
        if stroke in "Tk":
            desk.play(v.te(), beat, 0.4, 0.2)
        if desk.rng.random() < 0.22:
            desk.play(v.te(), beat + 0.25, 0.25, 0.3)
        if half % 8 == 0:
            for step in (0, 7):
                desk.play(v.pad(tonic - 12 + step, 4 * desk.beat + 1), beat, 0.22, step / 20)
        if half % 2 == 0 and desk.rng.random() < 0.75:
            long = float(desk.rng.choice([0.5, 1.0, 1.5])) * desk.beat + 0.15
            desk.play(v.flute(tonic + 12 + melody[half % 64], round(long, 3)), beat, 0.3, 0.1, 0.4)


def _sitar(desk: Desk, tonic: int) -> None:
    melody = _walk(desk.rng, _KAFI, 96, 3)
    drone = (7, 12, 12, 0)
    for beat in range(desk.beats):
        desk.play(v.pluck(tonic - 12 + drone[beat % 4], 2.4, 0.6), beat, 0.24, -0.4, 0.3)
        for n, late in enumerate((0.0, 0.5) if desk.rng.random() < 0.7 else (0.0, 0.25, 0.5, 0.75)):
            note = tonic + melody[(beat * 2 + n) % 96]
            desk.play(v.pluck(note, 1.6), beat + late, 0.42 if late == 0 else 0.3, 0.2, 0.35)
        if beat % 4 in (0, 3):
            desk.play(v.ge(tonic - 20), beat, 0.6, -0.15)
        if beat % 4 in (1, 2, 3):
            desk.play(v.na(tonic + 12), beat + (0.5 if beat % 4 == 3 else 0), 0.36, 0.3, 0.1)


def _ambient(desk: Desk, tonic: int) -> None:
    chords = ((0, 7, 14, 16), (-4, 3, 8, 12), (5, 9, 12, 16), (-2, 5, 10, 14))
    melody = _walk(desk.rng, _BHUPALI, 48, 4)
    for beat in range(desk.beats):
        if beat % 4 == 0:
            for n, step in enumerate(chords[beat // 4 % 4]):
                wave = v.pad(tonic - 12 + step, round(4 * desk.beat + 1.6, 3))
                desk.play(wave, beat, 0.32, (n - 1.5) * 0.4, 0.2)
        if desk.rng.random() < 0.7:
            late = float(desk.rng.choice([0, 0.5]))
            wave = v.keys(tonic + 12 + melody[beat % 48], 2.2)
            desk.play(wave, beat + late, 0.2, float(desk.rng.uniform(-0.6, 0.6)), 0.9)


def _pop(desk: Desk, tonic: int) -> None:
    chords = ((0, 4, 7), (7, 11, 14), (9, 12, 16), (5, 9, 12))
    hook = _walk(desk.rng, _MAJOR, 8, 4)
    for beat in range(desk.beats):
        chord = chords[beat // 4 % 4]
        desk.play(v.kick(), beat, 0.8)
        if beat % 2:
            desk.play(v.clap(), beat, 0.42, 0, 0.12)
        desk.play(v.hat(beat % 4 == 3), beat + 0.5, 0.2, 0.3)
        for half in (0.5, 0.75):
            desk.play(v.bass(tonic - 24 + chord[0] % 12, 0.28), beat + half, 0.5)
        for n, step in enumerate(chord):
            desk.play(
                v.lead(tonic + step, 0.5), beat + (0.5 if beat % 2 else 0), 0.2, n * 0.4 - 0.4
            )
        for half in (0.0, 0.5):
            place = int(beat * 2 + half * 2) % 8
            if place not in (3, 6):
                desk.play(v.lead(tonic + 12 + hook[place], 0.6), beat + half, 0.28, 0.15, 0.4)


def _garba(desk: Desk, tonic: int) -> None:
    # Hinch, six to the bar: the circle dances of Gujarat
    melody = _walk(desk.rng, _KHAMAJ, 12, 3)
    for beat in range(desk.beats):
        for third in range(3):
            at = beat + third / 3
            if third == 0:
                desk.play(v.ge(tonic - 24), at, 0.8, -0.2)
                desk.play(v.kick(), at, 0.45)
            else:
                desk.play(v.na(tonic + 12), at, 0.34 if third == 1 else 0.46, 0.25, 0.08)
            desk.play(v.hat(), at, 0.10, 0.4)
            if not (third == 1 and beat % 2):
                step = melody[(beat * 3 + third) % 12]
                desk.play(v.pluck(tonic + 12 + step, 0.7, 0.2), at, 0.3, 0.1, 0.3)
        if beat % 2:
            desk.play(v.clap(), beat, 0.36, 0.1, 0.1)
        if beat % 4 == 0:
            for step in (0, 7, 12):
                wave = v.pad(tonic - 12 + step, round(4 * desk.beat + 0.8, 3))
                desk.play(wave, beat, 0.16, step / 15 - 0.4)


_PIECES: Mapping[Mood, tuple[Callable[[Desk, int], None], tuple[int, int]]] = {
    Mood.LOFI: (_lofi, (76, 86)),
    Mood.TABLA: (_tabla, (92, 106)),
    Mood.SITAR: (_sitar, (84, 98)),
    Mood.AMBIENT: (_ambient, (66, 76)),
    Mood.POP: (_pop, (108, 122)),
    Mood.GARBA: (_garba, (104, 118)),
}


def compose(mood: Mood, seed: int, seconds: float) -> NDArray[np.float32]:
    """A finished piece: shape (n, 2), 48 kHz, about −14 LUFS, faded at both ends, never clipped."""
    rng = np.random.default_rng(seed)
    piece, (slow, fast) = _PIECES[mood]
    desk = Desk(seconds, float(rng.integers(slow, fast)), rng)
    piece(desk, 60 + int(rng.integers(-5, 5)))
    wave = levelled(desk.mixed())
    fade_in, fade_out = min(int(0.03 * RATE), len(wave)), min(int(0.7 * RATE), len(wave) // 3)
    wave[:fade_in] *= np.linspace(0, 1, fade_in, dtype=np.float32)[:, None]
    if fade_out:
        wave[-fade_out:] *= np.linspace(1, 0, fade_out, dtype=np.float32)[:, None] ** 1.5
    return wave
