"""Of whom little is known: more is tried, of other kinds, with the chance that is logged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlmodel import Session

from catalog.kinds import Role
from core.db import session_scope
from core.ids import new_id
from events.schemas import EventType
from experiments.assignment import Assigned
from experiments.values import Values
from feed.catalogue.eligible import Eligible
from feed.catalogue.pools import Pool, Spread
from feed.features.taste import Taste
from feed.lots import Lots
from feed.params.places import EXPLORE_SHARE, EXPLORE_UNSURE
from feed.params.taste import SET_POINTS
from feed.sources.exploration import Exploration, Guarantee
from feed.sources.popular import Popular
from feed.trending.counting import POINTS, count_trends
from feed.trending.lifts import lifts_in
from feed.trending.table import EVERYBODY, Table
from feed.trending.trends import Trends
from feed.trending.versions import Versions
from tests import small_world as world
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, direction, query_of
from tests.feed.test_trending import NOW, A, B, lake_of, said

SHELVES = [f"s{n}" for n in range(4)]


def taste(mass: float) -> Taste:
    return Taste(NOW_MS, mass * direction(1), direction(1), mass, 1.0)


def explored(mass: float | None, values: Values | None = None) -> float:
    """The share of places that exploration asks for."""
    snapshot = catalogue(clip(impressions=0, categories=[SHELVES[n % 4]]) for n in range(60))
    drawn, pages = 0, 400
    for seed in range(pages):
        query = query_of(snapshot, seed=seed, taste=None if mass is None else taste(mass))
        query.values = values or query.values
        drawn += len(Exploration().find(query, snapshot.eligible()).rows)
    return drawn / (10 * pages)


def test_a_stranger_is_asked_more_and_less_and_less_as_the_taste_grows_sure() -> None:
    shares = [explored(mass) for mass in (None, 0.5, 5.0, 500.0)]
    assert shares == sorted(shares, reverse=True)
    least = EXPLORE_SHARE.default
    assert shares[0] == pytest.approx(least * (1 + EXPLORE_UNSURE.default), abs=0.015)
    assert shares[-1] == pytest.approx(least, abs=0.012)


def test_who_wants_no_exploration_has_none() -> None:
    none = Values(VIEWER.id, [Assigned("e", "a", {EXPLORE_SHARE.name: 0.0})])
    assert explored(None, none) == 0.0


def test_what_was_asked_less_of_is_not_tried_again() -> None:
    maker = new_id()
    clips = [clip(impressions=0, tags=["saree"]) for _ in range(8)]
    clips += [clip(maker, impressions=0) for _ in range(8)] + [clip(impressions=0)]
    snapshot = catalogue(clips)
    less = {"saree": -SET_POINTS.default}
    said = Taste(NOW_MS, tags=less, creators={maker.hex: -SET_POINTS.default})
    drawn: list[int] = []
    for source in (Exploration(), Guarantee()):
        for seed in range(100):
            query = query_of(snapshot, seed=seed, taste=said)
            found = source.find(query, snapshot.eligible())
            drawn += found.rows.tolist()
            assert found.propensity is None or (found.propensity == 1.0).all()
    assert set(drawn) == {16}


def test_a_stranger_meets_categories_that_they_have_not_met() -> None:
    clips = [clip(impressions=0, categories=[SHELVES[n % 2]]) for n in range(40)]
    met = [clip(categories=[SHELVES[0]]) for _ in range(6)]
    snapshot = catalogue([*clips, *met])

    def shelves(mass: float | None) -> Counter[int]:
        found: Counter[int] = Counter()
        for seed in range(300):
            query = query_of(snapshot, seed=seed, served=[c.video_id for c in met])
            query.taste = None if mass is None else taste(mass)
            rows = Exploration().find(query, snapshot.eligible()).rows
            found.update((rows % 2).tolist())
        return found

    strange, known = shelves(None), shelves(10_000.0)
    assert strange[1] > 10 * max(1, strange[0])
    assert known[1] < 3 * known[0]


def test_the_chances_of_a_spread_draw_are_those_that_happen() -> None:
    chance = np.array([0.4, 0.3, 0.2, 0.1])
    categories = np.array([[0], [0], [1], [2]], np.int32)
    vectors = np.array([direction(n) for n in range(4)])
    pool = Pool.of(np.arange(4), chance, vectors, categories)
    spread = Spread(np.array([2, -1], np.int32), 0.25)
    lots, marks = Lots(3, 0), np.zeros(4, np.int64)
    drawn, logged = Counter[tuple[int, ...]](), {}
    times = 8_000
    for n in range(times):
        rows, chances, _ = pool.draw(Eligible(marks, n + 1), 2, lots, spread=spread)
        pair = tuple(rows.tolist())
        drawn[pair] += 1
        logged[pair] = float(chances.prod())
    assert sum(logged.values()) == pytest.approx(1.0)
    for pair, wanted in logged.items():
        assert drawn[pair] / times == pytest.approx(wanted, abs=0.02)
    assert logged[(0, 2)] > logged[(0, 1)]  # A second of one category is less likely.


def people(session: Session, locale: str, count: int) -> list[object]:
    made = []
    for n in range(count):
        account = world.account(session, f"{locale}{n}", Role.SHOPPER)
        account.locale = locale
        made.append(account.id)
    return made


def test_a_language_lifts_what_its_people_take_to(installation: Path, tmp_path: Path) -> None:
    with session_scope() as session:
        hindi, english = people(session, "hi", 60), people(session, "en", 60)
    events = []
    for viewer in [*hindi, *english]:
        for video in (A, B):
            events.append(said(EventType.IMPRESSION, video, viewer))  # type: ignore[arg-type]
    events += [said(EventType.LIKE, A, viewer) for viewer in hindi]  # type: ignore[arg-type]
    events += [said(EventType.LIKE, B, viewer) for viewer in english]  # type: ignore[arg-type]
    lake = lake_of(tmp_path, events)

    count_trends(NOW, lake)

    table = Versions().load(Versions().current() or "")
    hi, en = table.lift_at("hi-IN"), table.lift_at("en")
    assert hi is not None and en is not None and table.lift_at("ta") is None
    worth = dict(zip(hi.keys.tolist(), hi.worth.tolist(), strict=True))
    a, b = A.int & (1 << 64) - 1, B.int & (1 << 64) - 1
    assert worth[a] > 1.2 and worth[b] < 0.8


def test_lifts_are_counted_once_an_hour(installation: Path, tmp_path: Path) -> None:
    with session_scope() as session:
        hindi = people(session, "hi", 10)
    events = [said(EventType.IMPRESSION, A, v) for v in hindi]  # type: ignore[arg-type]
    lake = lake_of(tmp_path, [*events, said(EventType.LIKE, A)])
    cards = [count_trends(NOW + timedelta(minutes=m), lake) for m in (0, 10, 59, 61)]
    assert [card.lifted_ms - cards[0].lifted_ms for card in cards] == [0, 0, 0, 61 * 60_000]
    tables = [Versions().load(card.version) for card in cards]
    assert all(table.lift_at("hi") is not None for table in tables)


def test_few_voices_of_a_language_say_little(tmp_path: Path) -> None:
    viewers = [new_id() for _ in range(6)]
    events = [said(EventType.IMPRESSION, A, v) for v in viewers]
    events += [said(EventType.LIKE, A, v) for v in viewers]
    events += [said(EventType.IMPRESSION, A) for _ in range(50)]
    lifts = lifts_in(lake_of(tmp_path, events), NOW_MS, dict.fromkeys(viewers, "hi"), POINTS)
    assert 1.0 < lifts["hi"][A] < 2.0
    assert lifts_in(lake_of(tmp_path / "b", events[-50:]), NOW_MS, {}, POINTS) == {}


def test_a_new_viewer_meets_what_is_popular_in_their_language() -> None:
    snapshot = catalogue(clip(impressions=200, likes=20 + n // 10, age_h=40) for n in range(400))
    own = list(range(30))
    shares = {EVERYBODY: {snapshot.columns.video_id(399): 1.0}}
    lifts = {"hi": {snapshot.columns.video_id(row): 3.0 for row in own}}
    trends = Trends()
    trends._held = ("v", Table.from_bytes(Table.of(shares, lifts).to_bytes()))

    def found(locale: str) -> list[int]:
        query = query_of(snapshot, viewer=replace(VIEWER, locale=locale))
        return Popular(trends=trends).find(query, snapshot.eligible()).rows.tolist()

    english, hindi = found("en"), found("hi")
    assert not set(english) & set(own)
    assert set(own) <= set(hindi)
    assert len(hindi) == len(set(hindi)) == len(english)


def test_a_table_from_before_there_were_lifts_is_read() -> None:
    table = Table.from_bytes(Table.of({EVERYBODY: {A: 1.0}}).to_bytes())
    assert table.lift_at("hi") is None
