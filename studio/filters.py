"""The filter graphs of a transcode, as text built from numbers alone. Pure.

No text of a user ever gets into a graph: it could break out of it and read files.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from studio.ladder import Placement, Rung, placement_for
from studio.media_info import MediaInfo

SAMPLE_RATE_HZ = 48_000

_BT709 = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
_BLUR_DIVISOR = 6
# Reference white of BT.2408, so that skin keeps its brightness next to SDR clips.
_SDR_WHITE_NITS = 203


def video_graph(
    info: MediaInfo, rungs: Sequence[Rung], fps: Fraction, *, source: str | None = None
) -> str:
    """From input 0, or the link `source`, to one labelled output `[v_NAME]` per rung.

    The picture is brought to the largest canvas once; each smaller rung is scaled from the next
    larger one, which costs a quarter less than scaling each from the source.
    """
    falling = sorted(rungs, key=lambda rung: -rung.width)
    placement = placement_for(info, falling[0])
    source = source or f"0:{info.video_stream}"
    steps = [
        f"[{source}]fps={fps}:start_time=0,{_to_sdr(info, placement)}[fit]",
        f"[fit]{_on_canvas(placement, falling[0])}[c0]",
    ]
    for number, rung in enumerate(falling):
        if number + 1 == len(falling):
            steps.append(f"[c{number}]null[v_{rung.name}]")
            continue
        smaller = falling[number + 1]
        steps.append(f"[c{number}]split[v_{rung.name}][s{number}]")
        steps.append(
            f"[s{number}]scale={smaller.width}:{smaller.height}:flags=bicubic,setsar=1"
            f"[c{number + 1}]"
        )
    return ";".join(steps)


def audio_graph(
    info: MediaInfo, names: Sequence[str], length_ms: int, gain_db: float, *, muted: bool
) -> str:
    """From input 0 to one labelled output `[a_NAME]` per name; silence where there is no sound.

    Every clip gets a sound track, so that players behave alike and a switch never stalls.
    """
    outputs = "".join(f"[a_{name}]" for name in names)
    length_s = f"{length_ms / 1000:.3f}"
    if muted or info.audio_stream is None:
        source = f"anullsrc=r={SAMPLE_RATE_HZ}:cl=stereo,atrim=end={length_s}"
    else:
        # The limiter at −1.5 dBTP takes what the gain pushes over; its delay is compensated.
        source = (
            f"[0:{info.audio_stream}]{steady_audio()},volume={gain_db:.2f}dB,"
            f"alimiter=limit=0.84:level=false:latency=true,"
            f"apad=whole_dur={length_s},atrim=end={length_s}"
        )
    return f"{source},asplit={len(names)}{outputs}"


def steady_audio() -> str:
    """48 kHz stereo that begins at 0 and has no holes."""
    return (
        f"aresample={SAMPLE_RATE_HZ}:async=1000:first_pts=0,"
        f"aformat=sample_fmts=fltp:channel_layouts=stereo"
    )


def _to_sdr(info: MediaInfo, placement: Placement) -> str:
    size = f"{placement.width}:{placement.height}"
    if info.is_hdr:
        transfer = "arib-std-b67" if info.transfer == "hlg" else "smpte2084"
        width, height = size.split(":")
        return (
            f"zscale=w={width}:h={height}:f=bilinear:tin={transfer}:pin=2020:min=2020_ncl:rin=tv"
            f":t=linear:npl={_SDR_WHITE_NITS},format=gbrpf32le,zscale=p=709,"
            f"tonemap=tonemap=mobius:desat=0,zscale=t=709:m=709:p=709:r=tv,"
            f"format=yuv420p,setsar=1,{_BT709}"
        )
    # Untagged pictures mean what players take them for: BT.601 below 720 lines, else BT.709.
    untagged = "bt601" if min(info.width, info.height) < 720 else "bt709"
    matrix = untagged if not info.color_matrix else "auto"
    return (
        f"scale={size}:flags=bicubic:in_color_matrix={matrix}:out_color_matrix=bt709:out_range=tv,"
        f"format=yuv420p,setsar=1,{_BT709}"
    )


def _on_canvas(placement: Placement, canvas: Rung) -> str:
    if placement.is_filling:
        return f"crop={canvas.width}:{canvas.height}"
    small = f"{canvas.width // _BLUR_DIVISOR // 2 * 2}:{canvas.height // _BLUR_DIVISOR // 2 * 2}"
    return (
        f"split[front][back];"
        f"[back]scale={small}:force_original_aspect_ratio=increase:flags=fast_bilinear,"
        f"crop={small},gblur=sigma=5,eq=brightness=-0.06:contrast=0.85,"
        f"scale={canvas.width}:{canvas.height}:flags=bilinear,setsar=1[blurred];"
        f"[blurred][front]overlay=x=(W-w)/2:y=(H-h)/2:format=yuv420"
    )
