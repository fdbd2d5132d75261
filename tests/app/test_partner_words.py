"""What brands and creators write is judged before it is sent; what is refused changes nothing."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

import core.outbox
from app import partner_words
from app.pages.brands_for_brands.applications import Applications
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.review import ReviewRoom
from app.pages.brands_for_brands.terms import terms_of
from app.pages.brands_for_creators.brief_state import OneBrief
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.videos import VideoNotFound
from catalog.viewer import Viewer
from core.db import read_scope
from moderation.log import first_break
from moderation.log.models import LogEntry
from perception.weights import ModelUnavailable
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import BriefChange, ChangesForm, InvitationForm, NoteForm
from studio.brands.models import Approach, Brief
from studio.brands.screens import WordsNotScreened, WordsRefused, Written, nobody_looks
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.studio.brands.scene import Scene
from tests.studio.world import Postbox, word_classifier


@pytest.fixture
def scene(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    return Scene()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product's screen, over a tiny lexicon."""
    monkeypatch.setattr("moderation.comments.screen_text", word_classifier)


def logged() -> list[LogEntry]:
    with read_scope() as session:
        assert first_break(session) is None
        return list(session.exec(select(LogEntry).where(LogEntry.kind == "letter_refused")))


def words_of(brief: Brief) -> tuple[str, str]:
    with read_scope() as session:
        row = session.get_one(Brief, brief)
        return row.title, row.wants


@pytest.mark.usefixtures("screen")
def test_a_pitch_that_is_clearly_over_is_not_sent_and_any_other_is(scene: Scene) -> None:
    brief, look = scene.open_brief().id, partner_words.screen_words
    with pytest.raises(WordsRefused) as caught:
        for_creators.apply(scene.meera, brief, " badword ", screen=look)
    assert (caught.value.status, caught.value.code) == (422, "words_refused")
    assert caught.value.detail == (
        "Your pitch was not sent, because our automatic check says: Abusive words. "
        "Change the words and try again."
    )
    with read_scope() as session:
        assert session.exec(select(Approach)).all() == []
    (entry,) = logged()
    assert (entry.subject_id, entry.actor_id) == (scene.meera.account_id, None)
    assert json.loads(entry.body)["facts"]["what"] == "pitch" and "badword" not in entry.body
    sent = for_creators.apply(scene.meera, brief, "I am unsure of it", screen=look)
    assert sent.words == "I am unsure of it" and len(logged()) == 1


@pytest.mark.usefixtures("screen")
def test_a_briefs_words_are_judged_when_they_are_new_and_not_again(scene: Scene) -> None:
    look = partner_words.screen_words
    for wrong in ({"title": "badword looks"}, {"wants": "Show the badword in daylight."}):
        with pytest.raises(WordsRefused):
            for_brands.create_brief(scene.brand, scene.form(**wrong), screen=look)
    with read_scope() as session:
        assert session.exec(select(Brief)).all() == []
    kept = for_brands.create_brief(scene.brand, scene.form(), screen=look)
    with pytest.raises(WordsRefused) as caught:
        change = BriefChange(title="Four looks", wants="Show the badword in daylight.")
        for_brands.edit_brief(scene.brand, kept.id, change, screen=look)
    assert caught.value.written is Written.WANTS
    assert words_of(kept.id) == ("Three looks", "Show the colour in daylight.")  # type: ignore[arg-type]
    same = BriefChange(title=kept.title, wants=kept.wants, places=4)
    assert for_brands.edit_brief(scene.brand, kept.id, same, screen=nobody_looks).places == 4
    asked = InvitationForm(handle="meera", words="badword")
    opened = scene.open_brief()
    with pytest.raises(WordsRefused):
        for_brands.invite(scene.brand, opened.id, asked, screen=look)


