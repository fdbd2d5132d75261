"""Who engaged with what, in order: the only thing that `similar` learns from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Items = NDArray[np.int32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sequences:
    """One sequence of item numbers a person, oldest first.

    Args:
        items: Shape (m,), int32 in [0, `item_count`): all sequences, one after the other.
        starts: Shape (people + 1,), int64: where each begins; the last entry is m.
    """

    items: Items
    starts: Places
    item_count: int

    @staticmethod
    def of(sequences: Iterable[Sequence[int] | Items], item_count: int) -> Sequences:
        """From one list a person.

        Raises:
            ValueError: An item is not in [0, `item_count`).
        """
        parts = [np.asarray(one, np.int32) for one in sequences]
        starts = np.zeros(len(parts) + 1, np.int64)
        np.cumsum([len(part) for part in parts], out=starts[1:])
        items = np.concatenate(parts) if parts else np.empty(0, np.int32)
        if len(items) and (items.min() < 0 or items.max() >= item_count):
            raise ValueError(f"An item is outside 0 … {item_count - 1}.")
        return Sequences(items, starts, item_count)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Places:
        """Items of each person, shape (people,)."""
        return np.diff(self.starts)

    def without_last(self, count: int, people: NDArray[np.bool_] | None = None) -> Sequences:
        """Sequences less their last `count` items, and empty when not longer.

        Args:
            people: Shape (people,): whose are cut; everybody's by default.
        """
        is_cut = np.ones(len(self), np.bool_) if people is None else people
        kept = np.maximum(self.lengths - count * is_cut, 0)
        within = np.arange(len(self.items)) - np.repeat(self.starts[:-1], self.lengths)
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
        return Sequences(
            self.items[within < np.repeat(kept, self.lengths)], starts, self.item_count
        )

    def from_end(self, place: int) -> Items:
        """Everybody's item number `place` from the end (0 is the last), -1 where there is none."""
        at = self.starts[1:] - 1 - place
        found = np.full(len(self), -1, np.int32)
        has = at >= self.starts[:-1]
        found[has] = self.items[at[has]]
        return found

    def without_repeats(self) -> Sequences:
        """Each item once a person, where it came first."""
        person = np.repeat(np.arange(len(self)), self.lengths)
        named = person * np.int64(max(1, self.item_count)) + self.items
        _, first = np.unique(named, return_index=True)
        first.sort()
        counts = np.bincount(person[first], minlength=len(self))
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        return Sequences(self.items[first], starts, self.item_count)

    def only(self, people: NDArray[np.bool_] | Places) -> Sequences:
        """Those people's sequences."""
        chosen = np.arange(len(self))[people]
        parts = [self.items[self.starts[p] : self.starts[p + 1]] for p in chosen.tolist()]
        return Sequences.of(parts, self.item_count)
