"""The life of a video: which steps lead where, and what each tells the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import followers, service
from catalog.ids import AccountId, ViewerId
from catalog.kinds import Audience, Restriction, Role
from catalog.lifecycle import EVENT_OF, STEPS, Step, StepRefused, VideoState, after
from catalog.models import Video
from catalog.search import search
from catalog.videos import VideoNotFound, advance, get_visible_video, restrict
from catalog.viewer import Viewer
from catalog.visibility import Visibility, feeds_take, visibility_of
from core.db import read_scope, session_scope
from core.ids import new_id
from feed.catalogue.rows import read_rows
from tests import small_world as world


@given(st.sampled_from(VideoState), st.sampled_from(Step))
def test_a_step_either_is_in_the_table_or_is_refused(state: VideoState, step: Step) -> None:
    if (state, step) in STEPS:
        assert after(state, step) is STEPS[state, step]
    else:
        with pytest.raises(StepRefused):
            after(state, step)


def test_nothing_is_published_without_screening() -> None:
    before = {state for (state, step), to in STEPS.items() if to is VideoState.PUBLISHED}
    assert before == {VideoState.SCREENING, VideoState.HELD, VideoState.SCHEDULED}
    waiting = {state for (state, step), to in STEPS.items() if to is VideoState.SCHEDULED}
    assert waiting == {VideoState.SCREENING, VideoState.HELD}


def test_nothing_leaves_removed() -> None:
    assert not [key for key in STEPS if key[0] is VideoState.REMOVED]


def test_every_step_has_an_event() -> None:
    assert set(EVENT_OF) == set(Step)


@pytest.mark.parametrize("state", [s for s in VideoState if s is not VideoState.PUBLISHED])
def test_only_published_clips_are_for_everybody(state: VideoState, installation: Path) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        moderator = world.account(session, "mod", Role.MODERATOR)
        clip = world.video(session, creator, state=state)
    own, judge = world.viewer(creator), world.viewer(moderator)

    def seen(by: Viewer, audience: Audience) -> Visibility:
        return visibility_of(
            state, audience, creator.id, by, follows=True, restriction=Restriction.NONE
        ).visibility

    expected = Visibility.DROP if state is VideoState.REMOVED else Visibility.LIMIT
    for audience in Audience:
        assert seen(world.guest(), audience) is Visibility.DROP
        assert seen(own, audience) is expected
        assert seen(judge, audience) is expected
    with read_scope() as session, pytest.raises(VideoNotFound):
        get_visible_video(session, clip.id, world.guest())


@pytest.mark.parametrize(
    ("audience", "stranger", "follower"),
    [
        (Audience.EVERYONE, Visibility.ALLOW, Visibility.ALLOW),
        (Audience.FOLLOWERS, Visibility.DROP, Visibility.LIMIT),
        (Audience.LINK, Visibility.LIMIT, Visibility.LIMIT),
        ("friends", Visibility.DROP, Visibility.DROP),
    ],
)
def test_a_published_clip_is_for_its_audience(
    audience: Audience, stranger: Visibility, follower: Visibility
) -> None:
    creator = new_id()

    def seen(follows: bool) -> Visibility:
        return visibility_of(
            VideoState.PUBLISHED,
            audience,
            creator,
            world.guest(),
            follows=follows,
            restriction=Restriction.NONE,
        ).visibility

    assert (seen(False), seen(True)) == (stranger, follower)


@pytest.mark.parametrize(
    ("restriction", "guest", "account", "adult"),
    [
        (Restriction.NONE, Visibility.ALLOW, Visibility.ALLOW, Visibility.ALLOW),
        (Restriction.LIMITED, Visibility.LIMIT, Visibility.LIMIT, Visibility.LIMIT),
        (Restriction.ADULTS, Visibility.DROP, Visibility.DROP, Visibility.LIMIT),
        ("unheard of", Visibility.DROP, Visibility.DROP, Visibility.DROP),
    ],
)
def test_a_restricted_clip_opens_by_its_address_for_those_it_is_for(
    restriction: Restriction, guest: Visibility, account: Visibility, adult: Visibility
) -> None:
    creator, someone = new_id(), new_id()

    def seen(by: Viewer, audience: Audience = Audience.EVERYONE) -> Visibility:
        return visibility_of(
            VideoState.PUBLISHED, audience, creator, by, follows=False, restriction=restriction
        ).visibility

    shopper = Viewer(ViewerId(someone), Role.SHOPPER, AccountId(someone))
    grown = replace(shopper, says_adult=True)
    assert (seen(world.guest()), seen(shopper), seen(grown)) == (guest, account, adult)
    assert seen(replace(world.guest(), says_adult=True)) is guest
    assert seen(grown, Audience.FOLLOWERS) is Visibility.DROP
    own = Viewer(ViewerId(creator), Role.CREATOR, AccountId(creator))
    assert seen(own) is not Visibility.DROP


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("restriction", [*Restriction, "unheard of"])
def test_no_feed_spreads_a_restricted_clip(audience: Audience, restriction: Restriction) -> None:
    taken = feeds_take(VideoState.PUBLISHED, audience, restriction)
    if restriction is Restriction.NONE:
        assert taken is audience
    else:
        assert taken in (None, Audience.LINK)
    assert feeds_take(VideoState.HELD, audience, restriction) is None


def test_a_restricted_clip_is_in_no_list_of_a_strangers(installation: Path) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        lipstick = world.product(session, "L1")
        for restriction in (Restriction.LIMITED, Restriction.ADULTS):
            clip = world.video(session, creator, f"{restriction} #glow", pinned=lipstick.id)
            assert restrict(session, clip, restriction)
            assert not restrict(session, clip, restriction)
    with read_scope() as session:
        assert not service.creator_videos(session, creator.id).items
        assert not service.hashtag_videos(session, "glow").items
        assert not service.product_detail(session, lipstick.id).videos
        assert not search(session, "glow").videos
        assert service.hashtag_of(session, "glow").clips == 0
        own = service.creator_videos(session, creator.id, viewer=world.viewer(creator)).items
        assert len(own) == 1
        assert not read_rows(session, [clip.id])


def test_a_clip_for_followers_is_in_no_list_of_a_strangers(installation: Path) -> None:
    with session_scope() as session:
        creator, fan = (world.account(session, n, Role.CREATOR) for n in ("meera", "fan"))
        lipstick = world.product(session, "L1")
        for audience in Audience:
            clip = world.video(session, creator, f"{audience.value} #glow", pinned=lipstick.id)
            clip.audience = audience
            session.add(clip)
    followers.ask(lambda _, who, __: who == fan.id)
    try:
        with read_scope() as session:
            lists = [
                service.creator_videos(session, creator.id).items,
                service.creator_videos(session, creator.id, viewer=world.guest()).items,
                service.hashtag_videos(session, "glow").items,
                service.product_detail(session, lipstick.id).videos,
                search(session, "glow").videos,
            ]
            shown = service.creator_videos(session, creator.id, viewer=world.viewer(fan)).items
            assert service.hashtag_of(session, "glow").clips == 1
    finally:
        followers.ask(followers.nobody_follows)
    assert [[tile.caption for tile in tiles] for tiles in lists] == [["everyone #glow"]] * 5
    assert {tile.caption for tile in shown} == {"everyone #glow", "followers #glow"}


def test_advancing_keeps_the_reason_and_bumps_the_revision(installation: Path) -> None:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        clip = world.video(session, creator, state=VideoState.HELD)
    with session_scope() as session:
        advance(session, clip.id, Step.REJECT, code="spam", reason="It is spam.")
    with read_scope() as session:
        stored = session.get_one(Video, clip.id)
    assert (stored.state, stored.decision_code) == (VideoState.REJECTED, "spam")
    assert stored.revision == clip.revision + 1
    assert stored.published_at is None
