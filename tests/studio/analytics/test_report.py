"""What creators are told, to whom, and how sure it is."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from catalog.kinds import Role
from catalog.models import Account, Product, Video
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from core.clock import epoch_ms
from core.csv_file import safe
from core.db import session_scope
from core.errors import Forbidden
from core.ids import new_id
from events.schemas import Event, EventType
from studio.analytics import service
from studio.analytics.comparison import ClipFacts, comparison_of
from studio.analytics.intervals import wilson
from studio.analytics.words import source_of
from studio.analytics.worker import fold_events
from tests import small_world as world
from tests.http import client_of


def watch(clip: UUID, until_ms: int, viewer: UUID | None = None, **facts: object) -> list[Event]:
    who, at = viewer or new_id(), epoch_ms(world.EPOCH) + 3_600_000
    return [
        Event(new_id(), EventType.PLAY, who, at, at, "client", clip, surface="for_you"),
        Event(
            new_id(),
            EventType.WATCH,
            who,
            at,
            at,
            "client",
            clip,
            watch_ms=until_ms,
            ranges=((0, until_ms),),
        ),
    ]


@pytest.fixture
def creator(installation: Path) -> Viewer:
    with session_scope() as session:
        return world.viewer(world.account(session, "meera", Role.CREATOR))


def make_clip(creator: Viewer, caption: str = "A clip", minutes: int = 0) -> UUID:
    with session_scope() as session:
        owner = session.get_one(Account, creator.id)
        return world.video(session, owner, caption, minutes=minutes).id


def make_product(sku: str) -> Product:
    with session_scope() as session:
        return world.product(session, sku)


def test_a_clip_that_nobody_watched_says_what_will_be_here(creator: Viewer) -> None:
    found = service.clip_analytics(creator, make_clip(creator))
    assert found.headline.startswith("Nobody has watched it yet")
    assert found.retention.is_withheld and found.retention.points == []
    assert found.comparison.note.startswith("This is your first clip")
    assert found.freshness.behind_s is None  # Redis does not answer here.


def test_below_the_floor_the_curve_is_withheld_and_says_so(creator: Viewer) -> None:
    clip = make_clip(creator)
    fold_events([e for _ in range(19) for e in watch(clip, 8000)])
    assert service.clip_analytics(creator, clip).retention.note.endswith("1 more than now.")
    fold_events(watch(clip, 4000))
    shown = service.clip_analytics(creator, clip).retention
    assert not shown.is_withheld and len(shown.points) == 32
    assert (shown.points[15].viewers, shown.points[16].viewers) == (20, 19)
    assert shown.points[16].low < 0.95 < shown.points[16].high
    assert shown.points[15].left == 0 and sum(p.left for p in shown.points) == 1


def test_the_headline_names_what_sold_and_at_which_second(creator: Viewer) -> None:
    clip, lipstick = make_clip(creator), make_product("rani")
    events = [e for _ in range(25) for e in watch(clip, 8000)]
    at = epoch_ms(world.EPOCH) + 4_000_000
    for n in range(3):
        who, facts = new_id(), {"product_id": lipstick.id}
        tap = Event(new_id(), EventType.PRODUCT_VIEW, who, at, at, "client", clip, **facts)
        events += [
            Event(**{**{f: getattr(tap, f) for f in tap.__slots__}, "moment_ms": 7300}),
            Event(
                new_id(),
                EventType.PURCHASE,
                who,
                at + 1,
                at,
                "server",
                clip,
                value=f"l{n}",
                amount_paise=49_900,
                **facts,
            ),
        ]
    fold_events(events)
    found = service.clip_analytics(creator, clip)
    assert found.headline == "25 people watched to the end; Product rani at 0:07 sold 3."
    assert [(m.at_s, m.taps, m.orders, m.revenue_paise) for m in found.moments] == [
        (7, 3, 3, 149_700)
    ]
    assert found.products[0].best_s == 7
    assert [step.people for step in found.funnel] == [25, 3, 0, 3]


def test_only_its_creator_and_admins_see_a_clip(creator: Viewer) -> None:
    clip = make_clip(creator)
    with session_scope() as session:
        other = world.viewer(world.account(session, "other", Role.CREATOR))
        shopper = world.viewer(world.account(session, "shopper"))
        admin = world.viewer(world.account(session, "admin", Role.ADMIN))
    for ask in (service.clip_analytics, service.clip_csv):
        with pytest.raises(VideoNotFound):
            ask(other, clip)
        with pytest.raises(Forbidden):
            ask(shopper, clip)
    assert service.clip_analytics(admin, clip).video_id == clip
    assert len(service.creator_analytics(admin, creator.id).clips) == 1
    for ask in (service.creator_analytics, service.creator_csv):
        with pytest.raises(service.CreatorNotFound):
            ask(other, creator.id)


def test_all_clips_are_summed_by_day_and_sorted_by_what_they_earned(creator: Viewer) -> None:
    first, second = make_clip(creator), make_clip(creator, minutes=1)
    fold_events([*watch(first, 8000), *watch(second, 8000), *watch(second, 1000)])
    found = service.creator_analytics(creator)
    assert [c.video_id for c in found.clips] == [second, first]
    assert next(n.value for n in found.numbers if n.key == "views") == 3
    assert len(found.days) == 28 and found.hours == []


def test_a_clip_is_compared_with_the_last_ten_at_the_same_age() -> None:
    day = epoch_ms(datetime(2026, 11, 10, 12, tzinfo=UTC))

    def facts(published: int, by_day: dict[int, int]) -> ClipFacts:
        start = (published + 19_800_000) // 86_400_000
        return ClipFacts({f"d{start + n}:v": v for n, v in by_day.items()}, 8000, published)

    older = [facts(day - n * 86_400_000, {0: 10 * n, 5: 1000}) for n in (1, 2, 3)]
    views = comparison_of(facts(day, {0: 25}), older, day + 1000).measures[0]
    assert (views.value, views.others, views.median, views.place) == (25, [10, 20, 30], 20, 2)
    few = comparison_of(facts(day, {0: 25}), older[:2], day + 1000)
    assert not few.is_enough and few.measures[0].median is few.measures[0].place is None
    assert few.measures[1].value is None  # Nobody's watching is known: no share is told.


def test_a_csv_runs_nothing_and_opens_as_meant(creator: Viewer) -> None:
    clip = make_clip(creator, '=HYPERLINK("http://x")')
    fold_events(watch(clip, 8000))
    text = "".join(service.creator_csv(creator))
    assert text.startswith("\ufeffvideo_id,caption,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["caption"].startswith("'=") and row["views"] == "1"
    assert [safe(c) for c in ("-5", -5, " @x", "चमक")] == ["'-5", -5, "' @x", "चमक"]
    lines = list(csv.reader(io.StringIO("".join(service.clip_csv(creator, clip)))))
    assert ["retention", "withheld"] in [line[:2] for line in lines]


def test_the_api_answers_and_sends_a_file(creator: Viewer) -> None:
    import studio.endpoints

    client: TestClient = client_of(studio.endpoints.router)
    for path in ("/studio/analytics", "/studio/analytics.csv"):
        assert client.get(path).status_code == 401
    assert client.get(f"/studio/videos/{new_id()}/analytics").status_code == 401


def test_wilson_gives_the_known_interval() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0, 0) == (0.0, 1.0)


def test_where_a_view_came_from_has_a_word() -> None:
    words = {
        "for_you": "for_you",
        "tag:glow": "hashtag",
        "creator:meera": "creator",
        "link": "link",
        "link:product": "product",
        "link:x": "other",
        None: "other",
    }
    assert {surface: source_of(surface) for surface in words} == words


def test_ages_are_days_of_indias_clock(creator: Viewer) -> None:
    clip = make_clip(creator)
    with session_scope() as session:
        session.get_one(Video, clip).published_at = world.EPOCH + timedelta(hours=20)
    fold_events(watch(clip, 8000))
    (day,) = service.clip_analytics(creator, clip).days
    assert day.day == world.EPOCH.date() and day.new_viewers == 1
