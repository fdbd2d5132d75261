"""Reading the chain from its start: what was altered, taken out or rewritten is found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, col, select

from moderation.log.anchors import Anchor
from moderation.log.chain import canonical, hash_of
from moderation.log.models import CHAIN, GENESIS, LogEntry, LogHead

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry at which the log is not what was written.

    Args:
        seq: Its number; that of the missing one where one is missing.
    """

    seq: int
    why: str


def first_break(session: Session, anchors: Iterable[Anchor] = ()) -> Break | None:
    """The first break, or `None` for a whole log.

    Args:
        anchors: Hashes that were written down elsewhere; a chain that was rewritten from some
            entry on is whole in itself and does not match them.
    """
    kept = {anchor.seq: anchor.hash for anchor in anchors}
    seq, prev = 0, GENESIS
    while batch := _after(session, seq):
        for entry in batch:
            if problem := _problem(entry, seq + 1, prev):
                return Break(seq + 1, problem)
            seq, prev = entry.seq, entry.hash
            if kept.get(seq, prev) != prev:
                return Break(seq, "It is not what was anchored: the log was rewritten.")
    head = session.get(LogHead, CHAIN)
    if head is None or (head.seq, head.hash) != (seq, prev):
        return Break(seq + 1, "The log ends before its head: entries are missing at the end.")
    if kept and max(kept) > seq:
        return Break(seq + 1, "Anchored entries are missing at the end.")
    return None


def _after(session: Session, seq: int) -> list[LogEntry]:
    session.expire_all()
    return list(
        session.exec(
            select(LogEntry)
            .where(LogEntry.chain == CHAIN, LogEntry.seq > seq)
            .order_by(col(LogEntry.seq))
            .limit(BATCH)
        )
    )


def _problem(entry: LogEntry, seq: int, prev: str) -> str:
    if entry.seq != seq:
        return "It is missing."
    if entry.prev_hash != prev:
        return "It does not follow from the one before."
    if entry.hash != hash_of(prev, entry.body):
        return "Its words are not those that were hashed."
    said = canonical(
        chain=entry.chain,
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        subject=entry.subject,
        subject_id=entry.subject_id,
        actor_id=entry.actor_id,
        facts=json.loads(entry.body)["facts"],
    )
    return "" if said == entry.body else "Its columns say something else than its words."
