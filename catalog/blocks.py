"""Of whom a viewer wants to see nothing, asked from below: `app` names the room that knows."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session

from catalog.viewer import Viewer

Lookup = Callable[[Session, Viewer], frozenset[UUID]]


def nobody(session: Session, viewer: Viewer) -> frozenset[UUID]:
    """The answer of a process in which nobody knows."""
    return frozenset()


_lookup: Lookup = nobody


def ask(lookup: Lookup) -> None:
    """From now on `lookup` answers for this process."""
    global _lookup
    _lookup = lookup


def blocked_by(session: Session, viewer: Viewer | None) -> frozenset[UUID]:
    """The accounts that the viewer, a guest too, has blocked; a stranger none."""
    return _lookup(session, viewer) if viewer is not None else frozenset()
