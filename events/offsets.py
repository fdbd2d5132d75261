"""Readers of the stream whose place is a row: it moves in the transaction of what it stands for."""

from __future__ import annotations

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from core.clock import utc_now
from core.db import read_scope
from core.redis import get_redis
from events.models import StreamOffset
from events.stream import Delivered, read_after


def next_batch(
    name: str, size: int, engine: Engine | None = None
) -> tuple[list[Delivered], str, str]:
    """What follows the place of the reader `name`.

    Returns:
        At most `size` events, the place before them and the place after them; the places are equal
        when nothing came.
    """
    with read_scope(engine) as session:
        last_id = session.exec(select(StreamOffset.last_id).where(StreamOffset.name == name)).one()
    delivered, next_id = read_after(get_redis(), last_id, size)
    return delivered, last_id, next_id


def moved(
    session: Session, name: str, last_id: str, next_id: str, *, is_last: bool = False
) -> bool:
    """Moves the reader's place; `False` when another process has folded this batch first.

    Args:
        is_last: Nothing followed this batch, so that the reader has caught up with the stream.
    """
    now = utc_now()
    caught_up = {"caught_up_at": now} if is_last else {}
    row = session.execute(
        update(StreamOffset)
        .where(col(StreamOffset.name) == name, col(StreamOffset.last_id) == last_id)
        .values(last_id=next_id, updated_at=now, **caught_up)
        .returning(col(StreamOffset.name))
    ).first()
    return row is not None
