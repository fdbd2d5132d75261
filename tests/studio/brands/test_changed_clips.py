"""A clip that changes after its brand looked at it goes back; one that shows the same stays."""

from __future__ import annotations

from uuid import UUID

import pytest

from catalog.kinds import Audience
from catalog.lifecycle import VideoState
from catalog.models import Approval
from studio import edits, service
from studio.brands import for_creators, reviews
from studio.brands.approval import ClipChanged
from studio.home import home
from studio.schemas import PinIn, VideoChange
from tests.studio.brands.scene import Scene

S = VideoState


def test_an_approval_is_of_what_the_brand_looked_at(scene: Scene) -> None:
    video_id = scene.waiting()
    looked_at = for_creators.get_review(scene.brand, video_id).edition
    pin = PinIn(product_id=scene.product_id, start_ms=3000, end_ms=6000)
    service.set_pins(scene.meera, video_id, [pin])
    with pytest.raises(ClipChanged):
        reviews.approve(scene.brand, video_id, looked_at)
    scene.approve(video_id)
    service.set_pins(scene.meera, video_id, [pin.model_copy(update={"end_ms": 7000})])
    clip = scene.clip(video_id)
    assert clip is not None and clip.approval is Approval.WAITING
    assert scene.sweep() == []


def a_caption(scene: Scene, video_id: UUID) -> None:
    service.edit_video(scene.meera, video_id, VideoChange(caption="Half price! #now"))


def a_tag(scene: Scene, video_id: UUID) -> None:
    pin = PinIn(product_id=scene.product_id, start_ms=100, end_ms=6000)
    service.set_pins(scene.meera, video_id, [pin])


def a_stand_in(scene: Scene, video_id: UUID) -> None:
    rival = scene.product("rival")
    pin = {"product_id": scene.product_id, "start_ms": 0, "end_ms": 4000}
    rule = {"when_sold_out": "chosen", "alternative_id": rival}
    service.set_pins(scene.meera, video_id, [PinIn.model_validate(pin | rule)])


def captions(scene: Scene, video_id: UUID) -> None:
    text = "WEBVTT\n\n00:00.200 --> 00:00.900\nCheap\n"
    service.set_captions(scene.meera, video_id, "en", text)


def a_machine_s_part(scene: Scene, video_id: UUID) -> None:
    service.edit_video(scene.meera, video_id, VideoChange(ai_made=["face"]))


@pytest.mark.parametrize("change", [a_caption, a_tag, a_stand_in, captions, a_machine_s_part])
def test_a_live_clip_that_changes_goes_back_to_its_brand(scene: Scene, change: object) -> None:
    video_id = scene.live()
    partnership = service.get_video(scene.meera, video_id).partnership
    assert partnership is not None and "goes offline" in partnership.note
    change(scene, video_id)  # type: ignore[operator]
    assert scene.state(video_id) is S.HELD
    scene.screen(video_id)
    assert scene.state(video_id) is S.SCHEDULED and scene.sweep() == []
    assert [c.kind for c in home(scene.brand).brands] == ["review"]
    scene.approve(video_id)
    assert scene.sweep() == [video_id]
    rounds = for_creators.get_review(scene.brand, video_id).rounds
    assert [r.answer for r in rounds] == [Approval.APPROVED] * 2


def test_a_renamed_sound_is_a_change(scene: Scene) -> None:
    video_id = scene.waiting()
    scene.approve(video_id)
    service.recall(scene.meera, video_id)
    service.edit_video(scene.meera, video_id, VideoChange(audio_title="Call 98765 43210"))
    scene.hand_in(video_id)
    assert scene.state(video_id) is S.SCHEDULED and scene.sweep() == []


def test_what_changes_nothing_that_is_seen_stays_live(scene: Scene) -> None:
    video_id = scene.live()
    change = VideoChange(caption="Glow", audience=Audience.LINK, despite_agreement=True)
    service.edit_video(scene.meera, video_id, change)
    assert scene.state(video_id) is S.PUBLISHED


def test_captions_that_are_taken_off_a_live_clip_are_a_change(scene: Scene) -> None:
    video_id = scene.agreed_draft(scene.agreement())
    captions(scene, video_id)
    scene.hand_in(video_id)
    scene.approve(video_id)
    assert scene.sweep() == [video_id]
    edits.set_captions(scene.meera, video_id, "en", "")
    assert scene.state(video_id) is S.HELD
