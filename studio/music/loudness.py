"""How loud music seems, after ITU-R BS.1770, and the gain that brings it to a target."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.music.voices import RATE

_SHELF_B, _SHELF_A = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (
        1.0,
        -1.69065929318241,
        0.73248077421585,
    ),
)
_HIGH_B, _HIGH_A = (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)


def lufs(wave: NDArray[np.float32]) -> float:
    """Integrated loudness with the standard's two gates; shape (n, 2), 48 kHz."""
    count = wave.shape[0]
    size = 1 << (count + RATE // 10 - 1).bit_length()
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(z)
    for b, a in ((_SHELF_B, _SHELF_A), (_HIGH_B, _HIGH_A)):
        response *= (b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)
    spectrum = np.fft.rfft(wave, n=size, axis=0)
    weighted = np.fft.irfft(spectrum * response[:, None], n=size, axis=0)[:count]
    power = np.concatenate([[0.0], np.cumsum((weighted**2).sum(axis=1))])
    block, hop = int(0.4 * RATE), int(0.1 * RATE)
    starts = np.arange(0, max(1, count - block + 1), hop)
    ends = np.minimum(starts + block, count)
    blocks = (power[ends] - power[starts]) / np.maximum(ends - starts, 1)
    loud = blocks[_level(blocks) > -70]
    if not loud.size:
        return -np.inf
    loud = loud[_level(loud) > _level(loud.mean()) - 10]
    return float(_level(loud.mean()))


def _level(power: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


def levelled(
    wave: NDArray[np.float32], target: float = -14.0, ceiling: float = 0.85
) -> NDArray[np.float32]:
    """The music at the target loudness, its peaks bent under the ceiling (about −1.4 dBFS)."""
    knee = ceiling * 0.72
    for _ in range(3):
        level = lufs(wave)
        if not np.isfinite(level):
            return wave
        wave = wave * np.float32(10 ** ((target - level) / 20))
        over = np.abs(wave) - knee
        bent = knee + (ceiling - knee) * np.tanh(np.maximum(over, 0) / (ceiling - knee))
        wave = np.where(over > 0, np.sign(wave) * bent, wave).astype(np.float32)
        if abs(lufs(wave) - target) < 0.3:
            break
    return wave
