"""What every room of the console holds: whether it was read, who may be in it, what went wrong."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.languages import Pair, in_language


class RoomState(rx.State, mixin=True):
    """A room that moderators read: `_list` reads what stands in it; each act checks by itself."""

    is_loaded: bool = False
    is_allowed: bool = False
    is_lead: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """The room as it is at this moment. To whoever may not be in it, it holds nothing."""
        try:
            viewer = viewer_of(self)
            self._admit(viewer)
            self.is_allowed, self.is_lead = True, viewer.role is Role.ADMIN
            await self._read(viewer)
            self.problem = ""
        except (NotSignedIn, Forbidden):
            self.reset()  # type: ignore[no-untyped-call]  # Untyped in Reflex.
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    def _admit(self, viewer: Viewer) -> None:
        """Lets the viewer in.

        Raises:
            NotSignedIn, Forbidden: They moderate nothing.
        """
        viewer.require_moderator()

    async def _read(self, viewer: Viewer) -> None:
        """All that stands in the room."""
        await self._list(viewer)

    async def _list(self, viewer: Viewer) -> None:
        """What an act in the room may change."""
        raise NotImplementedError

    async def _act(self, call: Callable[[Viewer], object], said: Pair) -> EventSpec:
        """Does something as the viewer, and says so or why not."""
        try:
            viewer = viewer_of(self)
            await in_thread(call, viewer)
            await self._list(viewer)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        return toast(in_language(said, viewer.locale))

    def _refused(self, said: Pair) -> EventSpec:
        return toast(in_language(said, reader_of(self)), tone="danger")
