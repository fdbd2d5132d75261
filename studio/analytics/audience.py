"""What one person did with one clip: folded from events in any order, each counted once. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

import orjson

from events.schemas import Event, EventType
from studio.analytics.bins import Changes, add_skipped, add_watched
from studio.analytics.words import source_of

# India's clock: days and hours of creators and their viewers.
OFFSET_MS = 19_800_000
DAY_MS = 86_400_000
HOUR_MS = 3_600_000
# More than this of one person with one clip is no person; the oldest are forgotten.
MOST_SEEN = 400
MOST_KEPT = 60

_ACTS = {
    EventType.LIKE: ("like", 0),
    EventType.UNLIKE: ("like", 1),
    EventType.SAVE: ("save", 0),
    EventType.UNSAVE: ("save", 1),
    EventType.FOLLOW: ("follow", 0),
    EventType.UNFOLLOW: ("follow", 1),
}
FOLDED = frozenset(_ACTS) | {
    EventType.PLAY,
    EventType.WATCH,
    EventType.PRODUCT_VIEW,
    EventType.ADD_TO_CART,
    EventType.PURCHASE,
}

K = TypeVar("K")
Touch = tuple[int, str, int]  # When in epoch ms, product (hex or empty), moment in ms or −1.
Sale = tuple[str, int, str, int, int]  # Order line, when, product, paise, commission in paise.


@dataclass(slots=True)
class Person:
    """One viewer's part in one clip.

    Args:
        seen: Ends of the ids of counted events, so that none counts twice.
        sources: Views by where they came from.
        days: Views and ms watched by day since 1970, India's clock.
        hours: Views by hour of the week from Monday, India's clock, while they followed.
        measured: Whether ranges were ever reported.
        plays: Changes of how often each bin was played.
        skips: Changes of how often each bin was scrubbed past.
        last: When the last report came, a tie-breaker, and where it ended in ms.
        acts: When each was last done and last taken back, epoch ms.
    """

    seen: list[int] = field(default_factory=list)
    sources: dict[str, int] = field(default_factory=dict)
    days: dict[int, list[int]] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)
    measured: bool = False
    plays: Changes = field(default_factory=dict)
    skips: Changes = field(default_factory=dict)
    last: tuple[int, int, int] | None = None
    acts: dict[str, list[int]] = field(default_factory=dict)
    taps: list[Touch] = field(default_factory=list)
    bags: list[Touch] = field(default_factory=list)
    sales: list[Sale] = field(default_factory=list)

    def fold(self, event: Event, *, follows: bool = False) -> None:
        """Counts `event`, which is about this person and clip; again changes nothing.

        Args:
            follows: Whether the person follows the clip's creator.
        """
        kind = event.type
        if act := _ACTS.get(kind):
            times = self.acts.setdefault(act[0], [0, 0])
            times[act[1]] = max(times[act[1]], event.at_ms)
        elif kind is EventType.PRODUCT_VIEW:
            self.taps = _with(self.taps, _touch(event))
        elif kind is EventType.ADD_TO_CART:
            self.bags = _with(self.bags, _touch(event))
        elif kind is EventType.PURCHASE:
            self._sell(event)
        elif kind in (EventType.PLAY, EventType.WATCH) and self._is_fresh(event):
            if kind is EventType.PLAY:
                self._play(event, follows)
            else:
                self._watch(event)

    def _is_fresh(self, event: Event) -> bool:
        end = event.id.int & (1 << 53) - 1
        if end in self.seen:
            return False
        self.seen = [*self.seen[-MOST_SEEN + 1 :], end]
        return True

    def _play(self, event: Event, follows: bool) -> None:
        source, local_ms = source_of(event.surface), event.at_ms + OFFSET_MS
        self.sources[source] = self.sources.get(source, 0) + 1
        self.days.setdefault(local_ms // DAY_MS, [0, 0])[0] += 1
        if follows:
            # 1 January 1970 was a Thursday.
            hour = (local_ms // HOUR_MS + 3 * 24) % 168
            self.hours[hour] = self.hours.get(hour, 0) + 1

    def _watch(self, event: Event) -> None:
        day = (event.at_ms + OFFSET_MS) // DAY_MS
        self.days.setdefault(day, [0, 0])[1] += event.watch_ms or 0
        if not event.ranges:
            return
        self.measured = True
        add_watched(self.plays, event.ranges)
        add_skipped(self.skips, event.ranges)
        last = (event.at_ms, event.id.int & (1 << 53) - 1, event.ranges[-1][1])
        self.last = max(self.last or last, last)

    def _sell(self, event: Event) -> None:
        product = event.product_id.hex if event.product_id else ""
        paise = event.amount_paise or 0
        line = event.value or f"{event.at_ms}:{product}:{paise}"
        sale = (line, event.at_ms, product, paise, event.commission_paise or 0)
        if all(known[0] != line for known in self.sales):
            self.sales = sorted([*self.sales, sale])

    def to_bytes(self) -> bytes:
        """The stored form."""
        return orjson.dumps([getattr(self, name) for name in _NAMES], option=_OPTION)

    @staticmethod
    def from_bytes(raw: bytes) -> Person:
        """What `to_bytes` wrote."""
        person = Person(*orjson.loads(raw))
        person.days = {int(k): v for k, v in person.days.items()}
        person.hours = {int(k): v for k, v in person.hours.items()}
        person.plays = {int(k): v for k, v in person.plays.items()}
        person.skips = {int(k): v for k, v in person.skips.items()}
        person.last = (person.last[0], person.last[1], person.last[2]) if person.last else None
        person.taps = [(at, product, ms) for at, product, ms in person.taps]
        person.bags = [(at, product, ms) for at, product, ms in person.bags]
        person.sales = [(a, b, c, d, e) for a, b, c, d, e in person.sales]
        return person


_NAMES = tuple(Person.__slots__)
_OPTION = orjson.OPT_NON_STR_KEYS


def merged(one: Person, other: Person) -> Person:
    """What two viewers did who turn out to be one person; a new object."""
    both = Person.from_bytes(one.to_bytes())
    both.seen = [*both.seen, *(e for e in other.seen if e not in both.seen)][-MOST_SEEN:]
    _add(both.sources, other.sources)
    _add(both.hours, other.hours)
    _add(both.plays, other.plays)
    _add(both.skips, other.skips)
    for day, (views, watch_ms) in other.days.items():
        had = both.days.setdefault(day, [0, 0])
        both.days[day] = [had[0] + views, had[1] + watch_ms]
    both.measured |= other.measured
    both.last = max((x for x in (both.last, other.last) if x is not None), default=None)
    for act, (on, off) in other.acts.items():
        times = both.acts.setdefault(act, [0, 0])
        both.acts[act] = [max(times[0], on), max(times[1], off)]
    for touch in other.taps:
        both.taps = _with(both.taps, touch)
    for touch in other.bags:
        both.bags = _with(both.bags, touch)
    known = {sale[0] for sale in both.sales}
    both.sales = sorted([*both.sales, *(s for s in other.sales if s[0] not in known)])
    return both


def _add(mine: dict[K, int], theirs: dict[K, int]) -> None:
    for key, number in theirs.items():
        mine[key] = mine.get(key, 0) + number
        if not mine[key]:
            del mine[key]


def _touch(event: Event) -> Touch:
    moment = -1 if event.moment_ms is None else event.moment_ms
    return event.at_ms, event.product_id.hex if event.product_id else "", moment


def _with(touches: list[Touch], touch: Touch) -> list[Touch]:
    return touches if touch in touches else sorted([*touches, touch])[-MOST_KEPT:]


def viewer_and_clip(event: Event) -> tuple[UUID, UUID] | None:
    """Whose part in which clip an event changes; `None` when it changes nobody's."""
    if event.type not in FOLDED or event.video_id is None:
        return None
    return event.video_id, event.viewer_id
