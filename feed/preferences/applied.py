"""Preferences as the feed's hot path reads them: one field of the mirror, applied to a taste."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
import orjson
from sqlmodel import Session

from core.clock import epoch_ms
from experiments.values import Values
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Taste, Vector, no_views, zero_vector
from feed.params.taste import HALF_LIFE_LONG, HALF_LIFE_SHORT, SET_POINTS
from feed.preferences.directions import direction_of
from feed.preferences.models import TasteKind, TasteLevel
from feed.preferences.rows import Stored, stored_of

SIGNS = {TasteLevel.MORE: 1.0, TasteLevel.LESS: -1.0, TasteLevel.OFF: 0.0}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a viewer set, ready to be applied.

    Args:
        tags: Hashtag slug → 1, −1, or 0 for "does not count"; `creators` (id in hex) likewise.
        direction: Shape (64,), float32: sum of the signed directions of hashtags and categories.
        mass: How many of them have a direction.
        reset_ms: Evidence up to this moment does not count.
    """

    tags: Mapping[str, float] = field(default_factory=dict)
    creators: Mapping[str, float] = field(default_factory=dict)
    direction: Vector = field(default_factory=zero_vector)
    mass: float = 0.0
    reset_ms: int = 0
    is_paused: bool = False


def preferences_bytes(session: Session, viewer_id: UUID) -> bytes:
    """The mirror's field of what the viewer set; empty when that is nothing."""
    stored = stored_of(session, viewer_id)
    if not stored.levels and stored.reset_at is None and not stored.is_paused:
        return b""
    direction, mass = _direction(session, stored)
    return orjson.dumps(
        {
            "tags": _signs(stored, TasteKind.TAG),
            "creators": _signs(stored, TasteKind.CREATOR),
            "direction": b64encode(direction.astype("<f4").tobytes()).decode() if mass else "",
            "mass": mass,
            "reset_ms": epoch_ms(stored.reset_at) if stored.reset_at else 0,
            "is_paused": stored.is_paused,
        }
    )


def preferences_of(raw: bytes | None) -> Preferences | None:
    """What `preferences_bytes` wrote; `None` when nothing was set."""
    if not raw:
        return None
    body = orjson.loads(raw)
    direction = zero_vector()
    if body["direction"]:
        direction = np.frombuffer(b64decode(body["direction"]), "<f4").astype(np.float32)
        assert direction.shape == (VECTOR_DIM,)
    return Preferences(
        tags=body["tags"],
        creators=body["creators"],
        direction=direction,
        mass=body["mass"],
        reset_ms=body["reset_ms"],
        is_paused=body["is_paused"],
    )


def with_preferences(taste: Taste | None, set_: Preferences, now_ms: int, values: Values) -> Taste:
    """`taste` as the viewer wants it, as of `now_ms`; what they set does not decay.

    A set level stands in place of what was learned of a hashtag or creator. In the content space
    it is added, because there nobody can tell which evidence it would replace.
    """
    if set_.is_paused:
        return Taste(at_ms=now_ms)
    views = no_views() if taste is None else taste.views[taste.views["at_ms"] > set_.reset_ms]
    if taste is None or taste.at_ms <= set_.reset_ms:
        taste = Taste(at_ms=now_ms)
    age_ms = max(0, now_ms - taste.at_ms)
    long = 0.5 ** (age_ms / (values[HALF_LIFE_LONG] * 86_400_000))
    short = 0.5 ** (age_ms / (values[HALF_LIFE_SHORT] * 60_000))
    points = values[SET_POINTS]
    return Taste(
        at_ms=max(taste.at_ms, now_ms),
        long=taste.long * np.float32(long) + np.float32(points) * set_.direction,
        short=taste.short * np.float32(short),
        mass_long=taste.mass_long * long + points * set_.mass,
        mass_short=taste.mass_short * short,
        tags=_replaced(taste.tags, set_.tags, long, points),
        creators=_replaced(taste.creators, set_.creators, long, points),
        acted=taste.acted,
        views=views,
    )


def _replaced(
    learned: Mapping[str, float], signs: Mapping[str, float], remaining: float, points: float
) -> dict[str, float]:
    kept = {name: weight * remaining for name, weight in learned.items() if name not in signs}
    return kept | {name: sign * points for name, sign in signs.items() if sign}


def _signs(stored: Stored, kind: TasteKind) -> dict[str, float]:
    return {value: SIGNS[level] for (k, value), level in stored.levels.items() if k is kind}


def _direction(session: Session, stored: Stored) -> tuple[Vector, float]:
    total, mass = zero_vector(), 0.0
    for (kind, value), level in stored.levels.items():
        if level is TasteLevel.OFF:
            continue
        direction = direction_of(session, kind, value)
        if direction.any():
            total = total + np.float32(SIGNS[level]) * direction
            mass += 1.0
    return total, mass
