"""What a moderator does with an account: ending it, letting it act again, and trust.

Each is done from a case that the caller holds, or names why; each is kept in the log.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from catalog.kinds import Role
from catalog.models import Account
from catalog.videos import get_video
from catalog.viewer import Viewer
from community.models import Comment
from core.db import session_scope
from core.errors import Conflict, Forbidden, InvalidInput, NotFound
from moderation.cases import close_about, reasons_of, require_claim
from moderation.decision import Reason
from moderation.decisions import take_down_at_once
from moderation.desk.schemas import LiftForm, StopForm, StoppedView, TrustForm
from moderation.effects.accounts import (
    ASKED,
    STOPPED,
    require_endable,
    state_of,
    whose,
)
from moderation.log import record
from moderation.models import Decision, ReviewCase, Ruling, Subject
from moderation.params import STOP_LEVEL
from moderation.policy import get_policy
from moderation.products.standing import words_of_case
from moderation.queue.abilities import Abilities, abilities_of
from moderation.queue.queues import ESCALATED, TAKE_DOWN, Act
from moderation.reputation.models import AccountMeasure, MeasureKind
from moderation.reputation.record import lift_measure, live_measure, take_measure
from moderation.routing import LevelTooLow, require_act
from moderation.rulings import add_decision

CREATORS = (Role.CREATOR, Role.BRAND, Role.ADMIN)
WROTE = ("account_wrote", "What was written")
UNTOLD = (TAKE_DOWN, ESCALATED)  # Grounds that say what somebody thought.


class AccountStopped(Conflict):
    """It has been ended already."""

    code = "account_is_stopped"

    def __init__(self) -> None:
        super().__init__("This account has been ended already.", "यह खाता पहले ही बंद किया जा चुका है।")


class AccountNotStopped(Conflict):
    """Nobody has ended it, or somebody has let it act again."""

    code = "account_not_stopped"

    def __init__(self) -> None:
        super().__init__("This account has not been ended.", "यह खाता बंद नहीं है।")


class OwnAccount(Forbidden):
    """Nobody decides about their own."""

    code = "own_account"

    def __init__(self) -> None:
        super().__init__(
            "Nobody decides about their own account.",
            "अपने ही खाते के बारे में फ़ैसला नहीं किया जा सकता।",
        )


def stop_account(viewer: Viewer, account_id: UUID, form: StopForm) -> StoppedView:
    """Ends the account of whoever a claimed case is about, until a person lets it act again.

    It is a decision like others: with a rule and a reason, told to its owner, looked at again
    blindly, appealed once, and taken back within seconds. The case that it was met in stays open.

    Raises:
        InvalidInput: No such reason, or the case is about somebody else.
        CaseNotFound, CaseClosed, ClaimLost: The caller does not hold the case.
        LevelTooLow, ActHidden, OwnAccount, ColleaguesAccount: Not by the caller, or not there.
        AccountStopped: It was ended before.
    """
    moderator_id, reason = viewer.require_moderator(), get_policy().reason(form.reason_code)
    with session_scope() as session:
        who = _may_end(session, viewer, account_id)
        over = _case_of(session, account_id, form.case_id, moderator_id, form.fence)
        require_act(over, Act.STOP)
        if state_of(session, account_id) == STOPPED:
            raise AccountStopped()
        made = take_down_at_once(
            session,
            Subject.ACCOUNT,
            account_id,
            who,
            reason,
            video_id=over.video_id,
            note=form.note,
            grounds=_grounds(session, over),
        )
        return StoppedView(case_id=made.id)


def lift_stop(viewer: Viewer, account_id: UUID, form: LiftForm) -> None:
    """Lets an account act again that was ended; its strikes stay as they are.

    Raises:
        LevelTooLow, OwnAccount, ColleaguesAccount: Not by the caller.
        NotFound: There is no such account.
        AccountNotStopped: It may act.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        _may_end(session, viewer, account_id)
        measure = live_measure(session, account_id, MeasureKind.STOPPED)
        if measure is None:
            raise AccountNotStopped()
        lift_measure(session, account_id, MeasureKind.STOPPED, moderator_id)
        _record_lift(session, measure, moderator_id, form.note)
        record(
            session,
            "account_lifted",
            subject=Subject.ACCOUNT.value,
            subject_id=account_id,
            actor_id=moderator_id,
            facts={"why": form.note},
        )


