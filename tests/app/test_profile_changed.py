"""A new name or portrait is on the cards of the feed at once, and the old picture is gone."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import orjson
import pytest
import redis
from sqlmodel import Session

from app import wiring
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, AgreedClip, Agreement
from catalog.profile import service
from catalog.profile.events import videos_naming
from catalog.profile.schemas import ProfileForm
from core.db import after_commit, read_scope, session_scope
from core.redis import LIFECYCLE_STREAM
from core.storage import get_store
from feed.catalogue.keeper import Keeper
from tests import small_world as world
from tests.catalog.profile.drawn_pictures import halves, saved
from tests.http import ALL_PASS


@pytest.fixture
def maker(valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> Account:
    """A creator with two clips that are out and one draft; what is emitted is handled here."""

    def at_once(session: Session, task: str, *, event: str, payload: dict[str, str]) -> None:
        after_commit(session, partial(wiring.dispatch, event, payload))

    monkeypatch.setattr("core.bus.enqueue", at_once)
    with session_scope() as session:
        account = world.account(session, "maker", Role.CREATOR)
        for n in range(2):
            world.video(session, account, f"Clip {n}", minutes=n)
        world.video(session, account, "Draft", state=VideoState.DRAFT)
        other = world.account(session, "other", Role.CREATOR)
        world.video(session, other, "Another's clip")
        return account


def told(client: redis.Redis) -> list[str]:
    return [fields[b"video_id"].decode() for _, fields in client.xrange(LIFECYCLE_STREAM())]


def creators(keeper: Keeper) -> list[dict[str, object]]:
    """Who stands on the maker's cards in the hot feed."""
    columns = keeper.snapshot.columns
    cards = [orjson.loads(columns.cards[row]) for row in range(columns.count)]
    return [card["creator"] for card in cards if card["creator"]["handle"] == "maker"]


def test_cards_have_the_new_portrait_and_the_old_file_goes(
    valkey: redis.Redis, maker: Account
) -> None:
    viewer, keeper = world.viewer(maker), Keeper()
    keeper.keep()
    assert [c["avatar_url"] for c in creators(keeper)] == [None, None]

    first = service.change_picture(viewer, saved(halves()), ALL_PASS).avatar_url
    assert len(told(valkey)) == 2
    keeper.keep()
    assert [c["avatar_url"] for c in creators(keeper)] == [first, first]

    second = service.change_picture(viewer, saved(halves(left="red")), ALL_PASS).avatar_url
    service.change_words(viewer, ProfileForm(display_name="New Name"), ALL_PASS)
    keeper.keep()
    assert {(c["avatar_url"], c["display_name"]) for c in creators(keeper)} == {
        (second, "New Name")
    }
    assert second and get_store().children("media/avatars") == [Path(second).name]

    service.take_picture_off(viewer)
    keeper.keep()
    assert [c["avatar_url"] for c in creators(keeper)] == [None, None]
    assert get_store().children("media/avatars") == []


def test_a_brands_name_is_on_the_clips_that_were_made_for_it(installation: Path) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        brand = world.account(session, "brand", Role.BRAND)
        clips = [world.video(session, maker, f"Clip {n}") for n in range(2)]
        agreement = Agreement(
            brand_id=brand.id,
            creator_id=maker.id,
            commission_bp=500,
            starts_at=world.EPOCH,
            ends_at=world.EPOCH + timedelta(days=30),
        )
        session.add(agreement)
        session.flush()
        session.add(AgreedClip(video_id=clips[0].id, agreement_id=agreement.id))
        made_for, brand_id = clips[0].id, brand.id
    with read_scope() as session:
        assert videos_naming(session, brand_id) == [made_for]
