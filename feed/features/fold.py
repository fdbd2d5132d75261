"""How one event changes a taste. Pure: the same events fold to the same taste anywhere.

Evidence decays by its own age, so events may come late or out of order and the result is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from events.schemas import Event, EventType
from experiments.values import Values
from feed.features.decay import copied, decay, long_ms, remaining, short_ms
from feed.features.taste import Taste, Vector
from feed.features.views import Watching
from feed.params.taste import (
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


Happened = tuple[Event, Content | None]  # An event and what its clip is about.


def fold(taste: Taste, event: Event, content: Content | None, values: Values) -> Taste:
    """`taste` after `event`; a new object, the old one is left alone.

    Args:
        content: Of the event's clip; `None` for an event away from any clip.
    """
    return fold_all(taste, ((event, content),), values)


def fold_all(taste: Taste, happened: Iterable[Happened], values: Values) -> Taste:
    """`taste` after all that `happened`, in this order; the same as `fold` one by one, but quicker.

    The old object is left alone.
    """
    moved: Taste | None = None
    watching: Watching | None = None
    for event, content in happened:
        before = moved or taste
        key = _acted_key(event, content)
        undone = before.acted.get(key) if event.type in UNDOES else None
        if event.type in UNDOES:
            points, since_ms = (-undone[0], undone[1]) if undone else (0.0, 0)
        elif event.type in ONCE and key in before.acted:
            points, since_ms = 0.0, 0
        else:
            points, since_ms = points_of(event, content, values), event.at_ms
        if content is not None and event.video_id is not None:
            watching = watching or Watching(taste.views)
            watching.note(event, points)
        if points == 0.0:
            continue
        moved = moved or copied(taste)
        decay(moved, max(moved.at_ms, event.at_ms), values)
        if undone:
            del moved.acted[key]
        elif event.type in ONCE:
            moved.acted[key] = (points, event.at_ms)
            while len(moved.acted) > ACTED_KEPT:
                moved.acted.pop(next(iter(moved.acted)))
        # Its age is zero, unless the event came late or undoes an older one.
        age_ms = moved.at_ms - since_ms
        _add_evidence(moved, event, content, points, age_ms, bool(undone), values)
    if watching is not None and watching.has_changed:
        moved = moved or copied(taste)
        moved.views = watching.views()
    return moved or taste


def _add_evidence(
    moved: Taste,
    event: Event,
    content: Content | None,
    points: float,
    age_ms: int,
    is_undoing: bool,
    values: Values,
) -> None:
    long = points * remaining(age_ms, long_ms(values))
    short = points * remaining(age_ms, short_ms(values))
    creator_id = content.creator_id if content else event.creator_id
    if creator_id is not None:
        add(moved.creators, creator_id.hex, long, CREATORS_KEPT)
    if content is not None:
        moved.long = moved.long + np.float32(long) * content.vector
        moved.short = moved.short + np.float32(short) * content.vector
        moved.mass_long = max(0.0, moved.mass_long + (long if is_undoing else abs(long)))
        moved.mass_short = max(0.0, moved.mass_short + (short if is_undoing else abs(short)))
        for tag in content.tags:
            add(moved.tags, tag, long, TAGS_KEPT)


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


def add(weights: dict[str, float], name: str, points: float, kept: int) -> None:
    """Adds `points` under `name`; of more than `kept` names the weakest goes."""
    weights[name] = weights.get(name, 0.0) + points
    if abs(weights[name]) < 1e-6:
        del weights[name]
    elif len(weights) > kept:
        del weights[min(weights, key=lambda n: abs(weights[n]))]
