"""How one event changes a taste. Pure: the same events fold to the same taste anywhere.

Evidence decays by its own age, so events may come late or out of order and the result is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from events.schemas import Event, EventType
from experiments.values import Values
from feed.features.taste import Taste, Vector
from feed.params import (
    FOLD_BAG,
    FOLD_COMMENT,
    FOLD_FOLLOW,
    FOLD_LIKE,
    FOLD_LOOP,
    FOLD_NOT_INTERESTED,
    FOLD_PRODUCT,
    FOLD_PURCHASE,
    FOLD_REPORT,
    FOLD_SAVE,
    FOLD_SHARE,
    FOLD_SKIP,
    FOLD_WATCH,
    HALF_LIFE_LONG,
    HALF_LIFE_SHORT,
    WATCH_NEUTRAL,
)

TAGS_KEPT = 64
CREATORS_KEPT = 64
ACTED_KEPT = 256

POINTS = {
    EventType.LIKE: FOLD_LIKE,
    EventType.SAVE: FOLD_SAVE,
    EventType.SHARE: FOLD_SHARE,
    EventType.COMMENT: FOLD_COMMENT,
    EventType.FOLLOW: FOLD_FOLLOW,
    EventType.PRODUCT_VIEW: FOLD_PRODUCT,
    EventType.ADD_TO_CART: FOLD_BAG,
    EventType.PURCHASE: FOLD_PURCHASE,
    EventType.LOOP: FOLD_LOOP,
    EventType.NOT_INTERESTED: FOLD_NOT_INTERESTED,
    EventType.REPORT: FOLD_REPORT,
}
UNDOES = {
    EventType.UNLIKE: EventType.LIKE,
    EventType.UNSAVE: EventType.SAVE,
    EventType.UNFOLLOW: EventType.FOLLOW,
    EventType.INTERESTED_AGAIN: EventType.NOT_INTERESTED,
}
# Said both by the player and by the server that stored it, or repeated: counts once.
ONCE = frozenset(
    {
        EventType.LIKE,
        EventType.SAVE,
        EventType.FOLLOW,
        EventType.NOT_INTERESTED,
        EventType.REPORT,
        EventType.SHARE,
        EventType.COMMENT,
        EventType.ADD_TO_CART,
    }
)
FOLDED = frozenset(POINTS) | frozenset(UNDOES) | {EventType.WATCH, EventType.SKIP}


@dataclass(frozen=True, slots=True)
class Content:
    """What a clip is about.

    Args:
        vector: Shape (64,), float32, L2 = 1, or zeros when not known.
    """

    creator_id: UUID
    tags: Sequence[str]
    vector: Vector
    duration_ms: int


def fold(taste: Taste, event: Event, content: Content | None, values: Values) -> Taste:
    """`taste` after `event`; a new object, the old one is left alone.

    Args:
        content: Of the event's clip; `None` for an event away from any clip.
    """
    key = _acted_key(event, content)
    undone = taste.acted.get(key) if event.type in UNDOES else None
    if event.type in UNDOES:
        points, since_ms = (-undone[0], undone[1]) if undone else (0.0, 0)
    elif event.type in ONCE and key in taste.acted:
        points, since_ms = 0.0, 0
    else:
        points, since_ms = points_of(event, content, values), event.at_ms
    if points == 0.0:
        return taste
    moved = _decayed_to(taste, max(taste.at_ms, event.at_ms), values)
    age_ms = moved.at_ms - since_ms  # Zero, unless the event came late or undoes an older one.
    long = points * _remaining(age_ms, _long_ms(values))
    short = points * _remaining(age_ms, _short_ms(values))
    if undone:
        del moved.acted[key]
    elif event.type in ONCE:
        moved.acted[key] = (points, event.at_ms)
        while len(moved.acted) > ACTED_KEPT:
            moved.acted.pop(next(iter(moved.acted)))
    creator_id = content.creator_id if content else event.creator_id
    if creator_id is not None:
        _add(moved.creators, creator_id.hex, long, CREATORS_KEPT)
    if content is not None:
        moved.long = moved.long + np.float32(long) * content.vector
        moved.short = moved.short + np.float32(short) * content.vector
        moved.mass_long = max(0.0, moved.mass_long + (long if undone else abs(long)))
        moved.mass_short = max(0.0, moved.mass_short + (short if undone else abs(short)))
        for tag in content.tags:
            _add(moved.tags, tag, long, TAGS_KEPT)
    return moved


def points_of(event: Event, content: Content | None, values: Values) -> float:
    """How much evidence an event is, for (> 0) or against (< 0) the clip."""
    if event.type in POINTS:
        return values[POINTS[event.type]]
    duration_ms = (content.duration_ms if content else 0) or event.duration_ms or 0
    if event.type is EventType.WATCH:
        if duration_ms <= 0:
            return 0.0
        return watch_points(min(1.0, (event.watch_ms or 0) / duration_ms), values)
    if event.type is EventType.SKIP:
        seen = min(1.0, (event.watch_ms or 0) / duration_ms) if duration_ms > 0 else 0.0
        return values[FOLD_SKIP] * max(0.0, 1.0 - seen / values[WATCH_NEUTRAL])
    return 0.0


def watch_points(fraction: float, values: Values) -> float:
    """Evidence of having watched `fraction` in [0, 1] of a clip; leaving early is a skip's word."""
    neutral = values[WATCH_NEUTRAL]
    return values[FOLD_WATCH] * max(0.0, fraction - neutral) / (1.0 - neutral)


def _acted_key(event: Event, content: Content | None) -> str:
    """Names what was done to what, the same for an action and its undoing."""
    kind = UNDOES.get(event.type, event.type)
    subject = event.video_id or event.product_id
    if kind is EventType.FOLLOW:
        subject = event.creator_id or (content.creator_id if content else None)
    elif kind is EventType.ADD_TO_CART:
        subject = event.product_id or event.video_id
    return f"{kind.value}:{subject.hex if subject else ''}"


def _long_ms(values: Values) -> float:
    return values[HALF_LIFE_LONG] * 86_400_000


def _short_ms(values: Values) -> float:
    return values[HALF_LIFE_SHORT] * 60_000


def _remaining(age_ms: float, half_life_ms: float) -> float:
    return float(0.5 ** (age_ms / half_life_ms))


def _decayed_to(taste: Taste, at_ms: int, values: Values) -> Taste:
    """A copy of `taste` as of the later moment `at_ms`."""
    age_ms = at_ms - taste.at_ms if taste.at_ms else 0
    long = _remaining(age_ms, _long_ms(values))
    short = _remaining(age_ms, _short_ms(values))
    return Taste(
        at_ms=at_ms,
        long=taste.long * np.float32(long),
        short=taste.short * np.float32(short),
        mass_long=taste.mass_long * long,
        mass_short=taste.mass_short * short,
        tags={tag: w * long for tag, w in taste.tags.items()},
        creators={c: w * long for c, w in taste.creators.items()},
        acted=dict(taste.acted),
    )


def _add(weights: dict[str, float], name: str, points: float, kept: int) -> None:
    weights[name] = weights.get(name, 0.0) + points
    if abs(weights[name]) < 1e-6:
        del weights[name]
    elif len(weights) > kept:
        del weights[min(weights, key=lambda n: abs(weights[n]))]
