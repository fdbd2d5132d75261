"""Which attributes follow which, for items too rare to have transitions of their own."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from feed.similar.attributes import Attributes
from feed.similar.links import Links, links_of
from feed.similar.transitions import Transitions


class Kinds(NamedTuple):
    """Transitions between attributes, and from attributes to items.

    Args:
        forward: Row a holds how often each attribute follows attribute a.
        items: Row a holds how often each item follows an item with attribute a.
        occurrences: Shape (attributes,), float32: in how many places of sequences each is.
    """

    forward: Links
    items: Links
    occurrences: NDArray[np.float32]


def kinds_of(transitions: Transitions, attributes: Attributes) -> Kinds:
    """Sums `transitions` over items with the same attributes."""
    n = len(transitions.occurrences)
    links, held = transitions.forward, attributes.of_item
    follows = sparse.csr_matrix((links.weights, links.columns, links.starts), shape=(n, n))
    ones = np.ones(len(held.columns), np.float32)
    has = sparse.csr_matrix((ones, held.columns, held.starts), shape=(n, attributes.count))
    to_items = has.T @ follows
    often = np.asarray(has.T @ transitions.occurrences).ravel().astype(np.float32)
    return Kinds(links_of(to_items @ has), links_of(to_items), often)
