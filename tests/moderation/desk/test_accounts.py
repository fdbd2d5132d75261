"""Ending an account is a decision: by whoever may, with a rule, told, looked at twice, appealed."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from community.models import Comment
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, JhalakError, NotFound
from core.ids import new_id
from moderation import service, tasks
from moderation.cases import ClaimLost, NotForYou, open_case
from moderation.desk import accounts, leads
from moderation.desk import service as desk
from moderation.desk.accounts import (
    AccountNotStopped,
    AccountStopped,
    ColleaguesAccount,
    OwnAccount,
)
from moderation.desk.dossier import dossier
from moderation.desk.schemas import AbilitiesForm, LiftForm, StopForm, TrustForm
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.reputation.ladder import Rung
from moderation.reputation.models import MeasureKind
from moderation.reputation.record import live_measure, take_measure
from moderation.reputation.service import my_standing
from moderation.rights import service as rights
from moderation.rights.models import Appeal
from moderation.rights.schemas import StatementView
from moderation.rights.transparency import TOOK_AWAY
from moderation.routing import ActHidden, LevelTooLow
from tests.moderation.desk_world import (
    GROUND,
    case,
    case_on,
    clip,
    fence_of,
    person,
    settle,
)

WHY = "Sells counterfeits under one name after another."

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def chief() -> Viewer:
    return person("chief", Role.ADMIN)


@pytest.fixture
def meera() -> Viewer:
    return person("meera", Role.CREATOR)


def lead(chief: Viewer, handle: str) -> Viewer:
    """A moderator of whom a lead has said that they may end accounts."""
    found = person(handle)
    leads.arrange_reviewer(chief, found.require_account(), AbilitiesForm(level=2))
    return found


def stop(by: Viewer, whom: Viewer, case_id: UUID | None = None, *, code: str = "spam") -> UUID:
    """Ends the account; the case by which that is taken back."""
    case_id = case_id or case_on(clip(whom, VideoState.PUBLISHED))
    form = StopForm(case_id=case_id, fence=fence_of(by, case_id), reason_code=code, note=WHY)
    return accounts.stop_account(by, whom.require_account(), form).case_id


def is_stopped(whom: Viewer) -> bool:
    return my_standing(whom).parts[0].rung is Rung.STOPPED


def statements(whom: Viewer) -> list[StatementView]:
    return rights.my_statements(whom).items


def logged(about: Viewer) -> list[tuple[str, UUID | None, dict[str, object]]]:
    with read_scope() as session:
        assert first_break(session) is None
        rows = session.exec(
            select(LogEntry).where(LogEntry.subject_id == about.account_id).order_by(LogEntry.seq)  # type: ignore[arg-type]
        )
        return [(row.kind, row.actor_id, json.loads(row.body)["facts"]) for row in rows]


def look_at(case_id: UUID, look: int) -> ReviewCase | None:
    with read_scope() as session:
        query = (
            select(ReviewCase)
            .join(Decision, Decision.id == ReviewCase.about_decision_id)  # type: ignore[arg-type]
            .where(Decision.case_id == case_id, ReviewCase.look == look)
        )
        found = session.exec(query.where(ReviewCase.origin != Origin.APPEAL)).first()
        if found is not None:
            session.expunge(found)
        return found


def test_ending_an_account_is_decided_logged_told_and_keeps_its_case_open(
    chief: Viewer, meera: Viewer
) -> None:
    over = case_on(clip(meera, VideoState.PUBLISHED))
    made = stop(chief, meera, over)
    assert is_stopped(meera)
    assert (case(over).state, case(made).state) == (CaseState.OPEN, CaseState.CLOSED)
    with read_scope() as session:
        decision = session.exec(select(Decision).where(Decision.case_id == made)).one()
        assert (decision.subject, decision.ruling) == (Subject.ACCOUNT, Ruling.REJECT)
        assert (decision.reason_code, decision.note) == ("spam", WHY)
    ((kind, who, facts),) = logged(meera)
    assert (kind, who, facts["reason_code"]) == ("decision", chief.account_id, "spam")
    (said,) = statements(meera)
    assert (said.measure, said.rule, said.words, said.about) == (
        "account_stopped",
        "spam",
        WHY,
        "@meera",
    )
    assert said.can_appeal and said.found_by == "person" and said.poster_url is None
    hindi = Viewer(**{**{n: getattr(meera, n) for n in Viewer.__slots__}, "locale": "hi"})  # type: ignore[attr-defined]
    assert "हमेशा के लिए बंद" in rights.my_statement(hindi, said.id).done
    assert said.measure in TOOK_AWAY  # The public counts it.
    with pytest.raises(AccountStopped):
        stop(chief, meera)


def test_only_a_lead_with_the_case_in_hand_ends_the_account_that_it_is_about(
    chief: Viewer, meera: Viewer
) -> None:
    anil, zoya = person("anil"), person("zoya", Role.CREATOR)
    case_id = case_on(clip(meera, VideoState.PUBLISHED))
    with pytest.raises(LevelTooLow):
        stop(anil, meera, case_id)
    service.release(anil, case_id, fence=case(case_id).fence)
    account_id = meera.require_account()
    form = StopForm(case_id=case_id, fence=1, reason_code="spam", note=WHY)
    with pytest.raises(ClaimLost):
        accounts.stop_account(chief, account_id, form)
    fence = fence_of(chief, case_id)
    for changes, error in (
        ({"fence": fence + 1}, ClaimLost),
        ({"fence": fence, "reason_code": "whim"}, InvalidInput),
        ({"case_id": new_id()}, NotFound),
    ):
        with pytest.raises(error):
            accounts.stop_account(chief, account_id, form.model_copy(update=changes))
    held = form.model_copy(update={"fence": fence})
    with pytest.raises(InvalidInput):  # Whose case it is, is somebody else.
        accounts.stop_account(chief, zoya.require_account(), held)
    for whom, refused in ((chief, OwnAccount), (anil, ColleaguesAccount)):
        with pytest.raises(refused):
            accounts.stop_account(chief, whom.require_account(), held)
    assert not is_stopped(meera) and logged(meera) == []


def test_neither_appeals_nor_blind_looks_end_an_account_nor_trust_one(
    chief: Viewer, meera: Viewer
) -> None:
    bela = lead(chief, "bela")
    second = look_at(stop(chief, meera), 2)
    assert second is not None
    fence, account_id = fence_of(bela, second.id), meera.require_account()
    form = StopForm(case_id=second.id, fence=fence, reason_code="spam", note=WHY)
    with pytest.raises(ActHidden):
        accounts.stop_account(bela, account_id, form)
    trust = TrustForm(case_id=second.id, fence=fence, is_trusted=True, note="It seems fine.")
    with pytest.raises(ActHidden):
        accounts.set_trust(bela, account_id, trust)
    assert {"stop", "trust", "bulk"} <= set(service.get_case(bela, second.id).hidden_acts)


def test_every_ended_account_is_looked_at_again_by_somebody_who_is_not_told(
    chief: Viewer, meera: Viewer
) -> None:
    anil, bela = person("anil"), lead(chief, "bela")
    video_id = clip(meera, VideoState.PUBLISHED)
    made = stop(chief, meera, case_on(video_id))
    second = look_at(made, 2)
    assert second is not None
    with pytest.raises(NotForYou):
        service.claim(chief, second.id)
    with pytest.raises(LevelTooLow):
        service.claim(anil, second.id)
    assert second.id not in [card.id for card in service.queue(anil).items]
    offered = service.claim_next(anil)
    assert offered is None or offered.id != second.id
    assert second.id in [card.id for card in service.queue(bela).items]
    seen = service.claim(bela, second.id)
    assert seen.decisions == [] and not seen.may_lift and seen.origin is Origin.SAMPLE
    assert "account" in {r.code for r in seen.reasons}
    assert not {"take_down", "escalated"} & {r.code for r in seen.reasons}
    assert WHY not in seen.model_dump_json()
    standing = dossier(bela, second.id).standing
    assert standing is not None and standing.rung is Rung.CLEAR
    other = dossier(bela, case_on(clip(meera))).standing  # Nor by another case of hers.
    assert other is not None and other.rung is Rung.CLEAR
    tasks.close_cases(video_id)
    with session_scope() as session:  # Who deletes the clip does not end the look at the account.
        session.get_one(Video, video_id).state = VideoState.REMOVED
    tasks.close_cases(video_id)
    assert case(second.id).state is CaseState.OPEN
    service.reject(bela, second.id, "spam")
    assert look_at(made, 3) is None and is_stopped(meera)


def test_a_third_look_that_finds_it_wrong_gives_the_account_back(
    chief: Viewer, meera: Viewer
) -> None:
    anil, bela = lead(chief, "anil"), lead(chief, "bela")
    made = stop(anil, meera)
    second = look_at(made, 2)
    assert second is not None
    service.claim(bela, second.id)
    service.approve(bela, second.id)
    assert is_stopped(meera)
    third = look_at(made, 3)
    assert third is not None
    service.claim(chief, third.id)
    service.approve(chief, third.id)
    assert not is_stopped(meera)
    assert [s.measure for s in statements(meera)] == ["restored", "account_stopped"]
    assert [kind for kind, _, _ in logged(meera)] == ["decision", "reversal"]


def test_its_owner_appeals_once_to_another_person_and_a_reversal_restores(
    chief: Viewer, meera: Viewer
) -> None:
    bela, chitra = lead(chief, "bela"), lead(chief, "chitra")
    stop(bela, meera)
    (said,) = statements(meera)
    rights.appeal(meera, said.id, "I sell my own work.")
    with pytest.raises(JhalakError, match="appealed"):
        rights.appeal(meera, said.id, "Once more.")
    with read_scope() as session:
        appeal_id = session.exec(select(Appeal.case_id)).one()
    with pytest.raises(NotForYou):
        service.claim(bela, appeal_id)
    with pytest.raises(LevelTooLow):
        service.claim(person("anil"), appeal_id)
    seen = service.claim(chitra, appeal_id)
    assert "I sell my own work." in [r.text for r in seen.reasons]
    assert [d.reason_code for d in seen.decisions] == ["spam"]
    service.approve(chitra, appeal_id)
    settle()
    assert not is_stopped(meera)
    restored, before = statements(meera)
    assert (restored.measure, before.ending) == ("restored", "reversed")
    with read_scope() as session:
        measure = live_measure(session, meera.require_account(), MeasureKind.STOPPED)
        assert measure is None


def test_what_was_ended_anew_is_not_given_back_by_the_appeal_against_the_first(
    chief: Viewer, meera: Viewer
) -> None:
    bela, chitra = lead(chief, "bela"), lead(chief, "chitra")
    stop(bela, meera)
    (said,) = statements(meera)
    rights.appeal(meera, said.id, "I sell my own work.")
    accounts.lift_stop(chief, meera.require_account(), LiftForm(note="A mix-up of names."))
    stop(bela, meera, code="counterfeit")
    with read_scope() as session:
        made = session.exec(select(Appeal)).one()
        assert made.outcome == "replaced"
        assert session.get_one(ReviewCase, made.case_id).state is CaseState.CLOSED
    with pytest.raises(JhalakError):
        service.claim(chitra, made.case_id)
    assert is_stopped(meera)


def test_it_is_taken_back_within_its_seconds_and_nothing_is_left(
    chief: Viewer, meera: Viewer
) -> None:
    made = stop(chief, meera)
    desk.undo(chief, made)
    assert not is_stopped(meera) and statements(meera) == []
    assert case(made).state is CaseState.CLOSED  # Nobody had asked about the account.
    second = look_at(made, 2)
    assert second is not None and case(second.id).state is CaseState.CLOSED
    assert [kind for kind, _, _ in logged(meera)] == ["decision", "reversal"]
    stop(chief, meera)
    assert is_stopped(meera)


def test_lifting_says_who_and_why_and_tells_its_owner(chief: Viewer, meera: Viewer) -> None:
    account_id, form = meera.require_account(), LiftForm(note="A mix-up of names.")
    with pytest.raises(AccountNotStopped):
        accounts.lift_stop(chief, account_id, form)
    made = stop(chief, meera)
    with pytest.raises(LevelTooLow):
        accounts.lift_stop(person("anil"), account_id, form)
    with pytest.raises(Forbidden):
        accounts.lift_stop(meera, account_id, form)
    assert service.get_case(chief, case_on(clip(meera))).may_lift
    accounts.lift_stop(chief, account_id, form)
    assert not is_stopped(meera)
    kind, who, facts = logged(meera)[-1]
    assert (kind, who, facts) == ("account_lifted", chief.account_id, {"why": form.note})
    lifted, before = statements(meera)
    assert (lifted.measure, before.ending, before.can_appeal) == (
        "account_lifted",
        "replaced",
        False,
    )
    second = look_at(made, 2)
    assert second is not None and second.state is CaseState.CLOSED


def test_what_was_stopped_before_it_was_a_decision_can_be_lifted(
    chief: Viewer, meera: Viewer
) -> None:
    account_id = meera.require_account()
    with session_scope() as session:
        take_measure(session, account_id, MeasureKind.STOPPED, chief.require_account(), "Spam.")
    accounts.lift_stop(chief, account_id, LiftForm(note="Long ago."))
    assert not is_stopped(meera) and logged(meera)[-1][0] == "account_lifted"


def test_a_commenters_account_ends_by_the_case_of_a_comment(chief: Viewer, meera: Viewer) -> None:
    fan, bela = person("fan", Role.SHOPPER), lead(chief, "bela")
    video_id = clip(meera, VideoState.PUBLISHED)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=fan.account_id, text="Send to 98765 43210")
        session.add(row)
        session.flush()
        case_id = open_case(
            session, subject=Subject.COMMENT, subject_id=row.id, video_id=video_id,
            author_id=row.author_id, origin=Origin.REPORT, reasons=[GROUND],
        ).id  # fmt: skip
    second = look_at(stop(chief, fan, case_id), 2)
    assert second is not None
    seen = service.claim(bela, second.id)
    assert "Send to 98765 43210" in [r.text for r in seen.reasons]  # What it is judged by.
    assert seen.signals == [] and seen.reports == []  # Those of somebody else's clip.
    assert is_stopped(fan) and not is_stopped(meera) and statements(meera) == []


def test_the_console_offers_it_to_whoever_may(chief: Viewer, meera: Viewer) -> None:
    case_id = case_on(clip(meera))
    assert "stop" in service.get_case(person("anil"), case_id).hidden_acts
    assert "stop" not in service.get_case(chief, case_id).hidden_acts
    assert "stop" not in service.get_case(lead(chief, "bela"), case_id).hidden_acts
    stop(chief, meera, case_id)
    seen = service.get_case(chief, case_id)
    assert "stop" in seen.hidden_acts and seen.may_lift


def test_trust_is_changed_from_a_case_in_hand_and_says_who_and_why(meera: Viewer) -> None:
    anil, account_id = person("anil"), meera.require_account()
    case_id = case_on(clip(meera))
    form = TrustForm(case_id=case_id, fence=1, is_trusted=True, note="Ten clean clips.")
    with pytest.raises(ClaimLost):
        accounts.set_trust(anil, account_id, form)
    held = form.model_copy(update={"fence": fence_of(anil, case_id)})
    with pytest.raises(InvalidInput):
        zoya = person("zoya", Role.CREATOR)
        accounts.set_trust(anil, zoya.require_account(), held)
    accounts.set_trust(anil, account_id, held)
    ((kind, who, facts),) = logged(meera)
    assert (kind, who, facts["why"]) == ("trust", anil.account_id, "Ten clean clips.")
    assert facts["is_trusted"] is True
    with read_scope() as session:
        assert session.get_one(Account, account_id).is_trusted
