"""What follows for matches when a decision is taken back: one that led to it is open again."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session, col, select

from moderation.known.models import BankAction, KnownItem, KnownMatch, MatchState
from moderation.log import record
from moderation.models import Decision, Ruling, Subject

# A confirmation and the rejection that it leads to are one transaction.
TOGETHER = timedelta(seconds=10)


def after_reversal(session: Session, decision: Decision, reversed_decision: Decision) -> None:
    """An undone rejection by a match takes the confirmation along; it can be said anew.

    After an appeal the clip was wrong to go, which need not mean that the match was.
    """
    undone = reversed_decision
    if decision.ruling is not Ruling.UNDO or undone.ruling is not Ruling.REJECT:
        return
    if undone.subject is not Subject.VIDEO or undone.actor_id is None:
        return
    rows = session.exec(
        select(KnownMatch, KnownItem)
        .join(KnownItem, col(KnownItem.id) == col(KnownMatch.item_id))
        .where(
            KnownMatch.video_id == undone.video_id,
            KnownMatch.state == MatchState.CONFIRMED,
            KnownMatch.decided_by == undone.actor_id,
            col(KnownMatch.decided_at).between(undone.created_at - TOGETHER, undone.created_at),
            KnownItem.action == BankAction.REMOVE,
        )
        .with_for_update()
    )
    for match, item in rows:
        match.state, match.decided_by, match.decided_at = MatchState.FOUND, None, None
        session.add(match)
        record(
            session,
            "match_reopened",
            subject="known_item",
            subject_id=item.id,
            actor_id=decision.actor_id,
            facts={"bank": item.bank, "video_id": str(match.video_id)},
        )
