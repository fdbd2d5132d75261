"""What sweepers have mended: each with its name in the log, and counted for `/metrics`."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy import update
from sqlmodel import Field, Session, SQLModel, col, select

from core.clock import utc_now
from core.db import UtcDateTime

log = structlog.get_logger(__name__)


class Repair(SQLModel, table=True):
    """How often one kind of leftover was mended, and when last."""

    __tablename__ = "repair"

    kind: str = Field(primary_key=True, max_length=40)
    count: int = 0
    last_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


def repaired(session: Session, kind: str, count: int = 1, **facts: object) -> None:
    """Writes down that `count` leftovers of a kind were mended; none is nothing to write."""
    if count <= 0:
        return
    log.warning("repaired", kind=kind, count=count, **facts)
    if session.get(Repair, kind) is None:
        session.add(Repair(kind=kind))
        session.flush()
    session.execute(
        update(Repair)
        .where(col(Repair.kind) == kind)
        .values(count=Repair.count + count, last_at=utc_now())
    )


def repairs(session: Session) -> dict[str, int]:
    """How many of each kind were mended so far."""
    return {row.kind: row.count for row in session.exec(select(Repair))}
