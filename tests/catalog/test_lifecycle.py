"""The life of a video: which steps lead where, and what each tells the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import followers, service
from catalog.kinds import Audience, Role
from catalog.lifecycle import EVENT_OF, STEPS, Step, StepRefused, VideoState, after
from catalog.models import Video
from catalog.search import search
from catalog.videos import VideoNotFound, advance, get_visible_video
from catalog.viewer import Viewer
from catalog.visibility import Visibility, visibility_of
from core.db import read_scope, session_scope
from core.ids import new_id
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
        return visibility_of(state, audience, creator.id, by, follows=True).visibility

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
            VideoState.PUBLISHED, audience, creator, world.guest(), follows=follows
        ).visibility

    assert (seen(False), seen(True)) == (stranger, follower)


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
