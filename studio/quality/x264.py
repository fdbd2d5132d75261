"""x264's settings, in two efforts. Pure.

Both are `veryfast` with what gives the most VMAF for its time: trellis (a tenth fewer bits for
almost none) and adaptive quantisation at two fifths of its strength (a seventh fewer bits for none;
at full strength it spends bits in flat areas where VMAF and people see little, at 0 dark gradients
begin to band). `thorough` adds motion search that weighs bits (a sixth fewer, half as much time
again). Psychovisual tuning is off: it keeps grain at the price of likeness to the source.
"""

from __future__ import annotations

from studio.ladder import Rung

PRESET = "veryfast"
SWIFT, THOROUGH = "swift", "thorough"
_FROM_WIDTH_SWIFT = 700
"""Rungs this wide cost most of the time; they get the swift effort: all is there in 20 s."""

_SHARED = "keyint=infinite:scenecut=0:open-gop=0:b-pyramid=none:aq-strength=0.4:trellis=1:psy=0"
_EFFORTS = {
    SWIFT: f"{_SHARED}:rc-lookahead=20",
    THOROUGH: f"{_SHARED}:rc-lookahead=30:subme=6:ref=2",
}


def effort_for(rung: Rung, *, is_first: bool) -> str:
    """The effort that a rung's time allows: somebody waits for the first one."""
    return SWIFT if is_first or rung.width >= _FROM_WIDTH_SWIFT else THOROUGH


def x264_args(effort: str, crf: float) -> list[str]:
    """Encoder options for constant quality. Keyframes only where they are forced, closed groups.

    No pyramid of B-frames: all fragments then share one offset, which ffmpeg's reader needs.
    """
    return [
        *("-c:v", "libx264", "-preset", PRESET, "-profile:v", "high", "-crf", f"{crf:g}"),
        *("-bf", "2", "-x264-params", _EFFORTS[effort]),
    ]


def cap_args(cap_bps: int) -> list[str]:
    """Options that hold the bit rate below a ceiling over a second and a half."""
    return ["-maxrate", str(cap_bps), "-bufsize", str(cap_bps * 3 // 2)]
