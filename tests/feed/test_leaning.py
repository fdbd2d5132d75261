"""What the time given to the last clips says about others."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
import pytest

from core.ids import new_id
from events.schemas import Event, EventType
from feed.catalogue.columns import key_of
from feed.catalogue.rows import CatalogueRow
from feed.features.adoption import merge
from feed.features.fold import Content, fold_all
from feed.features.taste import VIEW, Taste, fields_of, taste_of
from feed.features.views import KEPT
from feed.leaning import NOTHING, leaning_of
from feed.model.inputs import INPUT_NAMES, Moment, inputs_of
from feed.params.taste import FOLD_LIKE
from feed.preferences.applied import Preferences, with_preferences
from tests.feed.clips import DEFAULTS, HOUR_MS, NOW_MS, VIEWER, catalogue, clip, direction

MAKER = new_id()
LOOKS = 4


def made(number: int, seconds: float = 12.0) -> CatalogueRow:
    row = clip(MAKER if number == 7 else None, axis=number % LOOKS, categories=["saree"])
    return replace(row, duration_ms=int(1000 * seconds))


CLIPS = [made(i) for i in range(40)]
SNAPSHOT = catalogue(CLIPS)


def viewed(*views: tuple[int, float, float], ago_ms: int = 0) -> Taste:
    """A taste by (clip, seconds watched, points)."""
    rows = [(key_of(CLIPS[n].video_id), NOW_MS - ago_ms, int(1000 * s), p) for n, s, p in views]
    return Taste(at_ms=NOW_MS, views=np.array(rows, VIEW))


def leaning(taste: Taste | None) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Of each clip."""
    rows = np.arange(SNAPSHOT.count)
    inputs = inputs_of(SNAPSHOT, rows, SNAPSHOT.totals[rows], Moment(NOW_MS, taste, DEFAULTS))
    return inputs[:, INPUT_NAMES.index("leaning")]


def test_it_is_the_posterior_mean_of_a_gaussian_process() -> None:
    views = [(0, 20.0, 0.0), (1, 1.0, 0.0), (7, 5.0, 1.0), (8, 14.0, 0.0)]
    taste = viewed(*views)
    seen = [n for n, _, _ in views]

    def alike(a: int, b: int) -> float:
        content = 0.15 * float(a % LOOKS == b % LOOKS)
        return 0.05 + content + 0.06 + 0.04 * float(CLIPS[a].creator_id == CLIPS[b].creator_id)

    usual = 8.0 * (1 - np.exp(-12 / 8.0))
    told = np.array([np.log((1 + s) / (1 + usual)) + 0.7 * p for _, s, p in views])
    known = np.array([[alike(a, b) for b in seen] for a in seen]) + 2.0 * np.eye(len(seen))
    wanted = np.array([[alike(a, b) for b in seen] for a in range(40)]) @ np.linalg.solve(
        known, told
    )

    assert leaning(taste) == pytest.approx(wanted, abs=1e-5)


def test_several_interests_stay_apart_and_what_is_left_at_once_speaks_against() -> None:
    taste = viewed(*((n, 22.0 if n % LOOKS < 2 else 0.8, 0.0) for n in range(24)))

    found = leaning(taste)[24:].reshape(-1, LOOKS).mean(axis=0)

    assert min(found[:2]) > 0.3 > -0.3 > max(found[2:])


def test_a_like_speaks_for_a_clip_that_is_still_being_watched() -> None:
    liked = leaning(viewed((3, 0.0, 1.0)))
    assert liked[3] > liked[0]
    assert liked[0] > 0
    assert (leaning(viewed((3, 0.0, -1.0))) < 0).all()
    assert not leaning(viewed((3, 0.0, 0.0))).any()


def test_ten_seconds_speak_for_a_clip_of_eight_and_less_for_one_of_a_minute() -> None:
    short, long = made(0, 8.0), made(1, 60.0)
    snapshot = catalogue([short, long])

    def worth(one: CatalogueRow) -> float:
        view = np.array([(key_of(one.video_id), NOW_MS, 10_000, 0.0)], VIEW)
        return leaning_of(snapshot, Taste(at_ms=NOW_MS, views=view), NOW_MS, DEFAULTS).always

    assert worth(short) > worth(long) > 0


