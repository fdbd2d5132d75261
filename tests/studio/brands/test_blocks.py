"""A block holds both ways between brands and creators: no words are sent, no agreement is made."""

from __future__ import annotations

import pytest

from catalog.viewer import Viewer
from community.apart import BlockedByYou, NotWithThem
from community.models import Block
from core.db import session_scope
from core.errors import JhalakError
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import ChangesForm, InvitationForm
from studio.brands.joining import NotJoinable
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
