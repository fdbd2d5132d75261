"""Captions moved on the timeline: the words stay, their time changes."""

from __future__ import annotations

from dataclasses import replace

import reflex as rx

from app.pages.studio_clip.captions import Captions
from studio.captions import Cue, parse_captions, write_webvtt

LEAST_MS = 200


class CaptionLane(Captions):
    """The open language's captions as blocks."""

    @rx.event
    async def move(self, number: int, start_ms: int, end_ms: int) -> None:
        """Gives one caption another time of the source; its neighbours stay."""
        text = next((t.text for t in self.tracks if t.language == self.language), "")
        moved = moved_cue(parse_captions(text) if text else (), number, start_ms, end_ms)
        if moved is not None and await self._save(write_webvtt(moved)):
            await self._open(self.language)


def moved_cue(
    cues: tuple[Cue, ...], number: int, start_ms: int, end_ms: int
) -> tuple[Cue, ...] | None:
    """The captions with one at another time; `None` if there is no such one."""
    if not 0 <= number < len(cues):
        return None
    start_ms = max(0, int(start_ms))
    cue = replace(cues[number], start_ms=start_ms, end_ms=max(int(end_ms), start_ms + LEAST_MS))
    return (*cues[:number], cue, *cues[number + 1 :])
