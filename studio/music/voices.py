"""The instruments: each returns one note or stroke as mono samples at 48 kHz, peak about 1."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Wave = NDArray[np.float32]


def hertz(note: float) -> float:
    """Frequency of a MIDI note number."""
    return float(440.0 * 2 ** ((note - 69) / 12))


def _time(seconds: float) -> Wave:
    return (np.arange(int(seconds * RATE)) / RATE).astype(np.float32)


def _noise(count: int, seed: int) -> Wave:
    return np.random.default_rng(seed).standard_normal(count, dtype=np.float32)


def _smooth(wave: Wave, width: int) -> Wave:
    """A box low-pass; width in samples."""
    total = np.cumsum(np.concatenate([np.zeros(width, np.float32), wave]), dtype=np.float64)
    return ((total[width:] - total[:-width]) / width).astype(np.float32)


def _edges(wave: Wave, attack: float = 0.004, release: float = 0.03) -> Wave:
    rise, fall = int(attack * RATE), int(release * RATE)
    rise, fall = min(rise, wave.size // 2), min(fall, wave.size // 2)
    if rise:
        wave[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    if fall:
        wave[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32)
    return wave


@lru_cache(maxsize=256)
def keys(note: int, seconds: float) -> Wave:
    """A soft electric piano with a slow tremolo."""
    t, f = _time(seconds), hertz(note)
    bell = np.sin(2 * np.pi * f * 14 * t) * np.exp(-t * 18) * 0.10
    body = np.sin(2 * np.pi * f * t + 1.1 * np.exp(-t * 3) * np.sin(2 * np.pi * f * t))
    wave = (body + 0.25 * np.sin(4 * np.pi * f * t) * np.exp(-t * 4) + bell) * np.exp(-t * 1.5)
    return _edges((wave * (0.9 + 0.1 * np.sin(2 * np.pi * 4.5 * t))).astype(np.float32) * 0.8)


@lru_cache(maxsize=256)
def pluck(note: int, seconds: float, buzz: float = 0.35) -> Wave:
    """A sitar-like string: bright, bending a little as it starts, with a sympathetic ring."""
    t, f = _time(seconds), hertz(note)
    bend = f * (1 + 0.012 * np.exp(-t * 14))
    phase = 2 * np.pi * np.cumsum(bend / RATE)
    wave = np.zeros_like(t)
    for n in range(1, 15):
        if f * n > 14_000:
            break
        level = (1 / n**0.75) * (1 + buzz * np.sin(n * 1.9))
        wave += level * np.sin(n * phase + 0.3 * n) * np.exp(-t * (1.6 + 0.55 * n))
    wave += 0.08 * np.sin(2 * np.pi * f * 1.5 * t) * np.exp(-t * 1.2) * (1 - np.exp(-t * 8))
    return _edges((wave * 0.42).astype(np.float32), 0.002)


@lru_cache(maxsize=128)
def pad(note: int, seconds: float) -> Wave:
    """A wide, slow, breathing tone."""
    t, f = _time(seconds), hertz(note)
    wave = np.zeros_like(t)
    for detune in (-0.16, -0.05, 0.06, 0.15):
        g = f * 2 ** (detune / 12)
        wave += np.sin(2 * np.pi * g * t + detune * 9) + 0.3 * np.sin(4 * np.pi * g * t)
        wave += 0.12 * np.sin(6 * np.pi * g * t + 1)
    return _edges((wave * 0.2).astype(np.float32), min(1.2, seconds / 3), min(1.4, seconds / 3))


@lru_cache(maxsize=128)
def bass(note: int, seconds: float) -> Wave:
    """A round low tone."""
    t, f = _time(seconds), hertz(note)
    wave = np.tanh(1.6 * np.sin(2 * np.pi * f * t)) + 0.2 * np.sin(4 * np.pi * f * t)
    return _edges((wave * np.exp(-t * 1.1) * 0.8).astype(np.float32), 0.006, 0.05)


@lru_cache(maxsize=128)
def flute(note: int, seconds: float) -> Wave:
    """A bansuri-like breath with late vibrato."""
    t, f = _time(seconds), hertz(note)
    sway = 0.006 * np.sin(2 * np.pi * 5.2 * t) * np.clip(t * 3 - 0.4, 0, 1)
    phase = 2 * np.pi * np.cumsum(f * (1 + sway) / RATE)
    wave = np.sin(phase) + 0.28 * np.sin(2 * phase) + 0.08 * np.sin(3 * phase)
    breath = _smooth(_noise(t.size, note), 6) * 0.10
    return _edges(((wave + breath) * 0.6).astype(np.float32), 0.07, 0.12)


@lru_cache(maxsize=128)
def lead(note: int, seconds: float) -> Wave:
    """A plucked pop synth."""
    t, f = _time(seconds), hertz(note)
    wave = np.zeros_like(t)
    for n in range(1, 12):
        wave += np.sin(2 * np.pi * f * n * t) / n * np.exp(-t * (2 + n * 1.4))
    wave += 0.4 * np.sin(2 * np.pi * f * 1.004 * t) * np.exp(-t * 4)
    return _edges((wave * 0.6).astype(np.float32), 0.003)


@lru_cache(maxsize=8)
def kick() -> Wave:
    """A soft bass drum."""
    t = _time(0.32)
    phase = 2 * np.pi * np.cumsum((48 + 110 * np.exp(-t * 34)) / RATE)
    return _edges((np.sin(phase) * np.exp(-t * 10)).astype(np.float32), 0.001)


@lru_cache(maxsize=8)
def snare() -> Wave:
    """A brushed snare."""
    t = _time(0.22)
    hiss = _noise(t.size, 11) - _smooth(_noise(t.size, 11), 9)
    tone = np.sin(2 * np.pi * 190 * t) * np.exp(-t * 28)
    return _edges((hiss * np.exp(-t * 19) * 0.5 + tone * 0.5).astype(np.float32), 0.001)


@lru_cache(maxsize=8)
def hat(open_: bool = False) -> Wave:
    """A closed or open cymbal."""
    t = _time(0.25 if open_ else 0.07)
    hiss = _noise(t.size, 23)
    hiss = hiss - _smooth(hiss, 5)
    return _edges((hiss * np.exp(-t * (16 if open_ else 60)) * 0.5).astype(np.float32), 0.001)


@lru_cache(maxsize=8)
def clap() -> Wave:
    """Several hands at once."""
    t = _time(0.2)
    hiss = _noise(t.size, 31)
    hiss = hiss - _smooth(hiss, 14)
    bursts = np.exp(-t * 30) * 0.6
    for late in (0.0, 0.011, 0.022):
        bursts += np.where(t >= late, np.exp(-(t - late) * 160), 0)
    return _edges((hiss * bursts * 0.4).astype(np.float32), 0.001)


@lru_cache(maxsize=32)
def na(note: int) -> Wave:
    """The ringing rim stroke of the small tabla drum."""
    t, f = _time(0.34), hertz(note)
    wave = np.sin(2 * np.pi * f * t) * np.exp(-t * 11)
    wave += 0.5 * np.sin(2 * np.pi * f * 2.01 * t) * np.exp(-t * 15)
    wave += 0.3 * np.sin(2 * np.pi * f * 3.02 * t) * np.exp(-t * 22)
    click = _smooth(_noise(t.size, 41), 3) * np.exp(-t * 190) * 0.7
    return _edges((wave * 0.7 + click).astype(np.float32), 0.001)


@lru_cache(maxsize=32)
def ge(note: int) -> Wave:
    """The swooping stroke of the large tabla drum."""
    t = _time(0.5)
    sweep = hertz(note) * (1 + 0.45 * (1 - np.exp(-t * 7)) - 0.1 * t)
    wave = np.sin(2 * np.pi * np.cumsum(sweep / RATE)) * np.exp(-t * 6.5)
    thud = _smooth(_noise(t.size, 43), 40) * np.exp(-t * 60) * 2.0
    return _edges((wave + thud).astype(np.float32), 0.001)


@lru_cache(maxsize=8)
def te() -> Wave:
    """A dry, closed tabla stroke."""
    t = _time(0.09)
    hiss = _smooth(_noise(t.size, 47), 4)
    tone = np.sin(2 * np.pi * 420 * t) * 0.3
    return _edges(((hiss + tone) * np.exp(-t * 70) * 0.8).astype(np.float32), 0.001)