@pytest.mark.usefixtures("screen")
def test_a_change_request_that_is_over_is_not_sent_and_the_clip_still_waits(scene: Scene) -> None:
    video_id, look = scene.waiting(), partner_words.screen_words
    wrong = (
        ChangesForm(words=" badword "),
        ChangesForm(
            words="Closer", notes=[NoteForm(text="Fine"), NoteForm(at_ms=9, text="badword")]
        ),
    )
    for form in wrong:
        with pytest.raises(WordsRefused) as caught:
            reviews.ask_changes(scene.brand, video_id, form, screen=look, clock=scene.clock)
        assert caught.value.written is Written.CHANGES
        assert caught.value.detail.startswith("Your notes were not sent")
        assert scene.state(video_id) is VideoState.SCHEDULED
    assert [json.loads(entry.body)["facts"]["what"] for entry in logged()] == ["changes"] * 2
    with pytest.raises(WordsNotScreened):
        asked = ChangesForm(words="Closer")
        reviews.ask_changes(scene.brand, video_id, asked, screen=nobody_looks)
    stranger = scene.account("other", Role.BRAND)
    with pytest.raises(VideoNotFound):  # Nobody's words are judged about what is not theirs.
        reviews.ask_changes(stranger, video_id, wrong[0], screen=look, clock=scene.clock)
    assert len(logged()) == 2
    fine = ChangesForm(notes=[NoteForm(at_ms=9, text="Show the shade")])
    reviews.ask_changes(scene.brand, video_id, fine, screen=look, clock=scene.clock)
    assert scene.state(video_id) is VideoState.DRAFT


def test_where_nobody_can_judge_nothing_is_sent(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(text: str) -> None:
        raise ModelUnavailable("multilingual-e5-small", "is not prepared yet")

    monkeypatch.setattr("moderation.comments.screen_text", absent)
    brief = scene.open_brief().id
    for look in (partner_words.screen_words, nobody_looks):
        with pytest.raises(WordsNotScreened) as caught:
            for_creators.apply(scene.meera, brief, "Me!", screen=look)
        assert (caught.value.status, caught.value.code) == (503, "not_screened")
    assert for_creators.apply(scene.meera, brief, " ", screen=nobody_looks).words == ""


def test_a_hindi_writer_is_told_in_hindi(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moderation.comments.screen_text", word_classifier)
    with pytest.raises(WordsRefused) as caught:
        partner_words.screen_words(replace(scene.meera, locale="hi"), Written.PITCH, "badword")
    assert "फिर कोशिश करें" in caught.value.detail


@pytest.mark.usefixtures("screen")
def test_the_pages_keep_what_was_typed(scene: Scene) -> None:
    brief = scene.open_brief()
    creator = at(OneBrief, scene.meera, brief.id)
    asyncio.run(OneBrief.apply.fn(creator, {"pitch": "badword"}))  # type: ignore[attr-defined]
    assert "Your pitch was not sent" in creator.refusal and not creator.is_busy

    draft = for_brands.create_brief(scene.brand, scene.form(), screen=lambda *_: None)
    desk = at(BriefDesk, scene.brand, draft.id)
    asyncio.run(BriefDesk.load.fn(desk))  # type: ignore[attr-defined]
    desk.terms = replace(terms_of(draft), wants="Show the badword in daylight.")
    asyncio.run(BriefDesk.save.fn(desk))  # type: ignore[attr-defined]
    assert "Abusive words" in desk.wrong["wants"] and desk.refusal
    assert desk.terms.wants == "Show the badword in daylight." and not desk.is_saving

    people = at(Applications, scene.brand, brief.id)
    people.id = str(brief.id)
    invited = {"handle": "meera", "words": "badword"}
    asyncio.run(Applications.invite.fn(people, invited))  # type: ignore[attr-defined]
    assert "Your invitation was not sent" in people.invite_problem

    room = page_of(ReviewRoom)
    go(room, "/studio/briefs/review", signed_in(scene.brand))
    room.clip, room.words = replace(room.clip, id=str(scene.waiting())), "badword"
    asyncio.run(ReviewRoom.ask_changes.fn(room))  # type: ignore[attr-defined]
    assert "Your notes were not sent" in room.answer_problem
    assert room.words == "badword" and not room.is_answering


def at(kind: type, who: Viewer, brief_id: object) -> object:
    """A page's state at a brief."""
    page = page_of(kind)
    go(page, f"/studio/briefs/{brief_id}", signed_in(who))
    object.__setattr__(page, "brief_id", str(brief_id))
    return page
