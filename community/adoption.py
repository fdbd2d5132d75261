"""When a guest signs in, what they did as a guest becomes their account's."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from community.blocking import part
from community.models import Block, Follow, Like, NotInterested, Save, UnwantedWord
from community.service import count_up
from core.db import after_commit
from events.mirror import forget_profile

_TABLES: tuple[tuple[type[SQLModel], tuple[str, ...]], ...] = (
    (Like, ("video_id",)),
    (Save, ("video_id",)),
    (Follow, ("creator_id",)),
    (Block, ("creator_id",)),
    (NotInterested, ("scope", "value")),
    (UnwantedWord, ("place", "word")),
)
_TOTALS: dict[type[SQLModel], str] = {Like: "likes", Save: "saves"}


def adopt_marks(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Moves likes, saves, follows, blocks, negatives and unwanted words.

    What the account has already stays once, and nobody follows or blocks themselves. Doing it
    again changes nothing.
    """
    blocked: list[UUID] = []
    for table, names in _TABLES:
        viewer_column = table.__table__.c.viewer_id  # type: ignore[attr-defined]
        for row in session.exec(select(table).where(viewer_column == from_viewer)):
            key = {name: getattr(row, name) for name in names}
            if key.get("creator_id") == to_viewer:
                pass
            elif session.get(table, (to_viewer, *key.values())) is None:
                session.add(table(viewer_id=to_viewer, **key))
                if table is Block:
                    blocked.append(key["creator_id"])
            elif table in _TOTALS:
                count_up(session, key["video_id"], _TOTALS[table], -1)
            session.delete(row)
        session.flush()
    for other_id in blocked:
        part(session, to_viewer, other_id)
    for viewer_id in (from_viewer, to_viewer):
        after_commit(session, partial(forget_profile, viewer_id))
