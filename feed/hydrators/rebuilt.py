"""A taste from what the database promises, for when the stored one is gone: the viewer's likes."""

from __future__ import annotations

from collections import Counter

import numpy as np

from feed.catalogue.columns import NONE
from feed.catalogue.snapshot import Rows, Snapshot
from feed.features.taste import Taste

LIKES_USED = 200


def taste_from_likes(snapshot: Snapshot, liked: Rows, now_ms: int) -> Taste | None:
    """One point for each of the last likes, none of it of this sitting; `None` without likes.

    Nothing decays, because a mirror keeps no times; the first new event starts a stored taste.

    Args:
        liked: Rows of liked clips, newest like first.
    """
    rows = liked[:LIKES_USED]
    if not len(rows):
        return None
    names = snapshot.columns.tag_names.name_of
    tags = Counter(names[t] for t in snapshot.tags[rows].ravel() if t != NONE)
    creators = Counter(snapshot.columns.creator_ids[c].hex for c in snapshot.creators[rows])
    return Taste(
        at_ms=now_ms,
        long=snapshot.vectors[rows].sum(axis=0, dtype=np.float32),
        mass_long=float(len(rows)),
        tags={tag: float(n) for tag, n in tags.most_common(64)},
        creators={creator: float(n) for creator, n in creators.most_common(64)},
    )
