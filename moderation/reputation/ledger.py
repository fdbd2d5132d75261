"""Marks in the database, and the evidence that is worked out from those that stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Account
from moderation import params
from moderation.reputation.models import Part, Reputation, ReputationMark
from moderation.reputation.posterior import Observation, Posterior, posterior_of
from moderation.reputation.rules import PRIORS, strike_rule
from moderation.reputation.strikes import Mark, evidence_of

CHUNK = 400
MARKS_READ = 2_000  # Of one person, the newest; older ones have faded.


def lock_accounts(session: Session, account_ids: Collection[UUID]) -> set[UUID]:
    """Those of `account_ids` that are accounts, locked in one order against other decisions."""
    found: set[UUID] = set()
    ordered = sorted(set(account_ids))
    for start in range(0, len(ordered), CHUNK):
        query = select(Account.id).where(col(Account.id).in_(ordered[start : start + CHUNK]))
        found.update(session.exec(query.order_by(col(Account.id)).with_for_update()))
    return found


def add_marks(session: Session, marks: Sequence[ReputationMark]) -> None:
    """Stores marks of one decision and part, and works out the records that they change."""
    session.add_all(marks)
    session.flush()
    for part in Part:
        refresh_records(session, part, {mark.account_id for mark in marks if mark.part is part})


def undo_marks(session: Session, decision_id: UUID, undone_by: UUID) -> None:
    """Takes back all that a decision left on records. Twice changes nothing."""
    marks = session.exec(
        select(ReputationMark).where(
            ReputationMark.decision_id == decision_id, col(ReputationMark.undone_by).is_(None)
        )
    ).all()
    lock_accounts(session, {mark.account_id for mark in marks})
    for mark in marks:
        mark.undone_by = undone_by
        session.add(mark)
    session.flush()
    for part in Part:
        refresh_records(session, part, {mark.account_id for mark in marks if mark.part is part})


def is_marked(session: Session, decision_id: UUID) -> bool:
    """Whether a decision has been counted, taken back or not."""
    query = select(ReputationMark.id).where(ReputationMark.decision_id == decision_id).limit(1)
    return session.exec(query).first() is not None


def standing_marks(
    session: Session, part: Part, account_ids: Collection[UUID]
) -> dict[UUID, list[Mark]]:
    """Marks that count, oldest first, by account; the newest `MARKS_READ` of each."""
    found: dict[UUID, list[Mark]] = defaultdict(list)
    ids = sorted(set(account_ids))
    for start in range(0, len(ids), CHUNK):
        for row in session.exec(
            select(ReputationMark)
            .where(
                col(ReputationMark.account_id).in_(ids[start : start + CHUNK]),
                ReputationMark.part == part,
                col(ReputationMark.undone_by).is_(None),
            )
            .order_by(col(ReputationMark.at), col(ReputationMark.id))
        ):
            found[row.account_id].append(
                Mark(
                    id=row.id,
                    subject_id=row.subject_id,
                    is_good=row.is_good,
                    weight=row.weight,
                    severity=row.severity,
                    code=row.reason_code,
                    at=row.at,
                )
            )
    return {account_id: marks[-MARKS_READ:] for account_id, marks in found.items()}


def records_of(
    session: Session, part: Part, account_ids: Collection[UUID], now: datetime
) -> dict[UUID, Posterior]:
    """The records of those of `account_ids` that have one, as of `now`."""
    found: dict[UUID, Posterior] = {}
    ids, half_life = sorted(set(account_ids)), params.HALF_LIFE.default
    for start in range(0, len(ids), CHUNK):
        for row in session.exec(
            select(Reputation).where(
                Reputation.part == part,
                col(Reputation.account_id).in_(ids[start : start + CHUNK]),
            )
        ):
            seen = replace(PRIORS[part], good=row.good, bad=row.bad, at=row.at)
            found[row.account_id] = seen.decayed(now, half_life)
    return found


def record_of(session: Session, account_id: UUID, part: Part, now: datetime) -> Posterior:
    """One record as of `now`; a stranger's is the prior."""
    return records_of(session, part, [account_id], now).get(account_id, PRIORS[part])


def refresh_records(session: Session, part: Part, account_ids: Collection[UUID]) -> None:
    """Works the records of `account_ids` out anew from the marks that stand."""
    if not account_ids:
        return
    marks = standing_marks(session, part, account_ids)
    for account_id in account_ids:
        row = session.get(Reputation, (account_id, part))
        record = posterior_of(
            PRIORS[part], _seen(part, marks.get(account_id, [])), params.HALF_LIFE.default
        )
        if record.at is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = Reputation(account_id=account_id, part=part, good=0.0, bad=0.0, at=record.at)
        row.good, row.bad, row.at = record.good, record.bad, record.at
        session.add(row)
    session.flush()


def _seen(part: Part, marks: Sequence[Mark]) -> list[Observation]:
    if part is Part.REPORTER:
        return [Observation(mark.is_good, mark.weight, mark.at) for mark in marks]
    return evidence_of(marks, strike_rule().window)
