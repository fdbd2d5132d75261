"""What is found in a clip that was cut is found at the second at which it is played."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import select

from app.pages.console.drawn import mark_of
from catalog.videos import get_video
from catalog.viewer import Viewer
from core.db import read_scope
from moderation import service
from moderation.captions import tracks_of
from moderation.models import ReviewCase
from moderation.recheck import recheck
from moderation.schemas import CaseDetail
from studio import service as studio
from studio.edl import Clip, Edl, ticks_of
from studio.files import upload_file
from studio.schemas import EdlBody, VideoChange
from studio.sources.service import attach_source
from tests.studio.world import World, clip

pytestmark = pytest.mark.slow
SAID = """WEBVTT

00:00.200 --> 00:00.700
hello again

00:01.200 --> 00:01.700
{middle}

00:02.400 --> 00:02.900
{last}
"""


def cut(world: World, viewer: Viewer, middle: str, last: str) -> UUID:
    """A clip that shows its third second, then another upload, then its first second."""
    video_id = studio.create_draft(viewer, upload_file(viewer, clip(seconds=3.0))).id
    more = attach_source(viewer, video_id, upload_file(viewer, clip(seconds=1.5, color="blue")))
    studio.set_captions(viewer, video_id, "hi", SAID.format(middle=middle, last=last))
    theirs = "WEBVTT\n\n00:00.500 --> 00:01.000\nfrom elsewhere\n"
    studio.set_captions(viewer, video_id, "hi", theirs, UUID(more.id))
    edit = Edl(
        clips=(
            Clip("c", in_ticks=ticks_of(2000), out_ticks=ticks_of(3000)),
            Clip("b", more.id),
            Clip("a", out_ticks=ticks_of(1000)),
        )
    )
    studio.edit_video(viewer, video_id, VideoChange(edl=EdlBody.of(edit), caption="Nice"))
    studio.submit(viewer, video_id)
    world.run_worker()
    return video_id


def case_of(world: World, video_id: UUID) -> CaseDetail:
    with read_scope() as session:
        query = select(ReviewCase.id).where(ReviewCase.video_id == video_id)
        case_id = session.exec(query).one()
    return service.get_case(world.moderator(), case_id)


def test_a_finding_in_the_captions_leads_to_where_they_are_played(world: World) -> None:
    video_id = cut(world, world.creator(trusted=True), "cut from it", "you badword")
    with read_scope() as session:
        (track,) = tracks_of(session, get_video(session, video_id))
    assert [(cue.at_ms, cue.text) for cue in track.played] == [
        (400, "you badword"),
        (1500, "from elsewhere"),
        (2700, "hello again"),
    ]
    case = case_of(world, video_id)
    (found,) = [signal for signal in case.signals if signal.is_over]
    assert (found.source, found.where) == ("captions.hi", "captions.hi, 400 ms")
    assert mark_of(found).at_ms == 400 and mark_of(found).moment == "0:00"
    assert case.reasons[0].where == found.where
    assert case.spoken is not None
    (shown,) = case.spoken.tracks
    assert [(line.at_ms, bool(line.found)) for line in shown.lines] == [
        (400, True),
        (1500, False),
        (2700, False),
    ]
    again = recheck(rescreens=True, by=world.classifiers)
    assert (again.rescreened, again.differences) == (1, [])


def test_words_that_were_cut_away_are_judged_and_have_no_moment(world: World) -> None:
    case = case_of(world, cut(world, world.creator(trusted=True), "you badword", "goodbye"))
    (found,) = [signal for signal in case.signals if signal.is_over]
    assert found.source == "captions.hi, cut away"
    assert found.where.startswith("captions.hi, cut away, ") and mark_of(found).at_ms == -1
    assert case.spoken is not None
    assert not any(line.found for track in case.spoken.tracks for line in track.lines)


def test_a_clip_that_was_not_cut_is_judged_as_it_was_written(world: World) -> None:
    vtt = SAID.format(middle="so nice", last="you badword")
    viewer = world.creator(trusted=True)
    video_id = world.submitted(viewer, clip(seconds=3.0), caption="Nice", captions_vtt={"hi": vtt})
    world.run_worker()
    (found,) = [signal for signal in case_of(world, video_id).signals if signal.is_over]
    assert found.where == "captions.hi, 2400 ms"
    with read_scope() as session:
        (track,) = tracks_of(session, get_video(session, video_id))
    assert track.cut_away == ()
