"""Whether what is stored is what the lake folds to: every value of every feature, bit by bit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

import redis
from sqlalchemy import Engine
from sqlmodel import select

from catalog.models import VideoStats
from core.db import read_scope
from core.redis import TASTE
from events.counters import COLUMNS
from feed.features.replay import Replay
from feed.features.taste import VIEW, Taste, taste_of

EXAMPLES = 10
Number = float | int | None


@dataclass
class Agreement:
    """How many values were compared, how many are equal, and some that are not."""

    values: int = 0
    equal: int = 0
    by_feature: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share that is equal; 1 when there was nothing to compare."""
        return self.equal / self.values if self.values else 1.0

    def compare(
        self, subject: UUID, stored: Mapping[str, Number], replayed: Mapping[str, Number]
    ) -> None:
        """Compares by name; a value that only one side has is unequal."""
        for name in stored.keys() | replayed.keys():
            self.values += 1
            feature = name.split(":", 1)[0]
            self.by_feature[feature] = self.by_feature.get(feature, 0) + 1
            here, there = stored.get(name), replayed.get(name)
            if here == there and here is not None:
                self.equal += 1
            elif len(self.examples) < EXAMPLES:
                self.examples.append(f"{subject} {name}: {here} stored, {there} replayed")


def values_of_taste(taste: Taste) -> dict[str, Number]:
    """Each number of a taste by the name of its feature, after a colon the part it belongs to."""
    made: dict[str, Number] = {
        "at_ms": taste.at_ms,
        "mass_long": taste.mass_long,
        "mass_short": taste.mass_short,
    }
    for name, vector in (("taste_long", taste.long), ("taste_short", taste.short)):
        made |= {f"{name}:{i}": x for i, x in enumerate(vector.tolist())}
    for name, weights in (("tags", taste.tags), ("creators", taste.creators)):
        made |= {f"{name}:{key}": points for key, points in weights.items()}
    for place, view in enumerate(taste.views.tolist()):
        made |= {f"views:{place}:{name}": x for name, x in zip(VIEW.names or (), view, strict=True)}
    for place, (key, (points, at_ms)) in enumerate(taste.acted.items()):
        made |= {f"acted:{key}": points, f"acted:{key}:at": at_ms, f"acted:{key}:place": place}
    return made


def stored_tastes(client: redis.Redis) -> Iterator[tuple[UUID, Taste]]:
    """Every viewer's taste as it is stored; one that cannot be read is the empty one."""
    prefix = TASTE("")
    for key in client.scan_iter(match=f"{prefix}*", count=1000):
        raw = cast(dict[bytes, bytes], client.hgetall(key))
        fields = {name.decode(): value for name, value in raw.items()}
        yield UUID(key.decode().removeprefix(prefix)), taste_of(fields) or Taste()


def agreement(client: redis.Redis, replay: Replay, engine: Engine | None = None) -> Agreement:
    """Compares tastes in Redis and totals in the database with what `replay` has folded."""
    made = Agreement()
    seen = set()
    for viewer_id, taste in stored_tastes(client):
        seen.add(viewer_id)
        replayed = replay.tastes.get(viewer_id)
        made.compare(
            viewer_id, values_of_taste(taste), values_of_taste(replayed) if replayed else {}
        )
    for viewer_id in replay.tastes.keys() - seen:
        made.compare(viewer_id, {}, values_of_taste(replay.tastes[viewer_id]))
    with read_scope(engine) as session:
        for row in session.exec(select(VideoStats)):
            counts: Mapping[str, int] = replay.totals.get(row.video_id, {})
            made.compare(
                row.video_id,
                {name: getattr(row, name) for name in COLUMNS},
                {name: counts.get(name, 0) for name in COLUMNS},
            )
    return made
