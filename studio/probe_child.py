"""Reads one file's header, packets and first frame with PyAV; run as a program by `studio.probe`.

It is a program of its own so that a hostile file can crash or hang nothing else. It imports nothing
of the house, prints one JSON object and refuses nothing: that is `probe`'s business.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import sys
from typing import Any

_PACKETS_MAX = 2_000_000
_DECODE_TRIES = 120


def main() -> None:
    path, formats, video_codecs, audio_codecs, max_pixels = sys.argv[1:6]
    import av

    av.logging.set_level(None)
    options = {
        "protocol_whitelist": "file",
        "format_whitelist": formats,
        "codec_whitelist": f"{video_codecs},{audio_codecs}",
    }
    try:
        # The prefix keeps a name such as `concat:` or `http:` from being read as a protocol.
        container = av.open(f"file:{path}", options=options)
    except av.error.FFmpegError as error:
        print(json.dumps({"unreadable": str(error.strerror), "errno": error.errno}))
        return
    with container:
        print(json.dumps(_describe(container, audio_codecs.split(","), int(max_pixels))))


def _describe(container: Any, audio_codecs: list[str], max_pixels: int) -> dict[str, Any]:
    import av

    facts: dict[str, Any] = {
        "container": container.format.name,
        "declared_ms": round(container.duration / 1000) if container.duration else 0,
        "stream_count": len(container.streams),
    }
    video = next(
        (
            s
            for s in container.streams.video
            if not s.disposition & av.stream.Disposition.attached_pic
        ),
        None,
    )
    audio = next((s for s in container.streams.audio if _codec(s) in audio_codecs), None)
    if video is None:
        if audio is not None:
            facts |= {"audio_stream": audio.index, "audio_codec": _codec(audio)}
            facts |= {"last_end_ms": _sound_end_ms(container)}
        return facts
    facts |= {
        "video_stream": video.index,
        "video_codec": _codec(video),
        "audio_stream": audio.index if audio else None,
        "audio_codec": _codec(audio) if audio else None,
        "width": video.codec_context.width if _codec(video) else 0,
        "height": video.codec_context.height if _codec(video) else 0,
    }
    if facts["width"] * facts["height"] <= max_pixels:
        facts |= _walk(container, video, decodable=_codec(video) is not None)
    return facts


def _codec(stream: Any) -> str | None:
    context = stream.codec_context
    return str(context.name) if context is not None else None


def _walk(container: Any, video: Any, *, decodable: bool) -> dict[str, Any]:
    """Times of every packet and the properties of the first frame that decodes."""
    import av

    if decodable:
        video.codec_context.thread_count = 1
    start = (container.start_time or 0) / 1_000_000
    frame: Any = None
    tries = 0
    pts: list[float] = []
    video_end = other_end = 0.0
    broken = False
    try:
        for number, packet in enumerate(container.demux()):
            if number > _PACKETS_MAX:
                break
            if packet.pts is None or packet.time_base is None:
                continue
            at = float(packet.pts * packet.time_base) - start
            end = at + float((packet.duration or 0) * packet.time_base)
            if packet.stream.index != video.index:
                other_end = max(other_end, end)
                continue
            pts.append(at)
            video_end = max(video_end, end)
            if frame is None and decodable and tries < _DECODE_TRIES:
                tries += 1
                try:
                    frame = next(iter(packet.decode()), None)
                except av.error.FFmpegError:
                    continue
    except av.error.FFmpegError:
        broken = True
    facts: dict[str, Any] = {
        "video_end_ms": round(max(video_end, max(pts, default=0.0)) * 1000),
        "last_end_ms": round(max(video_end, other_end) * 1000),
        "broken": broken,
        **_rate(sorted(pts)),
    }
    if frame is None and decodable:
        with contextlib.suppress(av.error.FFmpegError):
            frame = next(iter(video.codec_context.decode(None)), None)  # a clip of one frame
    if frame is not None:
        sar = video.sample_aspect_ratio
        facts |= {
            "width": frame.width,
            "height": frame.height,
            "pixel_shape": float(sar) if sar else 1.0,
            "rotation": -int(frame.rotation) % 360,
            "pixel_format": frame.format.name,
            "color_trc": int(frame.color_trc),
            "color_space": int(frame.colorspace),
        }
    return facts


def _sound_end_ms(container: Any) -> int:
    """Where the last packet ends, from the container's start."""
    import av

    start, last = (container.start_time or 0) / 1_000_000, 0.0
    with contextlib.suppress(av.error.FFmpegError):
        for number, packet in enumerate(container.demux()):
            if number > _PACKETS_MAX:
                break
            if packet.pts is not None and packet.time_base is not None:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                last = max(last, end - start)
    return round(last * 1000)


def _rate(pts: list[float]) -> dict[str, Any]:
    gaps = sorted(b - a for a, b in itertools.pairwise(pts) if b > a)
    if not gaps:
        return {"fps": 0.0, "is_vfr": False}
    fps = (len(pts) - 1) / (pts[-1] - pts[0])
    # Containers round times to a millisecond, so a gap must differ by more than that to count.
    middle = gaps[len(gaps) // 2]
    uneven = sum(abs(gap - middle) > max(0.2 * middle, 0.0021) for gap in gaps)
    return {"fps": fps, "is_vfr": uneven > 0.02 * len(gaps) + 1}


if __name__ == "__main__":
    main()
