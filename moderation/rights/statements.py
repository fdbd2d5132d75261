"""Writing statements: one for each decision that takes something away or answers somebody."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.kinds import Restriction
from catalog.models import Product, Video
from community.models import Comment
from moderation.models import Decision, Origin, ReviewCase, Ruling, Subject
from moderation.params import APPEAL_DAYS
from moderation.policy import get_policy
from moderation.products.judging import PARTS
from moderation.products.standing import words_of_case
from moderation.repository import results_of
from moderation.rights.models import Ending, FoundBy, Measure, StatementOfReasons
from moderation.rights.wording import reason_of_label, wording_of

FACTS = 20
APPEALABLE = frozenset(
    {
        Measure.LIMITED,
        Measure.AGE_GATED,
        Measure.REJECTED,
        Measure.COMMENT_REMOVED,
        Measure.ACCOUNT_STOPPED,
        Measure.PRODUCT_REFUSED,
    }
)
# What holds until somebody decides anew.
PASSING = (Measure.HELD, Measure.LIMITED, Measure.AGE_GATED, Measure.ACCOUNT_STOPPED)
_REMOVED = {
    Subject.VIDEO: Measure.REJECTED,
    Subject.COMMENT: Measure.COMMENT_REMOVED,
    Subject.ACCOUNT: Measure.ACCOUNT_STOPPED,
    Subject.PRODUCT: Measure.PRODUCT_REFUSED,
}
_RESTRICTED = {Restriction.LIMITED: Measure.LIMITED, Restriction.ADULTS: Measure.AGE_GATED}
_MOMENT = re.compile(r"(\d+) ms")
_FOUND_BY = {
    Origin.SCREENING: FoundBy.MACHINE,
    Origin.EDIT: FoundBy.MACHINE,
    Origin.COMMENT: FoundBy.MACHINE,
    Origin.PRODUCT: FoundBy.MACHINE,
    Origin.REPORT: FoundBy.REPORT,
    Origin.TAKE_DOWN: FoundBy.PERSON,
    Origin.LEGAL: FoundBy.ORDER,
    Origin.SAMPLE: FoundBy.SAMPLE,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """Where something was found.

    Args:
        label: What a classifier calls it.
        at_ms: The moment in the clip; None where it has none.
    """

    label: str
    surface: str
    at_ms: int | None = None


def measure_of(session: Session, decision: Decision) -> Measure | None:
    """What a decision did to what it is about; None where it took nothing away."""
    if decision.ruling is Ruling.REJECT:
        return _REMOVED[decision.subject]
    if decision.ruling is Ruling.HOLD:
        return Measure.HELD
    if decision.ruling is Ruling.UPHOLD:
        return Measure.UPHELD
    if decision.subject is Subject.ACCOUNT:
        return Measure.ACCOUNT_LIFTED if decision.ruling is Ruling.PUBLISH else None
    if decision.ruling is Ruling.PUBLISH and decision.actor_id is None and decision.reason_code:
        video = session.get(Video, decision.clip_id)
        return _RESTRICTED.get(video.restriction) if video else None
    return None


def write(
    session: Session,
    decision: Decision,
    measure: Measure,
    *,
    about: StatementOfReasons | None = None,
) -> StatementOfReasons | None:
    """Keeps what the person concerned is told; the same decision twice is once.

    Args:
        about: What was said of the decision that this one answers; its rule is named again.

    Returns:
        The statement; `None` where nobody is left whom it concerns.
    """
    found = statement_on(session, decision.id)
    account_id = concerned_by(session, decision)
    if found is not None or account_id is None:
        return found
    policy = get_policy()
    code = decision.reason_code or (about.code if about else "")
    is_told = decision.ruling in (Ruling.REJECT, Ruling.UPHOLD)
    statement = StatementOfReasons(
        decision_id=decision.id,
        account_id=account_id,
        subject=decision.subject,
        subject_id=decision.subject_id,
        video_id=decision.video_id,
        measure=measure,
        code=code,
        wording=wording_of(code, policy),
        words=decision.note if is_told else "",
        facts=[asdict(fact) for fact in _facts(session, decision, code)],
        found_by=_found_by(session, decision),
        is_by_machine=decision.actor_id is None,
        appeal_until=(
            decision.created_at + timedelta(days=APPEAL_DAYS.default)
            if measure in APPEALABLE
            else None
        ),
        created_at=decision.created_at,
    )
    session.add(statement)
    session.flush()
    return statement


def statement_on(session: Session, decision_id: UUID) -> StatementOfReasons | None:
    """What was said of a decision."""
    return session.exec(
        select(StatementOfReasons).where(StatementOfReasons.decision_id == decision_id)
    ).first()


def end(session: Session, statement: StatementOfReasons, how: Ending, by_id: UUID | None) -> None:
    """What the statement tells of is over; what ended it first counts.

    Args:
        by_id: The decision; None where it went by itself.
    """
    if statement.ending is None:
        statement.ending, statement.ended_by_id = how, by_id
        session.add(statement)
        session.flush()


def end_earlier(session: Session, decision: Decision) -> None:
    """A later decision stands in place of what was said for the time being of the same thing.

    A rejection is not replaced: its strike counts on, so it can still be appealed.
    """
    for statement in session.exec(
        select(StatementOfReasons).where(
            StatementOfReasons.subject_id == decision.subject_id,
            col(StatementOfReasons.ending).is_(None),
            StatementOfReasons.decision_id != decision.id,
            col(StatementOfReasons.measure).in_(PASSING),
        )
    ).all():
        end(session, statement, Ending.REPLACED, decision.id)


def end_waiting(session: Session, case_id: UUID) -> None:
    """What was said for the time being in a case is over, as what it is about is gone by itself."""
    for statement in session.exec(
        select(StatementOfReasons)
        .join(Decision, col(Decision.id) == col(StatementOfReasons.decision_id))
        .where(
            Decision.case_id == case_id,
            col(StatementOfReasons.ending).is_(None),
            col(StatementOfReasons.measure).in_(PASSING),
        )
    ).all():
        end(session, statement, Ending.REPLACED, None)


def begin_again(session: Session, reversed_decision: Decision) -> None:
    """What `reversed_decision` ended is as it was."""
    for statement in session.exec(
        select(StatementOfReasons).where(
            StatementOfReasons.subject_id == reversed_decision.subject_id,
            StatementOfReasons.ended_by_id == reversed_decision.id,
        )
    ).all():
        statement.ending = statement.ended_by_id = None
        session.add(statement)
    session.flush()


def concerned_by(session: Session, decision: Decision) -> UUID | None:
    """Whose clip, comment, account or product a decision is about."""
    if decision.subject is Subject.PRODUCT:
        product = session.get(Product, decision.subject_id)
        return product.brand_id if product else None
    if decision.subject is Subject.ACCOUNT:
        return decision.subject_id
    if decision.subject is Subject.COMMENT:
        comment = session.get(Comment, decision.subject_id)
        return comment.author_id if comment else None
    video = session.get(Video, decision.clip_id)
    return video.creator_id if video else None


def _facts(session: Session, decision: Decision, code: str) -> list[Fact]:
    """What the classifiers found that stands for the rule, each place once."""
    if decision.subject is Subject.PRODUCT:
        return _facts_of_words(session, decision, code)
    if decision.screening_id is None:
        return []
    policy, found = get_policy(), dict[Fact, None]()
    for result in results_of(session, decision.screening_id):
        if result.is_over and code in (result.label, reason_of_label(result.label, policy)):
            moment = _MOMENT.search(result.location)
            at_ms = int(moment[1]) if moment else None
            found[Fact(result.label, str(result.surface), at_ms)] = None
    return list(found)[:FACTS]


def _facts_of_words(session: Session, decision: Decision, code: str) -> list[Fact]:
    row, policy, found = words_of_case(session, decision.case_id), get_policy(), dict[Fact, None]()
    for one in row.grounds if row else ():
        part = one["where"].partition(",")[0]
        if part in PARTS and code in (one["code"], reason_of_label(one["code"], policy)):
            found[Fact(one["code"], f"product_{part}")] = None
    return list(found)[:FACTS]


def _found_by(session: Session, decision: Decision) -> FoundBy:
    case = session.get(ReviewCase, decision.case_id) if decision.case_id else None
    if case is not None and case.about_decision_id is not None:
        about = session.get(Decision, case.about_decision_id)
        case = session.get(ReviewCase, about.case_id) if about and about.case_id else None
    return _FOUND_BY.get(case.origin, FoundBy.MACHINE) if case else FoundBy.MACHINE
