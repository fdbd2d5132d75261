"""Payout statements: after a month ends, one for each brand and creator with something earned.

Each statement is one transaction, and an earned entry is on one statement at most because the
database says so; so the sweep may die anywhere, run late, or run in several workers at once. A
month is closed once nothing of it waits; what is earned in it later goes on the next statement.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, Engine, and_, exists
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from commerce.commission.models import (
    CommissionEntry,
    CommissionMonth,
    CommissionStatement,
    CommissionStatementLine,
)
from commerce.commission.rules import EntryKind, end_of, following, month_of, statement_number
from core.db import read_scope, session_scope
from core.settings import get_settings

log = structlog.get_logger(__name__)
Choose = Callable[[Sequence[str]], str]
Pair = tuple[UUID, UUID]  # Brand, creator.


def issue_due(
    now: datetime,
    engine: Engine | None = None,
    *,
    choose: Choose = secrets.choice,
    limit: int = 200,
) -> int:
    """Issues the statements of every month that has ended, oldest month first.

    Args:
        choose: Picks one of a sequence, for the numbers.
        limit: About how many to issue now; the next sweep goes on.

    Returns:
        How many were issued.
    """
    issued = 0
    while issued < limit:
        with read_scope(engine) as session:
            month = _month_to_close(session, now)
            pairs = _pairs_waiting(session, month, limit) if month else []
        if month is None:
            break
        if not pairs:
            _close(month, now, engine)
            continue
        made = sum(_issue(pair, month, now, engine, choose) for pair in pairs)
        issued += made
        if not made:  # Another worker is at it; whatever it leaves waits for the next sweep.
            break
    return issued


def is_due() -> ColumnElement[bool]:
    """Of a `CommissionEntry`: it is earned and on no statement yet."""
    stated = exists().where(col(CommissionStatementLine.entry_id) == col(CommissionEntry.id))
    return and_(col(CommissionEntry.kind) == EntryKind.EARNED, ~stated)


def _month_to_close(session: Session, now: datetime) -> str | None:
    """The oldest month that has ended and is not closed."""
    closed = session.exec(select(func.max(CommissionMonth.month))).one()
    if closed:
        month = following(closed)
    else:
        earned = select(CommissionEntry.at).where(CommissionEntry.kind == EntryKind.EARNED)
        first = session.exec(earned.order_by(col(CommissionEntry.at)).limit(1)).first()
        if first is None:
            return None
        month = month_of(first)
    return month if month < month_of(now) else None


def _pairs_waiting(session: Session, month: str, limit: int) -> Sequence[Pair]:
    """Brands and creators with something due of the month, or of earlier, and no statement."""
    has_one = exists().where(
        col(CommissionStatement.brand_id) == col(CommissionEntry.brand_id),
        col(CommissionStatement.creator_id) == col(CommissionEntry.creator_id),
        col(CommissionStatement.month) == month,
    )
    return session.exec(
        select(CommissionEntry.brand_id, CommissionEntry.creator_id)
        .where(is_due(), col(CommissionEntry.at) < end_of(month), ~has_one)
        .distinct()
        .limit(limit)
    ).all()


def _issue(pair: Pair, month: str, now: datetime, engine: Engine | None, choose: Choose) -> bool:
    brand_id, creator_id = pair
    try:
        with session_scope(engine) as session:
            due = session.exec(
                select(CommissionEntry.id).where(
                    is_due(),
                    col(CommissionEntry.at) < end_of(month),
                    CommissionEntry.brand_id == brand_id,
                    CommissionEntry.creator_id == creator_id,
                )
            ).all()
            if not due:
                return False
            statement = CommissionStatement(
                number=statement_number(month, choose),
                brand_id=brand_id,
                creator_id=creator_id,
                month=month,
                currency=get_settings().currency,
                issued_at=now,
            )
            session.add(statement)
            session.flush()
            session.add_all(
                CommissionStatementLine(entry_id=entry_id, statement_id=statement.id)
                for entry_id in due
            )
    except IntegrityError:  # Issued by another worker meanwhile, or a number that exists.
        log.info("commission_statement_not_issued", month=month)
        return False
    log.info("commission_statement_issued", statement_id=str(statement.id), lines=len(due))
    return True


def _close(month: str, now: datetime, engine: Engine | None) -> None:
    try:
        with session_scope(engine) as session:
            if session.get(CommissionMonth, month) is None:
                session.add(CommissionMonth(month=month, closed_at=now))
    except IntegrityError:
        log.info("commission_month_closed_elsewhere", month=month)
