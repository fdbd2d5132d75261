"""Keeps clips without the words that the viewer does not want to meet."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import orjson

from core.spelling import plain
from feed.catalogue.eligible import NO_ROWS
from feed.catalogue.snapshot import Mask, Rows, Snapshot
from feed.query import FeedQuery

KEPT = 20_000  # Clips whose folded words a process remembers: some 4 MB.
_folded: OrderedDict[tuple[int, int], str] = OrderedDict()


@dataclass(frozen=True, slots=True)
class WithoutWords:
    """Drops clips whose caption or hashtags hold an unwanted word, however it is spelled.

    An index of all words of all captions would weigh more than the catalogue; few viewers have
    such words, and a page mostly looks only at some hundred clips. What it found is remembered, so
    that the next page does not begin with them again. Lists, addresses and search keep them.
    """

    name: str = "words"

    def drops(self, query: FeedQuery) -> Rows:
        """Those that are known; `keep` finds the others."""
        words = query.profile.words
        if not words:
            return NO_ROWS
        known = query.snapshot.columns.unwanted.rows(words, query.snapshot.columns.revisions)
        return known[known < query.snapshot.count]

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        words = query.profile.words
        if not words or not len(rows):
            return None
        texts = texts_of(query.snapshot, rows)
        kept = np.array([not any(w in text for w in words) for text in texts], np.bool_)
        columns = query.snapshot.columns
        columns.unwanted.add(words, rows[~kept], columns.revisions)
        return kept


def texts_of(snapshot: Snapshot, rows: Rows) -> list[str]:
    """Caption and hashtags of clips, as `core.spelling.plain`.

    Raises:
        OSError: The cards cannot be read.
    """
    columns = snapshot.columns
    keys = [(int(columns.keys[row]), int(columns.revisions[row])) for row in rows.tolist()]
    missing = [i for i, key in enumerate(keys) if key not in _folded]
    cards = columns.cards.read(rows[missing]) if missing else []
    fresh = {keys[i]: _text(card) for i, card in zip(missing, cards, strict=True)}
    texts = [_folded[key] if key in _folded else fresh[key] for key in keys]
    _folded.update(fresh)
    while len(_folded) > KEPT:
        _folded.popitem(last=False)
    return texts


def _text(card: bytes) -> str:
    facts = orjson.loads(card)
    return plain(f"{facts.get('caption', '')} {' '.join(facts.get('hashtags') or ())}")
