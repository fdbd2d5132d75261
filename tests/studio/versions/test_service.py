"""The history of an edit: what a save becomes, what two devices get, what stays and what goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden
from studio import service as studio
from studio.edits import NotEditable
from studio.edl import EdlRefused
from studio.schemas import VideoChange
from studio.tasks import purge
from studio.versions import history, service
from studio.versions.errors import TooManyNames, VersionNotFound
from studio.versions.models import EditVersion
from tests import small_world as world
from tests.studio.versions.edits import clip, cut, start_of, tag
from tests.studio.world import rows


@pytest.fixture
def meera(installation: object) -> Viewer:
    with session_scope() as session:
        return world.viewer(world.account(session, "meera", Role.CREATOR))


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def save_apart(viewer: Viewer, video_id: UUID, watch: Watch, *starts: int) -> None:
    """One save after the other, each a version of its own."""
    for start in starts:
        watch.pass_minutes(2)
        service.save(viewer, video_id, cut(start), tag(viewer, video_id), clock=watch)


def test_the_first_save_keeps_what_was_there_before(meera: Viewer) -> None:
    video_id = clip(meera)
    first = service.present_edit(meera, video_id)
    saved = service.save(meera, video_id, cut(50), first.etag)
    assert (first.number, saved.edit.number, saved.edit.parent) == (1, 2, 1)
    assert start_of(service.one_version(meera, video_id, 1).edl) == 0
    assert start_of(studio.get_video(meera, video_id).edl) == 50


def test_the_same_edit_saved_again_makes_nothing(meera: Viewer) -> None:
    video_id = clip(meera)
    saved = service.save(meera, video_id, cut(50), tag(meera, video_id)).edit
    again = service.save(meera, video_id, cut(50), saved.etag).edit
    late = service.save(meera, video_id, cut(50), '"1.0000000000000000"')
    assert again == saved == late.edit
    assert not late.was_refused
    assert len(service.list_versions(meera, video_id)) == 2


def test_autosaves_within_a_minute_are_one_version(meera: Viewer) -> None:
    video_id, watch = clip(meera), Watch()
    for start, minutes in ((50, 0), (60, 0.4), (70, 0.4), (80, 0.4)):
        watch.pass_minutes(minutes)
        service.save(meera, video_id, cut(start), tag(meera, video_id), clock=watch)
    starts = [
        start_of(service.one_version(meera, video_id, v.number).edl)
        for v in service.list_versions(meera, video_id)
    ]
    assert starts == [80, 70, 0]


def test_a_named_version_does_not_grow(meera: Viewer) -> None:
    video_id = clip(meera)
    number = service.save(meera, video_id, cut(50), tag(meera, video_id)).edit.number
    assert service.name_version(meera, video_id, number, " Before \n music ").name == "Before music"
    after = service.save(meera, video_id, cut(60), tag(meera, video_id)).edit
    assert (after.number, after.parent) == (number + 1, number)


def test_the_slower_device_gets_a_branch_and_goes_on_with_it(meera: Viewer) -> None:
    video_id = clip(meera)
    both = tag(meera, video_id)
    phone = service.save(meera, video_id, cut(50), both)
    desk = service.save(meera, video_id, cut(90), both)
    assert desk.was_refused
    assert desk.present is not None and desk.present.etag == phone.edit.etag
    assert (desk.edit.is_branch, desk.edit.parent) == (True, 1)
    assert start_of(studio.get_video(meera, video_id).edl) == 50
    more = service.save(meera, video_id, cut(95), desk.edit.etag)
    assert (more.was_refused, more.edit.number) == (False, desk.edit.number)
    assert start_of(service.one_version(meera, video_id, desk.edit.number).edl) == 95
    assert start_of(studio.get_video(meera, video_id).edl) == 50
    stale = service.save(meera, video_id, cut(99), desk.edit.etag)
    assert stale.was_refused and stale.edit.number != desk.edit.number


def test_a_lost_answer_sent_again_makes_no_second_branch(meera: Viewer) -> None:
    video_id = clip(meera)
    both = tag(meera, video_id)
    service.save(meera, video_id, cut(50), both)
    first, again = (service.save(meera, video_id, cut(90), both).edit for _ in range(2))
    assert first.number == again.number


def test_a_branch_can_be_taken_over(meera: Viewer) -> None:
    video_id = clip(meera)
    both = tag(meera, video_id)
    service.save(meera, video_id, cut(50), both)
    branch = service.save(meera, video_id, cut(90), both).edit
    taken = service.restore(meera, video_id, branch.number, tag(meera, video_id)).edit
    assert (taken.is_branch, taken.parent) == (False, branch.number)
    assert start_of(studio.get_video(meera, video_id).edl) == 90
    assert service.restore(meera, video_id, 1, both).was_refused


def test_an_edit_set_past_the_history_is_part_of_it(meera: Viewer) -> None:
    video_id = clip(meera)
    old = service.save(meera, video_id, cut(50), tag(meera, video_id)).edit
    studio.edit_video(meera, video_id, VideoChange(edl=cut(70)))
    now = service.present_edit(meera, video_id)
    assert (now.number, start_of(now.edl)) == (old.number + 1, 70)
    assert service.save(meera, video_id, cut(60), old.etag).was_refused
    service.save(meera, video_id, cut(80), now.etag)
    starts = [
        start_of(service.one_version(meera, video_id, v.number).edl)
        for v in service.list_versions(meera, video_id)
    ]
    assert starts == [80, 60, 70, 50, 0]


def test_the_oldest_without_a_name_make_room(
    meera: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MAX_UNNAMED", 3)
    monkeypatch.setattr(history, "MAX_BRANCHES", 1)
    video_id, watch = clip(meera), Watch()
    save_apart(meera, video_id, watch, 10, 20)
    service.name_version(meera, video_id, 2, "Keep me")
    save_apart(meera, video_id, watch, 30, 40, 50, 60)
    for start in (91, 92):
        service.save(meera, video_id, cut(start), '"1.0000000000000000"')
    left = [(v.number, v.is_branch) for v in service.list_versions(meera, video_id)]
    assert left == [(9, True), *((n, False) for n in (7, 6, 5, 4, 2, 1))]
    with pytest.raises(VersionNotFound):
        service.one_version(meera, video_id, 3)


def test_names_are_not_without_end(meera: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MAX_NAMED", 1)
    video_id = clip(meera)
    service.save(meera, video_id, cut(10), tag(meera, video_id))
    service.name_version(meera, video_id, 1, "One")
    with pytest.raises(TooManyNames):
        service.name_version(meera, video_id, 2, "Two")
    service.name_version(meera, video_id, 1, "Another")


def test_an_edit_that_cannot_be_made_keeps_nothing(meera: Viewer) -> None:
    video_id = clip(meera)
    before = service.list_versions(meera, video_id)
    for made_from in (tag(meera, video_id), '"9.0000000000000000"'):
        with pytest.raises(EdlRefused):
            service.save(meera, video_id, cut(7000), made_from)
    assert service.list_versions(meera, video_id) == before


@pytest.mark.parametrize("state", [VideoState.PUBLISHED, VideoState.PROCESSING, VideoState.HELD])
def test_what_is_on_its_way_or_live_is_read_and_not_saved(meera: Viewer, state: VideoState) -> None:
    video_id = clip(meera, state)
    edit = service.present_edit(meera, video_id)
    with pytest.raises(NotEditable):
        service.save(meera, video_id, cut(10), edit.etag)
    with pytest.raises(NotEditable):
        service.restore(meera, video_id, 1, edit.etag)


def test_nobody_else_reads_or_changes_the_history(meera: Viewer) -> None:
    video_id = clip(meera)
    with session_scope() as session:
        zoya = world.viewer(world.account(session, "zoya", Role.CREATOR))
        asha = world.viewer(world.account(session, "asha"))
    edit = cut(5)
    for viewer, refusal in ((zoya, VideoNotFound), (asha, Forbidden)):
        for call in (
            lambda v: service.present_edit(v, video_id),
            lambda v: service.list_versions(v, video_id),
            lambda v: service.one_version(v, video_id, 1),
            lambda v: service.save(v, video_id, edit, '"1.0000000000000000"'),
            lambda v: service.restore(v, video_id, 1, '"1.0000000000000000"'),
            lambda v: service.name_version(v, video_id, 1, "Mine"),
        ):
            with pytest.raises(refusal):
                call(viewer)


def test_a_removed_clip_takes_its_history_along(meera: Viewer) -> None:
    video_id = clip(meera)
    service.save(meera, video_id, cut(10), tag(meera, video_id))
    with session_scope() as session:
        video = session.get(Video, video_id)
        assert video is not None
        video.state = VideoState.REMOVED
    purge(video_id)
    with read_scope() as session:
        assert rows(session, EditVersion) == []
