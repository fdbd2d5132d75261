"""The sound of an edit: the clips' own, voices and music, mixed with levels that step back.

Everything is float32 stereo at 48 kHz, shape (n, 2). `levels.mjs` holds the same rules.
"""

from __future__ import annotations

import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.confined import ProcessLimits, confined_pipe
from studio.edl import TICKS_PER_S, Clip, Edl, Sound
from studio.ffmpeg import ffmpeg_path, hostile_input, short_reason
from studio.media_errors import FfmpegFailed, FfmpegTimedOut
from studio.media_info import MediaInfo
from studio.music.library import track_path
from studio.timeline import length_of, segments

RATE_HZ = 48_000
TICKS_PER_SAMPLE = TICKS_PER_S / RATE_HZ

DUCK_ABOVE_DB = -38.0
"""Own sound or voice louder than this, over 50 ms, makes music step back."""
DUCK_BY_DB = -12.0
DUCK_ATTACK_S = 0.12
DUCK_RELEASE_S = 0.5
EDGE_S = 0.005
"""Every cut of a sound is softened by so much, so that it does not click."""
CEILING = 0.891
"""−1 dBFS."""

Wave = NDArray[np.float32]


def mix(edit: Edl, sources: Mapping[str, tuple[Path, MediaInfo]], limits: ProcessLimits) -> Wave:
    """The whole sound of a resolved edit, as long as its timeline."""
    count = samples_of(length_of(edit))
    speech: Wave = np.zeros((count, 2), np.float32)
    music: Wave = np.zeros((count, 2), np.float32)
    ducked: Wave = np.zeros((count, 2), np.float32)
    if not edit.muted:
        for part in segments(edit):
            path, info = sources[part.clip.source]
            if info.audio_stream is not None and part.clip.volume:
                start = samples_of(part.start)
                played = _clip_sound(part.clip, path, info, samples_of(part.end) - start, limits)
                _add(speech, played, start)
    for sound in edit.sounds:
        if not sound.volume:
            continue
        room = count - samples_of(sound.start)
        played = _sound(sound, sources, room, limits)
        is_music = sound.source.startswith("music:")
        bed = ducked if sound.duck else music if is_music else speech
        _add(bed, played, samples_of(sound.start))
    if ducked.any():
        ducked *= duck_gains(speech)[:, None]
    return limited(speech + music + ducked)


def samples_of(ticks: int) -> int:
    """Ticks as whole samples."""
    return round(ticks / TICKS_PER_SAMPLE)


