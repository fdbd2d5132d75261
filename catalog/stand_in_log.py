"""What stood in for what, and since when: one row each time viewers see something else."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.card_facts import among
from catalog.models import ProductPin, StandIn
from catalog.stand_ins import replaced_pins


def note_stand_ins(session: Session, video_ids: Iterable[UUID], reason: str) -> list[StandIn]:
    """Writes down what has changed on these clips since it was last written down.

    Args:
        reason: `sold_out`, `back` or `rule`; a product that is back says so by itself.

    Returns:
        The new rows.
    """
    ids = sorted(set(video_ids))
    now = {(r.video_id, r.product.product_id): r.by for r in replaced_pins(session, among(ids))}
    last = _last_rows(session, ids)
    pinned = set(
        session.exec(
            select(ProductPin.video_id, ProductPin.product_id).where(
                col(ProductPin.video_id).in_(ids)
            )
        )
    )
    rows = []
    for key in sorted(pinned):
        video_id, product_id = key
        by = now.get(key)
        shown = product_id if key not in now else by.product_id if by else None
        before = last[key].shown_id if key in last else product_id
        if shown == before:
            continue
        why = "back" if shown == product_id else reason
        rows.append(StandIn(video_id=video_id, product_id=product_id, shown_id=shown, reason=why))
    session.add_all(rows)
    session.flush()
    return rows


def _last_rows(session: Session, video_ids: list[UUID]) -> dict[tuple[UUID, UUID], StandIn]:
    rows = session.exec(
        select(StandIn).where(col(StandIn.video_id).in_(video_ids)).order_by(col(StandIn.id))
    )
    return {(row.video_id, row.product_id): row for row in rows}
