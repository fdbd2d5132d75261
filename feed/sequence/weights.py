"""The numbers of the network, by name, between the program that learns and the one that exports."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HISTORY = 50  # Items of a history, newest last, that are heard.

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the network is.

    Args:
        width: Numbers an item; a multiple of `heads`.
        blocks: Layers of attention, each followed by one of `inner` units.
    """

    width: int = 64
    heads: int = 2
    blocks: int = 2
    inner: int = 128

    def parts(self) -> dict[str, tuple[int, ...]]:
        """The shape of each part that does not depend on how many items there are."""
        width = self.width
        found: dict[str, tuple[int, ...]] = {"near": (self.heads, HISTORY)}
        for block in range(self.blocks):
            found |= {
                f"{block}.before": (2, width),
                f"{block}.asked": (width, 3 * width),
                f"{block}.asked_bias": (3 * width,),
                f"{block}.heard": (width, width),
                f"{block}.heard_bias": (width,),
                f"{block}.between": (2, width),
                f"{block}.inner": (width, self.inner),
                f"{block}.inner_bias": (self.inner,),
                f"{block}.outer": (self.inner, width),
                f"{block}.outer_bias": (width,),
            }
        return found | {"after": (2, width)}


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned.

    Args:
        items: Shape (items, width): each item, its attributes included.
        popularity: Shape (items,): added to each item's score.
        parts: As `Shape.parts`. `near` is what attention adds for an item so many steps back;
            `before`, `between` and `after` hold scale and shift of a layer norm.
    """

    shape: Shape
    items: Numbers
    popularity: Numbers
    parts: Mapping[str, Numbers]

    @property
    def sha256(self) -> str:
        """Of all numbers, in the order of `Shape.parts`."""
        named = [self.items, self.popularity, *(self.parts[name] for name in self.shape.parts())]
        return hashlib.sha256(b"".join(one.astype("<f4").tobytes() for one in named)).hexdigest()
