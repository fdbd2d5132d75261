"""Who follows whom, asked from below: `app` names the room that knows. Fails closed until then."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session

from catalog.viewer import Viewer

# (session, who, creator): whether `who` follows the creator.
Lookup = Callable[[Session, UUID, UUID], bool]


def nobody_follows(session: Session, who: UUID, creator_id: UUID) -> bool:
    """The answer of a process in which nobody knows."""
    return False


_lookup: Lookup = nobody_follows


def ask(lookup: Lookup) -> None:
    """From now on `lookup` answers for this process."""
    global _lookup
    _lookup = lookup


def follows(session: Session, viewer: Viewer, creator_id: UUID) -> bool:
    """Whether the viewer, a guest too, follows the creator."""
    return _lookup(session, viewer.id, creator_id)
