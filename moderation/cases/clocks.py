"""The law's clocks on cases: each started once, under the row that was in force when it came in.

The rows are the policy's (`policies/shipped`), dated and with their source.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from core.clock import INDIA
from core.errors import InvalidInput
from moderation.cases.models import LegalClock
from moderation.policy import Clock, get_policy

GRIEVANCE = "grievance"  # The clock of whoever complains to the house.


def clock_at(code: str, received_at: datetime) -> Clock:
    """The row of that clock that was in force, in India, when something came in.

    Raises:
        InvalidInput: There is no such clock, or none was in force yet.
    """
    policy = get_policy()
    known = sorted({clock.code for clock in policy.clocks})
    if code not in known:
        kinds = ", ".join(known)
        raise InvalidInput(
            f"Choose one of these kinds: {kinds}.", f"इनमें से कोई एक चुनें: {kinds}।", code="legal_kind"
        )
    clock = policy.clock(code, received_at.astimezone(INDIA).date())
    if clock is None:
        raise InvalidInput(
            "No rule was in force on that day; check the date.",
            "उस दिन कोई नियम लागू नहीं था; तारीख़ जाँच लें।",
            code="legal_date",
        )
    return clock


def start_clock(
    session: Session,
    case_id: UUID,
    clock: Clock,
    received_at: datetime,
    *,
    reference: str = "",
    actor_id: UUID | None = None,
) -> LegalClock:
    """Keeps a clock with its case; of one code and reference only the first counts."""
    started = session.exec(
        select(LegalClock).where(
            LegalClock.case_id == case_id,
            LegalClock.kind == clock.code,
            LegalClock.reference == reference[:120],
        )
    ).first()
    if started is not None:
        return started
    row = LegalClock(
        case_id=case_id,
        kind=clock.code,
        rule_version=clock.id,
        reference=reference[:120],
        received_at=received_at,
        due_at=clock.due(received_at),
        entered_by=actor_id,
    )
    session.add(row)
    session.flush()
    return row
