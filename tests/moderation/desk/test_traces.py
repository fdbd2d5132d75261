"""What a moderator does leaves its trace, and nobody goes round who has to decide."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from community.comments import delete_comment
from community.models import Comment, CommentState
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, NotFound
from core.ids import new_id
from moderation import service
from moderation.decisions import NothingToDecide
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import AbilitiesForm, GoldenForm, NoteForm
from moderation.given import ReasonOfAnother
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Decision, Ruling, Subject
from moderation.rights import service as rights
from moderation.routing import LevelTooLow
from tests.moderation.desk_world import case_on, clip, fence_of, person, state_of

pytestmark = pytest.mark.usefixtures("quiet")


def comment(author: Viewer, state: CommentState = CommentState.VISIBLE) -> UUID:
    video_id = clip(person(f"m{new_id().hex[-8:]}", Role.CREATOR), VideoState.PUBLISHED)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=author.account_id, text="Nice", state=state)
        session.add(row)
        session.flush()
        return row.id


def last_entry() -> tuple[str, UUID, UUID | None, dict[str, object]]:
    with read_scope() as session:
        assert first_break(session) is None
        query = select(LogEntry).order_by(LogEntry.seq.desc())  # type: ignore[attr-defined]
        row = session.exec(query.limit(1)).one()
        return row.kind, row.subject_id, row.actor_id, json.loads(row.body)["facts"]


def state_of_comment(comment_id: UUID) -> CommentState:
    with read_scope() as session:
        return session.get_one(Comment, comment_id).state


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ADMIN])
def test_a_moderator_deletes_nobodys_comment_without_a_decision(role: Role) -> None:
    fan, judge = person("fan", Role.SHOPPER), person("anil", role)
    comment_id = comment(fan)
    with pytest.raises(Forbidden), session_scope() as session:
        delete_comment(session, judge, comment_id)
    assert state_of_comment(comment_id) is CommentState.VISIBLE


def test_a_comment_met_without_a_case_is_taken_down_with_all_that_belongs_to_it() -> None:
    fan, anil = person("fan", Role.SHOPPER), person("anil")
    comment_id = comment(fan)
    with pytest.raises(InvalidInput):
        service.take_down_comment(anil, comment_id, "whim")
    for elsewhere in ("not_heard", "known_bad", "undisclosed"):
        with pytest.raises(ReasonOfAnother):
            service.take_down_comment(anil, comment_id, elsewhere)
    assert state_of_comment(comment_id) is CommentState.VISIBLE
    with pytest.raises(NotFound):
        service.take_down_comment(anil, new_id(), "hate")
    service.take_down_comment(anil, comment_id, "hate", note="It names a group.")
    assert state_of_comment(comment_id) is CommentState.REMOVED
    with read_scope() as session:
        made = session.exec(select(Decision).where(Decision.subject_id == comment_id)).one()
        assert (made.subject, made.ruling, made.actor_id) == (
            Subject.COMMENT,
            Ruling.REJECT,
            anil.account_id,
        )
    kind, subject_id, who, facts = last_entry()
    assert (kind, subject_id, who) == ("decision", comment_id, anil.account_id)
    assert facts["reason_code"] == "hate"
    (said,) = rights.my_statements(fan).items
    assert (said.measure, said.rule, said.words) == (
        "comment_removed",
        "hate",
        "It names a group.",
    )
    assert said.can_appeal
    with pytest.raises(NothingToDecide):
        service.take_down_comment(person("bela"), comment_id, "hate")


def test_what_waits_for_a_lead_is_not_taken_down_by_anybody_else() -> None:
    anil, bela, chief = person("anil"), person("bela"), person("chief", Role.ADMIN)
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    case_id = case_on(video_id)
    desk.escalate(anil, case_id, "Is this satire?", fence=fence_of(anil, case_id))
    for who in (anil, bela):
        with pytest.raises(LevelTooLow):
            service.claim(who, case_id)
        with pytest.raises(LevelTooLow):
            service.take_down(who, video_id, "hate")
    assert state_of(video_id) is VideoState.PUBLISHED
    service.take_down(chief, video_id, "hate")
    assert state_of(video_id) is VideoState.REJECTED


def test_notes_golden_marks_and_abilities_are_in_the_log() -> None:
    chief, anil = person("chief", Role.ADMIN), person("anil")
    video_id = clip(person("meera", Role.CREATOR))
    case_id = case_on(video_id)
    desk.add_note(anil, case_id, NoteForm(text="Seen before?", is_public=True))
    facts: dict[str, object] = {"case_id": str(case_id), "is_public": True}
    assert last_entry() == ("note", video_id, anil.account_id, facts)
    leads.set_golden(chief, GoldenForm(subject_id=video_id, answer="hate"))
    assert last_entry() == ("golden", video_id, chief.account_id, {"answer": "hate"})
    account_id = anil.require_account()
    form = AbilitiesForm(level=2, languages=["ta", "hi"], skills=["legal"])
    leads.arrange_reviewer(chief, account_id, form)
    said = {"level": 2, "languages": "hi, ta", "policies": "", "skills": "legal"}
    assert last_entry() == ("abilities", account_id, chief.account_id, said)
