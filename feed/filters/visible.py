"""Keeps what may be shown to this viewer. Ranking has no say in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from feed.catalogue.columns import FOLLOWERS, NONE, OPEN, key_of
from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Visible:
    """Keeps published clips that are for everybody, or for followers of whom the viewer is one.

    The catalogue holds a clip as published only while the database says so, and a withdrawn one
    loses the mark at once, in the arrays that running requests read as well. Whom the viewer
    follows is known from their profile; without it nobody counts as a follower.
    """

    name: str = "visibility"

    def drops(self, query: FeedQuery) -> Rows:
        withdrawn = query.snapshot.withdrawn()
        restricted = query.snapshot.restricted()
        if not len(restricted):
            return withdrawn
        return np.concatenate([withdrawn, restricted[~is_for(query, restricted)]])

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        snapshot = query.snapshot
        if _are_for_all(rows, snapshot.is_published, snapshot.audiences, OPEN):
            return None
        return snapshot.is_published[rows] & is_for(query, rows)


def is_for(query: FeedQuery, rows: Rows) -> Mask:
    """Shape as `rows`: whether each has the viewer in its audience.

    What is only for those with the link is in nobody's: see `opens`.
    """
    audiences = query.snapshot.audiences[rows]
    found: Mask = audiences == OPEN
    if found.all():
        return found
    creators = query.snapshot.creators[rows]
    known = np.isin(creators, query.followed_creators()) | (creators == _own(query))
    mask: Mask = found | ((audiences == FOLLOWERS) & known)
    return mask


def opens(query: FeedQuery, row: int) -> bool:
    """Whether the viewer may open the clip in `row` by its address."""
    audience = query.snapshot.audiences[row]
    is_for_followers = audience == FOLLOWERS
    return not is_for_followers or bool(is_for(query, np.array([row], np.intp))[0])


def _own(query: FeedQuery) -> int:
    if query.viewer.account_id is None:
        return NONE
    return query.snapshot.columns.creator_of_key.get(key_of(query.viewer.account_id), NONE)


@njit(cache=True)
def _are_for_all(rows, is_published, audiences, everybody):  # type: ignore[no-untyped-def]
    hidden = 0
    for row in rows:
        hidden += not is_published[row] or audiences[row] != everybody
    return hidden == 0