def test_old_views_say_less() -> None:
    fresh, old = viewed((0, 22.0, 0.0)), viewed((0, 22.0, 0.0), ago_ms=60 * 24 * HOUR_MS)

    assert leaning(fresh)[4] > 2 * leaning(old)[4] > 0


def test_views_of_clips_that_are_gone_say_nothing() -> None:
    gone = catalogue(CLIPS)
    gone.columns.withdraw(CLIPS[0].video_id)
    taste = viewed((0, 22.0, 0.0))

    assert leaning_of(gone, taste, NOW_MS, DEFAULTS) is NOTHING
    assert leaning_of(SNAPSHOT, Taste(), NOW_MS, DEFAULTS) is NOTHING


def event(kind: EventType, video_id: UUID, at_ms: int = NOW_MS, **more: object) -> Event:
    return Event(new_id(), kind, VIEWER.id, at_ms, at_ms, "client", video_id, **more)  # type: ignore[arg-type]


CONTENT = Content(MAKER, (), direction(1), 10_000)


def folded(*events: Event, taste: Taste | None = None) -> Taste:
    return fold_all(taste or Taste(), ((e, CONTENT) for e in events), DEFAULTS)


def test_a_view_sums_up_what_its_watches_tell_and_counts_acts_once() -> None:
    video = new_id()
    watch = event(EventType.WATCH, video, watch_ms=1500, duration_ms=10_000)

    taste = folded(
        watch, event(EventType.SKIP, video, watch_ms=1500, duration_ms=10_000), watch,
        event(EventType.LIKE, video), event(EventType.LIKE, video),
    )  # fmt: skip
    undone = folded(event(EventType.UNLIKE, video), taste=taste)

    assert taste.views.tolist() == [(key_of(video), NOW_MS, 3000, FOLD_LIKE.default)]
    assert undone.views.tolist() == [(key_of(video), NOW_MS, 3000, 0.0)]


def test_a_watch_that_moves_nothing_else_is_a_view() -> None:
    taste = folded(event(EventType.WATCH, new_id(), watch_ms=2500, duration_ms=10_000))

    assert (taste.mass_long, len(taste.views)) == (0.0, 1)
    assert folded(event(EventType.IMPRESSION, new_id()), taste=taste) is taste


def test_it_is_the_same_however_events_are_batched() -> None:
    video = new_id()
    events = [event(EventType.PRODUCT_VIEW, video, NOW_MS + i) for i in range(40)]

    at_once, taste = folded(*events), Taste()
    for one in events:
        read = taste_of(fields_of(folded(one, taste=taste)))
        assert read is not None
        taste = read

    assert taste.views.tobytes() == at_once.views.tobytes()


def test_the_oldest_views_go() -> None:
    events = [event(EventType.WATCH, new_id(), NOW_MS + i, watch_ms=900) for i in range(KEPT + 9)]

    assert folded(*events).views["at_ms"].tolist() == [NOW_MS + i for i in range(9, KEPT + 9)]


def test_a_guest_s_views_join_the_account_s_by_time() -> None:
    guest = folded(*(event(EventType.WATCH, new_id(), NOW_MS + i, watch_ms=9) for i in (1, 3)))
    known = folded(*(event(EventType.WATCH, new_id(), NOW_MS + i, watch_ms=9) for i in (2, 4)))

    joined = merge(known, guest, DEFAULTS).views

    assert joined["at_ms"].tolist() == [NOW_MS + i for i in (1, 2, 3, 4)]
    assert merge(known, known, DEFAULTS).views.tolist() == known.views.tolist()


def test_a_reset_forgets_views_and_a_pause_hides_them() -> None:
    taste = viewed((0, 22.0, 0.0), ago_ms=1000)

    def left(**set_: object) -> int:
        return len(with_preferences(taste, Preferences(**set_), NOW_MS, DEFAULTS).views)  # type: ignore[arg-type]

    assert (left(), left(reset_ms=NOW_MS - 500), left(is_paused=True)) == (1, 0, 0)
    assert left(reset_ms=NOW_MS - 2000) == 1
