"""The promised audience of a clip, as its creator may see it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role
from catalog.models import VideoStats
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.errors import Forbidden
from core.ids import new_id
from feed.exposure import NoExposure, exposure_of, late_clips, late_of
from feed.params.places import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
from feed.schemas import ExposureState
from tests import small_world as world

PROMISED, HOURS = EXPOSURE_IMPRESSIONS.default, EXPOSURE_HOURS.default


@pytest.mark.parametrize(
    ("impressions", "hours", "state"),
    [
        (0, 1, ExposureState.OWED),
        (PROMISED - 1, HOURS - 1, ExposureState.OWED),
        (PROMISED - 1, HOURS + 1, ExposureState.LATE),
        (PROMISED, 1, ExposureState.MET),
        (PROMISED, HOURS + 1, ExposureState.MET),
    ],
)
def test_a_clip_is_owed_its_audience_until_it_has_had_it(
    installation: Path, impressions: int, hours: float, state: ExposureState
) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        clip = world.video(session, maker, "A clip")
        session.merge(VideoStats(video_id=clip.id, impressions=impressions))
        session.flush()
        assert clip.published_at is not None
        now = clip.published_at + timedelta(hours=hours)
        viewer = Viewer(ViewerId(maker.id), account_id=AccountId(maker.id), role=maker.role)

        found = exposure_of(session, clip.id, viewer, now)

        assert (found.state, found.impressions, found.promised) == (state, impressions, PROMISED)


def test_nobody_else_may_ask_but_moderators(installation: Path) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        clip = world.video(session, maker, "A clip")
        judge = Viewer(ViewerId(new_id()), account_id=AccountId(new_id()), role=Role.MODERATOR)
        assert exposure_of(session, clip.id, judge, utc_now()).promised == PROMISED
        for role in (Role.GUEST, Role.CREATOR, Role.BRAND):
            stranger = Viewer(ViewerId(new_id()), account_id=AccountId(new_id()), role=role)
            with pytest.raises(NoExposure):
                exposure_of(session, clip.id, stranger, utc_now())


def test_a_clip_that_does_not_exist_says_no_more_than_another_s(installation: Path) -> None:
    with session_scope() as session, pytest.raises(NoExposure):
        exposure_of(session, new_id(), Viewer(ViewerId(new_id())), utc_now())


def test_moderators_see_which_clips_are_late_and_nobody_else_does(installation: Path) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        clips = [world.video(session, maker, f"Clip {n}") for n in range(4)]
        now = utc_now()
        for clip, (hours, impressions) in zip(
            clips, [(HOURS + 1, 3), (HOURS + 9, None), (HOURS + 9, PROMISED), (1, 0)], strict=True
        ):
            clip.published_at = now - timedelta(hours=hours)
            if impressions is not None:
                session.merge(VideoStats(video_id=clip.id, impressions=impressions))
        session.flush()
        moderator = Viewer(ViewerId(new_id()), account_id=AccountId(new_id()), role=Role.MODERATOR)

        found = late_clips(session, moderator, now, limit=10)

        assert [(e.video_id, e.impressions) for e in found] == [(clips[1].id, 0), (clips[0].id, 3)]
        assert {e.state for e in found} == {ExposureState.LATE}
        board = late_of(session, moderator, now, limit=1)
        assert (board.late, board.owed, len(board.clips)) == (2, 1, 1)
        assert (board.clips[0].caption, board.clips[0].creator_handle) == ("Clip 1", "maker")
        admin = Viewer(ViewerId(new_id()), account_id=AccountId(new_id()), role=Role.ADMIN)
        assert len(late_clips(session, admin, now, limit=1)) == 1
        for role in (Role.GUEST, Role.CREATOR, Role.BRAND):
            other = Viewer(ViewerId(new_id()), account_id=AccountId(new_id()), role=role)
            with pytest.raises(Forbidden):
                late_of(session, other, now, limit=10)
