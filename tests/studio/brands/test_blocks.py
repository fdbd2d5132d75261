"""A block holds both ways between brands and creators: no words are sent, no agreement is made."""

from __future__ import annotations

from uuid import UUID

import pytest

from catalog.kinds import Role
from catalog.viewer import Viewer
from community.apart import BlockedByYou, NotWithThem
from community.models import Block
from core.db import read_scope, session_scope
from core.errors import JhalakError
from studio.brands import for_brands, for_creators, reviews
from studio.brands.calls import calls_of
from studio.brands.forms import ChangesForm, InvitationForm
from studio.brands.joining import NotJoinable
from studio.brands.repository import BriefNotFound
from studio.brands.rules import ApproachState, ApproachStep
from tests.app.both_languages import DEVANAGARI
from tests.studio.brands.scene import Scene, anything_goes


def block(who: Viewer, whom: Viewer) -> None:
    with session_scope() as session:
        session.add(Block(viewer_id=who.id, creator_id=whom.id))


def unblock(who: Viewer, whom: Viewer) -> None:
    with session_scope() as session:
        row = session.get(Block, (who.id, whom.id))
        assert row is not None
        session.delete(row)


def sides(scene: Scene, by_brand: bool) -> tuple[Viewer, Viewer]:
    return (scene.brand, scene.meera) if by_brand else (scene.meera, scene.brand)


def said(refused: JhalakError, *words: str) -> None:
    assert any(word in refused.detail for word in words)
    assert DEVANAGARI.search(refused.hindi)


@pytest.mark.parametrize("by_brand", [True, False])
def test_no_pitch_is_sent_over_a_block(scene: Scene, by_brand: bool) -> None:
    brief = scene.open_brief()
    block(*sides(scene, by_brand))
    with pytest.raises(NotJoinable) as refused:
        for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes)
    said(refused.value, "does not take" if by_brand else "Unblock it first")
    assert for_creators.get_open_brief(scene.meera, brief.id).why_not
    assert for_brands.list_applications(scene.brand, brief.id).items == []
    unblock(*sides(scene, by_brand))
    for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes)


@pytest.mark.parametrize("by_brand", [True, False])
def test_no_invitation_is_sent_over_a_block(scene: Scene, by_brand: bool) -> None:
    brief = scene.open_brief()
    block(*sides(scene, by_brand))
    with pytest.raises((NotJoinable, BlockedByYou)) as refused:
        for_brands.invite(
            scene.brand, brief.id, InvitationForm(handle="meera", words="Hi"), screen=anything_goes
        )
    said(refused.value, "Unblock it first" if by_brand else "cannot be invited")


@pytest.mark.parametrize("by_brand", [True, False])
@pytest.mark.parametrize("brand_accepts", [True, False])
def test_nobody_accepts_over_a_block_and_anybody_may_end_it(
    scene: Scene, by_brand: bool, brand_accepts: bool
) -> None:
    brief = scene.open_brief()
    if brand_accepts:
        found = for_creators.apply(scene.meera, brief.id, "Me!", screen=anything_goes).id
    else:
        form = InvitationForm(handle="meera")
        found = for_brands.invite(scene.brand, brief.id, form, screen=anything_goes).id
    block(*sides(scene, by_brand))
    answers = scene.brand if brand_accepts else scene.meera
    with pytest.raises(BlockedByYou if by_brand is brand_accepts else NotWithThem) as refused:
        for_creators.answer(answers, found, ApproachStep.ACCEPT)
    said(refused.value, "Unblock", "cannot do this")
    declined = for_creators.answer(answers, found, ApproachStep.DECLINE)
    assert declined.state is ApproachState.DECLINED


@pytest.mark.parametrize("by_brand", [True, False])
def test_no_notes_are_sent_over_a_block_and_a_clip_is_approved_without_words(
    scene: Scene, by_brand: bool
) -> None:
    video_id = scene.waiting()
    block(*sides(scene, by_brand))
    read: list[str] = []
    with pytest.raises(BlockedByYou if by_brand else NotWithThem) as refused:
        reviews.ask_changes(
            scene.brand,
            video_id,
            ChangesForm(words="Brighter"),
            screen=lambda viewer, written, text: read.append(text),
        )
    said(refused.value, "Unblock", "cannot do this")
    assert read == []
    scene.approve(video_id)


def invited(scene: Scene, *, is_open_to_all: bool = True) -> tuple[UUID, UUID]:
    """A brief and the invitation to it."""
    brief_id = scene.open_brief(is_open_to_all=is_open_to_all).id
    form = InvitationForm(handle="meera", words="Come, dear!")
    return brief_id, for_brands.invite(scene.brand, brief_id, form, screen=anything_goes).id


def applied(scene: Scene) -> tuple[UUID, UUID]:
    brief_id = scene.open_brief().id
    return brief_id, for_creators.apply(scene.meera, brief_id, "Me!", screen=anything_goes).id


