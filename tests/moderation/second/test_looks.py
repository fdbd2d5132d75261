"""Second looks tell nothing of the first, and a third keeps what it said, whatever became of it."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from moderation import service
from moderation.cases.appeals import open_appeal
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.schemas import GoldenForm
from moderation.models import CaseState, Decision, Origin, ReviewCase
from moderation.queue.models import GroundTally
from moderation.queue.queues import ESCALATED
from moderation.reputation.ledger import record_of
from moderation.reputation.models import Part
from moderation.second.looks import look_again
from moderation.second.models import ReviewOpinion
from tests.moderation.desk_world import case, case_on, clip, person, settle, state_of
from tests.moderation.reputation.people import NOW, report

CREATOR = Role.CREATOR

pytestmark = pytest.mark.usefixtures("quiet")


def golden(chief: Viewer, creator: Viewer, state: VideoState = VideoState.PUBLISHED) -> UUID:
    video_id = clip(creator, state)
    leads.set_golden(chief, GoldenForm(subject_id=video_id, answer="ok"))
    return video_id


def decided(video_id: UUID, by: Viewer, reason: str = "") -> UUID:
    case_id = case_on(video_id)
    settled(case_id, by, reason)
    return case_id


def settled(case_id: UUID, by: Viewer, reason: str = "") -> None:
    service.claim(by, case_id)
    if reason:
        service.reject(by, case_id, reason)
    else:
        service.approve(by, case_id)


def look_at(case_id: UUID, look: int) -> UUID:
    """The look of that number at what the case came to."""
    with read_scope() as session:
        first = session.exec(select(Decision.id).where(Decision.case_id == case_id)).one()
        return session.exec(
            select(ReviewCase.id).where(
                ReviewCase.about_decision_id == first, ReviewCase.look == look
            )
        ).one()


def tally() -> tuple[int, int]:
    """Cases with the usual ground that were decided, and those that broke the rules."""
    with read_scope() as session:
        row = session.exec(select(GroundTally).where(GroundTally.code == "toxicity")).one()
        return row.decided, row.violating


def test_a_second_look_does_not_tell_that_the_first_reviewer_asked_a_lead() -> None:
    chief, anil, meera = person("chief", Role.ADMIN), person("anil"), person("meera", CREATOR)
    case_id = case_on(golden(chief, meera))
    service.claim(anil, case_id)
    desk.escalate(anil, case_id, "I would take it down.")
    settled(case_id, chief, "hate")
    seen = service.get_case(person("bela"), look_at(case_id, 2))
    assert [reason.code for reason in seen.reasons] == ["toxicity"]
    assert ESCALATED in {reason["code"] for reason in case(case_id).reasons}


@pytest.mark.parametrize("reason", ["hate", "minors"])
def test_a_second_look_at_a_take_down_does_not_tell_that_it_was_one(reason: str) -> None:
    chief, anil, meera = person("chief", Role.ADMIN), person("anil"), person("meera", CREATOR)
    video_id = golden(chief, meera)
    taken = service.take_down(anil, video_id, reason)
    seen = service.get_case(person("bela"), look_at(taken.id, 2))
    assert seen.origin is Origin.SAMPLE
    assert [(r.code, r.severity) for r in seen.reasons] == [("another_look", 50)]
    assert "taken down" not in seen.model_dump_json().lower()
    assert service.claim_next(person("chitra")) is not None


def test_a_third_no_on_a_clip_that_has_moved_on_is_kept_and_changes_nothing() -> None:
    chief, anil, bela = person("chief", Role.ADMIN), person("anil"), person("bela")
    video_id = golden(chief, person("meera", CREATOR))
    case_id = decided(video_id, anil)
    settled(look_at(case_id, 2), bela, "hate")
    with session_scope() as session:
        session.get_one(Video, video_id).state = VideoState.REMOVED
    third = look_at(case_id, 3)
    settled(third, chief, "hate")
    assert (case(third).state, state_of(video_id)) == (CaseState.CLOSED, VideoState.REMOVED)
    with read_scope() as session:
        said = select(ReviewOpinion.answer).order_by(ReviewOpinion.look)
        assert session.exec(said).all() == ["ok", "hate", "hate"]


def test_a_third_no_corrects_what_grounds_and_records_were_counted_as() -> None:
    chief, anil, bela = person("chief", Role.ADMIN), person("anil"), person("bela")
    meera, fan = person("meera", CREATOR), person("fan", Role.SHOPPER)
    video_id = golden(chief, meera)
    with session_scope() as session:
        report(session, fan.require_account(), video_id)
    case_id = decided(video_id, anil)
    assert tally() == (1, 0)
    assert records(meera, fan) == ([1.0, 0.0], [0.0, 1.0])  # The report was wrong.
    settled(look_at(case_id, 2), bela, "hate")
    third = look_at(case_id, 3)
    settled(third, chief, "hate")
    assert tally() == (1, 1)
    (good, bad), reporter = records(meera, fan)
    assert (good, bad > 0, reporter) == (0.0, True, [1.0, 0.0])
    with session_scope() as session:  # It is wrong in turn: an appeal is granted.
        no = session.exec(select(Decision.id).where(Decision.case_id == third)).one()
        appeal_id = open_appeal(session, no).id
    settled(appeal_id, person("dev"))
    settle()
    assert tally() == (1, 0)
    assert records(meera, fan)[0] == [0.0, 0.0]  # As if it had never been.


def records(meera: Viewer, fan: Viewer) -> tuple[list[float], list[float]]:
    """What was seen of the maker and of the reporter: good and bad."""
    found = []
    with read_scope() as session:
        for who, part in ((meera, Part.CREATOR), (fan, Part.REPORTER)):
            record = record_of(session, who.require_account(), part, NOW)
            found.append([record.good, record.bad])
    return found[0], found[1]


def test_a_granted_appeal_corrects_what_the_grounds_were_counted_as() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    case_id = decided(clip(meera, VideoState.PUBLISHED), anil, "hate")
    assert tally() == (1, 1)
    with session_scope() as session:
        no = session.exec(select(Decision.id).where(Decision.case_id == case_id)).one()
        appeal_id = open_appeal(session, no).id
    settled(appeal_id, bela)
    settle()
    assert tally() == (1, 0)


def test_all_opinions_on_a_decision_are_of_one_policy() -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", CREATOR)
    taken = service.take_down(anil, clip(meera, VideoState.PUBLISHED), "minors")
    settled(look_at(taken.id, 2), bela, "minors")
    with read_scope() as session:
        assert len(set(session.exec(select(ReviewOpinion.policy)).all())) == 1


def test_a_machines_word_has_no_first_look() -> None:
    row = case(case_on(clip(person("meera", CREATOR))))
    word = Decision(
        subject_id=row.subject_id, video_id=row.video_id, ruling="hold", policy_version=""
    )
    with pytest.raises(ValueError, match="no first look"), session_scope() as session:
        look_again(session, row, word)
