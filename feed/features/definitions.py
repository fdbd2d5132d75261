"""Each feature, declared once: name, type, unit, window, half-life and default.

The consumer stores them, the feed serves them, and `feed.features.replay` folds them again from the
lake for training, all by the same code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.redis import TASTE
from experiments.params import Param
from feed.params.popularity import FRESH_HALF_LIFE, POPULARITY_HALF_LIFE
from feed.params.taste import HALF_LIFE_LONG, HALF_LIFE_SHORT

VECTOR_DIM = 64
# A viewer who did nothing for this long begins anew.
TASTE_WINDOW_S = TASTE.ttl_s or 0


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
        window_s: Seconds without a contribution after which it falls back to its default; `None`
            for never.
        is_stored: Whether the consumer keeps it, and so it is compared with its replay; others are
            computed from what is kept when they are needed, or kept by the service that promises
            them and told to replays by that service's events (`feed.features.approvals`).
    """

    name: str
    subject: Subject
    dtype: str
    unit: str
    half_life: Param[float] | None
    default: float
    meaning: str
    window_s: int | None = None
    is_stored: bool = True


DEFINITIONS: tuple[Feature, ...] = (
    Feature("taste_long", Subject.VIEWER, "float32[64]", "points × content vector",
            HALF_LIFE_LONG, 0.0, "Sum of content vectors of clips acted upon.", TASTE_WINDOW_S),
    Feature("taste_short", Subject.VIEWER, "float32[64]", "points × content vector",
            HALF_LIFE_SHORT, 0.0, "The same over one sitting.", TASTE_WINDOW_S),
    Feature("mass_long", Subject.VIEWER, "float64", "points",
            HALF_LIFE_LONG, 0.0, "Sum of absolute points behind taste_long.", TASTE_WINDOW_S),
    Feature("mass_short", Subject.VIEWER, "float64", "points",
            HALF_LIFE_SHORT, 0.0, "Sum of absolute points behind taste_short.", TASTE_WINDOW_S),
    Feature("tags", Subject.VIEWER, "map[str, float64]", "points",
            HALF_LIFE_LONG, 0.0, "Points by hashtag of clips acted upon.", TASTE_WINDOW_S),
    Feature("creators", Subject.VIEWER, "map[uuid, float64]", "points",
            HALF_LIFE_LONG, 0.0, "Points by creator of clips acted upon.", TASTE_WINDOW_S),
    Feature("acted", Subject.VIEWER, "map[str, (float64, int64)]", "points, epoch ms",
            None, 0.0, "Likes and the like that count at present.", TASTE_WINDOW_S),
    Feature("views", Subject.VIEWER, "list[(uint64, int64, int32, float32)]",
            "clip, epoch ms, ms watched, points", None, 0.0, "The clips watched last.",
            TASTE_WINDOW_S),
    Feature("at_ms", Subject.VIEWER, "int64", "epoch ms",
            None, 0.0, "The moment to which the viewer's features have decayed.", TASTE_WINDOW_S),
    Feature("impressions", Subject.VIDEO, "int64", "impressions",
            None, 0.0, "How often the clip was shown."),
    Feature("plays", Subject.VIDEO, "int64", "plays",
            None, 0.0, "How often it began to play."),
    Feature("skips", Subject.VIDEO, "int64", "views",
            None, 0.0, "How often it was swiped away."),
    Feature("watch_ms", Subject.VIDEO, "int64", "ms",
            None, 0.0, "Time watched by all."),
    Feature("finishes", Subject.VIDEO, "int64", "views",
            None, 0.0, "Views that covered it once."),
    Feature("product_taps", Subject.VIDEO, "int64", "views of a product",
            None, 0.0, "How often its product was opened."),
    Feature("bag_adds", Subject.VIDEO, "int64", "additions",
            None, 0.0, "How often its product went into a bag."),
    Feature("purchases", Subject.VIDEO, "int64", "purchases",
            None, 0.0, "Purchases credited to it."),
    Feature("likes", Subject.VIDEO, "int64", "likes",
            None, 0.0, "How many like it at present.", is_stored=False),
    Feature("comments", Subject.VIDEO, "int64", "comments",
            None, 0.0, "How many comments stand under it.", is_stored=False),
    Feature("saves", Subject.VIDEO, "int64", "saves",
            None, 0.0, "How many keep it at present.", is_stored=False),
    Feature("shares", Subject.VIDEO, "int64", "shares",
            None, 0.0, "How often it was passed on.", is_stored=False),
    Feature("popularity", Subject.VIDEO, "float32", "fraction",
            POPULARITY_HALF_LIFE, 0.0, "Smoothed, decayed points per impression, in [0, 1).",
            is_stored=False),
    Feature("freshness", Subject.VIDEO, "float32", "fraction",
            FRESH_HALF_LIFE, 0.0, "1 at publication, halving.", is_stored=False),
)  # fmt: skip


def declared(subject: Subject, name: str) -> Feature:
    """The declaration of a feature; whoever keeps, serves or replays one names it by this.

    Raises:
        LookupError: It is not declared.
    """
    for one in DEFINITIONS:
        if one.subject is subject and one.name == name:
            return one
    raise LookupError(f"no feature {name} of a {subject} is declared")
