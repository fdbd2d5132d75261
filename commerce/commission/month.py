"""A month of commissions, summed and by clip."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from commerce.commission.briefs import clip_briefs, parties
from commerce.commission.models import CommissionEntry
from commerce.commission.rules import EntryKind, end_of, start_of
from commerce.commission.schemas import ClipCommission, CommissionMonthView
from commerce.commission.statements import is_due
from core.money import money

Conditions = Sequence[ColumnElement[bool]]
PAISE = func.coalesce(func.sum(CommissionEntry.amount_paise), 0)


def within(month: str) -> Conditions:
    """Keeps entries to a month."""
    at = col(CommissionEntry.at)
    return [at >= start_of(month), at < end_of(month)]


def month_view(
    session: Session, reach: Conditions, month: str, now: datetime
) -> CommissionMonthView:
    """All of a month within `reach`, summed, and by clip."""
    clips = _clips(session, [*reach, *within(month)])
    by_kind = _sums(session, [*reach, *within(month)])
    ever = _sums(session, reach)
    on_the_way = ever[EntryKind.PROMISED] - ever[EntryKind.EARNED] - ever[EntryKind.LAPSED]
    return CommissionMonthView(
        month=month,
        starts_at=start_of(month),
        ends_at=end_of(month),
        is_over=end_of(month) <= now,
        promised=money(by_kind[EntryKind.PROMISED]),
        earned=money(by_kind[EntryKind.EARNED]),
        lapsed=money(by_kind[EntryKind.LAPSED]),
        on_the_way=money(on_the_way),
        due=money(int(session.exec(select(PAISE).where(*reach, is_due())).one())),
        clips=clips,
    )


def _sums(session: Session, conditions: Conditions) -> Counter[EntryKind]:
    query = select(CommissionEntry.kind, PAISE).where(*conditions)
    rows = session.exec(query.group_by(col(CommissionEntry.kind)))
    return Counter({EntryKind(kind): int(paise) for kind, paise in rows})


def _clips(session: Session, conditions: Conditions) -> list[ClipCommission]:
    of = (
        col(CommissionEntry.video_id),
        col(CommissionEntry.brand_id),
        col(CommissionEntry.creator_id),
    )
    rows = session.execute(
        select_columns(*of, col(CommissionEntry.kind), func.count(), PAISE)
        .where(*conditions)
        .group_by(*of, col(CommissionEntry.kind))
    ).all()
    sums: dict[tuple[UUID, UUID, UUID], Counter[EntryKind]] = defaultdict(Counter)
    sales: Counter[tuple[UUID, UUID, UUID]] = Counter()
    for video_id, brand_id, creator_id, kind, lines, paise in rows:
        key = (video_id, brand_id, creator_id)
        sums[key][kind] = int(paise)
        sales[key] += lines if kind is EntryKind.PROMISED else 0
    people = parties(session, (side for _, *sides in sums for side in sides))
    briefs = clip_briefs(session, (video_id for video_id, _, _ in sums))
    keys = sorted(sums, key=lambda key: (-sums[key][EntryKind.PROMISED], key))
    return [
        ClipCommission(
            clip=briefs[key[0]],
            brand=people[key[1]],
            creator=people[key[2]],
            sales=sales[key],
            promised=money(sums[key][EntryKind.PROMISED]),
            earned=money(sums[key][EntryKind.EARNED]),
            lapsed=money(sums[key][EntryKind.LAPSED]),
        )
        for key in keys
    ]
