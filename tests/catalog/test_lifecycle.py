"""The life of a video: which steps lead where, and what each tells the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.kinds import Role
from catalog.lifecycle import EVENT_OF, STEPS, Step, StepRefused, VideoState, after
from catalog.models import Video
from catalog.videos import VideoNotFound, advance, get_visible_video
from catalog.visibility import Visibility, visibility_of
from core.db import read_scope, session_scope
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
    assert before == {VideoState.SCREENING, VideoState.HELD}


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
    assert visibility_of(state, creator.id, world.guest()).visibility is Visibility.DROP
    expected = Visibility.DROP if state is VideoState.REMOVED else Visibility.LIMIT
    assert visibility_of(state, creator.id, own).visibility is expected
    assert visibility_of(state, creator.id, judge).visibility is expected
    with read_scope() as session, pytest.raises(VideoNotFound):
        get_visible_video(session, clip.id, world.guest())


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
