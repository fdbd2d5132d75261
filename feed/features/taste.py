"""A viewer's taste, and how it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

import numpy as np
import orjson
from numpy.typing import NDArray

from feed.features.definitions import VECTOR_DIM

Vector = NDArray[np.float32]
# One clip that the viewer watched: its 8-byte key, when it was first told, ms watched in all, and
# the points of likes and the like.
VIEW = np.dtype([("key", "<u8"), ("at_ms", "<i8"), ("watch_ms", "<i4"), ("points", "<f4")])
Views = NDArray[np.void]


def zero_vector() -> Vector:
    """No direction."""
    return np.zeros(VECTOR_DIM, np.float32)


def no_views() -> Views:
    """Nothing was watched."""
    return np.empty(0, VIEW)


@dataclass(slots=True)
class Taste:
    """Decayed evidence about one viewer, as of `at_ms`.

    Args:
        long: Shape (64,), float32, not normalised; `short` likewise.
        tags: Hashtag slug → points.
        creators: Creator id (hex) → points.
        acted: `<action>:<subject hex>` of likes and the like that count at present, oldest first,
            with their points and the moment they were given.
        views: Of `VIEW`, the clips watched last, oldest first; replaced, never written to.
    """

    at_ms: int = 0
    long: Vector = field(default_factory=zero_vector)
    short: Vector = field(default_factory=zero_vector)
    mass_long: float = 0.0
    mass_short: float = 0.0
    tags: dict[str, float] = field(default_factory=dict)
    creators: dict[str, float] = field(default_factory=dict)
    acted: dict[str, tuple[float, int]] = field(default_factory=dict)
    views: Views = field(default_factory=no_views)


# Fields that ranking reads, in this order; the rest is for the next fold.
SERVING_FIELDS = ("facts", "long", "short", "views")


def fields_of(taste: Taste) -> dict[str, bytes]:
    """The hash fields that hold `taste`."""
    facts = {
        "at_ms": taste.at_ms,
        "mass_long": taste.mass_long,
        "mass_short": taste.mass_short,
        "tags": taste.tags,
        "creators": taste.creators,
    }
    return {
        "facts": orjson.dumps(facts),
        "long": taste.long.astype("<f4").tobytes(),
        "short": taste.short.astype("<f4").tobytes(),
        "views": taste.views.tobytes(),
        "acted": orjson.dumps(taste.acted),
    }


def taste_of(fields: Mapping[str, bytes | None]) -> Taste | None:
    """The taste in hash fields, or `None` when there is none that can be read."""
    facts, long, short, views = (fields.get(name) for name in SERVING_FIELDS)
    if not facts or not long or not short:
        return None
    try:
        body = orjson.loads(facts)
        return Taste(
            at_ms=int(body["at_ms"]),
            long=_vector(long),
            short=_vector(short),
            mass_long=float(body["mass_long"]),
            mass_short=float(body["mass_short"]),
            tags=body["tags"],
            creators=body["creators"],
            views=np.frombuffer(views or b"", VIEW),
            acted=_acted(fields.get("acted")),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _acted(raw: bytes | None) -> dict[str, tuple[float, int]]:
    return {k: (p, at) for k, (p, at) in orjson.loads(raw).items()} if raw else {}


def _vector(raw: bytes) -> Vector:
    vector = np.frombuffer(raw, "<f4")
    # One number that is not finite makes the product so; it costs a fifth of looking at each.
    if vector.shape != (VECTOR_DIM,) or not isfinite(np.dot(vector, vector)):
        raise ValueError("not a taste vector")
    return vector