def duck_gains(speech: Wave) -> NDArray[np.float32]:
    """What is left of the music beside `speech`, for each sample, in (0, 1]."""
    block = RATE_HZ // 20
    count = -(-len(speech) // block)
    padded = np.zeros((count * block, 2), np.float32)
    padded[: len(speech)] = speech
    power = (padded.reshape(count, block * 2) ** 2).mean(axis=1)
    loud = 10 * np.log10(np.maximum(power, 1e-12)) > DUCK_ABOVE_DB
    low, gain, gains = 10 ** (DUCK_BY_DB / 20), 1.0, np.empty(count + 1, np.float32)
    gains[0] = gain
    for number, is_loud in enumerate(loud):
        target, time_s = (low, DUCK_ATTACK_S) if is_loud else (1.0, DUCK_RELEASE_S)
        gain += (target - gain) * (1 - np.exp(-block / RATE_HZ / time_s))
        gains[number + 1] = gain
    places = np.arange(len(speech), dtype=np.float32) / block
    return np.interp(places, np.arange(count + 1), gains).astype(np.float32)


def limited(sound: Wave) -> Wave:
    """The sound with what stands above the ceiling bent under it."""
    knee = CEILING * 0.8
    over = np.maximum(np.abs(sound) - knee, 0)
    bent = knee + (CEILING - knee) * np.tanh(over / (CEILING - knee))
    return np.where(over > 0, np.sign(sound) * bent, sound).astype(np.float32)


def write_wave(sound: Wave, target: Path) -> None:
    """As 16-bit PCM."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        for start in range(0, len(sound), RATE_HZ * 10):
            part = np.clip(sound[start : start + RATE_HZ * 10], -1, 1)
            file.writeframes(np.rint(part * 32767).astype("<i2").tobytes())


def tempo_steps(speed: int) -> list[float]:
    """Factors for `atempo`, each from ½ to 2, whose product is the speed."""
    left, steps = speed / 1000, []
    while left > 2.0:
        steps.append(2.0)
        left /= 2.0
    while left < 0.5:
        steps.append(0.5)
        left /= 0.5
    return [*steps, left]


def _clip_sound(clip: Clip, path: Path, info: MediaInfo, count: int, limits: ProcessLimits) -> Wave:
    assert clip.out_ticks is not None
    steps = [f"atempo={step:.6f}" for step in tempo_steps(clip.speed)] if clip.speed != 1000 else []
    played = _decoded(path, info, clip.in_ticks, clip.out_ticks, steps, limits)
    played, edge = _exactly(played, count), round(EDGE_S * RATE_HZ)
    played *= np.float32(clip.volume / 1000)
    return _faded(played, edge, edge)


def _sound(
    sound: Sound, sources: Mapping[str, tuple[Path, MediaInfo]], room: int, limits: ProcessLimits
) -> Wave:
    if sound.source.startswith("music:"):
        with wave.open(str(track_path(sound.source.removeprefix("music:"))), "rb") as file:
            data = file.readframes(file.getnframes())
        whole: Wave = np.frombuffer(data, "<i2").reshape(-1, 2).astype(np.float32)
        whole /= np.float32(32768)
        first = samples_of(sound.in_ticks)
        if sound.out_ticks is None:
            order = (np.arange(max(room, 0)) + first) % len(whole)
            played: Wave = whole[order]
        else:
            played = whole[first : samples_of(sound.out_ticks)]
    else:
        path, info = sources[sound.source]
        assert sound.out_ticks is not None
        played = _decoded(path, info, sound.in_ticks, sound.out_ticks, [], limits)
    played = played[: max(room, 0)] * np.float32(sound.volume / 1000)
    edge = round(EDGE_S * RATE_HZ)
    return _faded(
        played, max(edge, samples_of(sound.fade_in)), max(edge, samples_of(sound.fade_out))
    )


def _decoded(
    path: Path,
    info: MediaInfo,
    in_ticks: int,
    out_ticks: int,
    filters: list[str],
    limits: ProcessLimits,
) -> Wave:
    start_s, length_s = in_ticks / TICKS_PER_S, (out_ticks - in_ticks) / TICKS_PER_S
    chain = ",".join(
        (f"aresample={RATE_HZ}:async=1000:first_pts=0", *filters, "aformat=channel_layouts=stereo")
    )
    command = [
        *(ffmpeg_path(), "-hide_banner", "-nostdin", "-loglevel", "error"),
        *hostile_input(path, before=("-ss", f"{start_s:.6f}", "-t", f"{length_s:.6f}")),
        *("-map", f"0:{info.audio_stream}", "-af", chain, "-f", "f32le", "-ac", "2"),
        *("-ar", str(RATE_HZ), "pipe:1"),
    ]
    with confined_pipe(command, limits, feeds=False) as child:
        data = child.stream.read()
        ending = child.finish()
    if ending.timed_out:
        raise FfmpegTimedOut(limits.wall_s)
    if ending.exit_code != 0:
        raise FfmpegFailed(short_reason(ending.stderr), ending.exit_code)
    whole = np.frombuffer(data[: len(data) // 8 * 8], np.float32).reshape(-1, 2)
    return np.nan_to_num(whole, nan=0.0, posinf=1.0, neginf=-1.0)


def _exactly(played: Wave, count: int) -> Wave:
    made = np.zeros((count, 2), np.float32)
    made[: min(count, len(played))] = played[:count]
    return made


def _faded(played: Wave, fade_in: int, fade_out: int) -> Wave:
    played = np.array(played, np.float32)
    rise, fall = min(fade_in, len(played)), min(fade_out, len(played))
    if rise:
        played[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)[:, None]
    if fall:
        played[-fall:] *= np.linspace(1, 0, fall, dtype=np.float32)[:, None]
    return played


def _add(bed: Wave, played: Wave, start: int) -> None:
    part = played[: max(0, len(bed) - start)]
    bed[start : start + len(part)] += part
