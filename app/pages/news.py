"""How much was decided, about one or at one's word, since one last looked: the badges under You."""

from __future__ import annotations

import reflex as rx

from app.session import in_thread, viewer_of
from core.errors import JhalakError
from moderation.rights import notices


class News(rx.State):
    """Numbers for badges. Every handler acts for whoever the cookies name."""

    decisions: int = 0
    grievances: int = 0

    @rx.event
    async def load(self) -> None:
        """Counts what is new; nothing where that cannot be told."""
        self.decisions = self.grievances = 0
        try:
            found = await in_thread(notices.notices, viewer_of(self))
        except JhalakError:
            return
        self.decisions = found.statements + found.reports
        self.grievances = found.grievances
