"""Commissions line by line, and statements: rows of the database become wire forms."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.viewer import Viewer
from commerce.commission.briefs import clip_briefs, parties
from commerce.commission.models import (
    CommissionEntry,
    CommissionStatement,
    CommissionStatementLine,
)
from commerce.commission.month import PAISE, Conditions
from commerce.commission.reach import may_mark_paid
from commerce.commission.rules import StatementState
from commerce.commission.schemas import (
    CommissionLine,
    StatementClip,
    StatementView,
)
from commerce.models import OrderLine
from core.money import money


def on_statement(statement_id: UUID) -> Conditions:
    """Keeps entries to those of a statement."""
    lines = select(CommissionStatementLine.entry_id).where(
        CommissionStatementLine.statement_id == statement_id
    )
    return [col(CommissionEntry.id).in_(lines)]


def line_views(
    session: Session,
    conditions: Conditions,
    *,
    before: UUID | None = None,
    limit: int | None = None,
) -> list[CommissionLine]:
    """Entries as lines, newest first.

    Args:
        before: Only entries older than this one.
    """
    query = (
        select(CommissionEntry, OrderLine)
        .join(OrderLine, col(OrderLine.id) == col(CommissionEntry.order_line_id))
        .where(*conditions)
        .order_by(col(CommissionEntry.id).desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(col(CommissionEntry.id) < before)
    rows = session.exec(query).all()
    people = parties(session, (side for e, _ in rows for side in (e.brand_id, e.creator_id)))
    clips = clip_briefs(session, (entry.video_id for entry, _ in rows))
    return [
        CommissionLine(
            entry_id=entry.id,
            kind=entry.kind,
            at=entry.at,
            brand=people[entry.brand_id],
            creator=people[entry.creator_id],
            clip=clips[entry.video_id],
            product_id=entry.product_id,
            title=line.title,
            variant_label=line.variant_label,
            quantity=line.quantity,
            base=money(entry.base_paise, entry.currency),
            rate_bp=entry.rate_bp,
            amount=money(entry.amount_paise, entry.currency),
        )
        for entry, line in rows
    ]


def statement_views(
    session: Session, viewer: Viewer, statements: Sequence[CommissionStatement]
) -> list[StatementView]:
    """The wire forms of `statements`, in their order; each total is the sum of its lines."""
    ids = [statement.id for statement in statements]
    people = parties(session, (x for s in statements for x in (s.brand_id, s.creator_id)))
    summed = session.exec(
        select(CommissionStatementLine.statement_id, func.count(), PAISE)
        .join(CommissionEntry, col(CommissionEntry.id) == col(CommissionStatementLine.entry_id))
        .where(col(CommissionStatementLine.statement_id).in_(ids))
        .group_by(col(CommissionStatementLine.statement_id))
    )
    sums = {statement_id: (lines, int(paise)) for statement_id, lines, paise in summed}
    return [
        StatementView(
            id=statement.id,
            number=statement.number,
            month=statement.month,
            brand=people[statement.brand_id],
            creator=people[statement.creator_id],
            state=statement.state,
            lines=sums[statement.id][0],
            total=money(sums[statement.id][1], statement.currency),
            issued_at=statement.issued_at,
            paid_on=statement.paid_on,
            paid_reference=statement.paid_reference,
            can_mark_paid=statement.state is StatementState.ISSUED
            and may_mark_paid(viewer, statement),
        )
        for statement in statements
    ]


def statement_clips(session: Session, statement_id: UUID) -> list[StatementClip]:
    """What each clip adds to a statement, most first."""
    rows = session.exec(
        select(CommissionEntry.video_id, func.count(), PAISE)
        .where(*on_statement(statement_id))
        .group_by(col(CommissionEntry.video_id))
    ).all()
    briefs = clip_briefs(session, (video_id for video_id, _, _ in rows))
    return [
        StatementClip(clip=briefs[video_id], lines=lines, amount=money(int(paise)))
        for video_id, lines, paise in sorted(rows, key=lambda row: (-row[2], row[0]))
    ]
