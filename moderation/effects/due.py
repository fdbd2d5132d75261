"""Doing what is due, row by row."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from core.db import read_scope, session_scope
from core.faults import fault

BATCH = 100


def do_due(due: SelectOfScalar[UUID], do: Callable[[Session, UUID], None], done: str) -> int:
    """Does up to `BATCH` of what is due, each in a transaction of its own. How many were due.

    Args:
        due: Their ids, the most urgent first.
        done: The name under which a test can stop after each, before it is committed.
    """
    with read_scope() as session:
        ids = session.exec(due.limit(BATCH)).all()
    for id_ in ids:
        with session_scope() as session:
            do(session, id_)
            fault(done)
    return len(ids)
