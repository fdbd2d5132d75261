"""Growing arrays, one entry a clip. One thread writes; readers hold a `Snapshot`.

Rows are added at the end and changed in place, never moved: a row number means the same clip for
as long as the process lives. A clip that may no longer be shown only loses its `is_published`,
which every reader sees at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from catalog.hashtags import MAX_TAGS
from catalog.ids import VideoId
from catalog.kinds import Audience, VideoKind
from catalog.pins import MAX_PINS
from feed.catalogue.card_file import CardFile
from feed.catalogue.key_index import UNKNOWN, KeyIndex, Rows
from feed.catalogue.reach import Reached
from feed.catalogue.rows import WITHDRAWN, CatalogueRow, Counts, Revisions, Totals
from feed.catalogue.unwanted import Unwanted
from feed.features.definitions import VECTOR_DIM
from feed.popularity import TOTALS

KINDS = [kind.value for kind in VideoKind]
AUDIENCES = list(Audience)
OPEN, FOLLOWERS = AUDIENCES.index(Audience.EVERYONE), AUDIENCES.index(Audience.FOLLOWERS)
MAX_CATEGORIES = MAX_PINS  # Of as many shelves at most: whatever a clip carries is indexed.
NONE = -1
_FIRST_CAPACITY = 1024
_COUNTED = attrgetter(*TOTALS)
LOW_64 = (1 << 64) - 1


def key_of(some_id: UUID) -> int:
    """Eight bytes that stand for an id: its random end. Two ids sharing them is harmless."""
    return some_id.int & LOW_64


class Names:
    """Names as small numbers."""

    def __init__(self) -> None:
        self.number_of: dict[str, int] = {}
        self.name_of: list[str] = []

    def number(self, name: str) -> int:
        """The number of `name`, given when it is new."""
        found = self.number_of.get(name)
        if found is None:
            found = self.number_of[name] = len(self.name_of)
            self.name_of.append(name)
        return found


class Columns:
    """The arrays and what lies beside them.

    Args:
        folder: Where the file of cards lies; `None` for the system's place for such files.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.count = 0
        self.pages = self.merges = 0  # Stamps of the scratch arrays.
        self.row_of_key = KeyIndex()
        self.reach = Reached()
        self.withdrawn: Rows = np.empty(0, np.intp)  # Replaced, never written.
        self.restricted: Rows = np.empty(0, np.intp)  # Not for everybody; likewise.
        self.cards = CardFile(folder)
        self.unwanted = Unwanted()
        self.tag_names, self.category_names, self.audio_names = Names(), Names(), Names()
        self.creator_of_key: dict[int, int] = {}
        self.creator_of_hex: dict[str, int] = {}  # As tastes name them.
        self.creator_ids: list[UUID] = []
        self.creator_of_handle: dict[str, int] = {}
        self._allocate(_FIRST_CAPACITY)

    def _allocate(self, capacity: int) -> None:
        old = self.__dict__.copy()
        self.keys = np.zeros(capacity, np.uint64)
        self.ids = np.zeros(capacity, "V16")
        self.revisions = np.full(capacity, WITHDRAWN, np.int32)
        self.vectors = np.zeros((capacity, VECTOR_DIM), np.float32)
        self.tags = np.full((capacity, MAX_TAGS), NONE, np.int32)
        self.categories = np.full((capacity, MAX_CATEGORIES), NONE, np.int32)
        self.creators = np.zeros(capacity, np.int32)
        self.kinds = np.zeros(capacity, np.int16)
        self.audiences = np.full(capacity, OPEN, np.int8)
        self.audios = np.full(capacity, NONE, np.int32)
        self.is_sponsored = np.zeros(capacity, np.bool_)
        self.published_ms = np.zeros(capacity, np.int64)
        self.durations_ms = np.zeros(capacity, np.int32)
        self.prices_paise = np.zeros(capacity, np.float32)
        self.savings = np.zeros(capacity, np.float32)
        self.margins = np.full(capacity, np.nan, np.float32)  # Not a number: not known.
        self.is_published = np.zeros(capacity, np.bool_)
        self.totals = np.zeros((capacity, len(TOTALS)), np.float32, order="F")  # Read by column.
        self.reach.grow(capacity)
        self.marks = np.zeros(
            capacity, np.int64
        )  # Scratch of `Eligible`; `places` of `Candidates`.
        self.places = np.zeros(capacity, np.int64)
        if self.count:
            for name, array in self.__dict__.items():
                if isinstance(array, np.ndarray):
                    array[: self.count] = old[name][: self.count]

    def put(self, row: CatalogueRow) -> None:
        """Adds or replaces a clip."""
        at = self.row_of(row.video_id)
        if at is None:
            at = self._append(row.video_id)
        self.vectors[at] = row.vector
        self.tags[at] = _padded((self.tag_names.number(t) for t in row.tags), MAX_TAGS)
        self.categories[at] = _padded(
            (self.category_names.number(c) for c in row.categories), MAX_CATEGORIES
        )
        self.creators[at] = self._creator(row.creator_id, row.creator_handle)
        self.kinds[at] = KINDS.index(row.kind)
        self.audios[at] = self.audio_names.number(row.audio) if row.audio else NONE
        self.is_sponsored[at] = row.is_sponsored
        self.published_ms[at] = row.published_ms
        self.durations_ms[at] = row.duration_ms
        self.revisions[at] = row.revision
        self._put_audience(at, AUDIENCES.index(row.audience))
        self.put_card(at, row)
        self.put_totals(at, row.totals)
        self.reach.put(at, row.cap)
        self.is_published[at] = True
        if len(self.withdrawn):
            self.withdrawn = self.withdrawn[self.withdrawn != at]

    def _put_audience(self, at: int, audience: int) -> None:
        # Before the row is marked as published, so that nobody reads it as everybody's.
        self.audiences[at] = audience
        if audience != OPEN:
            self.restricted = np.union1d(self.restricted, [at])
        elif len(self.restricted):
            self.restricted = self.restricted[self.restricted != at]

    def put_card(self, at: int, row: CatalogueRow) -> None:
        """Replaces what is shown of the clip in row `at` but has no event: its card and price."""
        self.cards[at] = row.card
        self.prices_paise[at] = row.price_paise
        self.savings[at] = row.saving
        self.put_margin(at, row)

    def put_margin(self, at: int, row: CatalogueRow) -> None:
        """Replaces what the shop keeps by the clip in row `at`, which no card tells."""
        self.margins[at] = np.nan if row.margin is None else row.margin

    def put_totals(self, at: int, totals: Totals) -> None:
        """Replaces the totals of the clip in row `at`."""
        self.totals[at] = _COUNTED(totals)

    def put_counts(self, video_ids: Sequence[UUID], counts: Counts) -> None:
        """Replaces the totals of those of `video_ids` that are here.

        Args:
            counts: Shape (ids, 11), columns as `popularity.TOTALS`.
        """
        rows = self.rows_of(video_ids)
        known = rows >= 0
        rows, counts = rows[known], counts[known]
        self.reach.settle(rows, self.totals[rows], counts)
        self.totals[rows] = counts

    def differing(self, there: Revisions) -> list[UUID]:
        """Which clips are at another revision here, or here and not there, or the reverse."""
        rows = self.rows_of(there.video_ids)
        here = np.where(rows >= 0, self.revisions[rows], WITHDRAWN)
        return [there.video_ids[i] for i in np.flatnonzero(here != there.revisions).tolist()]

    def video_id(self, row: int) -> VideoId:
        """The id of the clip in `row`."""
        return VideoId(UUID(bytes=self.ids[row].tobytes()))

    def row_of(self, video_id: UUID) -> int | None:
        """The row of a clip, withdrawn or not; `None` when it was never here."""
        at = self.row_of_key.row(key_of(video_id))
        if at == UNKNOWN or self.ids[at].tobytes() != video_id.bytes:
            return None
        return at

    def rows_of(self, video_ids: Sequence[UUID]) -> Rows:
        """One row an id, withdrawn or not; `UNKNOWN` for what was never here."""
        keys = np.array([i.int & LOW_64 for i in video_ids], np.uint64)
        return self.row_of_key.find(keys)

    def withdraw(self, video_id: UUID) -> None:
        """The clip may not be shown any more; not knowing it is fine."""
        at = self.row_of(video_id)
        if at is not None and self.is_published[at]:
            self.is_published[at] = False
            self.revisions[at] = WITHDRAWN
            self.withdrawn = np.append(self.withdrawn, at)

    def _append(self, video_id: UUID) -> int:
        at = self.count
        if at == len(self.keys):
            self._allocate(2 * at)
        key = key_of(video_id)
        self.keys[at] = key
        self.ids[at] = video_id.bytes
        self.row_of_key.put(key, at)
        self.count = at + 1
        return at

    def _creator(self, creator_id: UUID, handle: str) -> int:
        key = key_of(creator_id)
        number = self.creator_of_key.get(key)
        if number is None:
            number = self.creator_of_key[key] = len(self.creator_ids)
            self.creator_of_hex[creator_id.hex] = number
            self.creator_ids.append(creator_id)
        self.creator_of_handle[handle] = number
        return number


def _padded(numbers: Iterable[int], size: int) -> Sequence[int]:
    listed = list(dict.fromkeys(numbers))[:size]
    return listed + [NONE] * (size - len(listed))


def packed_keys(ids: Iterable[UUID]) -> bytes:
    """Keys of `ids` as they are stored: 8 bytes each, little-endian."""
    return np.array([key_of(i) for i in ids], "<u8").tobytes()


def unpacked_keys(raw: bytes | None) -> NDArray[np.uint64]:
    """The keys in `raw`; a torn end is passed over."""
    if not raw:
        return np.empty(0, np.uint64)
    return np.frombuffer(raw[: len(raw) // 8 * 8], "<u8").astype(np.uint64)
