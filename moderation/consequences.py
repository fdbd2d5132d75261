"""What else follows from a decision, in order, inside the deciding transaction.

A room that has to act offers functions of exactly these two shapes and is named here; one that
fails takes the decision with it, so that a decision never stands without what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from moderation.known import consequences as known
from moderation.models import Decision
from moderation.reputation import consequences as reputation
from moderation.rights import consequences as rights

AfterDecision = Callable[[Session, Decision], None]
AfterReversal = Callable[[Session, Decision, Decision], None]

AFTER_DECISION: tuple[AfterDecision, ...] = (reputation.after_decision, rights.after_decision)
AFTER_REVERSAL: tuple[AfterReversal, ...] = (
    reputation.after_reversal,
    rights.after_reversal,
    known.after_reversal,
)


def after_decision(session: Session, decision: Decision) -> None:
    """Tells every room of a decision, the machine's among them."""
    for tell in AFTER_DECISION:
        tell(session, decision)


def after_reversal(session: Session, decision: Decision, reversed_decision: Decision) -> None:
    """Tells every room that `decision` took `reversed_decision` back, with all it led to."""
    for tell in AFTER_REVERSAL:
        tell(session, decision, reversed_decision)
