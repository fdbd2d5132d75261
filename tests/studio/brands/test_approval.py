"""A clip under an agreement: its label, who sees it, and that it comes out as approved or not."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from catalog.card_facts import among, read_cards
from catalog.kinds import Audience, Disclosure, PinTerms, Role
from catalog.lifecycle import Step, VideoState
from catalog.models import AgreedClip, Approval, PublishSchedule, Video
from catalog.schemas import VideoCard
from catalog.videos import VideoNotFound, advance, get_video, ruling_on
from catalog.viewer import Viewer
from catalog.visibility import Visibility
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from delivery.access import rule
from studio import service
from studio.brands import for_brands, for_creators, reviews
from studio.brands.approval import NothingAsked, NotWaiting
from studio.brands.clips import CannotJoinAgreement, CannotLeaveAgreement, ProductMissing
from studio.brands.forms import ChangesForm, NoteForm
from studio.brands.repository import AgreementNotFound
from studio.brands.sweep import ANSWER_TIME, sweep_brands
from studio.disclosure import DisclosureLocked
from studio.home import home
from studio.publishing import due, schedule
from studio.publishing.schedule import BadHour
from studio.schemas import PinIn, VideoChange
from tests import small_world as world
from tests.studio.brands.scene import DAY, Scene, anything_goes

S = VideoState


@pytest.mark.parametrize(
    ("terms", "label", "pin"),
    [
        ({}, Disclosure.PAID, PinTerms.COMMISSION),
        ({"is_gifted": True}, Disclosure.PAID, PinTerms.COMMISSION),
        ({"is_gifted": True, "commission_bp": 0}, Disclosure.GIFTED, PinTerms.GIFTED),
    ],
)
def test_the_label_follows_from_the_agreement_and_cannot_be_lowered(
    scene: Scene, terms: dict[str, object], label: Disclosure, pin: PinTerms
) -> None:
    video_id = scene.agreed_draft(scene.agreement(**terms))
    video = service.get_video(scene.meera, video_id)
    assert (video.disclosure, video.is_disclosure_locked) == (label, True)
    assert [p.terms for p in video.pins] == [pin]
    with pytest.raises(DisclosureLocked, match="agreement with a brand"):
        service.edit_video(scene.meera, video_id, VideoChange(disclosure=Disclosure.NONE))
    own = PinIn(product_id=scene.product_id, start_ms=0, end_ms=2000)
    free = PinIn(product_id=scene.product("X1"), start_ms=0, end_ms=2000)
    pins = service.set_pins(scene.meera, video_id, [own, free]).pins
    assert {p.product_id: p.terms for p in pins} == {
        scene.product_id: pin,
        free.product_id: PinTerms.OWN,
    }
    # The rule holds without any tag, too.
    service.set_pins(scene.meera, video_id, [])
    with pytest.raises(DisclosureLocked):
        service.edit_video(scene.meera, video_id, VideoChange(disclosure=Disclosure.NONE))


def test_a_draft_leaves_its_agreement_only_before_it_was_handed_in(scene: Scene) -> None:
    agreement_id = scene.agreement()
    video_id = scene.agreed_draft(agreement_id)
    for_creators.put_under(scene.meera, video_id, agreement_id)
    for_creators.take_away(scene.meera, video_id)
    video = service.edit_video(scene.meera, video_id, VideoChange(disclosure=Disclosure.NONE))
    assert (video.disclosure, video.partnership) == (Disclosure.NONE, None)
    for_creators.put_under(scene.meera, video_id, agreement_id, clock=scene.clock)
    scene.hand_in(video_id)
    with pytest.raises(CannotLeaveAgreement):
        for_creators.take_away(scene.meera, video_id)
    service.recall(scene.meera, video_id)
    with pytest.raises(CannotLeaveAgreement):
        for_creators.take_away(scene.meera, video_id)


def test_a_clip_is_made_for_an_agreement_of_its_own_creator(scene: Scene) -> None:
    riya = scene.account("riya", Role.CREATOR)
    theirs, mine = scene.agreement(riya), scene.agreement()
    draft, live = scene.draft(), scene.draft()
    with session_scope() as session:
        session.get_one(Video, live).state = S.PUBLISHED
    with pytest.raises(AgreementNotFound):
        for_creators.put_under(scene.meera, draft, theirs)
    with pytest.raises(VideoNotFound):
        for_creators.put_under(riya, draft, theirs)
    with pytest.raises(CannotJoinAgreement):
        for_creators.put_under(scene.meera, live, mine)
    scene.now += 41 * DAY
    with pytest.raises(CannotJoinAgreement, match="over"):
        for_creators.put_under(scene.meera, draft, mine, clock=scene.clock)


def test_a_clip_without_a_product_of_the_agreement_is_not_handed_in(scene: Scene) -> None:
    video_id = scene.agreed_draft(scene.agreement())
    other = PinIn(product_id=scene.product("X1"), start_ms=0, end_ms=2000)
    service.set_pins(scene.meera, video_id, [other])
    with pytest.raises(ProductMissing, match="at least one product"):
        service.submit(scene.meera, video_id)
    assert scene.state(video_id) is S.DRAFT


def test_a_clip_waits_for_its_brand_and_comes_out_as_approved(scene: Scene) -> None:
    video_id = scene.waiting()
    video = service.get_video(scene.meera, video_id)
    assert (video.state, video.headline) == (S.SCHEDULED, "Ready, and waiting for the brand")
    assert video.partnership is not None and "once Gulmohar has approved" in video.partnership.note
    assert scene.sweep() == []
    # Nor does the creator's "come out now" go around the brand.
    schedule.come_out_now(scene.meera, video_id, scene.now)
    assert scene.sweep() == [] and scene.state(video_id) is S.SCHEDULED
    scene.approve(video_id)
    scene.approve(video_id)
    assert scene.sweep() == [video_id]
    review = for_creators.get_review(scene.brand, video_id)
    assert [(r.number, r.answer) for r in review.rounds] == [(1, Approval.APPROVED)]
    with read_scope() as session:
        (card,) = read_cards(session, among([video_id]))
    wire = VideoCard.model_validate(card.facts)
    assert wire.partner is not None and wire.partner.display_name == "Gulmohar"
    assert wire.disclosure is Disclosure.PAID


def test_a_chosen_hour_stands_and_a_brief_s_first_day_is_kept(scene: Scene) -> None:
    video_id = scene.agreed_draft(scene.agreement())
    hour = scene.now + 3 * DAY
    schedule.set_schedule(scene.meera, video_id, hour, "Asia/Kolkata", scene.now)
    scene.hand_in(video_id)
    scene.approve(video_id)
    assert scene.sweep() == []
    later = scene.waiting(publish_from=scene.now + 2 * DAY)
    scene.approve(later)
    with pytest.raises(BadHour, match="lets it out from"):
        schedule.come_out_now(scene.meera, later, scene.now)
    schedule.recall(scene.meera, later, scene.now)  # Handed in again as it was approved.
    scene.hand_in(later)
    assert scene.sweep() == [] and scene.state(later) is S.SCHEDULED
    scene.now += 2 * DAY
    assert scene.sweep() == [later]
    scene.now = hour
    assert scene.sweep() == [video_id]


def test_a_called_off_hour_is_not_undone_by_an_approval(scene: Scene) -> None:
    video_id = scene.waiting()
    schedule.come_out_now(scene.meera, video_id, scene.now)
    schedule.call_off(scene.meera, video_id)
    scene.approve(video_id)
    assert scene.sweep() == [] and scene.state(video_id) is S.SCHEDULED


def test_clips_that_wait_for_brands_take_nobody_elses_turn(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "SWEEP", 2)
    agreement_id = scene.agreement()
    for _ in range(3):
        video_id = scene.agreed_draft(agreement_id)
        scene.hand_in(video_id)
        schedule.come_out_now(scene.meera, video_id, scene.now - timedelta(hours=1))
    free = scene.draft()
    schedule.set_schedule(scene.meera, free, scene.now + timedelta(hours=1), "UTC", scene.now)
    scene.hand_in(free)
    scene.now += timedelta(hours=1)
    assert scene.sweep() == [free]


def seen(scene: Scene, video_id: UUID, *viewers: Viewer) -> list[bool]:
    """Who may have the clip, of its card's address and of its files, which agree."""
    found = []
    for viewer in viewers:
        with read_scope() as session:
            by_row = ruling_on(session, get_video(session, video_id), viewer)
        assert rule(video_id, viewer) is by_row
        assert by_row is not Visibility.ALLOW or scene.state(video_id) is S.PUBLISHED
        found.append(by_row is not Visibility.DROP)
    return found


