"""Reading and changing the rows of one viewer. Callers own the transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, bindparam, exists, or_
from sqlalchemy import select as columns_of
from sqlmodel import Session, col, delete, func, select

from core.db import after_commit
from core.errors import Conflict
from events.mirror import forget_profile
from feed.preferences.models import TasteKind, TasteLevel, TastePreference, TasteSetting

MOST = 200


class TooManyPreferences(Conflict):
    """The viewer has set as much as anybody may."""

    code = "too_many_preferences"

    def __init__(self) -> None:
        super().__init__(
            f"You have set {MOST} things; take one away first.",
            f"आप {MOST} चीज़ें तय कर चुके हैं; पहले कोई एक हटाएँ।",
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """All that one viewer set.

    Args:
        levels: (kind, value) → level.
    """

    levels: dict[tuple[TasteKind, str], TasteLevel] = field(default_factory=dict)
    is_paused: bool = False
    reset_at: datetime | None = None
    asked_at: datetime | None = None


# Built once: the feed asks on many a page, and building them takes longer than running them.
_WHO = bindparam("viewer_id", type_=Uuid)
_LEVELS = columns_of(
    col(TastePreference.kind), col(TastePreference.value), col(TastePreference.level)
).where(col(TastePreference.viewer_id) == _WHO)
_SETTING = columns_of(
    col(TasteSetting.is_paused), col(TasteSetting.reset_at), col(TasteSetting.asked_at)
).where(col(TasteSetting.viewer_id) == _WHO)


# True where the viewer has set anything.
HAS_SET: ColumnElement[bool] = or_(
    *(exists().where(col(table.viewer_id) == _WHO) for table in (TastePreference, TasteSetting))
)


def stored_of(session: Session, viewer_id: UUID) -> Stored:
    """What the viewer set; defaults where they set nothing."""
    who = {"viewer_id": viewer_id}
    levels = {(kind, value): level for kind, value, level in session.execute(_LEVELS, who)}
    setting = session.execute(_SETTING, who).first()
    return Stored(levels) if setting is None else Stored(levels, *setting)


def put_level(
    session: Session, viewer_id: UUID, kind: TasteKind, value: str, level: TasteLevel, at: datetime
) -> None:
    """Sets how much of something the viewer wants.

    Raises:
        TooManyPreferences: There are `MOST` already.
    """
    row = session.get(TastePreference, (viewer_id, kind, value))
    if row is None:
        count = select(func.count()).select_from(TastePreference)
        if session.exec(count.where(TastePreference.viewer_id == viewer_id)).one() >= MOST:
            raise TooManyPreferences()
        row = TastePreference(viewer_id=viewer_id, kind=kind, value=value, level=level)
        session.add(row)
    row.level, row.updated_at = level, at
    _changed(session, viewer_id)


def drop_level(session: Session, viewer_id: UUID, kind: TasteKind, value: str) -> None:
    """Lets what was learned count again; nothing set is fine."""
    row = session.get(TastePreference, (viewer_id, kind, value))
    if row is not None:
        session.delete(row)
        _changed(session, viewer_id)


def set_paused(session: Session, viewer_id: UUID, is_paused: bool) -> None:
    """Whether taste counts at all."""
    _setting(session, viewer_id).is_paused = is_paused
    _changed(session, viewer_id)


def note_asked(session: Session, viewer_id: UUID, at: datetime) -> None:
    """Remembers that the viewer was asked for their taste."""
    _setting(session, viewer_id).asked_at = at
    session.flush()


def reset(session: Session, viewer_id: UUID, at: datetime) -> None:
    """Forgets every preference; what happened before `at` does not count any more."""
    session.exec(delete(TastePreference).where(col(TastePreference.viewer_id) == viewer_id))
    _setting(session, viewer_id).reset_at = at
    _changed(session, viewer_id)


def adopt_preferences(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Moves a guest's rows to their account; what the account has set itself stays.

    Doing it again changes nothing.
    """
    rows = session.exec(select(TastePreference).where(TastePreference.viewer_id == from_viewer))
    for row in rows.all():
        if session.get(TastePreference, (to_viewer, row.kind, row.value)) is None:
            moved = row.model_dump() | {"viewer_id": to_viewer}
            session.add(TastePreference(**moved))
        session.delete(row)
    guest = session.get(TasteSetting, from_viewer)
    if guest is not None:
        account = _setting(session, to_viewer)
        account.asked_at = account.asked_at or guest.asked_at
        session.delete(guest)
    _changed(session, from_viewer)
    _changed(session, to_viewer)


def _setting(session: Session, viewer_id: UUID) -> TasteSetting:
    row = session.get(TasteSetting, viewer_id)
    if row is None:
        row = TasteSetting(viewer_id=viewer_id)
        session.add(row)
    return row


def _changed(session: Session, viewer_id: UUID) -> None:
    session.flush()
    after_commit(session, partial(forget_profile, viewer_id))
