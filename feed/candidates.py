"""Candidates as arrays: one row number each, with who proposed it and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from feed.catalogue.snapshot import Rows, Snapshot
from feed.features.taste import Vector

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What a source proposes.

    Args:
        propensity: Shape as `rows`: chance that the source proposed that row; `None` when certain.
    """

    rows: Rows
    propensity: Scores | None = None


@dataclass(slots=True)
class Candidates:
    """The clips under consideration; all arrays have one entry each.

    Args:
        proposed: Bit i is set when source number i proposed the row.
        propensity: Chance of having been proposed by exploration; 1 for all others.
        terms: Scorer name → weight × term.
        score: Sum of the terms, in their order.
    """

    rows: Rows
    proposed: NDArray[np.uint32]
    propensity: Scores
    terms: dict[str, Scores] = field(default_factory=dict)
    score: Scores = field(default_factory=lambda: np.empty(0, np.float64))
    _vectors: Vector | None = None

    def vectors(self, snapshot: Snapshot) -> Vector:
        """Content vectors of the candidates, shape (n, 64), gathered once."""
        if self._vectors is None:
            self._vectors = snapshot.vectors[self.rows]
        return self._vectors

    @staticmethod
    def merged(found: list[Found]) -> Candidates:
        """Each row once; `found[i]` sets bit i."""
        if not found:
            empty = np.empty(0, np.float64)
            return Candidates(np.empty(0, np.intp), np.empty(0, np.uint32), empty)
        everything = np.concatenate([f.rows for f in found])
        rows, place = np.unique(everything, return_inverse=True)
        proposed = np.zeros(len(rows), np.uint32)
        propensity = np.ones(len(rows), np.float64)
        start = 0
        for number, one in enumerate(found):
            at = place[start : start + len(one.rows)]
            proposed[at] |= np.uint32(1 << number)
            if one.propensity is not None:
                propensity[at] = one.propensity
            start += len(one.rows)
        return Candidates(rows, proposed, propensity)

    def taken(self, picked: NDArray[np.intp] | NDArray[np.bool_]) -> Candidates:
        """Those at `picked`, in that order."""
        return Candidates(
            self.rows[picked],
            self.proposed[picked],
            self.propensity[picked],
            {name: term[picked] for name, term in self.terms.items()},
            self.score[picked] if len(self.score) else self.score,
            None if self._vectors is None else self._vectors[picked],
        )
