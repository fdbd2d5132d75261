"""Captions as WebVTT."""

from __future__ import annotations

from collections.abc import Iterable

from app.demo.records import Cue


def vtt(cues: Iterable[Cue]) -> str:
    """The cues as a WebVTT file; markup characters are escaped."""
    blocks = ["WEBVTT"]
    for number, cue in enumerate(cues, 1):
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{number}\n{_clock(cue.start_ms)} --> {_clock(cue.end_ms)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _clock(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}.{rest:03d}"
