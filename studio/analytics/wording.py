"""The one sentence above the numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from studio.analytics.intervals import FLOOR
from studio.analytics.schemas import Moment, ProductResult, Retention


def clock(seconds: int) -> str:
    """`0:07`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def people_text(number: int) -> str:
    """`1 person`, `12 people`."""
    return f"{number:,} {'person' if number == 1 else 'people'}"


def headline_of(
    viewers: int,
    ended: int,
    retention: Retention,
    products: Sequence[ProductResult],
    moments: Sequence[Moment],
) -> str:
    """What happened, in a sentence."""
    if not viewers:
        return "Nobody has watched it yet; the first views show here within seconds."
    if retention.is_withheld and not ended:
        first = f"{people_text(viewers)} watched so far"
    else:
        first = f"{people_text(ended)} watched to the end"
    best = max(products, key=lambda p: (p.orders, p.revenue_paise), default=None)
    if best is not None and best.orders:
        where = "" if best.best_s is None else f" at {clock(best.best_s)}"
        return f"{first}; {best.title}{where} sold {best.orders:,}."
    tapped = max((m for m in moments if m.at_s is not None), key=lambda m: m.taps, default=None)
    if tapped is not None and tapped.taps and tapped.at_s is not None:
        times = "once" if tapped.taps == 1 else f"{tapped.taps:,} times"
        return f"{first}; what shows at {clock(tapped.at_s)} was tapped {times}."
    half = next((p for p in retention.points if p.share < 0.5), None)
    if half is not None and viewers >= FLOOR:
        return f"{first}; half had left by {clock(half.at_ms // 1000)}."
    return f"{first}."
