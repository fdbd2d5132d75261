"""Ending an account is a decision: by whoever may, with a rule, told, looked at twice, appealed."""

from __future__ import annotations

import pytest
from sqlmodel import select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.viewer import Viewer
from community.models import Comment
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, NotFound
from core.ids import new_id
from moderation import service
from moderation.cases import ClaimLost, open_case
from moderation.desk import accounts
from moderation.desk import service as desk
from moderation.desk.accounts import (
    AccountNotStopped,
    AccountStopped,
    OwnAccount,
)
from moderation.desk.schemas import LiftForm, StopForm, TrustForm
from moderation.effects.accounts import ColleaguesAccount
from moderation.models import CaseState, Decision, Origin, Ruling, Subject
from moderation.reputation.models import MeasureKind
from moderation.reputation.record import take_measure
from moderation.rights import service as rights
from moderation.rights.transparency import TOOK_AWAY
from moderation.routing import ActHidden, LevelTooLow
from tests.moderation.desk.ending import WHY, is_stopped, lead, logged, look_at, statements, stop
from tests.moderation.desk_world import GROUND, case, case_on, clip, fence_of, person

pytestmark = pytest.mark.usefixtures("unhurried")


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
