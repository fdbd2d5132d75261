"""The lake folded again: every value as the consumer stored it, and as it was at any moment."""

from __future__ import annotations

import random
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
import redis

from catalog.models import VideoStats
from core.ids import new_id
from core.redis import EVENTS_STREAM
from events.counters import COLUMNS, CounterWorker
from events.lake.files import write_events
from events.lake.reader import Lake
from events.lake.schema import Stored
from events.lake.writer import LakeWorker
from events.schemas import Event, EventType
from events.stream import Delivered
from experiments.values import Values
from feed.features.adoption import merge
from feed.features.approvals import _ADDS
from feed.features.definitions import DEFINITIONS, TASTE_WINDOW_S, Subject, declared
from feed.features.fold import Content, fold
from feed.features.parity import Agreement, agreement, values_of_taste
from feed.features.replay import Replay, decided_ms, features_at, shown_with_features
from feed.features.taste import VIEW, Taste
from feed.features.worker import TasteWorker
from feed.params.taste import FOLD_LIKE
from feed.popularity import TOTALS
from tests.feed.clips import NOW_MS, direction
from tests.feed.conftest import Clip

HOUR_MS = 3_600_000
KINDS = (
    *(EventType.IMPRESSION, EventType.PLAY, EventType.WATCH, EventType.SKIP, EventType.LOOP) * 3,
    *(EventType.LIKE, EventType.UNLIKE, EventType.SAVE, EventType.UNSAVE, EventType.SHARE),
    *(EventType.FOLLOW, EventType.UNFOLLOW, EventType.COMMENT, EventType.PRODUCT_VIEW),
    *(EventType.ADD_TO_CART, EventType.PURCHASE, EventType.NOT_INTERESTED, EventType.REPORT),
    *(EventType.PRODUCT_IMPRESSION, EventType.BLOCK, EventType.EXPOSURE),
)


def invented(clips: list[Clip], count: int, viewers: int, seed: int) -> list[Event]:
    """A log with late, repeated and undone acts, guests that sign in, and tastes forgotten."""
    draw = random.Random(seed)
    people = [new_id() for _ in range(viewers)]
    events = []
    for number in range(count):
        viewer, clip = draw.choice(people), draw.choice(clips)
        at_ms = NOW_MS + number * 2000 - (draw.random() < 0.2) * draw.randrange(5 * 24 * HOUR_MS)
        kind = draw.choice(KINDS)
        more: dict[str, object] = {}
        if kind in (EventType.WATCH, EventType.SKIP):
            more = {"watch_ms": draw.randrange(9000), "duration_ms": 8000}
        if draw.random() < 0.004:
            kind, more = EventType.ADOPTION, {"value": str(draw.choice(people))}
        elif draw.random() < 0.004:
            kind = EventType.TASTE_RESET
        events.append(
            Event(new_id(), kind, viewer, at_ms, at_ms, "client", clip.id, **more)  # type: ignore[arg-type]
        )
    return events


def drained(*workers: TasteWorker | CounterWorker | LakeWorker) -> None:
    for worker in workers:
        worker.start()
        for _ in range(3):
            worker.work()