def test_the_brand_sees_a_waiting_clip_and_nobody_else_does(scene: Scene) -> None:
    other = scene.account("other", Role.BRAND)
    who = (scene.brand, other, scene.account("riya", Role.CREATOR), world.guest())
    video_id = scene.agreed_draft(scene.agreement())
    assert seen(scene, video_id, *who) == [False] * 4
    with pytest.raises(VideoNotFound):
        for_creators.get_review(scene.brand, video_id)
    assert for_creators.list_agreements(scene.brand).items[0].clips == []
    service.submit(scene.meera, video_id)
    assert seen(scene, video_id, *who) == [False] * 4  # Nobody has looked at it yet.
    assert for_creators.get_review(scene.brand, video_id).hls_url is None
    with session_scope() as session:
        advance(session, video_id, Step.TRANSCODED)
    scene.screen(video_id)
    assert seen(scene, video_id, *who) == [True, False, False, False]
    assert for_creators.get_review(scene.brand, video_id).hls_url is not None
    form = ChangesForm(words="Brighter, please")
    reviews.ask_changes(scene.brand, video_id, form, clock=scene.clock, screen=anything_goes)
    assert seen(scene, video_id, *who) == [False] * 4
    assert for_creators.get_review(scene.brand, video_id).caption == ""
    scene.hand_in(video_id)
    scene.approve(video_id)
    service.edit_video(scene.meera, video_id, VideoChange(audience=Audience.FOLLOWERS))
    assert scene.sweep() == [video_id]
    assert seen(scene, video_id, *who) == [True, False, False, False]


