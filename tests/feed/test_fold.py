"""How events become taste."""

from __future__ import annotations

from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ids import new_id
from events.schemas import Event, EventType
from experiments.values import Values
from feed.features.fold import Content, fold
from feed.features.taste import Taste, fields_of, taste_of
from feed.params.taste import FOLD_LIKE, HALF_LIFE_LONG, HALF_LIFE_SHORT
from tests.feed.clips import NOW_MS, direction

VIEWER = new_id()
VALUES = Values(VIEWER)
CONTENT = Content(new_id(), ("glow", "monsoon"), direction(3), 10_000)
DAY_MS = 86_400_000


def event(kind: EventType, video_id: UUID, at_ms: int = NOW_MS, **more: object) -> Event:
    return Event(new_id(), kind, VIEWER, at_ms, at_ms, "client", video_id, **more)  # type: ignore[arg-type]


def folded(*events: Event, taste: Taste | None = None) -> Taste:
    made = taste or Taste()
    for one in events:
        made = fold(made, one, CONTENT, VALUES)
    return made


def test_a_like_points_taste_at_the_clip() -> None:
    taste = folded(event(EventType.LIKE, new_id()))

    assert taste.tags == {"glow": FOLD_LIKE.default, "monsoon": FOLD_LIKE.default}
    assert taste.long[3] == taste.short[3] == FOLD_LIKE.default
    assert taste.creators[CONTENT.creator_id.hex] == FOLD_LIKE.default


def test_the_same_like_told_twice_counts_once() -> None:
    video = new_id()

    once = folded(event(EventType.LIKE, video))
    twice = folded(event(EventType.LIKE, video), event(EventType.LIKE, video))

    assert once.tags == twice.tags


def test_an_unlike_takes_back_exactly_what_is_left_of_the_like() -> None:
    video = new_id()

    taste = folded(
        event(EventType.LIKE, video), event(EventType.UNLIKE, video, NOW_MS + 3 * DAY_MS)
    )

    assert taste.tags == {}
    assert abs(taste.long).max() < 1e-6
    assert abs(taste.short).max() < 1e-6
    assert taste.mass_long == pytest.approx(0.0, abs=1e-9)


def test_an_unlike_of_what_was_never_liked_changes_nothing() -> None:
    assert folded(event(EventType.UNLIKE, new_id())).tags == {}


def test_evidence_halves_after_its_half_life() -> None:
    later = NOW_MS + int(HALF_LIFE_LONG.default * DAY_MS)

    taste = folded(
        event(EventType.LIKE, new_id()),
        event(EventType.WATCH, new_id(), later, watch_ms=10_000),
    )
    fresh = folded(event(EventType.WATCH, new_id(), later, watch_ms=10_000))

    assert taste.tags["glow"] - fresh.tags["glow"] == pytest.approx(FOLD_LIKE.default / 2)
    assert HALF_LIFE_SHORT.default < 60  # The sitting is long over.
    assert taste.short[3] == pytest.approx(fresh.short[3])


@pytest.mark.parametrize(
    ("kind", "watch_ms", "sign"),
    [
        (EventType.WATCH, 10_000, 1),
        (EventType.WATCH, 2_000, 0),
        (EventType.SKIP, 300, -1),
        (EventType.SKIP, 9_000, 0),
        (EventType.LOOP, None, 1),
        (EventType.NOT_INTERESTED, None, -1),
        (EventType.REPORT, None, -1),
        (EventType.IMPRESSION, None, 0),
        (EventType.PLAY, None, 0),
    ],
)
def test_each_action_counts_in_its_direction(
    kind: EventType, watch_ms: int | None, sign: int
) -> None:
    taste = folded(event(kind, new_id(), watch_ms=watch_ms))

    assert np.sign(taste.tags.get("glow", 0.0)) == sign


def test_a_watch_of_unknown_length_says_nothing() -> None:
    endless = Content(new_id(), ("glow",), direction(1), 0)

    assert fold(Taste(), event(EventType.WATCH, new_id(), watch_ms=500), endless, VALUES).tags == {}


@settings(max_examples=50, deadline=None)
@given(
    minutes=st.lists(st.integers(0, 50_000), min_size=2, max_size=8, unique=True),
    order=st.randoms(use_true_random=False),
)
def test_events_that_arrive_late_fold_to_the_same_taste(minutes: list[int], order: object) -> None:
    events = [event(EventType.LIKE, new_id(), NOW_MS + m * 60_000) for m in sorted(minutes)]
    shuffled = list(events)
    order.shuffle(shuffled)  # type: ignore[attr-defined]

    there, here = folded(*events), folded(*shuffled)

    assert there.at_ms == here.at_ms
    assert there.tags == pytest.approx(here.tags)
    assert np.allclose(there.long, here.long, rtol=1e-4)
    assert np.allclose(there.short, here.short, rtol=1e-4, atol=1e-6)


def test_a_stored_taste_comes_back_as_it_was() -> None:
    taste = folded(event(EventType.LIKE, new_id()), event(EventType.SAVE, new_id()))

    back = taste_of(fields_of(taste))

    assert back is not None
    assert (back.tags, back.creators, back.acted) == (taste.tags, taste.creators, taste.acted)
    assert (back.long == taste.long).all()
    assert back.mass_short == taste.mass_short
    assert (back.views == taste.views).all() and len(back.views) == 2


@pytest.mark.parametrize("field", ["facts", "long", "short", "views"])
def test_a_damaged_taste_reads_as_none(field: str) -> None:
    fields = dict(fields_of(folded(event(EventType.LIKE, new_id()))))
    fields[field] = b"\xff\xff"

    assert taste_of(fields) is None


def test_only_the_strongest_hashtags_are_kept() -> None:
    taste = Taste()
    for number in range(200):
        content = Content(new_id(), (f"tag{number}",), direction(1), 1000)
        taste = fold(taste, event(EventType.LIKE, new_id()), content, VALUES)

    assert len(taste.tags) == 64
