"""What persons add up to, clip by clip: named whole numbers that can be added and taken away. Pure.

A clip's totals are the sum of `contribution` over its persons. When a person changes, the old
contribution is taken away and the new one added, so an answer costs the same for ten views and for
a million, and is never an estimate.

| key | what |
|---|---|
| `people`, `views`, `watch_ms`, `measured` | people, starts, time, people whose ranges are known |
| `w{bin}`, `p{bin}`, `s{bin}` | changes of people who watched, of plays, of scrubs past |
| `l{bin}` | people who were last seen there |
| `from:{source}` | views by where they came from |
| `d{day}:{v,m,n,t,o,r,c}` | a day: views, ms, new people, taps, orders, paise, commission |
| `h{hour}` | views by followers, by hour of the week |
| `like`, `save`, `follow`, `tapped`, `bagged`, `bought` | people who did |
| `{T,B,O,R}{second}` | taps, bags, orders, paise by second of the clip; −1 when not known |
| `y{product}:{second}` | orders of a product by second |
| `x{product}:{t,p,b,o,r,c}` | a product: taps, people, bags, orders, paise, commission |
| `taps`, `bags`, `orders`, `paise`, `commission` | the same over all products |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from studio.analytics.audience import DAY_MS, OFFSET_MS, Person, Sale, Touch
from studio.analytics.bins import BIN_MS, MOST_BINS, Changes, add_run, runs

Totals = dict[str, int]

# The player and the shop both tell of one opening.
SAME_TAP_MS = 10_000


def contribution(person: Person) -> Totals:
    """What a person adds to the totals of the clip."""
    made: defaultdict[str, int] = defaultdict(int)
    views = sum(person.sources.values())
    if views or person.measured:
        made["people"] = 1
        if person.days:
            made[f"d{min(person.days)}:n"] = 1
    made["views"] = views
    for day, (day_views, watch_ms) in person.days.items():
        made["watch_ms"] += watch_ms
        made[f"d{day}:v"] += day_views
        made[f"d{day}:m"] += watch_ms
    for source, number in person.sources.items():
        made[f"from:{source}"] = number
    for hour, number in person.hours.items():
        made[f"h{hour}"] = number
    for act, (on_ms, off_ms) in person.acts.items():
        made[act] = int(on_ms > off_ms)
    _add_watching(made, person)
    _add_shopping(made, person)
    return {key: number for key, number in made.items() if number}


def _add_watching(made: defaultdict[str, int], person: Person) -> None:
    if not person.measured:
        return
    made["measured"] = 1
    watched: Changes = {}
    for start, end in runs(person.plays):
        add_run(watched, start, end)
    for letter, changes in (("w", watched), ("p", person.plays), ("s", person.skips)):
        for at, change in changes.items():
            made[f"{letter}{at}"] += change
    if person.last is not None:
        made[f"l{min(MOST_BINS, person.last[2] // BIN_MS)}"] += 1


def _add_shopping(made: defaultdict[str, int], person: Person) -> None:
    taps = one_each(person.taps)
    bagged = {product: (at, ms) for at, product, ms in reversed(person.bags)}
    made["tapped"], made["bagged"] = int(bool(taps)), int(bool(bagged))
    made["bought"] = int(bool(person.sales))
    made["taps"], made["bags"], made["orders"] = len(taps), len(bagged), len(person.sales)
    for at_ms, product, moment in taps:
        made[f"T{_second(moment)}"] += 1
        made[f"d{_day(at_ms)}:t"] += 1
        made[f"x{product}:t"] += 1
        made[f"x{product}:p"] = 1
    for product, (at_ms, moment) in bagged.items():
        made[f"B{_second(moment if moment >= 0 else moment_before(taps, product, at_ms))}"] += 1
        made[f"x{product}:b"] += 1
    for sale in person.sales:
        _add_sale(made, sale, moment_before(taps, sale[2], sale[1]))


def _add_sale(made: defaultdict[str, int], sale: Sale, moment: int) -> None:
    _, at_ms, product, paise, commission = sale
    made["paise"] += paise
    made["commission"] += commission
    made[f"O{_second(moment)}"] += 1
    made[f"R{_second(moment)}"] += paise
    made[f"y{product}:{_second(moment)}"] += 1
    for letter, number in (("o", 1), ("r", paise), ("c", commission)):
        made[f"d{_day(at_ms)}:{letter}"] += number
        made[f"x{product}:{letter}"] += number


def one_each(taps: Iterable[Touch]) -> list[Touch]:
    """Taps without what was told twice: of those of a product within seconds the first stays, with
    the moment that any of them knows.
    """
    kept: list[Touch] = []
    newest: dict[str, int] = {}
    for at_ms, product, moment in sorted(taps):
        place = newest.get(product)
        if place is not None and at_ms - kept[place][0] < SAME_TAP_MS:
            if kept[place][2] < 0:
                kept[place] = (kept[place][0], product, moment)
            continue
        newest[product] = len(kept)
        kept.append((at_ms, product, moment))
    return kept


def moment_before(taps: Iterable[Touch], product: str, at_ms: int) -> int:
    """The moment of the tap that led to something at `at_ms`: the last one of the product before
    it, or else its first; −1 when no tap of it has a moment.
    """
    known = [tap for tap in taps if tap[1] == product and tap[2] >= 0]
    before = [tap for tap in known if tap[0] <= at_ms]
    return before[-1][2] if before else known[0][2] if known else -1


def add(totals: Totals, more: Mapping[str, int], by: int = 1) -> None:
    """Adds `more`, or with −1 takes it away; what comes to zero goes."""
    for key, number in more.items():
        left = totals.get(key, 0) + by * number
        if left:
            totals[key] = left
        else:
            totals.pop(key, None)


def series(totals: Mapping[str, int], letter: str) -> dict[int, int]:
    """The numbers whose keys are `letter` and a whole number."""
    return {
        int(key[1:]): number
        for key, number in totals.items()
        if key[0] == letter and key[1:].lstrip("-").isdigit()
    }


def _second(moment_ms: int) -> int:
    return moment_ms // 1000 if moment_ms >= 0 else -1


def _day(at_ms: int) -> int:
    return (at_ms + OFFSET_MS) // DAY_MS
