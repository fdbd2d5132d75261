"""What the model sees of a viewer and a clip: each input declared once, computed by one function.

Pages call it with what Redis and the catalogue know at that moment; training calls it with what the
lake says was known when the page was made. Nothing else makes inputs, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from catalog.kinds import VideoKind
from experiments.params import Param
from experiments.values import Values
from feed.catalogue.columns import Columns
from feed.catalogue.snapshot import Rows
from feed.features.definitions import Feature, Subject
from feed.features.taste import Taste
from feed.leaning import Leaning, leaning_of
from feed.model.kernel import fill
from feed.params.leaning import LEAN_ATTENTION
from feed.params.popularity import FRESH_HALF_LIFE
from feed.params.taste import HALF_LIFE_LONG, HALF_LIFE_SHORT, TASTE_FULL_TAG
from feed.params.weights import (
    WEIGHT_CREATOR,
    WEIGHT_FOLLOWED,
    WEIGHT_FRESHNESS,
    WEIGHT_POPULARITY,
    WEIGHT_TAGS,
    WEIGHT_TASTE_LONG,
    WEIGHT_TASTE_SHORT,
)
from feed.popularity import HOUR_MS, TOTALS, rule_of
from feed.scorers.opinion import opinions_of
from feed.scorers.taste import LONG, SHORT, directions_at, sureness_at

Matrix = NDArray[np.float32]
DAY_MS = 86_400_000
# Of the totals that `kernel.fill` reads, in its order; from the fifth on those of the rates.
_READ = ("impressions", "plays", "finishes", "watch_ms", "likes", "comments", "saves", "shares",
         "product_taps", "bag_adds", "purchases")  # fmt: skip
_PLACES = np.array([TOTALS.index(name) for name in _READ])


def _input(
    name: str, unit: str, meaning: str, default: float = 0.0, half_life: Param[float] | None = None
) -> Feature:
    return Feature(name, Subject.PAIR, "float32", unit, half_life, default, meaning,
                   is_stored=False)  # fmt: skip


# In the order in which `kernel.fill` writes them.
INPUTS: tuple[Feature, ...] = (
    _input("taste_long", "cosine × sureness", "Closeness to lasting taste.", 0.0, HALF_LIFE_LONG),
    _input("taste_short", "cosine × sureness", "To the sitting's taste.", 0.0, HALF_LIFE_SHORT),
    _input("cosine_long", "cosine", "The same without how sure we are."),
    _input("cosine_short", "cosine", "Likewise for the sitting."),
    _input("tags", "points", "What the viewer thinks of its hashtags, in [-1, 1]."),
    _input("creator", "points", "Of its creator, in [-1, 1]."),
    _input("followed", "flag", "Whether the viewer follows its creator."),
    _input("popularity", "fraction", "Smoothed, decayed points per impression, in [0, 1).", 0.5),
    _input("freshness", "fraction", "1 at publication, halving.", 1.0, FRESH_HALF_LIFE),
    _input("sure_long", "fraction", "How much is known of the lasting taste."),
    _input("sure_short", "fraction", "How much is known of the sitting's taste."),
    _input("is_new", "flag", "Nothing is known of the viewer.", 1.0),
    _input("popularity_if_new", "fraction", "Popularity × (1 − sureness of lasting taste).", 0.5),
    _input("leaning", "log seconds", "What the last clips' time says of this one."),
    _input("leaning_content", "log seconds", "The same by its content alone."),
    _input("views", "fraction", "How much is known of the last clips' time."),
    _input("hold", "log seconds", "How long it held people above what is usual for its length."),
    _input("impressions", "log(1 + n)", "How often the clip was shown."),
    _input("finish_rate", "per play", "Smoothed share that saw it to the end.", 0.35),
    _input("play_rate", "per impression", "Smoothed.", 0.9),
    _input("watched_part", "lengths per play", "Smoothed time watched over its length.", 0.5),
    _input("like_rate", "per impression", "Smoothed; the following likewise.", 0.03),
    _input("comment_rate", "per impression", "", 0.004),
    _input("save_rate", "per impression", "", 0.01),
    _input("share_rate", "per impression", "", 0.006),
    _input("tap_rate", "per impression", "Its product opened.", 0.015),
    _input("bag_rate", "per impression", "", 0.004),
    _input("purchase_rate", "per impression", "", 0.0005),
    _input("age", "log(1 + hours)", "Since publication."),
    _input("duration", "log(1 + seconds)", "Its length."),
    *(_input(f"is_{kind.value}", "flag", "Its kind.") for kind in VideoKind),
    _input("sponsored", "flag", "Somebody pays for it."),
    _input("has_product", "flag", "Something is pinned to it."),
    _input("price", "log(1 + rupees)", "Of the cheapest thing pinned."),
    _input("saving", "fraction", "The largest part taken off a list price."),
    _input("hour_sin", "sine", "Hour of the day, UTC, on a circle."),
    _input("hour_cos", "cosine", "Likewise."),
)
GRAPH_INPUT = "inputs"  # What the exported graph calls them all.
INPUT_NAMES = tuple(one.name for one in INPUTS)
# The terms of the simple score are among them, but for what trends: that is kept of today alone.
SIMPLE_WEIGHTS: Mapping[str, Param[float]] = {
    "taste_long": WEIGHT_TASTE_LONG,
    "taste_short": WEIGHT_TASTE_SHORT,
    "tags": WEIGHT_TAGS,
    "creator": WEIGHT_CREATOR,
    "followed": WEIGHT_FOLLOWED,
    "popularity": WEIGHT_POPULARITY,
    "freshness": WEIGHT_FRESHNESS,
}


class Clips(Protocol):
    """The catalogue's arrays; a `Snapshot` and `ClipArrays` are such."""

    columns: Columns
    vectors: NDArray[np.float32]
    tags: NDArray[np.int32]
    creators: NDArray[np.int32]
    kinds: NDArray[np.int16]
    categories: NDArray[np.int32]
    is_sponsored: NDArray[np.bool_]
    published_ms: NDArray[np.int64]
    durations_ms: NDArray[np.int32]
    prices_paise: NDArray[np.float32]
    savings: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of the viewer when a page is made.

    Args:
        followed: Numbers of the creators they follow.
        leaning: What they lean to; worked out here where it is not given.
    """

    now_ms: int
    taste: Taste | None
    values: Values
    followed: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    leaning: Leaning | None = None


def inputs_of(clips: Clips, rows: Rows, totals: Matrix, moment: Moment) -> Matrix:
    """What the model sees of each of `rows`, each the same whatever else is among them.

    Args:
        totals: Shape (n, 11), columns as `feed.popularity.TOTALS`: of each of `rows`, as known.

    Returns:
        Shape (n, f), float32, columns as `INPUTS`.
    """
    taste, values, now_ms = moment.taste, moment.values, moment.now_ms
    rule = rule_of(values)
    sure = (0.0, 0.0) if taste is None else sureness_at(taste, now_ms, values)
    tags, creators = opinions_of(taste, clips.columns, values[TASTE_FULL_TAG])
    lean = moment.leaning or leaning_of(clips, taste, now_ms, values)
    hour = 2 * pi * (now_ms % DAY_MS) / DAY_MS
    is_new = float(taste is None or (sure[LONG] == 0.0 and sure[SHORT] == 0.0))
    viewer = np.array(
        [sure[LONG], sure[SHORT], is_new, sin(hour), cos(hour), lean.always, lean.views]
    )
    earlier = np.array(
        [rule.prior, rule.prior_rate, rule.half_life_h * HOUR_MS,
         values[FRESH_HALF_LIFE] * HOUR_MS, values[LEAN_ATTENTION]]
    )  # fmt: skip
    made: Matrix = fill(
        rows, totals, _PLACES, np.int64(now_ms), viewer, directions_at(taste, now_ms, values),
        tags.numbers, tags.worth, creators.numbers, creators.worth, moment.followed,
        np.array(rule.points), earlier, lean.direction[None], lean.categories, lean.category_worth,
        lean.creators, lean.creator_worth,
        clips.vectors, clips.tags, clips.creators, clips.kinds, clips.categories,
        clips.is_sponsored, clips.published_ms, clips.durations_ms, clips.prices_paise,
        clips.savings, len(INPUTS), len(VideoKind),
    )  # fmt: skip
    return made
