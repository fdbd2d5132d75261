"""The outbox: whatever goes to Celery is a row of the same transaction first.

A crash between commit and send loses nothing: `relay` runs after each commit and again on every
beat. A message may go out twice, so every task may run twice.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from celery import Celery
from sqlalchemy import JSON, Column, Engine
from sqlmodel import Field, Session, SQLModel, col, select

from core.celery import get_celery
from core.clock import utc_now
from core.db import UtcDateTime, after_commit, session_scope
from core.faults import fault
from core.ids import new_id


class OutboxRow(SQLModel, table=True):
    """One message that waits to be sent."""

    __tablename__ = "outbox"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    task: str
    queue: str
    arguments: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    priority: int = 0  # 0 first … 9 last among what waits in the broker.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


def enqueue(
    session: Session, task: str, *, queue: str = "default", priority: int = 0, **kwargs: Any
) -> None:
    """Sends Celery `task` with JSON-able `kwargs` once `session` has committed."""
    session.add(OutboxRow(task=task, queue=queue, priority=priority, arguments=kwargs))
    if not session.info.get("relay_registered"):
        session.info["relay_registered"] = True
        bind = session.get_bind()
        after_commit(session, partial(_relay_quietly, bind if isinstance(bind, Engine) else None))


def _relay_quietly(engine: Engine | None) -> None:
    relay(engine=engine)


def relay(limit: int = 200, *, engine: Engine | None = None, celery: Celery | None = None) -> int:
    """Sends waiting messages, oldest first, and forgets them.

    Returns:
        How many were sent.

    Raises:
        kombu.exceptions.OperationalError: The broker does not answer; the rows stay.
    """
    sender = celery or get_celery()
    with session_scope(engine) as session:
        rows = session.exec(
            select(OutboxRow)
            .order_by(col(OutboxRow.id))
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        for row in rows:
            fault("outbox.before_send")
            sender.send_task(row.task, kwargs=row.arguments, queue=row.queue, priority=row.priority)
            fault("outbox.after_send")
            session.delete(row)
        return len(rows)
