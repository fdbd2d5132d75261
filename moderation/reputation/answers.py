"""Which decision answers which report, worked out anew whenever a decision comes or goes.

A report is answered by the first decision after it that stands. Taking a decision back hands its
reports on to the next, as if it had never been.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from community.models import Report
from moderation import params
from moderation.models import Decision, Subject
from moderation.reputation.ledger import lock_accounts, refresh_records
from moderation.reputation.models import Part, ReputationMark

Answer = tuple[UUID, UUID]  # Decision, reporter.


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
    standing = session.exec(
        select(ReputationMark)
        .where(
            ReputationMark.subject_id == decision.subject_id,
            ReputationMark.part != Part.REPORTER,
            col(ReputationMark.undone_by).is_(None),
        )
        .order_by(col(ReputationMark.at), col(ReputationMark.decision_id))
    ).all()
    is_comment = decision.subject is Subject.COMMENT
    reports = session.exec(
        select(Report.viewer_id, Report.created_at)
        .where(
            Report.video_id == decision.video_id,
            Report.comment_id == decision.subject_id
            if is_comment
            else col(Report.comment_id).is_(None),
        )
        .order_by(col(Report.created_at), col(Report.id))
    ).all()
    makers = {mark.account_id for mark in standing}
    found: dict[Answer, ReputationMark] = {}
    places: dict[UUID, int] = {}
    for reporter, at in reports:
        verdict = next((mark for mark in standing if mark.at >= at), None)
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


def _weight(place: int, *, was_right: bool) -> float:
    # Who came first found it; a wrong report is as wrong however many made it.
    return min(1.0, params.REPORTER_FIRST.default / place) if was_right else 1.0
