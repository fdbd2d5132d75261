"""What a moderator does beyond claiming and deciding; each checks its caller, one transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from moderation.cases import claim_case, escalate_case, release_case, skip_case
from moderation.cases.models import CaseNote
from moderation.decisions import approve_case, reject_case
from moderation.desk.sameness import NotTheSame, alike, identity_of
from moderation.desk.schemas import (
    BulkForm,
    ExposureView,
    NoteForm,
    PolicyExposure,
    SkipReason,
)
from moderation.effects.subjects import hold_product
from moderation.exposure.budget import DAY_S, spent
from moderation.exposure.keeping import IN_WORDS, budgets, note_shown, shown_on
from moderation.golden import items as golden
from moderation.log import record
from moderation.models import GOLDEN, ReviewCase
from moderation.policy import get_policy
from moderation.queue.abilities import abilities_of
from moderation.queue.ground_words import policy_in
from moderation.queue.queues import Act
from moderation.repository import get_case
from moderation.reversal import undo as undo_decision
from moderation.routing import require_act, require_offered
from moderation.schemas import CaseDetail
from moderation.views import case_detail


def skip(
    viewer: Viewer, case_id: UUID, reason: SkipReason, *, fence: int | None = None
) -> CaseDetail:
    """Gives a claimed case back with a reason; it is not offered to the caller again.

    Raises:
        CaseNotFound, CaseClosed, ClaimLost, ActHidden: It cannot be given back.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        require_act(get_case(session, case_id), Act.SKIP)
        case = skip_case(session, case_id, moderator_id, fence, reason.value)
        if case.look == GOLDEN:
            golden.give_back(session, case)
            return _detail(session, case, viewer)
        _log(session, "skip", case, moderator_id, reason=reason.value)
        return _detail(session, case, viewer)


def escalate(viewer: Viewer, case_id: UUID, words: str, *, fence: int | None = None) -> CaseDetail:
    """Passes a claimed case on to a lead, with what they are asked.

    Raises:
        InvalidInput: There are no words in it.
        CaseNotFound, CaseClosed, ClaimLost, ActHidden: It cannot be passed on.
    """
    moderator_id, now = viewer.require_moderator(), utc_now()
    if not words.strip():
        raise InvalidInput("Write what you ask them.", "लिखें कि उनसे क्या पूछना है।", code="note_empty")
    with session_scope() as session:
        case = get_case(session, case_id)
        require_act(case, Act.ESCALATE)
        if case.look == GOLDEN:
            golden.give_back(session, release_case(session, case_id, moderator_id, fence))
            return _detail(session, case, viewer)
        case = escalate_case(session, case_id, moderator_id, fence, words.strip(), now)
        _log(session, "escalate", case, moderator_id)
        return _detail(session, case, viewer)


def undo(viewer: Viewer, case_id: UUID, now: datetime | None = None) -> CaseDetail:
    """Takes the caller's decision back within ten seconds; they hold the case again.

    Raises:
        CaseNotFound, NotYourDecision, UndoTooLate, ActHidden: It cannot be taken back.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        case, now = get_case(session, case_id), now or utc_now()
        require_act(case, Act.UNDO)
        take_back = undo_decision if case.look != GOLDEN else golden.take_back
        case = take_back(session, case_id, moderator_id, now)
        return _detail(session, case, viewer)


def identical(viewer: Viewer, case_id: UUID) -> list[UUID]:
    """The other open cases whose content is the same as this one's."""
    viewer.require_moderator()
    with read_scope() as session:
        able = abilities_of(session, viewer)
        return [o.id for o in alike(session, get_case(session, case_id), able)]


def decide_alike(viewer: Viewer, case_id: UUID, form: BulkForm) -> list[UUID]:
    """One decision for a claimed case and others of the same content: all of them or none.

    Raises:
        NotTheSame: One is of other content, or nothing says what its content is.
        InvalidInput: A rejection without a reason of the policy.
        CaseClosed, CaseClaimed, ClaimLost, OwnClip, ActHidden: One cannot be decided.
        NotForYou, SkippedBefore, LevelTooLow, RoutedElsewhere: One is not the caller's to take.
    """
    moderator_id, now = viewer.require_moderator(), utc_now()
    reason = get_policy().reason(form.reason_code) if form.verdict == "reject" else None
    with session_scope() as session:
        first = get_case(session, case_id)
        wanted, able = identity_of(session, first), abilities_of(session, viewer)
        others = [i for i in dict.fromkeys(form.case_ids) if i != case_id]
        for each in sorted((case_id, *others)):  # Before the log, which the first one holds.
            hold_product(session, each)
        for each in (case_id, *others):
            case = get_case(session, each)
            require_act(case, Act.BULK)
            require_offered(session, case, able, now)
            if not wanted or case.look != 1 or identity_of(session, case) != wanted:
                raise NotTheSame(each)
            fence = form.fence
            if each != case_id:
                fence = claim_case(session, each, moderator_id, now).fence
            if reason is None:
                approve_case(session, each, moderator_id, note=form.note, fence=fence)
            else:
                reject_case(session, each, moderator_id, reason, note=form.note, fence=fence)
        golden.maybe_put(session, first, able, now)
        return [case_id, *others]


def add_note(viewer: Viewer, case_id: UUID, form: NoteForm) -> CaseDetail:
    """Adds words for colleagues, or for the maker of the clip or comment too.

    Raises:
        CaseNotFound: There is no such case.
        InvalidInput: There are no words in it.
    """
    moderator_id = viewer.require_moderator()
    text = form.text.strip()
    if not text:
        raise InvalidInput("Write something first.", "पहले कुछ लिखें।", code="note_empty")
    with session_scope() as session:
        case = get_case(session, case_id)
        session.add(
            CaseNote(case_id=case_id, author_id=moderator_id, text=text, is_public=form.is_public)
        )
        session.flush()
        _log(session, "note", case, moderator_id, is_public=form.is_public)
        return _detail(session, case, viewer)


def note_exposure(viewer: Viewer, case_id: UUID, seconds: float) -> ExposureView:
    """Keeps that the player showed the claimed case's media for so many seconds.

    Raises:
        CaseNotFound, ClaimLost: The caller does not hold it.
    """
    moderator_id, now = viewer.require_moderator(), utc_now()
    with session_scope() as session:
        case = get_case(session, case_id)
        if case.subject not in IN_WORDS:
            note_shown(session, case, moderator_id, seconds, now)
        return _exposure(session, viewer, now)


def exposure(viewer: Viewer) -> ExposureView:
    """What the caller was shown today, and how much is enough."""
    viewer.require_moderator()
    with read_scope() as session:
        return _exposure(session, viewer, utc_now())


def _log(session: Session, kind: str, case: ReviewCase, by_id: UUID, **facts: str | bool) -> None:
    record(
        session,
        kind,
        subject=case.subject.value,
        subject_id=case.subject_id,
        actor_id=by_id,
        facts={"case_id": str(case.id), **facts},
    )


def _exposure(session: Session, viewer: Viewer, now: datetime) -> ExposureView:
    shown, rules = shown_on(session, viewer.require_moderator(), now), get_policy()
    return ExposureView(
        seconds=sum(shown.values()),
        budget_s=DAY_S,
        is_spent=spent(shown)[0],
        policies=[
            PolicyExposure(
                policy=p, title=policy_in(p, rules, viewer.locale), seconds=used, budget_s=most
            )
            for p, used, most in budgets(shown)
        ],
    )


def _detail(session: Session, case: ReviewCase, viewer: Viewer) -> CaseDetail:
    return case_detail(session, case, viewer, utc_now(), get_policy())
