"""How likely a ground is true: as its model or reports say, corrected by what people found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from moderation.decision import Reason
from moderation.queue.models import GroundTally

BANDS = 5
NO_SCORE = -1
# Without a score: one report in so many is right at first, and further ones say little more.
REPORT_CHANCE, REPORTS_COUNTED = 0.15, 4
PLAIN_CHANCE = 0.1  # New creators, samples, clips that could not be screened.
PRIOR_WEIGHT = 20.0  # Decided cases that it takes until findings speak as loud as the model.

Tallies = Mapping[tuple[str, int], tuple[int, int]]  # (code, band) → (decided, violating)


def band_of(score: float | None) -> int:
    """The fifth of [0, 1] that a score lies in."""
    return NO_SCORE if score is None else min(BANDS - 1, max(0, int(score * BANDS)))


def chance_of(reason: Reason, reports: int, tallies: Tallies) -> float:
    """The probability, 0 to 1, that a case with this ground breaks the rules."""
    if reason.score is not None:
        said = min(1.0, max(0.0, reason.score))
    elif reason.code.startswith("report_"):
        said = 1 - (1 - REPORT_CHANCE) ** max(1, min(reports, REPORTS_COUNTED))
    else:
        said = PLAIN_CHANCE
    decided, violating = tallies.get((reason.code, band_of(reason.score)), (0, 0))
    return (violating + PRIOR_WEIGHT * said) / (decided + PRIOR_WEIGHT)


def odds_by_record(mean: float, expected: float, most: float) -> float:
    """How many times likelier than a stranger's it is that somebody's breaks the rules.

    Args:
        mean: Rate of good things in their record, in (0, 1); `expected` is a stranger's.
        most: No record counts more than so many times, either way.
    """
    ratio = ((1.0 - mean) / mean) / ((1.0 - expected) / expected)
    return min(most, max(1.0 / most, ratio))


def with_odds(chance: float, ratio: float) -> float:
    """A probability whose odds are multiplied."""
    return chance * ratio / (1.0 - chance + chance * ratio)


def tallies_of(session: Session, codes: Iterable[str]) -> Tallies:
    """What people found so far, of those grounds."""
    rows = session.exec(select(GroundTally).where(col(GroundTally.code).in_(set(codes))))
    return {(row.code, row.band): (row.decided, row.violating) for row in rows}


def count(session: Session, reasons: Iterable[Reason], *, violating: bool, by: int = 1) -> None:
    """Counts a decided case for each of its grounds, or takes it off again with `by=-1`."""
    for code, band in sorted({(r.code[:40], band_of(r.score)) for r in reasons}):
        row = session.get(GroundTally, (code, band), with_for_update=True)
        if row is None:
            row = GroundTally(code=code, band=band)
            session.add(row)
        row.decided = max(0, row.decided + by)
        row.violating = max(0, row.violating + by * violating)
    session.flush()
