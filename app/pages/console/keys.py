"""The console by keyboard: one key, one act. Space, B and G are the viewer's own."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.pages.console.acts import Acts
from app.pages.console.words import SKIPS

HELD = ("j", "k")
KEYS = (*HELD, "p", "e", "a", "s", "z", "n", "?", "Escape", *"123456789")


class ConsoleKeys(Acts):
    """Turns keys into the console's acts."""

    @rx.event
    async def press(self, key: str, about: str) -> EventSpec | list[EventSpec] | None:
        """One key, one act; the keys are drawn on their buttons.

        Args:
            about: The case that was shown when the key was pressed.
        """
        if not self.is_allowed:
            return None
        if key == "?":
            self.is_help_open = not self.is_help_open
        elif key == "z":
            return await self.undo()
        elif key in HELD and (other := self.neighbour(1 if key == "j" else -1)):
            return await self.open_case(other)
        elif self.is_open and about == self.case.id:
            return await self._act(key)
        return None

    async def _act(self, key: str) -> EventSpec | list[EventSpec] | None:
        case_id = self.case.id
        if key in ("p", "e") and self.mode in ("trust", "stop", "lift"):
            return None  # They are about the clip, and what is open is about its maker.
        if key.isdigit():
            return await self._number(int(key))
        match key:
            case "p":
                return await self.approve(case_id)
            case "e":
                return await self.reject(case_id)
            case "a":
                return self.turn_to("lead")
            case "s":
                return self.turn_to("skip")
            case "Escape":
                return self.turn_to("")
            case "n":
                return rx.set_focus("f-about")
        return None

    async def _number(self, number: int) -> EventSpec | list[EventSpec] | None:
        if self.mode == "skip":
            if number <= len(SKIPS):
                return await self.skip(self.case.id, SKIPS[number - 1][0].value)
        elif number <= len(self.reasons):
            self.choose_reason(self.reasons[number - 1]["code"])
        return None
