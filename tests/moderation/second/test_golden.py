"""Golden items meet reviewers like any case, decide nothing, and are held against the answer."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import func, select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden, NotFound
from core.ids import new_id
from moderation import service
from moderation.board.service import board
from moderation.cases import CaseClosed, close_case
from moderation.decision import Reason
from moderation.desk import leads
from moderation.desk import service as desk
from moderation.desk.dossier import dossier
from moderation.desk.schemas import AbilitiesForm, GoldenForm, NoteForm, SkipReason
from moderation.effects.carry import UNDO
from moderation.models import GOLDEN, CaseState, Decision, Origin, ReviewCase
from moderation.queue.models import GoldenReview, GroundTally
from moderation.queue.ranking import rank_everything
from moderation.reversal import UndoTooLate
from moderation.rights.models import StatementOfReasons
from moderation.second.models import ReviewOpinion
from tests.moderation.desk_world import case, case_on, clip, person, state_of

CREATOR = Role.CREATOR


@pytest.fixture(autouse=True)
def drawn(quiet: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moderation.golden.items.is_drawn", lambda *_: True)


def gold(answer: str = "ok", by: Viewer | None = None, **more: object) -> UUID:
    """A golden clip that was judged by somebody else."""
    chief, bela = person(f"c{answer}", Role.ADMIN), by or person(f"b{answer}")
    video_id = clip(person(f"m{answer}", CREATOR), VideoState.PUBLISHED, **more)
    case_id = case_on(video_id)
    service.claim(bela, case_id)
    if answer == "ok":
        service.approve(bela, case_id)
    else:
        service.reject(bela, case_id, answer)
    leads.set_golden(chief, GoldenForm(subject_id=video_id, answer=answer))
    return video_id


def works(who: Viewer) -> UUID:
    """An ordinary case of another clip that they decide; the golden one that they have then."""
    zoya = person(f"z{new_id().hex[-12:]}", CREATOR)
    case_id = case_on(clip(zoya))
    service.claim(who, case_id)
    service.approve(who, case_id)
    return put_before(who)[-1]


def put_before(who: Viewer) -> list[UUID]:
    with read_scope() as session:
        return list(
            session.exec(
                select(GoldenReview.case_id)
                .where(GoldenReview.reviewer_id == who.account_id)
                .order_by(GoldenReview.created_at)  # type: ignore[arg-type]
            )
        )


def rows(*tables: type) -> list[int]:
    with read_scope() as session:
        return [session.exec(select(func.count()).select_from(t)).one() for t in tables]


def answered(who: Viewer, case_id: UUID, reason: str = "") -> None:
    service.claim(who, case_id)
    if reason:
        service.reject(who, case_id, reason)
    else:
        service.approve(who, case_id)


def test_an_answer_changes_nothing_but_the_numbers_of_the_leads() -> None:
    video_id, anil, chief = gold("hate"), person("anil"), person("chief", Role.ADMIN)
    case_id = works(anil)
    before = rows(Decision, StatementOfReasons, GroundTally, ReviewOpinion)
    state = state_of(video_id)
    answered(anil, case_id, "spam")
    assert state_of(video_id) is state is VideoState.REJECTED
    assert rows(Decision, StatementOfReasons, GroundTally, ReviewOpinion) == before
    (line,) = leads.golden_agreement(chief)
    assert line.name == "Anil" and line.answered == 1
    assert line.right is not None and line.right.value == 0.0 and line.right.high < 1
    assert line.same_verdict is not None and line.same_verdict.value == 1.0
    with pytest.raises(Forbidden):
        leads.golden_agreement(anil)


def test_a_live_clip_stays_live_whatever_a_reviewer_says_of_it() -> None:
    video_id, anil = gold("ok"), person("anil")
    answered(anil, works(anil), "minors")
    assert state_of(video_id) is VideoState.PUBLISHED
    (line,) = leads.golden_agreement(person("chief", Role.ADMIN))
    assert line.same_verdict is not None and line.same_verdict.value == 0.0


def test_it_looks_like_any_other_case_and_is_next() -> None:
    gold("hate")
    anil, zoya = person("anil"), person("zoya", CREATOR)
    plain_id = case_on(clip(zoya))
    case_id = works(anil)
    found = service.claim_next(anil)
    assert found is not None and found.id == case_id
    plain = service.get_case(anil, plain_id)
    for same in ("origin", "queue", "hidden_acts", "video_state", "report_count", "decisions"):
        assert getattr(found, same) == getattr(plain, same), same
    assert [r.code for r in found.reasons] == [r.code for r in plain.reasons]
    assert found.creator_clips == plain.creator_clips
    mine, other = dossier(anil, case_id), dossier(anil, plain_id)
    assert (mine.standing, mine.appeal, mine.alike) == (other.standing, None, [])
    assert "golden" not in found.model_dump_json()
    noted = desk.add_note(anil, case_id, NoteForm(text="Seen before?"))
    assert [n.text for n in noted.notes] == ["Seen before?"]


def test_nobody_else_is_shown_it_and_the_desk_does_not_count_it() -> None:
    gold()
    anil, bela, chief = person("anil"), person("bela"), person("chief", Role.ADMIN)
    case_id = works(anil)
    for who in (bela, chief):
        assert case_id not in {c.id for c in service.queue(who).items}
        assert service.claim_next(who) is None
        assert service.queue(who).counts.elsewhere == 0
        with pytest.raises(NotFound):
            service.claim(who, case_id)
    assert case_id in {c.id for c in service.queue(anil).items}
    assert sum(line.open for line in board(chief).backlog) == 0
    place = case(case_id).priority
    rank_everything(utc_now())
    assert case(case_id).priority == place


def test_it_is_taken_back_skipped_and_passed_on_as_any_case_is() -> None:
    gold("ok")
    gold("hate")
    gold("spam")
    anil, chief = person("anil"), person("chief", Role.ADMIN)
    first = works(anil)
    service.claim(anil, first)
    closed = service.reject(anil, first, "spam")
    assert closed.undo_until is not None
    again = desk.undo(anil, first)
    assert again.is_mine and again.state is CaseState.OPEN
    service.approve(anil, first)
    with pytest.raises(UndoTooLate):
        desk.undo(anil, first, utc_now() + UNDO + timedelta(seconds=1))
    with pytest.raises(CaseClosed):
        service.approve(anil, first)
    second = works(anil)
    service.claim(anil, second)
    desk.skip(anil, second, SkipReason.DISTRESSING)
    third = works(anil)
    service.claim(anil, third)
    desk.escalate(anil, third, "Is this a quote?")
    assert {case(i).state for i in (second, third)} == {CaseState.CLOSED}
    assert len({first, second, third}) == 3
    (line,) = leads.golden_agreement(chief)
    assert (line.answered, line.given_back) == (1, 2)


def test_an_item_is_put_before_somebody_once_and_never_before_who_knows_it() -> None:
    anil, bela = person("anil"), person("bela")
    gold("hate", by=bela)
    answered(anil, works(anil), "hate")
    for who in (anil, bela):
        answered(who, case_on(clip(person(f"y{new_id().hex[-12:]}", CREATOR))))
    assert (len(put_before(anil)), put_before(bela)) == (1, [])


def test_it_goes_to_whom_such_cases_go() -> None:
    gold("hate", language="hi")
    chief, anil = person("chief", Role.ADMIN), person("anil")
    leads.arrange_reviewer(chief, anil.require_account(), AbilitiesForm(languages=["en"]))
    answered(anil, case_on(clip(person("zoya", CREATOR), language="en")))
    assert put_before(anil) == []
    assert rows(GoldenReview) == [0]


def test_nothing_urgent_waits_for_it() -> None:
    gold("hate")
    anil, zoya = person("anil"), person("zoya", CREATOR)
    urgent = case_on(clip(zoya), Reason("report_credible", "u", "u", 95))
    works(anil)
    found = service.claim_next(anil)
    assert found is not None and found.id == urgent


def test_a_real_case_opens_beside_it_and_no_other_way_decides_it() -> None:
    video_id, anil = gold(), person("anil")
    case_id = works(anil)
    service.claim(anil, case_id)
    real = case_on(video_id, origin=Origin.REPORT)
    assert real != case_id and case(case_id).look == GOLDEN
    with pytest.raises(ValueError, match="not closed this way"), session_scope() as session:
        close_case(session, case_id, anil.require_account(), None)
    with read_scope() as session:
        assert session.get_one(ReviewCase, case_id).state is CaseState.OPEN


def test_the_right_answer_is_compared_in_the_agreement_of_its_policy() -> None:
    gold("hate")
    anil = person("anil")
    answered(anil, works(anil), "hate")
    found = {row.policy: row.decisions for row in leads.agreement(anil)}
    assert found == {"toxicity": 1}
