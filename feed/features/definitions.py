"""Each feature, declared once: name, type, unit, half-life and default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from experiments.params import Param
from feed.params import (
    FRESH_HALF_LIFE,
    HALF_LIFE_LONG,
    HALF_LIFE_SHORT,
    POPULARITY_HALF_LIFE,
)

VECTOR_DIM = 64


class Subject(StrEnum):
    """What a feature describes."""

    VIEWER = "viewer"
    VIDEO = "video"
    PAIR = "pair"  # A viewer and a clip; computed, never stored.


@dataclass(frozen=True, slots=True)
class Feature:
    """A declared feature.

    Args:
        dtype: `float32`, `float64`, `float32[64]`, `map[str, float64]`, …
        half_life: After which a contribution counts half; `None` does not decay.
        default: Its value for a subject nothing is known of.
    """

    name: str
    subject: Subject
    dtype: str
    unit: str
    half_life: Param[float] | None
    default: float
    meaning: str


DEFINITIONS: tuple[Feature, ...] = (
    Feature("taste_long", Subject.VIEWER, "float32[64]", "points × content vector",
            HALF_LIFE_LONG, 0.0, "Sum of content vectors of clips acted upon."),
    Feature("taste_short", Subject.VIEWER, "float32[64]", "points × content vector",
            HALF_LIFE_SHORT, 0.0, "The same over one sitting."),
    Feature("mass_long", Subject.VIEWER, "float64", "points",
            HALF_LIFE_LONG, 0.0, "Sum of absolute points behind taste_long."),
    Feature("mass_short", Subject.VIEWER, "float64", "points",
            HALF_LIFE_SHORT, 0.0, "Sum of absolute points behind taste_short."),
    Feature("tags", Subject.VIEWER, "map[str, float64]", "points",
            HALF_LIFE_LONG, 0.0, "Points by hashtag of clips acted upon."),
    Feature("creators", Subject.VIEWER, "map[uuid, float64]", "points",
            HALF_LIFE_LONG, 0.0, "Points by creator of clips acted upon."),
    Feature("popularity", Subject.VIDEO, "float32", "fraction",
            POPULARITY_HALF_LIFE, 0.0, "Smoothed, decayed points per impression, in [0, 1)."),
    Feature("freshness", Subject.VIDEO, "float32", "fraction",
            FRESH_HALF_LIFE, 0.0, "1 at publication, halving."),
    Feature("impressions", Subject.VIDEO, "float32", "impressions",
            None, 0.0, "How often the clip was shown."),
)  # fmt: skip
