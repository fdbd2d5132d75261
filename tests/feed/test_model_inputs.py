"""Pages and training see the same numbers, and each clip's are its own."""

from __future__ import annotations

from math import log1p
from uuid import UUID

import numpy as np
import pytest
import redis
from hypothesis import given, settings
from hypothesis import strategies as st

from community.blocking import set_block
from community.service import set_follow, set_like, set_save, share
from core.db import session_scope
from core.ids import new_id
from core.redis import EVENTS_STREAM, TASTE
from events.counters import CounterWorker
from events.lake.reader import Lake
from events.lake.writer import LakeWorker
from events.schemas import Event, EventType
from experiments.values import Values
from feed.catalogue.keeper import Keeper
from feed.features.taste import Taste, taste_of
from feed.features.worker import TasteWorker
from feed.hydrators.profile import profile_of, read_profile
from feed.model.dataset import clips_in, dataset_of
from feed.model.inputs import INPUT_NAMES, INPUTS, Moment, inputs_of
from tests import small_world as world
from tests.feed.clips import DEFAULTS, HOUR_MS, NOW_MS, catalogue, clip, direction
from tests.feed.conftest import Clip
from tests.feed.test_replay import drained, invented


def test_training_sees_what_the_page_saw_bit_by_bit(
    clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log goes through the real consumers; then a page, and the lake's story of that page."""
    monkeypatch.setattr("feed.features.worker.BATCH", 1500)
    people = []
    for event in invented(clips, 3000, 12, seed=3):
        people.append(event.viewer_id)
        valkey.xadd(EVENTS_STREAM(), {"e": event.to_bytes()})
    with session_scope() as session:
        account = world.account(session, "shopper")
        for one in clips[:9]:
            set_like(session, world.viewer(account), one.id, True)
            set_save(session, world.viewer(account), one.id, True)
        set_like(session, world.viewer(account), clips[0].id, False)
        for maker in (4, 5, 2):
            set_follow(session, world.viewer(account), clips[maker].handle, True)
        set_follow(session, world.viewer(account), clips[5].handle, False)
        set_block(session, world.viewer(account), clips[2].handle, True)
        share(session, world.viewer(account), clips[5].id)
        viewers = [account.id, *list(dict.fromkeys(people))[:4], new_id()]
    workers = (TasteWorker(block_ms=1), CounterWorker(), LakeWorker(block_ms=1, flush_s=0.0))
    drained(*workers)
    page_ms = int(valkey.xinfo_stream(EVENTS_STREAM())["last-generated-id"].split(b"-")[0]) + 5  # type: ignore[index]
    keeper = Keeper()
    keeper.look()
    keeper.refresh_totals()
    snapshot = keeper.snapshot
    rows = np.arange(snapshot.count)[::-1].copy()
    seen = {}
    for viewer_id in viewers:
        stored = {k.decode(): v for k, v in valkey.hgetall(TASTE(viewer_id)).items()}  # type: ignore[union-attr]
        profile = profile_of(read_profile(viewer_id))
        assert profile is not None
        followed = snapshot.creators_of_keys(profile.followed)
        moment = Moment(page_ms, taste_of(stored), Values(viewer_id), followed)
        seen[viewer_id] = inputs_of(snapshot, rows, snapshot.totals[rows], moment)
    order = [snapshot.columns.video_id(row) for row in rows.tolist()]
    for viewer_id in viewers:
        for at, video_id in enumerate(order):
            request = UUID(int=(page_ms << 80) | (7 << 76) | (2 << 62) | at)
            shown = Event(
                new_id(), EventType.IMPRESSION, viewer_id, page_ms + 900, page_ms + 900, "client",
                video_id, str(request), at,
            )  # fmt: skip
            valkey.xadd(EVENTS_STREAM(), {"e": shown.to_bytes()}, id=f"{page_ms + 1000}-*")

    # Three hours later everything that answers these pages must have come.
    last = Event(new_id(), EventType.IMPRESSION, new_id(), page_ms, page_ms, "client", order[0])
    valkey.xadd(EVENTS_STREAM(), {"e": last.to_bytes()}, id=f"{page_ms + 3 * HOUR_MS}-0")
    drained(*workers)

    log = Lake()
    data = dataset_of(log, clips_in(log))

    of_pages = data.inputs[data.decided_ms == page_ms]
    by_viewer = np.split(of_pages, len(viewers))
    for viewer_id, by_training in zip(viewers, by_viewer, strict=True):
        assert by_training.tobytes() == seen[viewer_id].tobytes(), viewer_id
    varied = np.ptp(np.concatenate(list(seen.values())), axis=0) > 0
    constant = {n for n, v in zip(INPUT_NAMES, varied, strict=True) if not v}
    assert constant == {"duration", "sponsored", "has_product", "price", "saving",
                        "hour_sin", "hour_cos"}  # fmt: skip


def known_viewer() -> tuple[Taste, list[object]]:
    creator = new_id()
    rows = [
        clip(creator if i % 3 == 0 else None, axis=i, tags=[f"t{i % 4}", f"u{i % 7}"],
             likes=i % 5, impressions=10 * i, age_h=1 + i, kind=("user", "brand")[i % 2])
        for i in range(64)
    ]  # fmt: skip
    taste = Taste(
        NOW_MS - HOUR_MS, direction(1) * 2 + direction(2), direction(5), 3.0, 1.5,
        {"t1": 1.0, "u2": -0.5}, {creator.hex: 1.0},
    )  # fmt: skip
    return taste, rows  # type: ignore[return-value]


@settings(max_examples=60, deadline=None)
@given(picked=st.lists(st.integers(0, 63), min_size=1, max_size=40))
def test_a_candidate_has_the_same_inputs_whatever_else_is_in_the_batch(picked: list[int]) -> None:
    rows = np.array(picked, np.intp)

    together = inputs_of(SNAPSHOT, rows, SNAPSHOT.totals[rows], MOMENT)

    assert (together == EVERY[rows]).all()


KNOWN, CLIPS = known_viewer()
SNAPSHOT = catalogue(CLIPS)  # type: ignore[arg-type]
MOMENT = Moment(NOW_MS, KNOWN, DEFAULTS, SNAPSHOT.creators[:1])
EVERY = inputs_of(SNAPSHOT, np.arange(64), SNAPSHOT.totals, MOMENT)


def test_inputs_are_what_they_are_called() -> None:
    row = dict(zip(INPUT_NAMES, EVERY[9].tolist(), strict=True))
    sure = 3.0 * 0.5 ** (1 / 24 / 14) / (3.0 * 0.5 ** (1 / 24 / 14) + 1.5)

    assert EVERY.shape == (64, len(INPUTS)) and EVERY.dtype == np.float32
    assert row["sure_long"] == pytest.approx(sure)
    assert EVERY[1, INPUT_NAMES.index("cosine_long")] == pytest.approx(2 / 5**0.5)
    assert EVERY[1, INPUT_NAMES.index("taste_long")] == pytest.approx(sure * 2 / 5**0.5)
    assert (row["followed"], row["creator"], row["is_new"]) == (1.0, 0.5, 0.0)
    assert row["tags"] == pytest.approx((0.5 - 0.25) / 2**0.5)
    assert (row["leaning"], row["views"]) == (0.0, 0.0)
    assert row["impressions"] == pytest.approx(log1p(90))
    assert row["age"] == pytest.approx(log1p(10))
    assert row["like_rate"] == pytest.approx((4 + 60 * 0.03) / (90 + 60))
    assert (row["is_user"], row["is_brand"]) == (0.0, 1.0)
    assert row["freshness"] == pytest.approx(0.5 ** (10 / 48))


def test_somebody_new_has_the_defaults() -> None:
    rows = np.arange(1)
    nobody = inputs_of(SNAPSHOT, rows, SNAPSHOT.totals[rows], Moment(NOW_MS, None, DEFAULTS))
    empty = inputs_of(SNAPSHOT, rows, SNAPSHOT.totals[rows], Moment(NOW_MS, Taste(), DEFAULTS))

    assert (nobody == empty).all()
    personal = (
        "leaning",
        "leaning_content",
        "views",
        "taste_long",
        "taste_short",
        "tags",
        "creator",
        "followed",
        "sure_long",
        "is_new",
    )
    for name in personal:
        at = INPUT_NAMES.index(name)
        assert nobody[0, at] == INPUTS[at].default, name


def test_popularity_and_the_terms_are_those_of_the_simple_score() -> None:
    """The inputs that share a name with a term of the simple score are that term."""
    from feed.candidates import Candidates
    from feed.for_you import FOR_YOU
    from feed.model.inputs import SIMPLE_WEIGHTS
    from feed.query import Profile
    from tests.feed.clips import keys, query_of

    followed = Profile(followed=keys([CLIPS[0].creator_id]))  # type: ignore[attr-defined]
    query = query_of(SNAPSHOT, taste=KNOWN, profile=followed)
    candidates = Candidates.plain(np.arange(64))

    terms = {s.name: (s.weight, s.term(query, candidates)) for s in FOR_YOU.scorers}
    del terms["trending"]  # What trended at a moment of the past is not kept.

    assert list(terms) == list(SIMPLE_WEIGHTS)
    for name, (weight, term) in terms.items():
        assert SIMPLE_WEIGHTS[name] is weight
        assert EVERY[:, INPUT_NAMES.index(name)] == pytest.approx(term, abs=1e-6), name
