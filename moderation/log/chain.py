"""Adding to the log: one entry after the other, each with the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from core.clock import utc_now
from moderation.log.models import CHAIN, LogEntry, LogHead

Fact = str | int | float | bool | None


def record(
    session: Session,
    kind: str,
    *,
    subject: str,
    subject_id: UUID,
    actor_id: UUID | None,
    facts: Mapping[str, Fact],
) -> LogEntry:
    """Adds an entry in the caller's transaction; it stands if and only if that commits.

    Until then nobody else can add one, so keep what follows short.

    Args:
        kind: What was done, e.g. `decision`, in at most 40 characters.
        subject: What it was done to, e.g. `video`.
        actor_id: Who did it; `None` is the machine.
        facts: What else is worth keeping, without captions, words of viewers or names.
    """
    head = session.exec(select(LogHead).where(LogHead.chain == CHAIN).with_for_update()).one()
    session.refresh(head)
    at = utc_now()
    body = canonical(
        chain=CHAIN,
        seq=head.seq + 1,
        at=at,
        kind=kind,
        subject=subject,
        subject_id=subject_id,
        actor_id=actor_id,
        facts=facts,
    )
    entry = LogEntry(
        chain=CHAIN,
        seq=head.seq + 1,
        at=at,
        kind=kind,
        subject=subject,
        subject_id=subject_id,
        actor_id=actor_id,
        body=body,
        prev_hash=head.hash,
        hash=hash_of(head.hash, body),
    )
    head.seq, head.hash = entry.seq, entry.hash
    session.add_all((entry, head))
    session.flush()
    return entry


def canonical(
    *,
    chain: str,
    seq: int,
    at: datetime,
    kind: str,
    subject: str,
    subject_id: UUID,
    actor_id: UUID | None,
    facts: Mapping[str, Fact],
) -> str:
    """The entry as the one JSON text that is hashed: sorted keys, no spaces."""
    return json.dumps(
        {
            "chain": chain,
            "seq": seq,
            "at": at.isoformat(timespec="microseconds"),
            "kind": kind,
            "subject": subject,
            "subject_id": str(subject_id),
            "actor_id": str(actor_id) if actor_id else None,
            "facts": dict(facts),
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def hash_of(prev_hash: str, body: str) -> str:
    """sha256, hex, of an entry that follows the one with `prev_hash`."""
    return hashlib.sha256(f"{prev_hash}\n{body}".encode()).hexdigest()
