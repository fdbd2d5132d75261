"""The curve of a clip: who was there at each quarter second, and how sure that is. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from core.languages import in_language
from studio.analytics.bins import BIN_MS, bins_of, counts
from studio.analytics.intervals import FLOOR, wilson
from studio.analytics.schemas import Retention, RetentionPoint
from studio.analytics.totals import series
from studio.analytics.wording import CURVE, NO_CURVE

# Players stop reporting a frame or two before the end.
FINISHED_FRACTION = 0.95


def retention_of(totals: Mapping[str, int], duration_ms: int, locale: str = "en") -> Retention:
    """The curve, withheld while fewer than `FLOOR` people are known."""
    viewers = totals.get("measured", 0)
    withheld = viewers < FLOOR
    if withheld:
        note = in_language(NO_CURVE, locale).format(floor=FLOOR, missing=FLOOR - viewers)
    else:
        note = in_language(CURVE, locale).format(viewers=viewers)
    return Retention(
        bin_ms=BIN_MS,
        viewers=viewers,
        floor=FLOOR,
        is_withheld=withheld,
        note=note,
        points=[] if withheld else _points(totals, viewers, bins_of(duration_ms)),
    )


def _points(totals: Mapping[str, int], viewers: int, bins: int) -> list[RetentionPoint]:
    watched, plays, skips = (counts(series(totals, letter), bins) for letter in "wps")
    left = series(totals, "l")
    points = []
    for at in range(bins):
        low, high = wilson(watched[at], viewers)
        points.append(
            RetentionPoint(
                at_ms=at * BIN_MS,
                viewers=watched[at],
                share=round(watched[at] / viewers, 4),
                low=round(low, 4),
                high=round(high, 4),
                plays=plays[at],
                rewatches=plays[at] - watched[at],
                skipped=skips[at],
                left=left.get(at, 0),
            )
        )
    return points


def finished(totals: Mapping[str, int], duration_ms: int) -> int:
    """How many people saw the end."""
    bins = bins_of(duration_ms)
    if not bins:
        return 0
    end = min(bins - 1, int(FINISHED_FRACTION * duration_ms) // BIN_MS)
    return counts(series(totals, "w"), end + 1)[end]


def sparkline(totals: Mapping[str, int], duration_ms: int, points: int = 24) -> list[float]:
    """The curve at even moments, in [0, 1]; empty while it is withheld."""
    viewers, bins = totals.get("measured", 0), bins_of(duration_ms)
    if viewers < FLOOR or not bins:
        return []
    watched = counts(series(totals, "w"), bins)
    return [round(watched[at * bins // points] / viewers, 3) for at in range(points)]
