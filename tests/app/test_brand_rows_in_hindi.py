"""What is drawn of briefs, people and clips under agreements is in the language of who reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

import core.outbox
from app.pages.brands_for_brands.applications import candidate_of
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.drawn import brief_row, together_of, waiting_clip
from app.pages.brands_for_brands.review import _card
from app.pages.brands_for_brands.reviewed import look_of, reviewed_of
from app.pages.brands_for_brands.said import left_text, offer_text
from app.pages.brands_for_brands.terms import Terms, problems_of
from app.pages.brands_for_creators import drawn, working
from app.pages.brands_for_creators.brief_state import OneBrief
from app.pages.brands_for_creators.state import _standing
from catalog.models import Account, Category, Video
from core.db import read_scope, session_scope
from studio.brands import for_brands, for_creators, reviews
from studio.brands import words as services
from studio.brands.forms import ChangesForm, InvitationForm, NoteForm
from studio.brands.rules import ApproachState
from studio.brands.sweep import sweep_brands
from tests.app.both_languages import DEVANAGARI, LATIN, in_hindi
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.studio.brands.scene import Scene, anything_goes
from tests.studio.world import Postbox

NAMES = ("Gulmohar", "Meera", "meera", "Three looks", "Before", "Glow")


@pytest.fixture
def scene(installation: object, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Both sides read Hindi."""
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    made = Scene()
    with session_scope() as session:
        for who in (made.brand, made.meera):
            session.get_one(Account, who.account_id).locale = "hi-IN"
    made.brand, made.meera = (replace(who, locale="hi-IN") for who in (made.brand, made.meera))
    return made


def bare(texts: Iterable[str]) -> Iterator[str]:
    """Without the names that people gave, and without what says nothing."""
    for text in texts:
        for name in NAMES:
            text = text.replace(name, "")
        if LATIN.search(text) or DEVANAGARI.search(text):
            yield text


