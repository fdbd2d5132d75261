"""The days of an agreement: by when its clips are out, and what it costs to take one away early."""

from __future__ import annotations

import pytest

from app.pages.brands_for_brands.drawn import together_of
from app.pages.brands_for_creators.working import work_of
from catalog.kinds import Audience, Role
from catalog.lifecycle import VideoState
from core.errors import JhalakError
from studio import edits, submission
from studio.brands import for_brands, for_creators, reviews
from studio.brands.clips import CannotJoinAgreement
from studio.brands.forms import ChangesForm
from studio.publishing import schedule
from studio.publishing.leaving import AgreementRuns
from studio.publishing.schedule import BadHour
from studio.schemas import VideoChange
from studio.service import get_video
from tests.studio.brands.scene import DAY, Scene, anything_goes

ZONE = "Asia/Kolkata"


def test_no_clip_begins_after_the_last_day(scene: Scene) -> None:
    agreement_id = scene.agreement(publish_until=scene.now + 20 * DAY)
    in_time, late = scene.draft(), scene.draft()
    for_creators.put_under(scene.meera, in_time, agreement_id, clock=scene.clock)
    scene.now += 20 * DAY
    with pytest.raises(CannotJoinAgreement, match="days to bring out"):
        for_creators.put_under(scene.meera, late, agreement_id, clock=scene.clock)


def test_a_draft_that_the_brand_never_had_is_not_handed_in_late(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = scene.agreed_draft(scene.agreement(publish_until=scene.now + 20 * DAY))
    monkeypatch.setattr("studio.submission.utc_now", lambda: scene.now + 21 * DAY)
    with pytest.raises(CannotJoinAgreement, match="Take the clip out"):
        submission.submit(scene.meera, video_id)
    for_creators.take_away(scene.meera, video_id, clock=scene.clock)
    submission.submit(scene.meera, video_id)
    assert scene.state(video_id) is VideoState.PROCESSING


def test_a_clip_that_the_brand_sent_back_is_still_welcome(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = scene.waiting(publish_until=scene.now + 20 * DAY)
    scene.now += 21 * DAY
    wish = ChangesForm(words="Closer, please.", notes=[])
    reviews.ask_changes(scene.brand, video_id, wish, clock=scene.clock, screen=anything_goes)
    monkeypatch.setattr("studio.submission.utc_now", scene.clock)
    scene.hand_in(video_id)
    scene.approve(video_id)
    assert scene.sweep() == [video_id]


def test_no_hour_is_chosen_after_the_last_day(scene: Scene) -> None:
    last = scene.now + 20 * DAY
    video_id = scene.agreed_draft(scene.agreement(publish_until=last))
    with pytest.raises(BadHour) as refused:
        schedule.set_schedule(scene.meera, video_id, last + DAY, ZONE, scene.now)
    assert refused.value.code == "after_agreed"
    schedule.set_schedule(scene.meera, video_id, last, ZONE, scene.now)
    # What is late already may come out at once, and not later still.
    scene.hand_in(video_id)
    scene.now = last + DAY
    schedule.come_out_now(scene.meera, video_id, scene.now)
    with pytest.raises(BadHour):
        schedule.set_schedule(scene.meera, video_id, scene.now + DAY, ZONE, scene.now)


def test_an_hour_that_was_chosen_before_the_agreement_is_held_to_it(scene: Scene) -> None:
    last, video_id = scene.now + 20 * DAY, scene.draft()
    schedule.set_schedule(scene.meera, video_id, last + DAY, ZONE, scene.now)
    agreement_id = scene.agreement(publish_until=last)
    for_creators.put_under(scene.meera, video_id, agreement_id, clock=scene.clock)
    with pytest.raises(BadHour):
        submission.submit(scene.meera, video_id)
    assert scene.state(video_id) is VideoState.DRAFT


def test_who_deletes_a_live_clip_of_an_agreement_says_so_and_the_brand_sees_it(
    scene: Scene,
) -> None:
    video_id = scene.live()
    partnership = get_video(scene.meera, video_id).partnership
    assert partnership is not None and "counts on this clip until" in partnership.leaving
    with pytest.raises(AgreementRuns) as refused:
        submission.remove(scene.meera, video_id)
    assert (refused.value.code, scene.state(video_id)) == ("agreement_runs", VideoState.PUBLISHED)
    submission.remove(scene.meera, video_id, despite_agreement=True)
    for viewer in (scene.brand, scene.meera):
        (agreement,) = for_creators.list_agreements(viewer, clock=scene.clock).items
        (clip,) = agreement.clips
        assert clip.video_id == video_id and clip.state is VideoState.REMOVED
        assert clip.taken_down_at is not None
        if viewer is scene.brand:  # What its creator deleted is nobody's to show.
            assert (clip.caption, clip.poster_url) == ("", None)
            assert "0 clips · 1 taken down on" in together_of(agreement).clips
        else:
            assert work_of(agreement, 0, scene.now).clips == []


def test_who_hides_a_live_clip_of_an_agreement_says_so_and_the_brand_sees_it(
    scene: Scene,
) -> None:
    video_id = scene.live()
    change = VideoChange(audience=Audience.LINK)
    with pytest.raises(AgreementRuns):
        edits.edit_video(scene.meera, video_id, change)
    edits.edit_video(scene.meera, video_id, VideoChange(audience=Audience.EVERYONE))
    sure = change.model_copy(update={"despite_agreement": True})
    edits.edit_video(scene.meera, video_id, sure)
    (agreement,) = for_creators.list_agreements(scene.brand, clock=scene.clock).items
    assert [clip.audience for clip in agreement.clips] == [Audience.LINK]
    assert together_of(agreement).clips == "1 clip · 1 not public"


def test_nothing_is_asked_where_nobody_counts_on_the_clip(scene: Scene) -> None:
    own, waiting, over = scene.draft(), scene.waiting(), scene.live()
    (agreement, *_) = (
        one
        for one in for_creators.list_agreements(scene.brand, clock=scene.clock).items
        if any(clip.video_id == over for clip in one.clips)
    )
    for_brands.end_agreement(scene.brand, agreement.id, clock=scene.clock)
    for video_id in (own, waiting, over):
        submission.remove(scene.meera, video_id)
    # What was never live leaves no trace with the brand.
    shown = [
        clip.video_id
        for one in for_creators.list_agreements(scene.brand, clock=scene.clock).items
        for clip in one.clips
    ]
    assert shown == [over]


def test_a_stranger_learns_nothing_of_the_agreement(scene: Scene) -> None:
    video_id = scene.live()
    stranger = scene.account("anu", Role.CREATOR)
    for sure in (False, True):
        with pytest.raises(JhalakError) as refused:
            submission.remove(stranger, video_id, despite_agreement=sure)
        assert refused.value.status == 404
