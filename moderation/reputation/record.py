"""What a record is asked for: trust, caution, and the rung that strikes have led to.

`Account.is_trusted` is a person's word, set by `moderation.desk.accounts.set_trust`: trusted from
the first clip on. Without it a creator earns trust by clips that people looked at, unless a person
has put them under watch, which is what taking trust away does. While strikes count, nobody is
trusted.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Account
from core.clock import utc_now
from moderation import params
from moderation.reputation.ladder import Place, Rung, place_of
from moderation.reputation.ledger import record_of, standing_marks
from moderation.reputation.models import AccountMeasure, MeasureKind, Part
from moderation.reputation.rules import PRIORS, ladder_rule, strike_rule
from moderation.reputation.strikes import strikes_of


def place_in(
    session: Session,
    account_id: UUID,
    part: Part,
    now: datetime | None = None,
    *,
    tells_stop: bool = True,
    without: UUID | None = None,
) -> Place:
    """Where somebody stands in one part.

    Args:
        tells_stop: Without it, by strikes alone: for whoever must not know that a person stopped
            the account.
        without: A clip or comment that is left out of account.
    """
    marks = standing_marks(session, part, [account_id]).get(account_id, [])
    return place_of(
        strikes_of([mark for mark in marks if mark.subject_id != without], strike_rule()),
        now or utc_now(),
        ladder_rule(),
        is_stopped=(
            tells_stop and live_measure(session, account_id, MeasureKind.STOPPED) is not None
        ),
    )


def is_trusted(session: Session, account: Account | None, now: datetime | None = None) -> bool:
    """Whether clean clips of a creator publish without a person. Fails closed."""
    if account is None:
        return False
    now = now or utc_now()
    if place_in(session, account.id, Part.CREATOR, now).rung is not Rung.CLEAR:
        return False
    if account.is_trusted:
        return True
    if live_measure(session, account.id, MeasureKind.WATCHED) is not None:
        return False
    record = record_of(session, account.id, Part.CREATOR, now)
    return (
        record.evidence >= params.TRUST_EVIDENCE.default
        and record.lower(params.LOWER_QUANTILE.default) >= params.TRUST_LOWER.default
    )


def caution_of(session: Session, account_id: UUID, part: Part = Part.CREATOR) -> float:
    """What a threshold is multiplied by for this person: 1 for strangers and the good, less for
    those whose record is worse than a stranger's, down to 1 − `moderation.caution.most`.
    """
    expected = PRIORS[part].mean
    mean = record_of(session, account_id, part, utc_now()).mean
    return 1.0 - params.CAUTION_MOST.default * (1.0 - min(1.0, mean / expected))


def live_measure(session: Session, account_id: UUID, kind: MeasureKind) -> AccountMeasure | None:
    """A person's decision about the account that nobody has lifted."""
    return session.exec(
        select(AccountMeasure)
        .where(
            AccountMeasure.account_id == account_id,
            AccountMeasure.kind == kind,
            col(AccountMeasure.lifted_at).is_(None),
        )
        .limit(1)
    ).first()


def take_measure(
    session: Session,
    account_id: UUID,
    kind: MeasureKind,
    by_id: UUID,
    note: str = "",
    *,
    decision_id: UUID | None = None,
) -> None:
    """Writes down what a person decided about an account. Twice changes nothing."""
    if live_measure(session, account_id, kind) is None:
        session.add(
            AccountMeasure(
                account_id=account_id,
                kind=kind,
                by_id=by_id,
                note=note[:500],
                decision_id=decision_id,
            )
        )
        session.flush()


def lift_measure(session: Session, account_id: UUID, kind: MeasureKind, by_id: UUID | None) -> None:
    """Ends what a person decided about an account; nothing, where nothing was."""
    measure = live_measure(session, account_id, kind)
    if measure is not None:
        measure.lifted_at, measure.lifted_by = utc_now(), by_id
        session.add(measure)
        session.flush()
