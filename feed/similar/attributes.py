"""What items have in common: attributes such as category, brand or hashtag, rare ones most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from feed.similar.links import Links, links_of

# An attribute of more items than this proposes none by itself; it still counts in likeness.
COMMON = 300


@dataclass(frozen=True, slots=True)
class Attributes:
    """Attributes as unit vectors, so that likeness of two items is their cosine.

    Args:
        of_item: Row i holds item i's attributes with their weight.
        items_with: Row a holds the items with attribute a; empty for the common ones.
    """

    of_item: Links
    items_with: Links

    @property
    def count(self) -> int:
        """How many attributes there are."""
        return len(self.items_with.starts) - 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any item."""
        return len(self.of_item.columns) == 0


def attributes_of(found: Mapping[int, Sequence[int]], item_count: int) -> Attributes:
    """Weights by inverse frequency.

    Args:
        found: Item number → attribute numbers, ≥ 0 of any size.
    """
    rows = np.array([item for item, names in found.items() for _ in names], np.int64)
    named = np.array([name for names in found.values() for name in names], np.int64)
    known, columns = np.unique(named, return_inverse=True)
    shape = (item_count, max(1, len(known)))
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    matrix.data[:] = 1.0
    carriers = np.asarray(matrix.sum(axis=0)).ravel()
    rarity = np.log((item_count + 1) / np.maximum(carriers, 1))
    weighted = matrix @ sparse.diags(rarity)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    unit = sparse.csr_matrix(sparse.diags(1 / np.where(length > 0, length, 1.0)) @ weighted)
    unit.eliminate_zeros()
    proposing = unit @ sparse.diags((carriers <= COMMON).astype(float))
    proposing.eliminate_zeros()
    return Attributes(links_of(unit), links_of(proposing.T))


def no_attributes(item_count: int) -> Attributes:
    """Nothing known."""
    return attributes_of({}, item_count)
