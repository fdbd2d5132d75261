"""Which decision answers which report, worked out anew whenever a decision comes or goes.

A report is answered by the first decision after it that stands. Taking a decision back hands its
reports on to the next, as if it had never been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from community.models import Report
from moderation import params
from moderation.models import Decision, Ruling, Subject
from moderation.repository import stands
from moderation.reputation.ledger import lock_accounts, refresh_records
from moderation.reputation.models import Part, ReputationMark

Answer = tuple[UUID, UUID]  # Decision, reporter.
UNMARKED = (Subject.ACCOUNT, Subject.PRODUCT)
GOOD, BAD = (Ruling.PUBLISH, Ruling.KEEP), (Ruling.REJECT,)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands about a subject, and whose it is."""

    decision_id: UUID
    maker_id: UUID
    is_good: bool
    reason_code: str
    at: datetime


def answer_reports(session: Session, decision: Decision, cause: Decision) -> None:
    """Has the reports of the subject of `decision` marked by what stands.

    Args:
        cause: Why it is asked; written into marks that count no more.
    """
    answered = _answered(session, decision)
    known = lock_accounts(session, {reporter for _, reporter in answered})
    wanted = {answer: mark for answer, mark in answered.items() if answer[1] in known}
    changed: set[UUID] = set()
    for mark in session.exec(
        select(ReputationMark).where(
            ReputationMark.part == Part.REPORTER,
            ReputationMark.subject_id == decision.subject_id,
        )
    ):
        want = wanted.pop((mark.decision_id, mark.account_id), None)
        stands = want is not None
        if stands is (mark.undone_by is None) and (want is None or want.weight == mark.weight):
            continue
        mark.undone_by = None if stands else cause.id
        mark.weight = want.weight if want else mark.weight
        session.add(mark)
        changed.add(mark.account_id)
    session.add_all(wanted.values())
    session.flush()
    refresh_records(session, Part.REPORTER, changed | {mark.account_id for mark in wanted.values()})


def _answered(session: Session, decision: Decision) -> dict[Answer, ReputationMark]:
    """The mark that each report of the subject earns its reporter; unanswered ones earn none."""
    standing = _standing(session, decision)
    query = select(Report.viewer_id, Report.created_at)
    if decision.subject is Subject.ACCOUNT:
        query = query.where(Report.account_id == decision.subject_id)
    elif decision.subject is Subject.PRODUCT:
        query = query.where(Report.product_id == decision.subject_id)
    else:
        is_comment = decision.subject is Subject.COMMENT
        comment = col(Report.comment_id)
        query = query.where(
            Report.video_id == decision.video_id,
            comment == decision.subject_id if is_comment else comment.is_(None),
        )
    reports = session.exec(query.order_by(col(Report.created_at), col(Report.id))).all()
    makers = {verdict.maker_id for verdict in standing}
    found: dict[Answer, ReputationMark] = {}
    places: dict[UUID, int] = {}
    for reporter, at in reports:
        verdict = next((one for one in standing if one.at >= at), None)
        if verdict is None or reporter in makers or (verdict.decision_id, reporter) in found:
            continue
        place = places[verdict.decision_id] = places.get(verdict.decision_id, 0) + 1
        found[verdict.decision_id, reporter] = ReputationMark(
            account_id=reporter,
            part=Part.REPORTER,
            decision_id=verdict.decision_id,
            subject_id=decision.subject_id,
            is_good=not verdict.is_good,
            weight=_weight(place, was_right=not verdict.is_good),
            reason_code=verdict.reason_code,
            at=verdict.at,
        )
    return found


def _standing(session: Session, decision: Decision) -> Sequence[Verdict]:
    """In order: by the marks that its maker has, or, of an account or a product, which nobody is
    marked for, by those decisions.
    """
    if decision.subject not in UNMARKED:
        marks = session.exec(
            select(ReputationMark)
            .where(
                ReputationMark.subject_id == decision.subject_id,
                ReputationMark.part != Part.REPORTER,
                col(ReputationMark.undone_by).is_(None),
            )
            .order_by(col(ReputationMark.at), col(ReputationMark.decision_id))
        )
        return [Verdict(m.decision_id, m.account_id, m.is_good, m.reason_code, m.at) for m in marks]
    decisions = session.exec(
        select(Decision)
        .where(
            Decision.subject == decision.subject,
            Decision.subject_id == decision.subject_id,
            col(Decision.actor_id).is_not(None),
            col(Decision.ruling).in_((*GOOD, *BAD)),
            stands(),
        )
        .order_by(col(Decision.created_at), col(Decision.id))
    )
    return [
        Verdict(d.id, d.subject_id, d.ruling in GOOD, d.reason_code, d.created_at)
        for d in decisions
    ]


def _weight(place: int, *, was_right: bool) -> float:
    # Who came first found it; a wrong report is as wrong however many made it.
    return min(1.0, params.REPORTER_FIRST.default / place) if was_right else 1.0
