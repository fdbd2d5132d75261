"""The console by keyboard: one key, one act."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.pages.console.state import Console
from moderation import service

KEYS = ("j", "k", "a", "r", "p", "b", "n", "?", *"123456789")
_PLAY_OR_PAUSE = """
const clip = document.querySelector(".evidence video");
if (clip) clip.paused ? clip.play() : clip.pause();
"""


class ConsoleKeys(Console):
    """Turns keys into the console's acts."""

    @rx.event
    async def press(self, key: str) -> EventSpec | None:
        """One key, one act; the keys are drawn on their buttons."""
        if not self.is_allowed:
            return None
        if key in "jk" and (other := self.neighbour(1 if key == "j" else -1)):
            if self.is_open:
                await self.quietly(service.release)
            return await self.open_case(other)
        if key.isdigit() and self.is_open and int(key) <= len(self.reasons):
            self.choose_reason(self.reasons[int(key) - 1]["code"])
        elif key == "a":
            return await self.approve()
        elif key == "r":
            return await self.reject()
        elif key == "b":
            self.is_blurred = not self.is_blurred
        elif key == "n" and self.is_open:
            return rx.set_focus("f-note")
        elif key == "?":
            self.is_help_open = not self.is_help_open
        elif key == "p":
            return rx.call_script(_PLAY_OR_PAUSE)
        return None