def test_changes_are_asked_at_their_place_and_every_round_is_kept(scene: Scene) -> None:
    video_id = scene.waiting()
    with pytest.raises(NothingAsked):
        reviews.ask_changes(scene.brand, video_id, ChangesForm(), screen=anything_goes)
    past = ChangesForm(notes=[NoteForm(at_ms=8001, text="Here")])
    with pytest.raises(NothingAsked, match="8000 ms"):
        reviews.ask_changes(scene.brand, video_id, past, screen=anything_goes)
    asked = ChangesForm(
        words="Nearly there",
        notes=[NoteForm(at_ms=2400, text="Show the shade"), NoteForm(text="No music")],
    )
    reviews.ask_changes(scene.brand, video_id, asked, clock=scene.clock, screen=anything_goes)
    video = service.get_video(scene.meera, video_id)
    assert (video.state, video.headline) == (S.DRAFT, "The brand asks for changes")
    assert video.decision_reason == "Nearly there"
    assert [(c.kind, c.text) for c in home(scene.meera).brands] == [
        ("changes", "Gulmohar asks for changes: Nearly there")
    ]
    with pytest.raises(NotWaiting):
        scene.approve(video_id)
    service.edit_video(scene.meera, video_id, VideoChange(caption="Better"))
    scene.hand_in(video_id)
    assert home(scene.meera).brands == []
    scene.approve(video_id)
    assert scene.sweep() == [video_id]
    rounds = for_creators.get_review(scene.meera, video_id).rounds
    assert [r.answer for r in rounds] == [Approval.CHANGES, Approval.APPROVED]
    assert [(n.at_ms, n.text) for n in rounds[0].notes] == [
        (None, "No music"),
        (2400, "Show the shade"),
    ]


def test_a_passed_hour_does_not_keep_a_changed_clip_from_being_handed_in(scene: Scene) -> None:
    video_id = scene.agreed_draft(scene.agreement())
    hour = scene.now + timedelta(seconds=1)
    schedule.set_schedule(scene.meera, video_id, hour, "UTC", scene.now)
    with session_scope() as session:
        session.get_one(PublishSchedule, video_id).publish_at = scene.now + DAY
    scene.hand_in(video_id)
    with session_scope() as session:
        session.get_one(PublishSchedule, video_id).publish_at = scene.now - DAY
    reviews.ask_changes(
        scene.brand, video_id, ChangesForm(words="No"), clock=scene.clock, screen=anything_goes
    )
    scene.hand_in(video_id)
    assert scene.state(video_id) is S.SCHEDULED


