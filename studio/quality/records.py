"""What was decided for a rung and why, kept beside it for whoever wants to know later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.ladder import Rung
from studio.quality.rule import Trial, crf_for, slope_of, vmaf_at

QUALITY = "quality.json"


@dataclass(frozen=True, slots=True)
class RungQuality:
    """How a rung is encoded.

    Args:
        cap_bps: Its ceiling over any second and a half; content beyond it looks worse instead.
        vmaf: What the trials foresee at `crf`, without the ceiling; None without trials.
        slope: VMAF lost for each step of CRF.
        effort: Name of the encoder's settings, as in `studio.quality.x264`.
    """

    crf: float
    cap_bps: int
    effort: str
    vmaf: float | None
    slope: float
    trials: tuple[Trial, ...]

    def as_json(self) -> str:
        """One JSON object."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> RungQuality:
        """What `as_json` wrote."""
        facts = json.loads(text)
        return cls(**{**facts, "trials": tuple(Trial(**trial) for trial in facts["trials"])})


def decide(
    rung: Rung, effort: str, trials: Sequence[Trial], slope: float | None = None
) -> RungQuality:
    """The quality of a rung by its trials.

    Args:
        slope: Of another rung of the same clip, for a single trial.
    """
    crf = crf_for(trials, slope)
    lost = slope_of(trials) if slope is None else slope_of(trials, slope)
    return RungQuality(crf, rung.video_bps, effort, vmaf_at(crf, trials, lost), lost, tuple(trials))


def read_quality(folder: Path) -> RungQuality | None:
    """What was decided for the rung in `folder`; None if nothing was kept."""
    try:
        return RungQuality.from_json((folder / QUALITY).read_text())
    except (OSError, ValueError, TypeError, KeyError):
        return None
