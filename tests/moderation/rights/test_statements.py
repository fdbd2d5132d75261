"""Statements and appeals: told of every decision, appealed once, in time, to somebody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from app.pages.decisions.drawn import told_of
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from community.models import Comment, CommentState
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import InvalidInput, NotSignedIn
from moderation import service as desk_service
from moderation.cases import open_case
from moderation.decision import Action
from moderation.desk import service as desk
from moderation.desk.schemas import NoteForm
from moderation.known.saying import KNOWN_BAD, REMOVED_AGAIN
from moderation.models import Decision, Origin, Ruling, Subject
from moderation.rights import appeals, service
from moderation.rights.appeals import AppealTooLate, StatementNotFound
from moderation.rights.models import StatementOfReasons
from tests import small_world as world
from tests.moderation.desk_world import GROUND, case_on, clip, person, rejected, settle, state_of
from tests.moderation.rights.telling import appeal_case, machine, statements

pytestmark = pytest.mark.usefixtures("unhurried")


def test_a_rejected_clips_maker_is_told_what_on_which_rule_and_until_when_to_appeal() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    rejected(clip(meera, VideoState.PUBLISHED), anil, note="At the end.")
    (said,) = statements(meera)
    assert (said.measure, said.rule, said.is_by_machine) == ("rejected", "hate", False)
    assert said.rule_title == "Hatred or harassment"
    assert said.words == "At the end."
    assert said.can_appeal
    assert said.appeal_until is not None
    assert said.appeal_until - said.at == timedelta(days=180)
    in_hindi = Viewer(**{**_fields(meera), "locale": "hi"})
    told = service.my_statement(in_hindi, said.id)
    assert told.rule_title == "नफ़रत या उत्पीड़न"
    assert told.language == "hi"
    assert "anil" not in said.model_dump_json().lower()


def test_a_copy_of_what_was_taken_down_is_told_so_whether_held_or_rejected() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    held, gone = clip(meera, VideoState.SCREENING), clip(meera)
    machine(held, Action.HOLD, REMOVED_AGAIN)
    case_id = case_on(gone)
    desk_service.claim(anil, case_id)
    desk_service.reject(anil, case_id, REMOVED_AGAIN)
    hindi = Viewer(**{**_fields(meera), "locale": "hi"})
    for said, told in zip(statements(meera), statements(hindi), strict=True):
        assert said.rule_title == "Taken down before"
        assert "taken down here before" in said.rule_text
        assert told.rule_title == "पहले हटाई जा चुकी सामग्री" and "पहले हटाई" in told.rule_text
    assert {s.measure for s in statements(meera)} == {"held", "rejected"}


def test_a_clip_held_for_a_known_match_says_so_and_that_a_person_compares() -> None:
    meera = person("meera", Role.CREATOR)
    machine(clip(meera, VideoState.SCREENING), Action.HOLD, KNOWN_BAD)
    (said,) = statements(meera)
    (told,) = statements(Viewer(**{**_fields(meera), "locale": "hi"}))
    assert (said.measure, said.rule_title) == ("held", "Matches what may not be shown here")
    assert "a match can be wrong" in said.rule_text
    assert told.rule_title == "वर्जित सामग्री से मिलती है" and "तुलना" in told.rule_text


def test_a_clip_held_for_somebodys_number_says_so_in_either_language() -> None:
    meera = person("meera", Role.CREATOR)
    machine(clip(meera, VideoState.SCREENING), Action.HOLD, "personal_data")
    (said,) = statements(meera)
    (told,) = statements(Viewer(**{**_fields(meera), "locale": "hi"}))
    assert (said.measure, said.rule_title) == ("held", "Somebody's personal data")
    assert "phone number, address" in said.rule_text
    assert told.rule_title == "किसी की निजी जानकारी" and "पता" in told.rule_text


def test_the_maker_reads_what_was_noted_for_them_and_nothing_else_nor_who() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", Role.CREATOR)
    case_id = case_on(clip(meera))
    desk_service.claim(anil, case_id)
    desk.add_note(anil, case_id, NoteForm(text="Seen before?"))
    desk.add_note(anil, case_id, NoteForm(text="Please blur it.", is_public=True))
    desk_service.reject(anil, case_id, "hate")
    (said,) = statements(meera)
    assert said.notes == ["Please blur it."]
    desk.add_note(bela, case_id, NoteForm(text="From 0:03 on.", is_public=True))
    told = service.my_statement(meera, said.id)
    assert told_of(told).notes == ["Please blur it.", "From 0:03 on."]
    service.appeal(meera, said.id, "It is a song.")
    about = appeal_case(said.video_id)
    desk.add_note(bela, about, NoteForm(text="We heard the song.", is_public=True))
    desk_service.claim(bela, about)
    desk_service.reject(bela, about, "hate")
    settle()
    upheld, before = statements(meera)
    assert (upheld.notes, len(before.notes)) == (["We heard the song."], 2)
    assert "anil" not in told.model_dump_json().lower()


def _fields(viewer: Viewer) -> dict[str, object]:
    return {name: getattr(viewer, name) for name in Viewer.__slots__}  # type: ignore[attr-defined]


def test_a_statement_is_for_whom_it_concerns_alone() -> None:
    anil, meera, kabir = (
        person("anil"),
        person("meera", Role.CREATOR),
        person("kabir", Role.CREATOR),
    )
    rejected(clip(meera), anil)
    (said,) = statements(meera)
    for other in (kabir, anil):
        assert statements(other) == []
        with pytest.raises(StatementNotFound):
            service.my_statement(other, said.id)
        with pytest.raises(StatementNotFound):
            service.appeal(other, said.id, "It is fine.")
    with pytest.raises(NotSignedIn):
        service.my_statements(world.guest())


def test_a_rejection_that_is_undone_in_time_is_not_told() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    case_id = case_on(clip(meera))
    desk_service.claim(anil, case_id)
    desk_service.reject(anil, case_id, "hate")
    desk.undo(anil, case_id)
    assert statements(meera) == []


def test_a_removed_comments_author_is_told_and_appeals() -> None:
    anil, bela = person("anil"), person("bela")
    meera, fan = person("meera", Role.CREATOR), person("fan", Role.SHOPPER)
    video_id = clip(meera, VideoState.PUBLISHED)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=fan.account_id, text="Nice colour")
        session.add(row)
        session.flush()
        comment_id = row.id
        case_id = open_case(
            session, subject=Subject.COMMENT, subject_id=comment_id, video_id=video_id,
            author_id=row.author_id, origin=Origin.REPORT, reasons=[GROUND],
        ).id  # fmt: skip
    desk_service.claim(anil, case_id)
    desk_service.reject(anil, case_id, "spam")
    assert statements(meera) == []
    (said,) = statements(fan)
    assert (said.measure, said.about, said.found_by) == ("comment_removed", "Nice colour", "report")
    service.appeal(fan, said.id, "It is a compliment.")
    about = appeal_case(comment_id)
    desk_service.claim(bela, about)
    desk_service.approve(bela, about)
    settle()
    with read_scope() as session:
        assert session.get_one(Comment, comment_id).state is CommentState.VISIBLE


def test_an_appeal_comes_in_time_and_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    rejected(clip(meera), anil)
    (said,) = statements(meera)
    with pytest.raises(InvalidInput):
        service.appeal(meera, said.id, "\u202e \x00 \n")
    late = utc_now() + timedelta(days=181)
    with pytest.raises(AppealTooLate), session_scope() as session:
        appeals.appeal(session, meera.require_account(), said.id, "It is fine.", late)


ACTS = st.lists(
    st.sampled_from(["hold", "limit", "gate", "remove", "approve", "reject"]), max_size=5
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_every_decision_that_takes_something_away_has_one_statement(acts: list[str]) -> None:
    maker = person(f"maker{utc_now().timestamp():.6f}".replace(".", "")[-20:], Role.CREATOR)
    judge = person(f"judge{utc_now().timestamp():.6f}".replace(".", "")[-20:])
    video_id = clip(maker, VideoState.PUBLISHED)
    actions = {
        "hold": Action.HOLD,
        "limit": Action.LIMIT,
        "gate": Action.AGE_GATE,
        "remove": Action.REMOVE,
    }
    for act in acts:
        if state_of(video_id) is not VideoState.PUBLISHED:
            break
        if act in actions:
            machine(video_id, actions[act])
            continue
        case_id = case_on(video_id)
        desk_service.claim(judge, case_id)
        (desk_service.approve if act == "approve" else _reject)(judge, case_id)
    with read_scope() as session:
        decided = session.exec(select(Decision).where(Decision.video_id == video_id)).all()
        told = session.exec(
            select(StatementOfReasons.decision_id).where(StatementOfReasons.video_id == video_id)
        ).all()
    taking = {
        d.id
        for d in decided
        if d.ruling in (Ruling.REJECT, Ruling.HOLD)
        or (d.ruling is Ruling.PUBLISH and d.actor_id is None and d.reason_code)
    }
    assert sorted(told, key=str) == sorted(taking, key=str)


def _reject(judge: Viewer, case_id: UUID) -> None:
    desk_service.reject(judge, case_id, "hate")
