"""The model's stages: it foresees once a page, then each head gives its term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numba import njit

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.features.taste import Vector
from feed.model.heads import HEADS, Head
from feed.model.inputs import Moment, inputs_of
from feed.model.keeper import ModelKeeper, keeper
from feed.params.heads import (
    BUSINESS_FULL_SAVING,
    BUSINESS_MARGIN,
    BUSINESS_MARGIN_FULL,
    BUSINESS_MARGIN_USUAL,
    BUSINESS_WEIGHT,
    MODEL_USED,
)
from feed.query import FeedQuery
from feed.stages import Scorer


@dataclass(frozen=True, slots=True)
class ByModel:
    """What scores instead of the simple score while a model serves.

    Args:
        scorers: Their terms; those of heads read `Candidates.foreseen`.
        keeper: Holds the model; must not wait.
    """

    scorers: Sequence[Scorer]
    keeper: ModelKeeper = keeper

    def foresee(self, query: FeedQuery, candidates: Candidates) -> str:
        """Fills `candidates.inputs` and `candidates.foreseen`.

        Returns:
            The model's version; empty when the simple score has to do. One candidate whose
            probabilities are not finite sinks; when none has any, the model is at fault.
        """
        model = self.keeper.held()
        if model is None or not query.values[MODEL_USED] or not len(candidates.rows):
            return ""
        try:
            rows, snapshot = candidates.rows, query.snapshot
            moment = Moment(
                query.now_ms, query.taste, query.values, query.followed_creators(),
                query.leaning_now(),
            )  # fmt: skip
            inputs = inputs_of(snapshot, rows, snapshot.totals[rows], moment)
            foreseen = model.probabilities(inputs)
            if foreseen.shape != (len(rows), len(HEADS)):
                raise ValueError(f"it answered {foreseen.shape}")
            # A sum is finite where every number is, and costs a fraction of looking at each.
            if not isfinite(np.add.reduce(foreseen, axis=None)) and not np.isfinite(foreseen).any():
                raise ValueError("its output is not finite")
            if not isfinite(np.add.reduce(inputs, axis=None)):
                # The graph cuts stray inputs, and would make them look sound.
                is_sound = np.asarray(np.isfinite(inputs).all(axis=1))
                foreseen = np.where(is_sound[:, None], foreseen, np.float32(np.nan))
        except Exception as error:  # A page by the simple score beats no page.
            self.keeper.failed(f"{type(error).__name__}: {error}")
            return ""
        self.keeper.worked()
        candidates.inputs, candidates.foreseen = inputs, foreseen
        return model.version


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How likely the viewer does what `head` is about: in [0, 1].

    Args:
        place: Of the head among `HEADS`.
    """

    head: Head
    place: int

    @property
    def name(self) -> str:
        return self.head.name

    @property
    def weight(self) -> Param[float]:
        return self.head.weight

    def term(self, query: FeedQuery, candidates: Candidates) -> Vector:
        if candidates.foreseen is None:
            raise ValueError("the model has not been asked")
        return candidates.foreseen[:, self.place]


@dataclass(frozen=True, slots=True)
class Business:
    """What a clip brings the house besides what viewers do with it: in [0, 1].

    How much an offer saves, and whether somebody pays for the clip: both stand on the card.
    """

    name: str = "business"
    weight: Param[float] = BUSINESS_WEIGHT

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        snapshot, full = query.snapshot, query.values[BUSINESS_FULL_SAVING]
        term: Scores = _business(candidates.rows, snapshot.savings, snapshot.is_sponsored, full)
        return term


@dataclass(frozen=True, slots=True)
class Margin:
    """What the shop keeps of a price, against what it usually keeps: in [-1, 1].

    0 where it is not known, so that nobody is moved by what nobody said. `explain` shows this term
    to whoever runs the shop alone.
    """

    name: str = "margin"
    weight: Param[float] = BUSINESS_MARGIN

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        usual, full = query.values[BUSINESS_MARGIN_USUAL], query.values[BUSINESS_MARGIN_FULL]
        term: Scores = _margin(candidates.rows, query.snapshot.margins, usual, full)
        return term


@njit(cache=True)
def _business(rows, savings, is_sponsored, full):  # type: ignore[no-untyped-def]
    term = np.empty(len(rows), np.float64)
    for i in range(len(rows)):
        term[i] = 1.0 if is_sponsored[rows[i]] else savings[rows[i]] / full
        if term[i] < 0.0:  # What is no number stays none, and sinks.
            term[i] = 0.0
        elif term[i] > 1.0:
            term[i] = 1.0
    return term


@njit(cache=True)
def _margin(rows, margins, usual, full):  # type: ignore[no-untyped-def]
    term = np.empty(len(rows), np.float64)
    for i in range(len(rows)):
        worth = (np.float64(margins[rows[i]]) - usual) / full
        term[i] = 0.0 if np.isnan(worth) else min(1.0, max(-1.0, worth))
    return term
