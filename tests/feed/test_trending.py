"""What trends: counted from the lake, fading, by language, and read by pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from prometheus_client import REGISTRY

import feed.trending.trends
from catalog.kinds import Role
from catalog.models import ProductPin
from core.db import session_scope
from core.ids import new_id
from events.lake.files import write_events
from events.lake.reader import Lake
from events.schemas import Event, EventType
from events.stream import Delivered
from feed.catalogue.snapshot import Snapshot
from feed.for_you import FOR_YOU
from feed.params.popularity import TREND_CATEGORY
from feed.scorers.simple import TRENDING
from feed.sources.trending import TrendingClips
from feed.trending.counting import (
    KEPT,
    NothingTrends,
    best_of,
    categories_of,
    count_trends,
    points_in,
)
from feed.trending.table import EVERYBODY, Table
from feed.trending.trends import Trends
from feed.trending.versions import Card, Versions
from feed.versions import NoSuchVersion
from tests import small_world as world
from tests.feed.clips import HOUR_MS, NOW_MS, catalogue, clip, query_of

NOW = datetime.fromtimestamp(NOW_MS / 1000, UTC)
A, B, C = new_id(), new_id(), new_id()


def said(
    kind: EventType, video_id: UUID, viewer: UUID | None = None, *, age_h: float = 0.1, **more: int
) -> Event:
    at_ms = int(NOW_MS - age_h * HOUR_MS)
    return Event(new_id(), kind, viewer or new_id(), at_ms, at_ms, "client", video_id, **more)


def lake_of(folder: Path, events: list[Event]) -> Lake:
    """The events in the order in which they happened."""
    ordered = sorted(events, key=lambda event: event.at_ms)
    write_events(folder, [Delivered(f"{e.at_ms}-{i}".encode(), e) for i, e in enumerate(ordered)])
    return Lake(folder)


def test_an_approval_fades_and_one_viewer_counts_once(tmp_path: Path) -> None:
    viewer = new_id()
    lake = lake_of(
        tmp_path,
        [
            said(EventType.LIKE, A, age_h=0),
            said(EventType.LIKE, B, age_h=6),
            *(said(EventType.LIKE, C, viewer, age_h=0) for _ in range(50)),
            said(EventType.SKIP, C),
            said(EventType.LIKE, new_id(), age_h=500),
        ],
    )

    points = points_in(lake, NOW_MS, {})[EVERYBODY]

    assert points == pytest.approx({A: 1.0, B: 0.5, C: 1.0})


def test_only_a_clip_seen_to_the_end_was_finished(tmp_path: Path) -> None:
    lake = lake_of(
        tmp_path,
        [
            said(EventType.WATCH, A, age_h=0, watch_ms=9_900, duration_ms=10_000),
            said(EventType.WATCH, B, age_h=0, watch_ms=5_000, duration_ms=10_000),
            said(EventType.WATCH, C, age_h=0, watch_ms=5_000),
        ],
    )

    assert set(points_in(lake, NOW_MS, {})[EVERYBODY]) == {A}


def test_a_language_speaks_for_itself_once_enough_have_spoken() -> None:
    quiet = {EVERYBODY: {A: 900.0, B: 100.0}, "hi": {B: 1.0}}
    loud = {EVERYBODY: {A: 900.0, B: 100.0}, "hi": {B: 5000.0}}

    assert list(best_of(quiet, "hi")) == [A, B]
    assert list(best_of(loud, "hi")) == [B, A]
    assert best_of(loud, EVERYBODY) == pytest.approx({A: 0.9, B: 0.1})


def test_the_best_of_a_small_category_trend_beside_hundreds_of_louder_clips() -> None:
    loud = [new_id() for _ in range(KEPT + 50)]
    quiet = [new_id() for _ in range(60)]
    points = {
        EVERYBODY: dict.fromkeys(loud, 50.0) | {v: 1.0 - n / 100 for n, v in enumerate(quiet)}
    }
    categories = dict.fromkeys(loud, "sarees") | dict.fromkeys(quiet, "lamps")

    best = best_of(points, EVERYBODY, categories)

    assert len(best) == KEPT + TREND_CATEGORY.default
    assert list(best)[KEPT:] == quiet[: TREND_CATEGORY.default]


def test_counting_knows_what_each_clip_shows(installation: Path, tmp_path: Path) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        clip_id = world.video(session, maker).id
        product = world.product(session, "SKU-1")
        session.add(ProductPin(video_id=clip_id, product_id=product.id, start_ms=0, end_ms=900))
        category = product.category_slug

    assert categories_of([clip_id, A]) == {clip_id: category}


def test_a_version_that_was_gone_back_to_serves_until_it_is_released(
    installation: Path, tmp_path: Path
) -> None:
    lake = lake_of(tmp_path, [said(EventType.LIKE, A)])
    moments = [datetime.fromtimestamp(NOW_MS / 1000 + 600 * n, UTC) for n in range(3)]
    first, _ = (count_trends(moment, lake) for moment in moments[:2])
    Versions().rollback()

    third = count_trends(moments[2], lake)

    assert Versions().current() == Versions().pinned() == first.version
    assert Versions().release() == third.version
    assert Versions().current() == third.version
    assert Versions().pinned() is None


def counted(versions: Versions, version: str, clips: int) -> str | None:
    table = Table.of({EVERYBODY: {new_id(): 1.0 for _ in range(max(clips, 1))}})
    versions.publish(table, Card(version, 1, clips, {}))
    return versions.current()


def test_a_table_that_lost_most_of_its_clips_serves_only_if_the_next_agrees(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    held = REGISTRY.get_sample_value
    labels = {"what": versions.what}
    before = held("jhalak_versions_held_back_total", labels) or 0.0

    assert counted(versions, "a", 100) == "a"
    assert counted(versions, "b", 51) == "b"
    assert counted(versions, "c", 10) == "b"
    assert counted(versions, "d", 60) == "d"
    assert counted(versions, "e", 0) == "d"
    assert counted(versions, "f", 12) == "d"
    assert counted(versions, "g", 11) == "g"  # So it is, then.
    assert held("jhalak_versions_held_back_total", labels) == before + 3


def test_a_table_is_what_was_stored_and_a_locale_falls_back() -> None:
    table = Table.from_bytes(Table.of({EVERYBODY: {A: 0.6, B: 0.3}, "hi": {B: 1.0}}).to_bytes())

    assert table.at("hi-IN").keys.tolist() == table.at("hi").keys.tolist()
    assert len(table.at("hi").keys) == 1
    assert table.at("ta").worth.tolist() == pytest.approx([1.0, 0.5])
    with pytest.raises(ValueError, match="everybody"):
        Table.from_bytes(Table.of({"hi": {B: 1.0}}).to_bytes())


def test_counting_publishes_a_version_that_can_be_taken_back(
    installation: Path, tmp_path: Path
) -> None:
    lake = lake_of(tmp_path, [said(EventType.LIKE, A)])

    first = count_trends(NOW, lake)
    second = count_trends(datetime.fromtimestamp(NOW_MS / 1000 + 600, UTC), lake)

    assert Versions().current() == second.version
    assert Versions().rollback() == first.version
    assert len(Versions().load(first.version).at("en").keys) == 1
    with pytest.raises(NoSuchVersion):
        Versions().rollback()


def test_a_quiet_lake_leaves_what_was_current(installation: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingTrends):
        count_trends(NOW, lake_of(tmp_path, []))

    assert Versions().current() is None


@pytest.fixture
def held() -> Iterator[Trends]:
    made = feed.trending.trends.trends
    yield made
    made.forget()


def hold(trends: Trends, snapshot: Snapshot, rows: list[int]) -> None:
    """Lets `rows` trend, the first most."""
    shares = {snapshot.columns.video_id(row): 1.0 / (1 + n) for n, row in enumerate(rows)}
    trends._held = ("v", Table.of({EVERYBODY: shares}))


def test_categories_take_turns_and_what_is_gone_is_passed_over(held: Trends) -> None:
    snapshot = catalogue(
        [clip(categories=["lips"]) for _ in range(3)] + [clip(categories=["sarees"])]
    )
    gone = new_id()
    hold(held, snapshot, [0, 1, 2, 3])
    shares = {gone: 9.0} | {snapshot.columns.video_id(r): 4.0 - r for r in range(4)}
    held._held = ("w", Table.of({EVERYBODY: shares}))

    trend = held.at(snapshot, "en")

    assert trend is not None
    assert trend.rows.tolist() == [0, 3, 1, 2]
    assert trend.worth[0] > trend.worth[1] > trend.worth[3] > 0


def test_a_new_viewer_is_shown_what_trends(held: Trends) -> None:
    snapshot = catalogue([clip(age_h=300, impressions=500) for _ in range(600)])
    query = query_of(snapshot)
    before, _, _ = FOR_YOU.run(query)
    rows = [r for r in range(500, 600) if r not in before.rows][:20]
    hold(held, snapshot, rows)

    slate, names, _ = FOR_YOU.run(query_of(snapshot))

    drawn = names.index("trending")
    assert rows[0] in slate.rows
    assert (slate.proposed[list(slate.rows).index(rows[0])] >> drawn) & 1
    assert slate.terms["trending"][list(slate.rows).index(rows[0])] > 0


def test_without_a_table_pages_come_all_the_same() -> None:
    snapshot = catalogue([clip() for _ in range(20)])
    slate, _, trace = FOR_YOU.run(query_of(snapshot))

    assert len(slate.rows) == 10
    assert trace.failed == []
    assert not slate.terms["trending"].any()
    assert TRENDING.name == TrendingClips().name == "trending"
    assert np.isfinite(slate.score).all()
