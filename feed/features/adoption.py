"""A guest's taste goes to the account that they sign in to.

The sign-in is an event like any other: whoever folds the stream, online or from the lake, merges
the guest's taste at that place of the order. It is moved, not copied, so a repetition is harmless.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session

from core.db import after_commit
from events.schemas import Event, EventType
from events.service import append
from experiments.values import Values
from feed.features.decay import copied, decay
from feed.features.fold import ACTED_KEPT, CREATORS_KEPT, TAGS_KEPT, add
from feed.features.taste import Taste
from feed.features.views import joined


def adopt_taste(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Has the guest's taste follow once the sign-in is committed.

    Fails open: without Redis there is no taste to move.
    """
    after_commit(session, partial(append, EventType.ADOPTION, to_viewer, value=str(from_viewer)))


def guest_of(event: Event) -> UUID | None:
    """Whom the event's account adopts; `None` when it says nothing readable, or itself."""
    try:
        guest = UUID(event.value or "")
    except ValueError:
        return None
    return guest if guest != event.viewer_id else None


def merge(taste: Taste, guest: Taste, values: Values) -> Taste:
    """What two tastes say together, as of the later; a new object.

    What both have acted upon has counted for each and still does; undoing it takes back one.
    """
    made, other = copied(taste), copied(guest)
    at_ms = max(made.at_ms, other.at_ms)
    decay(made, at_ms, values)
    decay(other, at_ms, values)
    made.long = made.long + other.long
    made.short = made.short + other.short
    made.mass_long += other.mass_long
    made.mass_short += other.mass_short
    for tag, points in other.tags.items():
        add(made.tags, tag, points, TAGS_KEPT)
    for creator, points in other.creators.items():
        add(made.creators, creator, points, CREATORS_KEPT)
    acted = sorted((other.acted | made.acted).items(), key=lambda one: one[1][1])
    made.acted = dict(acted[-ACTED_KEPT:])
    made.views = joined(made.views, other.views)
    return made
