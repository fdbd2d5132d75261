"""Whatever brand, creators, moderation and clock do in whatever order: no agreed clip is live
in an edition that its brand did not approve, and no brief has more creators than places.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import func, select

from catalog.agreements import edition_of, terms_of
from catalog.kinds import Disclosure, PinTerms, Role
from catalog.lifecycle import Step, VideoState
from catalog.models import AgreedClip, Agreement, ProductPin, Video
from catalog.videos import advance
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.errors import JhalakError
from studio import service
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import BriefChange, ChangesForm, InvitationForm
from studio.brands.models import Approach, Brief
from studio.brands.rules import ApproachState, ApproachStep, BriefStep
from studio.brands.sweep import sweep_brands
from studio.publishing import schedule
from studio.schemas import PinIn, VideoChange
from tests.studio.brands.scene import DAY, Scene, anything_goes

pytestmark = pytest.mark.slow
S = VideoState


class Together(RuleBasedStateMachine):
    """Real services on one database; beside them only what the brand said yes to."""

    briefs = Bundle("briefs")
    approaches = Bundle("approaches")
    agreements = Bundle("agreements")
    clips = Bundle("clips")
    scene: Scene
    creators: list[Viewer]

    def __init__(self) -> None:
        super().__init__()
        self.began = self.scene.now
        self.approved: dict[UUID, set[str]] = defaultdict(set)
        self.made: list[UUID] = []

    @rule(target=briefs, places=st.integers(1, 2), is_gifted=st.booleans())
    def a_brief_opens(self, places: int, is_gifted: bool) -> UUID:
        return self.scene.open_brief(places=places, is_gifted=is_gifted).id

    @rule(brief=briefs, places=st.integers(1, 3))
    def places_change(self, brief: UUID, places: int) -> None:
        with suppress(JhalakError):
            for_brands.edit_brief(
                self.scene.brand, brief, BriefChange(places=places), screen=anything_goes
            )

    @rule(brief=briefs, step=st.sampled_from([BriefStep.CLOSE, BriefStep.CANCEL]))
    def a_brief_ends(self, brief: UUID, step: BriefStep) -> None:
        with suppress(JhalakError):
            for_brands.step_brief(self.scene.brand, brief, step, clock=self.scene.clock)

    @rule(target=approaches, brief=briefs, who=st.integers(0, 2), invited=st.booleans())
    def somebody_comes(self, brief: UUID, who: int, invited: bool) -> UUID | None:
        scene, creator = self.scene, self.creators[who]
        with suppress(JhalakError):
            if invited:
                form = InvitationForm(handle=creator.handle)
                return for_brands.invite(
                    scene.brand, brief, form, clock=scene.clock, screen=anything_goes
                ).id
            return for_creators.apply(
                creator, brief, "Me!", clock=scene.clock, screen=anything_goes
            ).id
        return None

    @rule(
        target=agreements,
        approach=approaches,
        step=st.sampled_from([ApproachStep.ACCEPT, ApproachStep.DECLINE, ApproachStep.WITHDRAW]),
        by_brand=st.booleans(),
    )
    def it_is_answered(
        self, approach: UUID | None, step: ApproachStep, by_brand: bool
    ) -> UUID | None:
        if approach is None:
            return None
        with read_scope() as session:
            creator_id = session.get_one(Approach, approach).creator_id
        creator = next(c for c in self.creators if c.account_id == creator_id)
        who = self.scene.brand if by_brand else creator
        with suppress(JhalakError):
            return for_creators.answer(who, approach, step, clock=self.scene.clock).agreement_id
        return None

    @initialize(target=clips)
    def a_clip_is_made_at_once_for_an_agreement(self) -> UUID:
        return self.kept(self.scene.agreed_draft(self.scene.agreement()))

    @rule(target=clips, who=st.integers(0, 2))
    @precondition(lambda self: len(self.made) < 2)
    def a_draft_is_made(self, who: int) -> UUID:
        return self.kept(self.scene.draft(self.creators[who]))

    def kept(self, video_id: UUID) -> UUID:
        self.made.append(video_id)
        return video_id

    @rule(clip=clips, agreement=agreements)
    def it_is_put_under(self, clip: UUID, agreement: UUID | None) -> None:
        if agreement is not None:
            with suppress(JhalakError):
                for_creators.put_under(self.maker(clip), clip, agreement, clock=self.scene.clock)

    @rule(clip=clips)
    def it_is_taken_away(self, clip: UUID) -> None:
        with suppress(JhalakError):
            for_creators.take_away(self.maker(clip), clip, clock=self.scene.clock)

    def it_is_handed_in(self, clip: UUID) -> None:
        with suppress(JhalakError):
            service.submit(self.maker(clip), clip)
            if self.scene.state(clip) is S.PROCESSING:
                with session_scope() as session:
                    advance(session, clip, Step.TRANSCODED)

    @rule(clip=clips)
    def it_is_handed_in_and_found_clean(self, clip: UUID) -> None:
        self.it_is_handed_in(clip)
        self.the_verdict_is_good(clip)

    @rule(clip=clips)
    def it_goes_live_if_it_may(self, clip: UUID) -> None:
        self.it_is_handed_in_and_found_clean(clip)
        self.its_brand_approves(clip)
        self.scene.sweep()

    @rule(clip=clips)
    def the_verdict_is_good(self, clip: UUID) -> None:
        if self.scene.state(clip) in (S.SCREENING, S.HELD):
            self.scene.screen(clip)

    @rule(clip=clips)
    def a_person_has_to_look(self, clip: UUID) -> None:
        if self.scene.state(clip) in (S.SCREENING, S.SCHEDULED, S.PUBLISHED):
            with session_scope() as session:
                advance(session, clip, Step.HOLD)

    @rule(clip=clips, words=st.sampled_from(["One", "Two", "Three"]))
    def its_words_change(self, clip: UUID, words: str) -> None:
        with suppress(JhalakError):
            service.edit_video(self.maker(clip), clip, VideoChange(caption=words))

    @rule(clip=clips, start_ms=st.sampled_from([0, 500]), is_there=st.booleans())
    def its_tags_change(self, clip: UUID, start_ms: int, is_there: bool) -> None:
        pin = PinIn(product_id=self.scene.product_id, start_ms=start_ms, end_ms=4000)
        with suppress(JhalakError):
            service.set_pins(self.maker(clip), clip, [pin] if is_there else [])

    @rule(clip=clips, label=st.sampled_from(Disclosure))
    def its_label_changes(self, clip: UUID, label: Disclosure) -> None:
        with suppress(JhalakError):
            service.edit_video(self.maker(clip), clip, VideoChange(disclosure=label))

    @rule(clip=clips)
    def it_shall_come_out_now(self, clip: UUID) -> None:
        with suppress(JhalakError):
            schedule.come_out_now(self.maker(clip), clip, self.scene.now)

    @rule(clip=clips)
    def it_is_recalled(self, clip: UUID) -> None:
        with suppress(JhalakError):
            schedule.recall(self.maker(clip), clip, self.scene.now)

    @rule(clip=clips)
    def its_brand_approves(self, clip: UUID) -> None:
        edition = self.scene.edition(clip)
        with suppress(JhalakError):
            reviews.approve(self.scene.brand, clip, edition, clock=self.scene.clock)
            self.approved[clip].add(edition)

    @rule(clip=clips)
    def an_old_approval_arrives(self, clip: UUID) -> None:
        for edition in sorted(self.approved[clip]):
            with suppress(JhalakError):
                reviews.approve(self.scene.brand, clip, edition, clock=self.scene.clock)

    @rule(clip=clips)
    def its_brand_wants_changes(self, clip: UUID) -> None:
        with suppress(JhalakError):
            form = ChangesForm(words="Otherwise")
            reviews.ask_changes(
                self.scene.brand, clip, form, clock=self.scene.clock, screen=anything_goes
            )

    @rule(agreement=consumes(agreements))
    def an_agreement_ends(self, agreement: UUID | None) -> None:
        if agreement is not None:
            for_brands.end_agreement(self.scene.brand, agreement, clock=self.scene.clock)

    @rule(hours=st.integers(1, 100))
    def time_goes_on(self, hours: int) -> None:
        self.scene.now += timedelta(hours=hours)

    @rule()
    def the_sweeps_run(self) -> None:
        self.scene.sweep()
        sweep_brands(self.scene.now)

    def maker(self, clip: UUID) -> Viewer:
        with read_scope() as session:
            creator_id = session.get_one(Video, clip).creator_id
        return next(c for c in self.creators if c.account_id == creator_id)

    @invariant()
    def nothing_is_live_that_its_brand_did_not_approve(self) -> None:
        with read_scope() as session:
            for agreed, video in session.exec(
                select(AgreedClip, Video).where(AgreedClip.video_id == Video.id)
            ):
                if video.id in self.made and video.state is S.PUBLISHED:
                    assert edition_of(session, video) in self.approved[video.id]
                    agreement = session.get_one(Agreement, agreed.agreement_id)
                    paid = terms_of(agreement) is PinTerms.COMMISSION
                    assert video.disclosure is Disclosure.PAID or not paid

    @invariant()
    def tags_of_agreed_products_carry_the_terms(self) -> None:
        with read_scope() as session:
            for pin, agreed in session.exec(
                select(ProductPin, AgreedClip).where(ProductPin.video_id == AgreedClip.video_id)
            ):
                agreement = session.get_one(Agreement, agreed.agreement_id)
                if str(pin.product_id) in agreement.product_ids:
                    assert pin.terms is terms_of(agreement)

    @invariant()
    def places_are_never_exceeded(self) -> None:
        with read_scope() as session:
            agreed = dict(
                session.exec(
                    select(Agreement.brief_id, func.count()).group_by(Agreement.brief_id)
                ).all()
            )
            accepted = dict(
                session.exec(
                    select(Approach.brief_id, func.count())
                    .where(Approach.state == ApproachState.ACCEPTED)
                    .group_by(Approach.brief_id)
                ).all()
            )
            assert agreed == accepted
            for brief in session.exec(select(Brief)):
                assert agreed.get(brief.id, 0) == brief.taken <= brief.places

    def teardown(self) -> None:
        self.scene.now = self.began


def test_nothing_comes_out_that_a_brand_did_not_approve(scene: Scene) -> None:
    Together.scene = scene
    others = [scene.account(name, Role.CREATOR) for name in ("riya", "asha")]
    Together.creators = [scene.meera, *others]
    run_state_machine_as_test(
        Together,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],  # To make a failure shorter takes minutes.
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_machine_reaches_live_clips_and_changes_of_them(scene: Scene) -> None:
    """The walk that the machine has to be able to find, by its own rules."""
    Together.scene, Together.creators = scene, [scene.meera]
    machine = Together()
    clip = machine.a_clip_is_made_at_once_for_an_agreement()
    machine.it_is_handed_in_and_found_clean(clip)
    machine.its_brand_approves(clip)
    machine.the_sweeps_run()
    assert scene.state(clip) is S.PUBLISHED
    machine.nothing_is_live_that_its_brand_did_not_approve()
    machine.its_tags_change(clip, 500, True)
    assert scene.state(clip) is S.HELD
    machine.the_verdict_is_good(clip)
    machine.an_old_approval_arrives(clip)
    machine.the_sweeps_run()
    assert scene.state(clip) is S.SCHEDULED
    scene.now += DAY
