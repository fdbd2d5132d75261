"""What each kind of stage of a pipeline promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from experiments.params import Param
from feed.candidates import Candidates, Found, Scores
from feed.catalogue.eligible import Eligible, Mask, Rows
from feed.features.taste import Vector
from feed.query import FeedQuery
from feed.trace import Trace


class Filter(Protocol):
    """Says which clips may not be on the page."""

    @property
    def name(self) -> str: ...

    def drops(self, query: FeedQuery) -> Rows:
        """The rows of the catalogue that may not; the same one may come twice."""
        ...


class Only(Protocol):
    """Says which clips the whole page is about."""

    @property
    def name(self) -> str: ...

    def keeps(self, query: FeedQuery) -> Rows:
        """Those rows of the catalogue."""
        ...


class Guard(Protocol):
    """Says of a chosen few which may stay."""

    @property
    def name(self) -> str: ...

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        """Shape as `rows`: whether each may stay, whatever else is in `rows`; `None`: all may."""
        ...


class Source(Protocol):
    """Proposes clips."""

    @property
    def name(self) -> str: ...

    @property
    def budget(self) -> Param[float]:
        """Milliseconds that it may take."""
        ...

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        """Rows with `eligible[row]`, in any order; one that comes twice counts once.

        Args:
            eligible: Of the whole catalogue.
        """
        ...


class Scorer(Protocol):
    """Gives one term of the score."""

    @property
    def name(self) -> str: ...

    @property
    def weight(self) -> Param[float]: ...

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores | Vector:
        """One number a candidate, each the same whatever else is in the batch."""
        ...


class Learned(Protocol):
    """Scores by a model, whenever one can be used."""

    @property
    def scorers(self) -> Sequence[Scorer]: ...

    def foresee(self, query: FeedQuery, candidates: Candidates) -> str:
        """Prepares `candidates` for `scorers`; the model's version, empty when it cannot."""
        ...


class Selector(Protocol):
    """Chooses and orders the slate."""

    def choose(self, query: FeedQuery, candidates: Candidates, limit: int, trace: Trace) -> Rows:
        """Positions in `candidates`, at most `limit`, first to show first."""
        ...

    def shown(self, query: FeedQuery, rows: Rows) -> None:
        """The page has `rows`, those that it could choose at last."""
        ...