def set_trust(viewer: Viewer, account_id: UUID, form: TrustForm) -> None:
    """Says whether clean clips of whoever a claimed case is about publish without a person,
    whatever their record says; while strikes count, nobody's do.

    Raises:
        OwnAccount: It is the caller's own.
        NotFound: There is no such creator.
        InvalidInput: The case is about somebody else.
        CaseNotFound, CaseClosed, ClaimLost: The caller does not hold the case.
        ActHidden: Nobody is trusted or distrusted from that case.
    """
    moderator_id, is_trusted = viewer.require_moderator(), form.is_trusted
    if moderator_id == account_id:
        raise OwnAccount()
    with session_scope() as session:
        account = session.get(Account, account_id)
        if account is None or account.role not in CREATORS:
            raise NotFound(
                "There is no such creator.", "ऐसा कोई क्रिएटर नहीं है।", code="creator_not_found"
            )
        case = _case_of(session, account_id, form.case_id, moderator_id, form.fence)
        require_act(case, Act.TRUST)
        account.is_trusted = is_trusted
        if is_trusted:
            lift_measure(session, account_id, MeasureKind.WATCHED, moderator_id)
        else:
            take_measure(session, account_id, MeasureKind.WATCHED, moderator_id, form.note)
        record(
            session,
            "trust",
            subject=Subject.ACCOUNT.value,
            subject_id=account_id,
            actor_id=moderator_id,
            facts={"is_trusted": is_trusted, "case_id": str(case.id), "why": form.note},
        )


def _may_end(session: Session, viewer: Viewer, account_id: UUID) -> Abilities:
    if viewer.account_id == account_id:
        raise OwnAccount()
    who = abilities_of(session, viewer)
    require_endable(session, whose(session, account_id))
    if who.level < STOP_LEVEL.default:
        raise LevelTooLow(STOP_LEVEL.default)
    return who


def _case_of(
    session: Session, account_id: UUID, case_id: UUID, moderator_id: UUID, fence: int
) -> ReviewCase:
    case = require_claim(session, case_id, moderator_id, fence)
    if case.author_id != account_id:
        raise InvalidInput(
            "This case is about somebody else.",
            "यह केस किसी और के बारे में है।",
            code="case_of_another",
        )
    return case


def _grounds(session: Session, over: ReviewCase) -> list[Reason]:
    """What the account's own case says, and what was written; nothing of what anybody thought."""
    grounds = [ASKED, *(r for r in reasons_of(over) if r.code not in UNTOLD)]
    if over.subject is Subject.COMMENT:
        comment = session.get(Comment, over.subject_id)
        words = comment.text if comment else ""
    elif over.subject is Subject.PRODUCT:
        sold = words_of_case(session, over.id)
        words = f"{sold.title}. {sold.description}" if sold else ""
    else:
        words = get_video(session, over.clip_id).caption
    return [*grounds, Reason(*WROTE, words[:300], severity=0)] if words else grounds


def _record_lift(session: Session, measure: AccountMeasure, moderator_id: UUID, note: str) -> None:
    """Tells its owner, and ends what waits about the decision that had ended the account."""
    ended = session.get(Decision, measure.decision_id) if measure.decision_id else None
    if ended is None:  # Ended before that was a decision: the log alone says it.
        return
    add_decision(
        session,
        Decision(
            case_id=ended.case_id,
            subject=Subject.ACCOUNT,
            subject_id=ended.subject_id,
            video_id=ended.video_id,
            actor_id=moderator_id,
            ruling=Ruling.PUBLISH,
            note=note,
            policy_version=get_policy().version,
        ),
    )
    close_about(session, ended.id)
