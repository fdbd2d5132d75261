"""A page as ready bytes: cards encoded long before, with what changes put in front."""

from __future__ import annotations

from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from feed.catalogue.snapshot import Rows
from feed.popularity import TOTALS
from feed.query import FeedQuery

_STATS = b'{"likes":%d,"comments":%d,"saves":%d,"shares":%d,"views":%d}'
_SHOWN = ("likes", "comments", "saves", "shares", "plays")
_COUNTED = np.array([TOTALS.index(name) for name in _SHOWN])
_FLAG = (b"false", b"true")


def _among(values: NDArray[Any], known: NDArray[Any]) -> list[bool]:
    """Whether each of `values` is among `known`, which is mostly empty."""
    return np.isin(values, known).tolist() if len(known) else [False] * len(values)


def page_bytes(query: FeedQuery, rows: Rows, next_cursor: str | None, *, exhausted: bool) -> bytes:
    """The JSON of `schemas.FeedPage`."""
    snapshot, columns, profile = query.snapshot, query.snapshot.columns, query.profile
    liked = _among(snapshot.keys[rows], profile.liked)
    saved = _among(snapshot.keys[rows], profile.saved)
    following = _among(snapshot.creators[rows], query.followed_creators())
    totals = snapshot.totals[rows[:, None], _COUNTED].astype(np.int64).tolist()
    items = [
        b'{"position":%d,"stats":%b,"viewer":{"liked":%b,"saved":%b,"following":%b},%b'
        % (
            position,
            _STATS % tuple(totals[position]),
            _FLAG[liked[position]],
            _FLAG[saved[position]],
            _FLAG[following[position]],
            card[1:],
        )
        for position, card in enumerate(columns.cards.read(rows))
    ]
    return (
        b'{"request_id":"%b","surface":%b,"items":[%b],"next_cursor":%b,"trace":{"exhausted":%b}}'
        % (
            str(query.request_id).encode(),
            orjson.dumps(str(query.surface)),
            b",".join(items),
            orjson.dumps(next_cursor),
            _FLAG[exhausted],
        )
    )
