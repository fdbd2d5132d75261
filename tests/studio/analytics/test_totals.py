"""Persons and totals against a slow reference that reads the whole log anew."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from events.schemas import Event, EventType
from studio.analytics.audience import Person, merged
from studio.analytics.batch import Batch
from studio.analytics.bins import bin_of, counts, runs
from studio.analytics.totals import Totals, add, contribution, one_each, series

CLIPS = [UUID(int=n) for n in (1, 2)]
VIEWERS = [UUID(int=n) for n in (11, 12, 13)]
GUESTS = [UUID(int=n) for n in (21, 22)]
PRODUCTS = [UUID(int=n) for n in (31, 32)]
BINS = 40
DAY_MS = 86_400_000
FREE = 1 << 70


class InMemory:
    """Rows in dictionaries, as the ledger keeps them."""

    def __init__(self) -> None:
        self.people: dict = {}
        self.accounts: dict = {}
        self.totals: dict[UUID, Totals] = defaultdict(dict)

    def persons(self, keys):
        return {key: self.people[key] for key in keys if key in self.people}

    def persons_of(self, viewer_id):
        return {key: person for key, person in self.people.items() if key[1] == viewer_id}

    def accounts_of(self, viewer_ids):
        return {v: self.accounts[v] for v in viewer_ids if v in self.accounts}

    def creators_of(self, video_ids):
        return {v: UUID(int=99) for v in video_ids if v in CLIPS}

    def followers(self, pairs):
        return set()

    def take(self, events: list[Event]) -> None:
        batch = Batch(self)
        batch.fold(events)
        for video_id, more in batch.changes().items():
            add(self.totals[video_id], more)
        for key, person in batch.after.items():
            if person is None:
                self.people.pop(key, None)
            else:
                self.people[key] = Person.from_bytes(person.to_bytes())
        self.accounts.update(batch.adopted)


def event(kind: EventType, number: int, viewer: UUID, **facts) -> Event:
    at_ms = facts.pop("at_ms", 1_800_000_000_000 + number * 1000)
    return Event(UUID(int=FREE + number), kind, viewer, at_ms, at_ms, "client", **facts)


# How the reference sees the log: plain loops over all of it, one question at a time.


def whose(log: list[Event]) -> dict[UUID, UUID]:
    accounts: dict[UUID, UUID] = {}
    for e in log:
        if e.type is EventType.ADOPTION:
            accounts.setdefault(UUID(e.value), e.viewer_id)
    return accounts


def reference(log: list[Event], clip: UUID) -> dict:
    accounts, seen, own = whose(log), set(), []
    for e in log:
        if e.id not in seen and e.video_id == clip:
            own.append((accounts.get(e.viewer_id, e.viewer_id), e))
        seen.add(e.id)
    watched, plays = defaultdict(set), defaultdict(int)
    for who, e in own:
        for start, end in (e.ranges or ()) if e.type is EventType.WATCH else ():
            for b in range(BINS):
                if start <= b * 250 + 125 < end:
                    watched[b].add(who)
                    plays[b] += 1
    people = {
        w for w, e in own if e.type is EventType.PLAY or (e.type is EventType.WATCH and e.ranges)
    }
    liked = set()
    for who in {w for w, _ in own}:
        on = [e.at_ms for w, e in own if w == who and e.type is EventType.LIKE]
        off = [e.at_ms for w, e in own if w == who and e.type is EventType.UNLIKE]
        if on and max(on) > max(off, default=0):
            liked.add(who)
    sold = {e.value: e for _, e in own if e.type is EventType.PURCHASE}
    taps = {
        (w, e.product_id, e.at_ms, e.moment_ms) for w, e in own if e.type is EventType.PRODUCT_VIEW
    }
    return {
        "people": len(people),
        "views": sum(e.type is EventType.PLAY for _, e in own),
        "watch_ms": sum(e.watch_ms for _, e in own if e.type is EventType.WATCH),
        "watchers": [len(watched[b]) for b in range(BINS)],
        "plays": [plays[b] for b in range(BINS)],
        "like": len(liked),
        "orders": len(sold),
        "paise": sum(e.amount_paise for e in sold.values()),
        "bought": len({w for w, e in own if e.type is EventType.PURCHASE}),
        "tapped": len({w for w, *_ in taps}),
        "bags": len({(w, e.product_id) for w, e in own if e.type is EventType.ADD_TO_CART}),
    }


def answer(totals: Totals) -> dict:
    names = ("people", "views", "watch_ms", "like", "orders", "paise", "bought", "tapped", "bags")
    return {name: totals.get(name, 0) for name in names} | {
        "watchers": counts(series(totals, "w"), BINS),
        "plays": counts(series(totals, "p"), BINS),
    }


moments = st.integers(0, 10_000)
spans = st.tuples(moments, moments).map(lambda r: (min(r), max(r)))


@st.composite
def logs(draw) -> list[Event]:
    log: list[Event] = []
    for number in range(draw(st.integers(0, 25))):
        viewer = draw(st.sampled_from(VIEWERS + GUESTS))
        clip, product = draw(st.sampled_from(CLIPS)), draw(st.sampled_from(PRODUCTS))
        kind = draw(
            st.sampled_from(
                ["play", "watch", "watch", "like", "unlike", "tap", "bag", "buy", "adopt", "again"]
            )
        )
        if kind == "play":
            log.append(event(EventType.PLAY, number, viewer, video_id=clip, surface="for_you"))
        elif kind == "watch":
            ranges = tuple(draw(st.lists(spans, min_size=1, max_size=4)))
            watch_ms = sum(b - a for a, b in ranges)
            log.append(
                event(
                    EventType.WATCH, number, viewer, video_id=clip, ranges=ranges, watch_ms=watch_ms
                )
            )
        elif kind in ("like", "unlike"):
            log.append(event(EventType(kind), number, viewer, video_id=clip))
        elif kind == "tap":
            log.append(
                event(
                    EventType.PRODUCT_VIEW,
                    number,
                    viewer,
                    video_id=clip,
                    product_id=product,
                    moment_ms=draw(st.none() | moments),
                )
            )
        elif kind == "bag":
            log.append(
                event(EventType.ADD_TO_CART, number, viewer, video_id=clip, product_id=product)
            )
        elif kind == "buy":
            log.append(
                event(
                    EventType.PURCHASE,
                    number,
                    viewer,
                    video_id=clip,
                    product_id=product,
                    value=f"line {number}",
                    amount_paise=draw(st.integers(1, 1000)),
                )
            )
        elif kind == "adopt":
            log.append(
                event(
                    EventType.ADOPTION,
                    number,
                    draw(st.sampled_from(VIEWERS)),
                    value=str(draw(st.sampled_from(GUESTS))),
                )
            )
        elif log:
            log.append(draw(st.sampled_from(log)))  # The same event once more.
    return log


@settings(max_examples=80, deadline=None)
@given(logs(), st.integers(1, 7))
def test_totals_are_what_the_whole_log_says(log: list[Event], batch: int) -> None:
    rows = InMemory()
    for start in range(0, len(log), batch):
        rows.take(log[start : start + batch])
    for clip in CLIPS:
        assert answer(rows.totals[clip]) == reference(log, clip)


@settings(max_examples=80, deadline=None)
@given(logs(), st.randoms(use_true_random=False))
def test_the_order_in_which_events_come_changes_nothing(log: list[Event], random) -> None:
    log = [e for e in log if e.type is not EventType.ADOPTION]
    mixed = list(log)
    random.shuffle(mixed)
    in_order, out_of_order = InMemory(), InMemory()
    in_order.take(log)
    out_of_order.take(mixed)
    assert in_order.totals == out_of_order.totals


@settings(max_examples=30, deadline=None)
@given(logs())
def test_reading_the_whole_log_again_changes_nothing(log: list[Event]) -> None:
    rows = InMemory()
    rows.take(log)
    before = {clip: dict(totals) for clip, totals in rows.totals.items()}
    rows.take(log)
    assert {c: t for c, t in rows.totals.items() if t} == {c: t for c, t in before.items() if t}


def test_a_person_is_stored_and_read_as_they_are() -> None:
    person = Person()
    for number, (kind, facts) in enumerate(
        [
            (EventType.PLAY, {"surface": "tag:glow"}),
            (EventType.WATCH, {"watch_ms": 900, "ranges": ((0, 500), (1500, 1900))}),
            (EventType.PRODUCT_VIEW, {"product_id": PRODUCTS[0], "moment_ms": 1500}),
            (EventType.PURCHASE, {"product_id": PRODUCTS[0], "amount_paise": 5, "value": "l"}),
        ]
    ):
        person.fold(event(kind, number, VIEWERS[0], video_id=CLIPS[0], **facts), follows=True)
    assert Person.from_bytes(person.to_bytes()) == person
    assert merged(person, Person()) == person


def test_a_bin_counts_when_its_middle_is_watched() -> None:
    assert [bin_of(ms) for ms in (0, 125, 126, 375, 376)] == [0, 0, 1, 1, 2]
    assert runs({0: 1, 4: -1, 4 + 2: 2, 9: -2}) == [(0, 4), (6, 9)]


def test_what_was_scrubbed_past_and_where_they_left_is_told() -> None:
    person = Person()
    ranges = ((0, 1000), (3000, 4000))
    person.fold(event(EventType.WATCH, 1, VIEWERS[0], watch_ms=2000, ranges=ranges))
    totals = contribution(person)
    assert counts(series(totals, "s"), 16) == [0] * 4 + [1] * 8 + [0] * 4
    assert series(totals, "l") == {16: 1}


def test_a_tap_that_player_and_shop_both_tell_of_is_one_and_keeps_its_second() -> None:
    assert one_each([(1000, "a", 7200), (1300, "a", -1)]) == [(1000, "a", 7200)]
    assert one_each([(900, "a", -1), (1300, "a", 7200)]) == [(900, "a", 7200)]
    assert len(one_each([(1000, "a", 1), (1100, "b", 1), (30_000, "a", 1)])) == 3


def test_a_sale_belongs_to_the_second_of_the_tap_before_it() -> None:
    person = Person()
    facts = {"video_id": CLIPS[0], "product_id": PRODUCTS[0]}
    person.fold(event(EventType.PRODUCT_VIEW, 1, VIEWERS[0], moment_ms=2100, **facts))
    person.fold(event(EventType.PRODUCT_VIEW, 60, VIEWERS[0], moment_ms=7900, **facts))
    person.fold(event(EventType.PURCHASE, 90, VIEWERS[0], value="l", amount_paise=49_900, **facts))
    totals = contribution(person)
    assert (totals["O7"], totals["R7"], "O2" in totals) == (1, 49_900, False)