def test_every_stored_value_is_what_the_lake_folds_to(
    clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feed.features.worker.BATCH", 1500)
    for event in invented(clips, 4000, 60, seed=5):
        valkey.xadd(EVENTS_STREAM(), {"e": event.to_bytes()})
    drained(TasteWorker(block_ms=1), CounterWorker(), LakeWorker(block_ms=1, flush_s=0.0))

    found = agreement(valkey, features_at(2**62))

    assert found.examples == []
    assert found.equal == found.values > 5000
    assert set(found.by_feature) == {f.name for f in DEFINITIONS if f.is_stored}


def test_a_value_that_differs_is_seen(clips: list[Clip], valkey: redis.Redis) -> None:
    for event in invented(clips, 200, 5, seed=6):
        valkey.xadd(EVENTS_STREAM(), {"e": event.to_bytes()})
    drained(TasteWorker(block_ms=1), CounterWorker(), LakeWorker(block_ms=1, flush_s=0.0))
    replay = features_at(2**62)
    next(iter(replay.tastes.values())).mass_long += 1e-12
    replay.totals[clips[0].id]["plays"] += 1

    found = agreement(valkey, replay)

    assert found.values - found.equal == 2
    assert 0.99 < found.share < 1
    assert len(found.examples) == 2


def test_each_stored_feature_is_declared() -> None:
    declared = {s: {f.name for f in DEFINITIONS if f.subject is s and f.is_stored} for s in Subject}

    assert declared[Subject.VIDEO] == set(COLUMNS) <= set(VideoStats.model_fields)
    act = Taste(tags={"a": 1.0}, creators={"b": 1.0}, acted={"like:c": (1.0, 1)})
    act.views = np.array([(1, 2, 3, 4.0)], VIEW)
    assert declared[Subject.VIEWER] == {n.split(":")[0] for n in values_of_taste(act)}
    assert len({f.name for f in DEFINITIONS}) == len(DEFINITIONS)


def test_each_total_that_is_served_or_replayed_is_declared() -> None:
    replayed = {name for name, _ in _ADDS.values()} | set(COLUMNS)

    for name in {*TOTALS, *replayed}:
        assert declared(Subject.VIDEO, name).dtype == "int64"
    assert set(TOTALS) <= replayed
    with pytest.raises(LookupError):
        declared(Subject.VIDEO, "hearts")


# A world of one clip, without a database.
CLIP = new_id()
CONTENT = Content(new_id(), ("glow",), direction(2), 10_000)
VIEWER = new_id()


def replay_of() -> Replay:
    return Replay(lambda ids: dict.fromkeys(ids, CONTENT), Values)


def happened(kind: EventType, at_ms: int, viewer: UUID = VIEWER, **more: object) -> Event:
    facts: dict[str, object] = {"video_id": CLIP} | more
    return Event(new_id(), kind, viewer, at_ms, at_ms, "client", **facts)  # type: ignore[arg-type]


def lake_of(folder: Path, *events: tuple[int, Event]) -> Lake:
    write_events(folder, [Delivered(f"{ms}-{i}".encode(), e) for i, (ms, e) in enumerate(events)])
    return Lake(folder)


def test_an_impression_has_the_features_of_the_moment_its_page_was_made(tmp_path: Path) -> None:
    page_ms = NOW_MS + 10_000
    shown = happened(EventType.IMPRESSION, page_ms + 3000)
    lake = lake_of(
        tmp_path,
        (NOW_MS, happened(EventType.LIKE, NOW_MS)),
        (NOW_MS + 1, happened(EventType.PLAY, NOW_MS)),
        # Happened before the page, but nobody knew yet.
        (page_ms + 4000, happened(EventType.SAVE, NOW_MS + 1)),
        (page_ms + 4000, shown),
        (page_ms + 5000, happened(EventType.PLAY, page_ms + 4000)),
    )

    (one,) = shown_with_features(0, 2**62, lake, replay_of())

    assert one.event == shown
    assert one.taste.tags == {"glow": FOLD_LIKE.default}
    assert one.totals == {"plays": 1}


def test_the_request_id_tells_when_a_page_was_made() -> None:
    request = UUID(int=(NOW_MS << 80) | (7 << 76) | (2 << 62))

    def at(at_ms: int, request_id: str | None) -> int:
        return decided_ms(happened(EventType.IMPRESSION, at_ms, request_id=request_id))

    assert at(NOW_MS + 9000, str(request)) == NOW_MS
    assert at(NOW_MS - 9000, str(request)) == NOW_MS - 9000  # Forged, or a wrong clock.
    assert at(NOW_MS + 30 * 24 * HOUR_MS, str(request)) == NOW_MS + 30 * 24 * HOUR_MS
    assert at(NOW_MS, "page-7") == at(NOW_MS, None) == NOW_MS


def test_a_moment_in_the_past_knows_only_what_came_before(tmp_path: Path) -> None:
    lake = lake_of(
        tmp_path,
        (NOW_MS, happened(EventType.LIKE, NOW_MS)),
        (NOW_MS + HOUR_MS, happened(EventType.UNLIKE, NOW_MS + HOUR_MS)),
    )

    before = features_at(NOW_MS + HOUR_MS, lake, replay_of())
    after = features_at(NOW_MS + HOUR_MS + 1, lake, replay_of())

    assert before.tastes[VIEWER].tags == {"glow": FOLD_LIKE.default}
    assert after.tastes[VIEWER].tags == {}


def test_who_did_nothing_for_the_window_begins_anew() -> None:
    replay, back_ms = replay_of(), NOW_MS + TASTE_WINDOW_S * 1000 + 1

    replay.take([Stored(NOW_MS, 0, happened(EventType.LIKE, NOW_MS, video_id=new_id()))])
    assert replay.known_at(VIEWER, back_ms).tags == {}
    assert replay.known_at(VIEWER, back_ms - 1).tags != {}
    replay.take([Stored(back_ms, 0, happened(EventType.LIKE, back_ms))])

    assert replay.tastes[VIEWER].tags == {"glow": FOLD_LIKE.default}


def one_like(viewer: UUID, at_ms: int) -> Taste:
    return fold(Taste(), happened(EventType.LIKE, at_ms, viewer), CONTENT, Values(viewer))


def test_merged_evidence_adds_up_as_if_one_person_had_given_it() -> None:
    guest, account = one_like(new_id(), NOW_MS), one_like(VIEWER, NOW_MS + HOUR_MS)
    both = fold(
        one_like(VIEWER, NOW_MS),
        happened(EventType.LIKE, NOW_MS + HOUR_MS, video_id=new_id()),
        CONTENT,
        Values(VIEWER),
    )

    merged = merge(account, guest, Values(VIEWER))

    assert merged.at_ms == both.at_ms
    assert merged.tags["glow"] == pytest.approx(both.tags["glow"])
    assert merged.long == pytest.approx(both.long)
    assert merged.mass_short == pytest.approx(both.mass_short)
    assert list(merged.acted) == [f"like:{CLIP.hex}"]
    assert guest.at_ms == NOW_MS  # Left alone.


def test_agreement_counts_what_only_one_side_has() -> None:
    found = Agreement()
    found.compare(VIEWER, {"tags:a": 1.0, "tags:b": 2.0}, {"tags:a": 1.0, "tags:c": 2.0})

    assert (found.values, found.equal, found.by_feature) == (3, 1, {"tags": 3})