def texts_of(row: Any, *without: str) -> list[str]:
    """Every text of a row that is read."""
    quiet = {"id", "key", "link", "icon", "tone", "lang", "handle", "state", "step_link", *without}
    found: list[str] = []
    for name, value in asdict(row).items():
        if name in quiet or name.endswith(("_url", "_link", "_id", "_lang")):
            continue
        found += [value] if isinstance(value, str) else []
        found += [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    assert any(DEVANAGARI.search(text) for text in found), row
    return list(bare(found))


def test_a_brief_is_offered_in_the_creators_language(scene: Scene) -> None:
    scene.live(title="Before")
    with session_scope() as session:
        session.exec(select(Category)).one().name_hi = "लिपस्टिक"
    for terms in ({}, {"is_gifted": True}, {"commission_bp": 0, "is_gifted": True}):
        scene.open_brief(**terms)
    found = for_creators.list_open_briefs(scene.meera, clock=scene.clock).items
    assert len(found) == 4 and all(one.fits for one in found)
    for one in found:
        in_hindi(texts_of(drawn.offer_of(one, scene.now, "hi")))
        page = drawn.brief_page(one, scene.now, "hi")
        in_hindi(texts_of(page, "wants", "mine", "mine_words", "steps"))
        in_hindi(bare(text for term in page.terms for text in (term.name, term.text)))


def test_why_one_cannot_apply_is_told_on_the_page_and_when_one_tries(scene: Scene) -> None:
    brief = scene.open_brief(is_open_to_all=False)
    page = page_of(OneBrief)
    go(page, f"/studio/brands/{brief.id}", signed_in(scene.meera))
    object.__setattr__(page, "brief_id", str(brief.id))
    asyncio.run(OneBrief.apply.fn(page, {"pitch": ""}))  # type: ignore[attr-defined]
    assert page.refusal == services.OBSTACLES["invited_only"][1]
    asked = InvitationForm(handle="meera")
    for_brands.invite(scene.brand, brief.id, asked, clock=scene.clock, screen=anything_goes)
    offered = for_creators.get_open_brief(scene.meera, brief.id, clock=scene.clock)
    assert offered.why_not == services.STANDINGS[ApproachState.INVITED][1]
    (wait,) = _standing(scene.meera).waits
    in_hindi(texts_of(wait))


def test_every_step_of_a_collaboration_is_told_in_hindi(scene: Scene) -> None:
    agreement_id = scene.agreement()

    def told() -> set[str]:
        agreement = for_creators.get_agreement(scene.meera, agreement_id, clock=scene.clock)
        work = working.work_of(agreement, 0, scene.now, "hi")
        in_hindi(texts_of(work, "earned", "reward"))
        in_hindi(bare(clip.status for clip in work.clips))
        return {work.status}

    said = told()
    video_id = scene.agreed_draft(agreement_id)
    said |= told()
    scene.hand_in(video_id)
    said |= told()
    sweep_brands(scene.now)  # From now on the brand's time runs.
    (clip,) = reviews.clips_to_review(scene.brand)
    in_hindi(texts_of(waiting_clip(clip, scene.now, "hi")))
    asked = ChangesForm(notes=[NoteForm(at_ms=2000, text="शेड बताइए")])
    reviews.ask_changes(scene.brand, video_id, asked, clock=scene.clock, screen=anything_goes)
    said |= told()
    scene.hand_in(video_id)
    for_brands.end_agreement(scene.brand, agreement_id, clock=scene.clock)
    with read_scope() as session:
        assert session.get_one(Video, video_id).decision_reason == services.ENDED[1]
    assert len(said | told()) == 5
    page = _standing(scene.meera)
    in_hindi(text for one in page.figures for text in (one.name, one.definition))


def test_what_the_brand_reads_of_its_briefs_and_people_is_hindi(scene: Scene) -> None:
    scene.live(title="Before")
    brief = scene.open_brief(places=1)
    for_creators.apply(scene.meera, brief.id, "", clock=scene.clock, screen=anything_goes)
    in_hindi(texts_of(brief_row(for_brands.get_brief(scene.brand, brief.id), "hi")))
    (person,) = for_brands.list_applications(scene.brand, brief.id).items
    row = candidate_of(person, "hi")
    in_hindi(texts_of(row))
    in_hindi(row.facts)
    (agreed,) = for_creators.list_agreements(scene.brand, clock=scene.clock).items
    in_hindi(texts_of(together_of(agreed, "hi")))
    left = (timedelta(hours=h) for h in (71, 47, 1, 0.5, 0))
    in_hindi(left_text(scene.now + one, scene.now, "hi") for one in left)
    in_hindi([offer_text(0, is_gifted=False, locale="hi")])


def test_the_review_room_is_told_in_hindi(scene: Scene) -> None:
    video_id = scene.waiting()
    review = for_creators.get_review(scene.brand, video_id, clock=scene.clock)
    shown = reviewed_of(review, _card(scene.brand, video_id), scene.now, "hi")
    assert shown.label == "Gulmohar के साथ पेड पार्टनरशिप"
    in_hindi([shown.note])
    asked = ChangesForm(words="Closer", notes=[NoteForm(text="Here")])
    answered = reviews.ask_changes(
        scene.brand, video_id, asked, clock=scene.clock, screen=anything_goes
    )
    (look,) = [look_of(one, "hi") for one in answered.rounds if one.answer is not None]
    in_hindi([look.title, look.when, look.wishes[0].time, answered.note])


def test_what_is_wrong_with_a_brief_is_told_at_its_field_in_hindi(scene: Scene) -> None:
    wrong = Terms(
        commission="60", places="0", publish_from="2026-12-09", publish_until="2026-12-08"
    )
    told = problems_of(wrong, 0, "hi")
    assert len(told) == 8
    in_hindi(told.values())
    desk = page_of(BriefDesk)
    go(desk, "/studio/briefs/new", signed_in(scene.brand))
    asyncio.run(BriefDesk.begin.fn(desk))  # type: ignore[attr-defined]
    asyncio.run(BriefDesk.save.fn(desk))  # type: ignore[attr-defined]
    in_hindi([desk.state_text, desk.refusal, *desk.wrong.values()])


def test_who_may_not_write_briefs_is_told_so_in_hindi(scene: Scene) -> None:
    desk = page_of(BriefDesk)
    go(desk, "/studio/briefs/new", signed_in(scene.meera))
    asyncio.run(BriefDesk.begin.fn(desk))  # type: ignore[attr-defined]
    assert not desk.is_allowed
    in_hindi([desk.problem])
