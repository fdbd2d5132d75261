"""From what short trial encodes looked like to the quality of a rung. Pure.

x264's CRF asks for about the same quality whatever is filmed, but not for the same VMAF: a talking
head is beyond telling apart at CRF 28 where grass needs 22. So each rung's CRF is chosen by trial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TARGET_VMAF = 93.0
"""Of a rung against its own source at that size: about where people begin to tell them apart."""

CRF_RANGE = (18.0, 36.0)
"""Below, bits go to noise; above, dark areas break up in ways that VMAF does not see."""

DEFAULT_CRF = 23.0
"""Where no trial could be made."""

TRIAL_CRFS = (24.0, 31.0)
"""Of the first rung's trials; the other rungs are tried where these point, but between them."""

_SLOPE, _SLOPES = -1.2, (-3.0, -0.4)
_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial encode: its CRF and the mean VMAF of its pictures, 0 to 100."""

    crf: float
    vmaf: float


def slope_of(trials: Sequence[Trial], default: float = _SLOPE) -> float:
    """VMAF lost for each step of CRF near the target, within bounds; negative.

    Args:
        default: For fewer than two trials, which say nothing about it.
    """
    if len(trials) < 2:
        return default
    near = sorted(trials, key=lambda trial: abs(trial.vmaf - TARGET_VMAF))[:2]
    (one, two) = near
    if one.crf == two.crf:
        return default
    return _within((two.vmaf - one.vmaf) / (two.crf - one.crf), _SLOPES)


def crf_for(trials: Sequence[Trial], slope: float | None = None) -> float:
    """The CRF at which the target is met, in quarters, within `CRF_RANGE`.

    Between trials it is interpolated; beyond them the slope at the nearest one goes on.

    Args:
        slope: What another rung of the same clip showed, for a single trial.
    """
    if not trials:
        return DEFAULT_CRF
    nearest = min(trials, key=lambda trial: abs(trial.vmaf - TARGET_VMAF))
    steps = (TARGET_VMAF - nearest.vmaf) / slope_of(trials, _SLOPE if slope is None else slope)
    return _within(round((nearest.crf + steps) / _STEP) * _STEP, CRF_RANGE)


def next_trial(found_crf: float) -> float:
    """Where another rung is tried once the first one's CRF is known: not far from anywhere."""
    return _within(found_crf, (min(TRIAL_CRFS), max(TRIAL_CRFS)))


def vmaf_at(crf: float, trials: Sequence[Trial], slope: float) -> float | None:
    """What the trials foresee for `crf`; None without any."""
    if not trials:
        return None
    nearest = min(trials, key=lambda trial: abs(trial.crf - crf))
    return round(_within(nearest.vmaf + slope * (crf - nearest.crf), (0.0, 100.0)), 2)


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
