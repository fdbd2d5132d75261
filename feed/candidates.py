"""Candidates as arrays: one row number each, with who proposed it and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numba import njit
from numpy.typing import NDArray

from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.catalogue.snapshot import Rows, Snapshot
from feed.features.taste import Vector

Scores = NDArray[np.float64]
NO_SCORES: Scores = np.empty(0, np.float64)
NO_TERMS: Scores = np.empty((0, 0), np.float64)


@dataclass(slots=True)  # Frozen ones take three times as long to make.
class Found:
    """What a source proposes.

    Args:
        propensity: Shape as `rows`: chance that the source proposed that row; `None` when certain.
        reserved: They get a place on the page whatever their score, in this order.
        among: Of how many clips each row was drawn; empty when nothing was drawn.
    """

    rows: Rows
    propensity: Scores | None = None
    reserved: bool = False
    among: tuple[int, ...] = ()


@dataclass(slots=True)
class Candidates:
    """The clips under consideration; all arrays have one entry each.

    Args:
        proposed: Bit i is set when source number i proposed the row.
        propensity: Chance of having been proposed by exploration; 1 for all others.
        names: Of the scorers.
        weighed: Shape (scorers, n): weight × term.
        score: Sum of the terms, in their order.
        reserved: Rows (not places) that get a place whatever their score.
    """

    rows: Rows
    proposed: NDArray[np.uint32]
    propensity: Scores
    names: tuple[str, ...] = ()
    weighed: Scores = field(default_factory=lambda: NO_TERMS)
    score: Scores = field(default_factory=lambda: NO_SCORES)
    reserved: list[int] = field(default_factory=list)
    simple: Scores | None = None  # Terms of the simple score, by `scorers.simple`.
    inputs: Vector | None = None  # What the model saw, by `model.scorers`; `foreseen` what it said.
    foreseen: Vector | None = None

    @property
    def terms(self) -> dict[str, Scores]:
        """Scorer name → weight × term."""
        return dict(zip(self.names, self.weighed, strict=True))

    @staticmethod
    def merged(found: list[Found], snapshot: Snapshot, eligible: Eligible) -> Candidates:
        """Each row once; `found[i]` sets bit i. What is not eligible is left out: a source is not
        trusted to have looked.
        """
        everything = np.concatenate([f.rows for f in found]) if found else NO_ROWS
        sizes = np.array([len(f.rows) for f in found], np.intp)
        snapshot.columns.merges += 1
        places, merge = snapshot.places, snapshot.columns.merges
        rows, proposed = _merged(everything, sizes, places, merge, *eligible.below)
        made = Candidates(rows, proposed, np.ones(len(rows), np.float64))
        for one in found:
            if one.propensity is None and not one.reserved:
                continue
            for i, row in enumerate(one.rows.tolist()):
                if places[row] >> _PLACE_BITS != merge:
                    continue
                if one.propensity is not None:
                    made.propensity[places[row] & _PLACE] = one.propensity[i]
                if one.reserved:
                    made.reserved.append(row)
        return made

    @staticmethod
    def plain(rows: Rows) -> Candidates:
        """Without scores, all from source number 0."""
        return Candidates(
            rows, np.ones(len(rows), np.uint32), np.ones(len(rows)), score=np.zeros(len(rows)),
            weighed=np.empty((0, len(rows))),
        )  # fmt: skip

    def led_by(self, first: int, number: int) -> Candidates:
        """With row `first`, from source `number`, in front and nowhere else."""
        others = self.taken(self.rows != first)
        return Candidates(
            np.concatenate([np.array([first], np.intp), others.rows]),
            np.concatenate([np.array([1 << number], np.uint32), others.proposed]),
            np.concatenate([np.ones(1), others.propensity]),
            others.names,
            np.concatenate([np.zeros((len(others.names), 1)), others.weighed], axis=1),
            np.concatenate([np.zeros(1), others.score]),
        )

    def taken(self, picked: NDArray[np.intp] | NDArray[np.bool_]) -> Candidates:
        """Those at `picked`, in that order."""
        return Candidates(
            self.rows[picked],
            self.proposed[picked],
            self.propensity[picked],
            self.names,
            self.weighed[:, picked] if self.names else self.weighed,
            self.score[picked] if len(self.score) else self.score,
            self.reserved,
            inputs=None if self.inputs is None else self.inputs[picked],
            foreseen=None if self.foreseen is None else self.foreseen[picked],
        )


_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1


@njit(cache=True)
def _merged(everything, sizes, places, merge, marks, floor):  # type: ignore[no-untyped-def]
    rows = np.empty(len(everything), np.intp)
    proposed = np.zeros(len(everything), np.uint32)
    count = at = 0
    for number in range(len(sizes)):
        bit = np.uint32(1 << number)
        for _ in range(sizes[number]):
            row = everything[at]
            at += 1
            if marks[row] >= floor:
                continue
            if places[row] >> _PLACE_BITS != merge:
                places[row] = (merge << _PLACE_BITS) | count
                rows[count] = row
                count += 1
            proposed[places[row] & _PLACE] |= bit
    return rows[:count], proposed[:count]
