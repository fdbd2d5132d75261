"""How evidence fades with its age."""

from __future__ import annotations

import numpy as np

from experiments.values import Values
from feed.features.taste import Taste
from feed.params.taste import HALF_LIFE_LONG, HALF_LIFE_SHORT


def long_ms(values: Values) -> float:
    """Half-life of lasting taste, in milliseconds."""
    return values[HALF_LIFE_LONG] * 86_400_000


def short_ms(values: Values) -> float:
    """Half-life of the taste of a sitting, in milliseconds."""
    return values[HALF_LIFE_SHORT] * 60_000


def remaining(age_ms: float, half_life_ms: float) -> float:
    """The fraction that is left of evidence of this age."""
    return float(0.5 ** (age_ms / half_life_ms))


def decay(taste: Taste, at_ms: int, values: Values) -> None:
    """Moves `taste` on to the later moment `at_ms`; in place, but its arrays are replaced."""
    age_ms = at_ms - taste.at_ms if taste.at_ms else 0
    taste.at_ms = at_ms
    if age_ms == 0:
        return
    long = remaining(age_ms, long_ms(values))
    short = remaining(age_ms, short_ms(values))
    taste.long = taste.long * np.float32(long)
    taste.short = taste.short * np.float32(short)
    taste.mass_long *= long
    taste.mass_short *= short
    taste.tags = {tag: w * long for tag, w in taste.tags.items()}
    taste.creators = {c: w * long for c, w in taste.creators.items()}


def copied(taste: Taste) -> Taste:
    """A taste that can change while `taste` stays; they share arrays, which nobody writes to."""
    return Taste(
        at_ms=taste.at_ms,
        long=taste.long,
        short=taste.short,
        mass_long=taste.mass_long,
        mass_short=taste.mass_short,
        tags=dict(taste.tags),
        creators=dict(taste.creators),
        acted=dict(taste.acted),
        views=taste.views,
    )
