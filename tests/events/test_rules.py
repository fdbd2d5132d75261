"""What an event must satisfy, and its stored form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import new_id
from events.counters import counts_of
from events.rules import MAX_AGE_MS, MAX_AHEAD_MS, Rejected, accepted, accepted_at
from events.schemas import SERVER_ONLY, Event, EventIn, EventType

NOW_MS = 1_795_000_000_000


def item(kind: EventType = EventType.LIKE, **more: object) -> EventIn:
    facts: dict[str, object] = {
        "event_id": new_id(),
        "type": kind,
        "video_id": new_id(),
        "at": datetime.fromtimestamp(NOW_MS / 1000, UTC),
    }
    return EventIn.model_validate(facts | more)


@pytest.mark.parametrize(
    ("at_ms", "taken_as"),
    [
        (NOW_MS - 1000, NOW_MS - 1000),
        (NOW_MS + MAX_AHEAD_MS, NOW_MS),
        (NOW_MS - MAX_AGE_MS, NOW_MS - MAX_AGE_MS),
    ],
)
def test_a_clock_that_is_a_little_off_is_forgiven(at_ms: int, taken_as: int) -> None:
    assert accepted_at(at_ms, NOW_MS) == taken_as


@pytest.mark.parametrize(
    ("at_ms", "reason"),
    [(NOW_MS + MAX_AHEAD_MS + 1, "from_the_future"), (NOW_MS - MAX_AGE_MS - 1, "too_old")],
)
def test_a_clock_that_is_far_off_is_not(at_ms: int, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        accepted_at(at_ms, NOW_MS)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        *((item(kind), "server_only") for kind in sorted(SERVER_ONLY)),
        (item(video_id=None), "video_id_missing"),
        (item(EventType.WATCH), "watch_ms_missing"),
        (item(EventType.WATCH, watch_ms=5, ranges=[[9, 3]]), "bad_ranges"),
    ],
)
def test_an_event_against_the_rules_is_rejected(made: EventIn, reason: str) -> None:
    with pytest.raises(Rejected, match=reason):
        accepted(made, new_id(), NOW_MS)


def test_a_follow_may_happen_away_from_any_clip() -> None:
    assert accepted(item(EventType.FOLLOW, video_id=None), new_id(), NOW_MS).video_id is None


@given(
    kind=st.sampled_from(EventType),
    watch_ms=st.none() | st.integers(0, 10**7),
    ranges=st.none() | st.lists(st.tuples(st.integers(0, 99), st.integers(100, 199)), max_size=5),
    value=st.none() | st.text(max_size=20),
)
def test_a_stored_event_comes_back_as_it_was(
    kind: EventType,
    watch_ms: int | None,
    ranges: list[tuple[int, int]] | None,
    value: str | None,
) -> None:
    event = Event(
        new_id(), kind, new_id(), NOW_MS, NOW_MS, "client", new_id(),
        watch_ms=watch_ms, ranges=None if ranges is None else tuple(ranges), value=value,
    )  # fmt: skip

    assert Event.from_bytes(event.to_bytes()) == event


def test_a_field_of_a_later_version_is_passed_over() -> None:
    event = Event(new_id(), EventType.PLAY, new_id(), NOW_MS, NOW_MS, "client")
    later = orjson.dumps(orjson.loads(event.to_bytes()) | {"v": 2, "mood": "gay"})

    assert Event.from_bytes(later) == event


@pytest.mark.parametrize("raw", [b"{}", b"[]", b"no", b'{"v":1}', b'{"v":1,"type":"dance"}'])
def test_bytes_that_are_no_event_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        Event.from_bytes(raw)


def test_totals_count_each_kind_in_its_column() -> None:
    video = new_id()

    def happened(kind: EventType, **more: int) -> Event:
        return Event(new_id(), kind, new_id(), NOW_MS, NOW_MS, "client", video, **more)  # type: ignore[arg-type]

    counts = counts_of(
        [
            happened(EventType.IMPRESSION),
            happened(EventType.PLAY),
            happened(EventType.WATCH, watch_ms=9_600, duration_ms=10_000),
            happened(EventType.WATCH, watch_ms=400, duration_ms=10_000),
            happened(EventType.LIKE),  # The community counts likes itself.
            happened(EventType.PRODUCT_VIEW),
            happened(EventType.ADD_TO_CART),
            happened(EventType.PURCHASE),
        ]
    )

    assert counts[video] == {
        "impressions": 1,
        "plays": 1,
        "watch_ms": 10_000,
        "finishes": 1,
        "product_taps": 1,
        "bag_adds": 1,
        "purchases": 1,
    }


def test_a_year_of_the_wrong_form_is_no_time() -> None:
    naive = datetime(2026, 1, 1)

    with pytest.raises(ValueError, match="timezone"):
        item(at=naive + timedelta(days=1))
