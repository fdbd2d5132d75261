"""Exposure: that a unit met an experiment, logged once per unit, experiment and day.

Logged when a parameter under test is first read, not when the unit is assigned, so that units
which never came near the difference do not dilute the comparison.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from core.clock import epoch_ms
from core.ids import new_id
from core.redis import EVENTS_STREAM, EXPOSED
from events.schemas import Event, EventType
from experiments.values import Values

REMEMBERED = 100_000

# KEYS: day's mark, stream. ARGV: arm, ttl, event.
_LOG_ONCE = """
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2]) then
  redis.call('XADD', KEYS[2], '*', 'e', ARGV[3])
  return 1
end
return 0
"""


@dataclass(frozen=True, slots=True)
class Exposure:
    """A unit that met an arm on a day."""

    unit: UUID
    experiment: str
    arm: str
    at: datetime

    @property
    def day(self) -> str:
        return self.at.astimezone(UTC).strftime("%Y%m%d")


class ExposureLog:
    """Queues exposures on a Redis pipeline, sparing those that this process has logged today."""

    def __init__(self) -> None:
        self._logged: OrderedDict[tuple[UUID, str, str], None] = OrderedDict()

    def fresh(self, values: Values, now: datetime) -> list[Exposure]:
        """Exposures of `values` that this process has not logged today."""
        made = [Exposure(values.unit, e, a, now) for e, a in values.exposures.items()]
        return [x for x in made if (x.unit, x.experiment, x.day) not in self._logged]

    def queue(self, pipe: Any, exposures: Iterable[Exposure]) -> None:
        """Adds the commands that log `exposures` to a sync or asyncio pipeline."""
        for x in exposures:
            event = Event(
                id=new_id(),
                type=EventType.EXPOSURE,
                viewer_id=x.unit,
                at_ms=epoch_ms(x.at),
                received_ms=epoch_ms(x.at),
                origin="server",
                value=f"{x.experiment}={x.arm}",
            )
            mark = EXPOSED(f"{x.experiment}:{x.day}", x.unit)
            ttl = str(EXPOSED.ttl_s)
            pipe.eval(_LOG_ONCE, 2, mark, EVENTS_STREAM(), x.arm, ttl, event.to_bytes())

    def remember(self, exposures: Iterable[Exposure]) -> None:
        """Notes that `exposures` have reached Redis."""
        for x in exposures:
            self._logged[(x.unit, x.experiment, x.day)] = None
        while len(self._logged) > REMEMBERED:
            self._logged.popitem(last=False)