def read_by_creator(scene: Scene) -> list[str]:
    """Words of the approaches that the creator has before her eyes, in lists and by the brief."""
    return [one.words for one in for_creators.list_approaches(scene.meera).items]


def read_by_brand(scene: Scene, brief_id: UUID) -> list[str]:
    items = for_brands.list_applications(scene.brand, brief_id).items
    (brief,) = for_brands.list_briefs(scene.brand).items
    assert sum(brief.approaches.values()) == len(items)
    return [one.words for one in items]


def called(scene: Scene, viewer: Viewer) -> int:
    with read_scope() as session:
        return len(calls_of(session, viewer, scene.now))


@pytest.mark.parametrize("by_brand", [True, False])
def test_an_invitation_is_out_of_sight_over_a_block_but_for_who_may_withdraw_it(
    scene: Scene, by_brand: bool
) -> None:
    brief_id, approach_id = invited(scene)
    assert called(scene, scene.meera) == 1
    block(*sides(scene, by_brand))

    assert read_by_creator(scene) == [] and called(scene, scene.meera) == 0
    offered = for_creators.get_open_brief(scene.meera, brief_id)
    assert offered.mine is None and not offered.may_apply
    assert "invit" not in offered.why_not.lower()
    assert read_by_brand(scene, brief_id) == ["Come, dear!"]

    for_creators.answer(scene.brand, approach_id, ApproachStep.WITHDRAW)
    assert read_by_brand(scene, brief_id) == []
    unblock(*sides(scene, by_brand))
    assert read_by_brand(scene, brief_id) == read_by_creator(scene) == ["Come, dear!"]


@pytest.mark.parametrize("by_brand", [True, False])
def test_a_pitch_is_out_of_sight_over_a_block_but_for_who_may_withdraw_it(
    scene: Scene, by_brand: bool
) -> None:
    brief_id, approach_id = applied(scene)
    assert called(scene, scene.brand) == 1
    block(*sides(scene, by_brand))

    assert read_by_brand(scene, brief_id) == [] and called(scene, scene.brand) == 0
    assert read_by_creator(scene) == ["Me!"]

    for_creators.answer(scene.meera, approach_id, ApproachStep.WITHDRAW)
    assert read_by_creator(scene) == []
    unblock(*sides(scene, by_brand))
    assert read_by_brand(scene, brief_id) == read_by_creator(scene) == ["Me!"]


@pytest.mark.parametrize("by_brand", [True, False])
def test_a_brief_by_invitation_is_gone_with_its_invitation(scene: Scene, by_brand: bool) -> None:
    brief_id, _ = invited(scene, is_open_to_all=False)
    assert for_creators.get_open_brief(scene.meera, brief_id).mine
    block(*sides(scene, by_brand))
    with pytest.raises(BriefNotFound):
        for_creators.get_open_brief(scene.meera, brief_id)


@pytest.mark.parametrize("by_brand", [True, False])
def test_briefs_are_offered_to_nobody_over_a_block(scene: Scene, by_brand: bool) -> None:
    scene.open_brief()
    priya = scene.account("priya", Role.CREATOR)
    block(*sides(scene, by_brand))

    assert for_creators.list_open_briefs(scene.meera).items == []
    assert len(for_creators.list_open_briefs(priya).items) == 1
    unblock(*sides(scene, by_brand))
    assert len(for_creators.list_open_briefs(scene.meera).items) == 1


@pytest.mark.parametrize("by_brand", [True, False])
def test_what_both_agreed_on_stays_with_all_that_was_said_of_it(
    scene: Scene, by_brand: bool
) -> None:
    agreement_id = scene.agreement()
    (brief,) = for_brands.list_briefs(scene.brand).items
    block(*sides(scene, by_brand))

    assert read_by_creator(scene) == read_by_brand(scene, brief.id) == ["Me!"]
    assert for_creators.get_open_brief(scene.meera, brief.id).mine
    for side in (scene.brand, scene.meera):
        (found,) = for_creators.list_agreements(side).items
        assert found.id == agreement_id and found.is_running


def test_no_block_of_others_hides_anything_from_an_admin(scene: Scene) -> None:
    brief_id, _ = applied(scene)
    block(scene.brand, scene.meera)
    admin = scene.account("owner", Role.ADMIN)
    assert [a.words for a in for_brands.list_applications(admin, brief_id).items] == ["Me!"]


@pytest.mark.parametrize("blocker", ["brand", "meera"])
def test_no_block_between_others_hides_anything(scene: Scene, blocker: str) -> None:
    brief_id, _ = applied(scene)
    stranger = scene.account("stranger", Role.CREATOR)
    block(getattr(scene, blocker), stranger)
    assert read_by_brand(scene, brief_id) == read_by_creator(scene) == ["Me!"]
