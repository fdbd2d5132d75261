"""The in-memory catalogue stays current, with Redis and without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from uuid import UUID

import numpy as np
import pytest
import redis
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import Step, VideoState
from catalog.models import Account, ProductPin, Variant, Video, VideoStats
from catalog.videos import advance, touch
from core.db import read_scope, session_scope
from core.redis import LIFECYCLE_STREAM, STATS_STREAM
from feed.catalogue.columns import Columns
from feed.catalogue.keeper import Keeper
from feed.catalogue.rows import Totals, read_rows
from feed.popularity import TOTALS
from tests import small_world as world
from tests.feed.clips import clip
from tests.feed.conftest import Clip


@pytest.fixture
def keeper(clips: list[Clip]) -> Iterator[Keeper]:
    made = Keeper()
    made.look()
    yield made
    made.stop()


def shown(keeper: Keeper) -> set[UUID]:
    snapshot = keeper.snapshot
    return {snapshot.columns.video_id(row) for row in np.flatnonzero(snapshot.is_published)}


def keep_until_shown(keeper: Keeper, video_id: UUID) -> None:
    """Goes on until a snapshot shows the clip; a new one is due once the last one is paid for."""
    for _ in range(200):
        keeper.keep()
        if video_id in shown(keeper):
            return
    raise AssertionError("never shown")


def publish(caption: str = "New #glow") -> UUID:
    with session_scope() as session:
        creator = session.exec(select(Account)).first()
        assert creator is not None
        return world.video(session, creator, caption, minutes=999).id


def change(video_id: UUID, step: Step) -> None:
    with session_scope() as session:
        advance(session, video_id, step)


def test_everything_published_is_loaded(keeper: Keeper, clips: list[Clip]) -> None:
    assert shown(keeper) == {c.id for c in clips}


def test_a_publication_and_a_removal_are_found_without_redis(
    keeper: Keeper, clips: list[Clip]
) -> None:
    fresh = publish()
    change(clips[0].id, Step.HOLD)

    keeper.look()

    assert shown(keeper) == {fresh} | {c.id for c in clips[1:]}
    change(clips[0].id, Step.PUBLISH)
    keeper.look()
    assert clips[0].id in shown(keeper)


def test_a_removal_counts_in_snapshots_that_requests_already_hold(
    keeper: Keeper, clips: list[Clip]
) -> None:
    held = keeper.snapshot
    change(clips[0].id, Step.REMOVE)

    keeper.reload([clips[0].id])

    assert held.row_of(clips[0].id) is None


def test_the_lifecycle_stream_is_heard(
    clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper()
    keeper.keep()
    monkeypatch.setattr(keeper, "_looking", lambda: iter(()))
    fresh = publish()
    valkey.xadd(LIFECYCLE_STREAM(), {"video_id": str(fresh)})
    valkey.xadd(LIFECYCLE_STREAM(), {"nonsense": "1"})

    keep_until_shown(keeper, fresh)


def test_news_is_heard_between_the_steps_of_a_long_job(
    clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper()
    keeper.keep()
    monkeypatch.setattr(keeper, "_looking", lambda: iter(()))
    monkeypatch.setattr(keeper, "_comparing", lambda: repeat(None))  # Never done.
    keeper._due.compare.now()
    while not (keeper._job and keeper._job.due is keeper._due.compare):
        keeper.keep()

    made = publish()
    valkey.xadd(LIFECYCLE_STREAM(), {"video_id": str(made)})

    keep_until_shown(keeper, made)


def test_new_totals_are_heard_and_shown(clips: list[Clip], valkey: redis.Redis) -> None:
    keeper = Keeper()
    keeper.keep()
    with session_scope() as session:
        stats = session.get_one(VideoStats, clips[5].id)
        stats.likes, stats.plays = 7, 90
        session.add(stats)
    valkey.xadd(STATS_STREAM(), {"video_id": str(clips[5].id)})

    for _ in range(6):  # Other work that is due comes in steps between.
        keeper.keep()

    row = keeper.snapshot.row_of(clips[5].id)
    assert row is not None
    counted = dict(zip(TOTALS, keeper.snapshot.totals[row].tolist(), strict=True))
    assert (counted["likes"], counted["plays"], counted["saves"]) == (7, 90, 0)


def test_an_edited_caption_reaches_its_card(keeper: Keeper, clips: list[Clip]) -> None:
    with session_scope() as session:
        video = session.get_one(Video, clips[2].id)
        video.caption = "Quite another caption"
        touch(session, video)

    keeper.look()

    row = keeper.snapshot.row_of(clips[2].id)
    assert row is not None
    assert b"Quite another caption" in keeper.snapshot.columns.cards[row]


def test_what_changes_without_an_event_comes_with_the_round(
    keeper: Keeper, clips: list[Clip]
) -> None:
    with session_scope() as session:
        account = session.get_one(Account, clips[0].creator_id)
        account.display_name = "Somebody Else"
        session.add(account)

    for _ in range(3):
        keeper.refresh_cards(10)

    row = keeper.snapshot.row_of(clips[0].id)
    assert row is not None
    assert b"Somebody Else" in keeper.snapshot.columns.cards[row]


def test_a_clip_knows_its_length_and_the_best_offer_of_what_it_shows(clips: list[Clip]) -> None:
    with session_scope() as session:
        dear = world.product(session, "dear", price=90_000, category="saree")
        cheap = world.product(session, "cheap", price=40_000)
        variant = session.exec(select(Variant).where(Variant.product_id == dear.id)).one()
        variant.list_price_paise = 120_000
        for product in (dear, cheap):
            session.add(
                ProductPin(video_id=clips[0].id, product_id=product.id, start_ms=0, end_ms=1000)
            )
    with read_scope() as session:
        shop, plain = read_rows(session, [clips[0].id]), read_rows(session, [clips[1].id])

    assert (shop[0].duration_ms, shop[0].price_paise, shop[0].saving) == (8000, 40_000, 0.25)
    assert shop[0].categories == ["lipstick", "saree"]
    assert (plain[0].price_paise, plain[0].saving) == (0, 0.0)


def test_clips_that_are_not_published_are_never_read(clips: list[Clip]) -> None:
    hidden = []
    with session_scope() as session:
        creator = world.account(session, "hidden", Role.CREATOR)
        hidden = [
            world.video(session, creator, state=state).id
            for state in VideoState
            if state is not VideoState.PUBLISHED
        ]
    with read_scope() as session:
        assert read_rows(session, hidden) == []


def test_rows_keep_their_numbers_while_the_arrays_grow() -> None:
    columns = Columns()
    rows = [clip(axis=i) for i in range(3000)]
    for one in rows:
        columns.put(one)

    assert columns.count == 3000
    assert all(columns.row_of(one.video_id) == i for i, one in enumerate(rows))
    assert (columns.vectors[2999] == rows[2999].vector).all()
    assert (columns.vectors[5] == rows[5].vector).all()


def test_totals_are_kept_in_the_order_of_their_columns() -> None:
    assert tuple(Totals.__dataclass_fields__) == TOTALS
