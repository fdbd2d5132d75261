"""Which sheet is open, and how much is in the bag: what every page with a feed or shop needs."""

from __future__ import annotations

import reflex as rx

from app.session import Session, in_thread, reader_of, viewer_of
from catalog.ids import ViewerId
from commerce.cart_view import cart_count
from core.db import read_scope
from core.errors import NotSignedIn


class Overlays(rx.State):
    """The open sheet by name; its own state is a sub-state of this one."""

    which: str = ""  # "", product, bag, comments
    bag_count: int = 0

    @rx.event
    async def load(self) -> None:
        """Fills the bag's badge and says who reads the frame; pages call it on load."""
        self.which = ""
        session = await self.get_state(Session)
        session.locale = reader_of(self)
        try:
            viewer = viewer_of(self)
        except NotSignedIn:
            return
        self.bag_count = await in_thread(_count, viewer.id)

    @rx.event
    def close(self) -> None:
        """Closes whatever is open."""
        self.which = ""


def _count(viewer_id: ViewerId) -> int:
    with read_scope() as session:
        return cart_count(session, viewer_id)