def test_an_approval_is_not_taken_back(scene: Scene) -> None:
    video_id = scene.waiting()
    scene.approve(video_id)
    with pytest.raises(NotWaiting):
        reviews.ask_changes(
            scene.brand, video_id, ChangesForm(words="Shorter, please."), screen=anything_goes
        )
    assert scene.sweep() == [video_id]


def test_the_brands_time_begins_anew_with_a_clip_that_was_taken_back(scene: Scene) -> None:
    video_id = scene.waiting()
    sweep_brands(scene.now)
    scene.now += ANSWER_TIME + timedelta(minutes=1)
    assert sweep_brands(scene.now)["overdue"] == 1
    service.recall(scene.meera, video_id)
    scene.hand_in(video_id)
    sweep_brands(scene.now)
    review = for_creators.get_review(scene.brand, video_id)
    assert review.answer_by == scene.now + ANSWER_TIME and not review.is_overdue


def test_nothing_goes_to_a_brand_whose_agreement_is_over(scene: Scene) -> None:
    agreement_id = scene.agreement()
    video_id = scene.agreed_draft(agreement_id)
    for_brands.end_agreement(scene.brand, agreement_id)
    with pytest.raises(CannotJoinAgreement, match="is over"):
        scene.hand_in(video_id)


def test_a_late_answer_is_told_and_never_taken_for_a_yes(scene: Scene) -> None:
    video_id = scene.waiting()
    assert sweep_brands(scene.now)["overdue"] == 0
    (clip,) = reviews.clips_to_review(scene.brand)
    assert (clip.answer_by, clip.is_overdue) == (scene.now + ANSWER_TIME, False)
    scene.now += ANSWER_TIME
    assert sweep_brands(scene.now)["overdue"] == 1
    assert sweep_brands(scene.now)["overdue"] == 0
    for viewer in (scene.brand, scene.meera):
        review = for_creators.get_review(viewer, video_id)
        assert review.is_overdue and review.rounds[-1].is_overdue
    assert home(scene.brand).brands[0].is_overdue
    scene.now += 100 * DAY
    assert scene.sweep() == [] and scene.state(video_id) is S.SCHEDULED


def test_an_agreement_that_ends_early_leaves_the_label_and_frees_the_draft(scene: Scene) -> None:
    agreement_id = scene.agreement()
    live, waiting = scene.agreed_draft(agreement_id), scene.agreed_draft(agreement_id)
    for video_id in (live, waiting):
        scene.hand_in(video_id)
    scene.approve(live)
    assert scene.sweep() == [live]
    ended = for_brands.end_agreement(scene.brand, agreement_id, clock=scene.clock)
    assert (ended.is_running, ended.ended_at) == (False, scene.now)
    again = for_brands.end_agreement(scene.brand, agreement_id, clock=scene.clock)
    assert again.ended_at == ended.ended_at
    with read_scope() as session:
        (card,) = read_cards(session, among([live]))
    assert card.facts["partner"] == {"handle": "gulmohar", "display_name": "Gulmohar"}
    assert service.get_video(scene.meera, live).is_disclosure_locked
    assert service.get_video(scene.meera, waiting).headline == "The agreement ended"
    for_creators.take_away(scene.meera, waiting, clock=scene.clock)
    with pytest.raises(InvalidInput):
        service.edit_video(scene.meera, waiting, VideoChange(disclosure=Disclosure.NONE))
    with pytest.raises(CannotLeaveAgreement):
        for_creators.take_away(scene.meera, live, clock=scene.clock)
    scene.hand_in(waiting)
    assert scene.state(waiting) is S.PUBLISHED


def test_a_clip_without_an_agreement_goes_its_way(scene: Scene) -> None:
    video_id = scene.draft()
    scene.hand_in(video_id)
    assert scene.state(video_id) is S.PUBLISHED
    with read_scope() as session:
        assert session.get(AgreedClip, video_id) is None
        (card,) = read_cards(session, among([video_id]))
    assert card.facts["partner"] is None
