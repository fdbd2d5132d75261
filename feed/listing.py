"""Plain lists to swipe through: a hashtag, a creator, what one saved. In a fixed order, no ranking.

A list begins at its first clip, or at the one that was tapped, and ends.
"""

from __future__ import annotations

import numpy as np

from core.errors import NotFound
from feed.catalogue.columns import NONE
from feed.catalogue.snapshot import Rows
from feed.filters.blocked import NotBlocked
from feed.filters.visible import Visible
from feed.query import FeedQuery, SurfaceKind

FILTERS = (Visible(), NotBlocked())


class CreatorNotHere(NotFound):
    """Nobody with that handle has published a clip."""

    code = "creator_not_found"

    def __init__(self) -> None:
        super().__init__("There is nobody with that handle, or they have no clips yet.")


def listed_rows(query: FeedQuery) -> Rows:
    """All rows of the query's surface in its order.

    Raises:
        CreatorNotHere: The surface names an unknown creator.
    """
    snapshot, subject = query.snapshot, query.surface.subject
    if query.surface.kind is SurfaceKind.SAVED:
        rows = snapshot.rows_of_keys(query.profile.saved)
    elif query.surface.kind is SurfaceKind.CREATOR:
        creator = snapshot.columns.creator_of_handle.get(subject, NONE)
        if creator == NONE:
            raise CreatorNotHere()
        rows = snapshot.by_creator.rows(creator)
    else:
        tag = snapshot.columns.tag_names.number_of.get(subject, NONE)
        rows = snapshot.by_tag.rows(tag) if tag != NONE else np.empty(0, np.intp)
    for one in FILTERS:
        mask = one.keep(query, rows)
        rows = rows if mask is None else rows[mask]
    return rows


def page_of(query: FeedQuery, after: int | None) -> tuple[Rows, bool]:
    """The next rows of the list and whether more follow.

    Args:
        after: Key of the last clip of the page before.
    """
    rows = listed_rows(query)
    if after is not None:
        begin = _place_after(query, rows, after)
    elif query.start is not None and (row := query.snapshot.row_of(query.start)) is not None:
        begin = int(np.argmax(rows == row)) if row in rows else 0
    else:
        begin = 0
    end = begin + query.limit
    return rows[begin:end], end < len(rows)


def _place_after(query: FeedQuery, rows: Rows, key: int) -> int:
    """Where the list goes on after the clip with `key`, also when that has gone meanwhile."""
    last = query.snapshot.rows_of_keys(np.array([key], np.uint64))
    if not len(last):
        return 0
    place = np.flatnonzero(rows == last[0])
    if len(place):
        return int(place[0]) + 1
    if query.surface.kind is SurfaceKind.SAVED:
        return 0
    return int((query.snapshot.published_ms[rows] >= query.snapshot.published_ms[last[0]]).sum())
