"""Briefs and who joins them: terms that stay, places that are never exceeded, answers said once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from sqlmodel import func, select

from catalog.kinds import Role
from catalog.models import Agreement
from community.models import Block, Follow
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, JhalakError, NotSignedIn
from studio.analytics.models import AudienceTotal
from studio.brands import for_brands, for_creators
from studio.brands.briefs import BriefRefused, TermsFixed
from studio.brands.forms import BriefChange, InvitationForm
from studio.brands.joining import BriefFull, NotJoinable
from studio.brands.models import Brief
from studio.brands.repository import ApproachNotFound, BriefNotFound
from studio.brands.rules import (
    APPROACH_STEPS,
    BRIEF_STEPS,
    PENDING,
    ApproachState,
    ApproachStep,
    ApproachStepRefused,
    BriefState,
    BriefStep,
    BriefStepRefused,
    Side,
    approach_after,
    brief_after,
    steps_for,
)
from studio.brands.sweep import sweep_brands
from studio.home import home
from tests import small_world as world
from tests.studio.brands.scene import DAY, Scene, anything_goes

S, T = ApproachState, ApproachStep


def test_a_step_of_a_brief_or_approach_is_in_its_table_or_refused() -> None:
    for state, step in product(BriefState, BriefStep):
        if (state, step) in BRIEF_STEPS:
            assert brief_after(state, step) is BRIEF_STEPS[state, step]
        else:
            with pytest.raises(BriefStepRefused):
                brief_after(state, step)
    for state, step in product([None, *ApproachState], ApproachStep):
        if (state, step) in APPROACH_STEPS:
            assert approach_after(state, step) is APPROACH_STEPS[state, step]
        else:
            with pytest.raises(ApproachStepRefused):
                approach_after(state, step)


def test_nobody_accepts_their_own_approach() -> None:
    assert steps_for(S.APPLIED, Side.CREATOR) == steps_for(S.INVITED, Side.BRAND) == (T.WITHDRAW,)
    assert T.ACCEPT in steps_for(S.APPLIED, Side.BRAND)
    assert T.ACCEPT in steps_for(S.INVITED, Side.CREATOR)
    for state, side in product(set(S) - PENDING, Side):
        assert steps_for(state, side) == ()


def test_a_brief_is_a_brands_of_its_own_products(scene: Scene) -> None:
    foreign = scene.product("F1", scene.account("other", Role.BRAND))
    for wrong in (
        {"product_ids": [scene.product_id, foreign]},
        {"publish_until": scene.now - 2 * DAY},
        {"apply_until": scene.now + 30 * DAY},
        {"earn_until": scene.now + 10 * DAY},
    ):
        with pytest.raises(BriefRefused):
            for_brands.create_brief(scene.brand, scene.form(**wrong), screen=anything_goes)
    with pytest.raises(Forbidden):
        for_brands.create_brief(scene.meera, scene.form(), screen=anything_goes)
    with pytest.raises(NotSignedIn):
        for_brands.create_brief(world.guest(), scene.form(), screen=anything_goes)
    nothing = for_brands.create_brief(
        scene.brand, scene.form(commission_bp=0), screen=anything_goes
    )
    with pytest.raises(BriefRefused, match="commission"):
        for_brands.step_brief(scene.brand, nothing.id, BriefStep.OPEN)


def test_an_admin_writes_for_a_brand_that_is_named(scene: Scene) -> None:
    admin = scene.account("root", Role.ADMIN)
    with pytest.raises(BriefRefused):
        for_brands.create_brief(admin, scene.form(), screen=anything_goes)
    made = for_brands.create_brief(
        admin, scene.form(brand_id=scene.brand.account_id), screen=anything_goes
    )
    assert made.brand.handle == "gulmohar"
    assert for_brands.get_brief(scene.brand, made.id).id == made.id


def test_the_same_key_gives_the_same_brief(scene: Scene) -> None:
    first, again = (
        for_brands.create_brief(
            scene.brand, scene.form(), key="one-brief-only", screen=anything_goes
        )
        for _ in range(2)
    )
    assert first == again
    assert len(for_brands.list_briefs(scene.brand).items) == 1


def test_what_creators_agree_to_does_not_change_once_the_brief_is_open(scene: Scene) -> None:
    brief = scene.open_brief()
    for change in (
        {"wants": "Something else altogether."},
        {"commission_bp": 100},
        {"is_gifted": True},
        {"earn_until": scene.now + 30 * DAY},
        {"product_ids": [scene.product("L2", scene.brand)]},
    ):
        with pytest.raises(TermsFixed):
            for_brands.edit_brief(
                scene.brand, brief.id, BriefChange.model_validate(change), screen=anything_goes
            )
    same = BriefChange(commission_bp=1200, places=3, title="Four looks")
    assert for_brands.edit_brief(scene.brand, brief.id, same, screen=anything_goes).places == 3
    for_brands.step_brief(scene.brand, brief.id, BriefStep.CLOSE)
    with pytest.raises(NotJoinable):
        for_creators.apply(scene.account("riya", Role.CREATOR), brief.id, "", screen=anything_goes)


def test_places_cannot_fall_below_what_is_taken(scene: Scene) -> None:
    brief = scene.open_brief()
    for name in ("riya", "asha"):
        creator = scene.account(name, Role.CREATOR)
        applied = for_creators.apply(creator, brief.id, "", screen=anything_goes)
        for_creators.answer(scene.brand, applied.id, T.ACCEPT)
    with pytest.raises(BriefRefused):
        for_brands.edit_brief(scene.brand, brief.id, BriefChange(places=1), screen=anything_goes)
    with pytest.raises(NotJoinable):
        for_creators.apply(scene.meera, brief.id, "", screen=anything_goes)


def test_creators_find_open_briefs_and_read_why_they_fit(scene: Scene) -> None:
    with session_scope() as session:
        creator = session.get_one(world.Account, scene.meera.account_id)
        for _ in range(3):
            world.video(session, creator, pinned=scene.product_id)
    ids = [
        scene.open_brief(title=f"Look {n}", apply_until=scene.now + n * DAY).id for n in (3, 1, 2)
    ]
    saree = scene.product("S1", scene.brand, category="saree")
    other = scene.open_brief(title="50% saree", product_ids=[saree]).id
    hidden = scene.open_brief(title="Secret", is_open_to_all=False).id
    found, cursor = [], None
    while True:
        page = for_creators.list_open_briefs(scene.meera, sort="ending", cursor=cursor, limit=2)
        found += page.items
        if (cursor := page.next_cursor) is None:
            break
    assert [b.id for b in found] == [ids[1], ids[2], ids[0], other]
    assert found[0].fits == [
        "You made 3 clips with this brand’s products.",
        "You made 3 clips with lipstick.",
    ]
    assert found[0].may_apply and "median views" in found[0].shares
    newest = for_creators.list_open_briefs(scene.meera, category="lipstick").items
    assert [b.id for b in newest] == list(reversed(ids))
    named = for_creators.list_open_briefs(scene.meera, words="50% s").items
    assert [b.id for b in named] == [other]
    assert for_creators.list_open_briefs(scene.meera, words="50_ s").items == []
    with pytest.raises(BriefNotFound):
        for_creators.get_open_brief(scene.meera, hidden)
    for_brands.invite(scene.brand, hidden, InvitationForm(handle="@meera"), screen=anything_goes)
    assert for_creators.get_open_brief(scene.meera, hidden).mine is not None
    with pytest.raises(InvalidInput):
        for_creators.list_open_briefs(scene.meera, sort="newest", cursor="made up")


def test_applying_shows_the_brand_numbers_and_an_invitation_does_not(scene: Scene) -> None:
    riya = scene.account("riya", Role.CREATOR)
    with session_scope() as session:
        for who in (scene.meera, riya):
            account = session.get_one(world.Account, who.account_id)
            session.add(Follow(viewer_id=scene.brand.id, creator_id=account.id))
            for views in (10, 30, 20):
                clip = world.video(session, account, pinned=scene.product_id)
                facts = b'{"views":%d}' % views
                session.add(AudienceTotal(video_id=clip.id, facts=facts))
    brief = scene.open_brief()
    for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes)
    invited = for_brands.invite(
        scene.brand, brief.id, InvitationForm(handle="riya"), screen=anything_goes
    )
    (applied,) = for_brands.list_applications(scene.brand, brief.id, state=S.APPLIED).items
    assert (applied.facts.followers, applied.facts.clips) == (1, 3)
    assert (applied.facts.median_views, applied.facts.in_category) == (20, 3)
    assert (invited.facts.followers, invited.facts.clips) == (1, 3)
    assert (invited.facts.median_views, invited.facts.in_category) == (None, 0)


def test_answers_belong_to_the_other_side_and_count_once(scene: Scene) -> None:
    brief, riya = scene.open_brief(), scene.account("riya", Role.CREATOR)
    applied = for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes)
    assert for_creators.apply(scene.meera, brief.id, "Again!", screen=anything_goes) == applied
    with pytest.raises(ApproachStepRefused):
        for_creators.answer(scene.meera, applied.id, T.ACCEPT)
    with pytest.raises(ApproachStepRefused):
        for_brands.invite(
            scene.brand, brief.id, InvitationForm(handle="meera"), screen=anything_goes
        )
    for stranger in (riya, scene.account("other", Role.BRAND)):
        with pytest.raises(ApproachNotFound):
            for_creators.answer(stranger, applied.id, T.DECLINE)
    agreed = for_creators.answer(scene.brand, applied.id, T.ACCEPT, clock=scene.clock)
    assert for_creators.answer(scene.brand, applied.id, T.ACCEPT) == agreed
    with pytest.raises(ApproachStepRefused):
        for_creators.answer(scene.brand, applied.id, T.DECLINE)
    with read_scope() as session:
        (made,) = session.exec(select(Agreement)).all()
        assert session.get_one(Brief, brief.id).taken == 1
    assert made.product_ids == [str(scene.product_id)]
    assert (made.commission_bp, made.starts_at, made.ends_at) == (
        1200,
        scene.now,
        brief.earn_until,
    )


def test_an_application_is_withdrawn_and_made_again(scene: Scene) -> None:
    brief = scene.open_brief()
    applied = for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes)
    for_creators.answer(scene.meera, applied.id, T.WITHDRAW)
    with pytest.raises(ApproachStepRefused):
        for_creators.answer(scene.brand, applied.id, T.ACCEPT)
    assert (
        for_creators.apply(scene.meera, brief.id, "After all", screen=anything_goes).state
        is S.APPLIED
    )


def test_who_blocked_the_brand_is_not_invited(scene: Scene) -> None:
    brief = scene.open_brief()
    with session_scope() as session:
        session.add(Block(viewer_id=scene.meera.id, creator_id=scene.brand.id))
    with pytest.raises(NotJoinable):
        for_brands.invite(
            scene.brand, brief.id, InvitationForm(handle="meera"), screen=anything_goes
        )
    with pytest.raises(JhalakError, match="no creator called nobody"):
        for_brands.invite(
            scene.brand, brief.id, InvitationForm(handle="nobody"), screen=anything_goes
        )


def test_places_are_never_exceeded_however_many_accept_at_once(scene: Scene) -> None:
    brief = scene.open_brief(places=3)
    ids = [
        for_creators.apply(
            scene.account(f"c{n}", Role.CREATOR), brief.id, "", screen=anything_goes
        ).id
        for n in range(8)
    ]

    def accept(approach_id: UUID) -> bool:
        try:
            for_creators.answer(scene.brand, approach_id, T.ACCEPT)
        except BriefFull:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(accept, ids * 2))
    with read_scope() as session:
        assert session.exec(select(func.count()).select_from(Agreement)).one() == 3
        assert session.get_one(Brief, brief.id).taken == 3
    assert won.count(True) in range(3, 7)  # Whoever won is told so again.


def test_time_ends_invitations_and_briefs(scene: Scene) -> None:
    brief, riya = scene.open_brief(), scene.account("riya", Role.CREATOR)
    applied = for_creators.apply(riya, brief.id, "", screen=anything_goes)
    invited = for_brands.invite(
        scene.brand, brief.id, InvitationForm(handle="meera"), screen=anything_goes
    )
    assert [c.kind for c in home(scene.meera).brands] == ["invitation"]
    assert [c.text for c in home(scene.brand).brands] == ["1 creator applied: Three looks"]
    scene.now += 5 * DAY + timedelta(seconds=1)
    with pytest.raises(NotJoinable):
        for_creators.answer(scene.meera, invited.id, T.ACCEPT, clock=scene.clock)
    assert sweep_brands(scene.now) == {"closed": 0, "expired": 1, "overdue": 0}
    assert sweep_brands(scene.now) == {"closed": 0, "expired": 0, "overdue": 0}
    scene.now += 20 * DAY
    assert sweep_brands(scene.now)["closed"] == 1
    states = {a.id: a.state for a in for_brands.list_applications(scene.brand, brief.id).items}
    assert states == {applied.id: S.EXPIRED, invited.id: S.EXPIRED}
    assert for_creators.list_approaches(riya).items[0].state is S.EXPIRED
