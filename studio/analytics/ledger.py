"""Rows of the audience: what a batch asks of them, and writing what it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

import orjson
from sqlalchemy import bindparam, delete, insert, tuple_, update
from sqlmodel import Session, col, select

from catalog.models import Video
from community.models import Follow
from core.clock import utc_now
from studio.analytics.audience import Person
from studio.analytics.batch import Batch, Key
from studio.analytics.models import AdoptedGuest, AudienceMember, AudienceTotal
from studio.analytics.totals import Totals, add

_CHUNK = 300
T = TypeVar("T")


class Ledger:
    """The state before a batch, read within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def persons(self, keys: Collection[Key]) -> dict[Key, Person]:
        found: dict[Key, Person] = {}
        place = tuple_(col(AudienceMember.video_id), col(AudienceMember.viewer_id))
        for chunk in _chunks(keys):
            for row in self._session.exec(_MEMBERS.where(place.in_(chunk))):
                found[row[0], row[1]] = Person.from_bytes(row[2])
        return found

    def persons_of(self, viewer_id: UUID) -> dict[Key, Person]:
        rows = self._session.exec(_MEMBERS.where(AudienceMember.viewer_id == viewer_id))
        return {(row[0], row[1]): Person.from_bytes(row[2]) for row in rows}

    def accounts_of(self, viewer_ids: Collection[UUID]) -> dict[UUID, UUID]:
        found: dict[UUID, UUID] = {}
        for chunk in _chunks(viewer_ids):
            asked = select(AdoptedGuest.guest_id, AdoptedGuest.account_id)
            found.update(
                self._session.exec(asked.where(col(AdoptedGuest.guest_id).in_(chunk))).all()
            )
        return found

    def creators_of(self, video_ids: Collection[UUID]) -> dict[UUID, UUID]:
        found: dict[UUID, UUID] = {}
        for chunk in _chunks(video_ids):
            asked = select(Video.id, Video.creator_id).where(col(Video.id).in_(chunk))
            found.update(self._session.exec(asked).all())
        return found

    def followers(self, pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
        found: set[tuple[UUID, UUID]] = set()
        place = tuple_(col(Follow.viewer_id), col(Follow.creator_id))
        for chunk in _chunks(pairs):
            asked = select(Follow.viewer_id, Follow.creator_id).where(place.in_(chunk))
            found.update(self._session.exec(asked).all())
        return found


_MEMBERS = select(AudienceMember.video_id, AudienceMember.viewer_id, AudienceMember.facts)


def write(session: Session, batch: Batch) -> None:
    """Stores what `batch` changed."""
    fresh, moved, gone = [], [], []
    for key, after in batch.after.items():
        row = {"at_video": key[0], "at_viewer": key[1]}
        if after is None:
            if batch.before[key] is not None:
                gone.append(row)
        elif batch.before[key] is None:
            fresh.append({"video_id": key[0], "viewer_id": key[1], "facts": after.to_bytes()})
        else:
            moved.append(row | {"facts": after.to_bytes()})
    here = (
        col(AudienceMember.video_id) == bindparam("at_video"),
        col(AudienceMember.viewer_id) == bindparam("at_viewer"),
    )
    members = AudienceMember.__table__  # type: ignore[attr-defined]
    connection = session.connection()
    if fresh:
        connection.execute(insert(members), fresh)
    if moved:
        connection.execute(update(members).where(*here).values(facts=bindparam("facts")), moved)
    if gone:
        connection.execute(delete(members).where(*here), gone)
    for guest, account in batch.adopted.items():
        session.merge(AdoptedGuest(guest_id=guest, account_id=account))
    # Whoever belonged to a guest belongs to the guest's account.
    for guest, account in batch.adopted.items():
        session.execute(
            update(AdoptedGuest)
            .where(col(AdoptedGuest.account_id) == guest)
            .values(account_id=account)
        )
    _add_totals(session, batch.changes())


def totals_of(session: Session, video_ids: Collection[UUID]) -> dict[UUID, Totals]:
    """The totals of those clips that have any."""
    found: dict[UUID, Totals] = {}
    for chunk in _chunks(video_ids):
        asked = select(AudienceTotal.video_id, AudienceTotal.facts)
        for row in session.exec(asked.where(col(AudienceTotal.video_id).in_(chunk))):
            found[row[0]] = orjson.loads(row[1])
    return found


def _add_totals(session: Session, changes: dict[UUID, Totals]) -> None:
    had = totals_of(session, changes)
    now = utc_now()
    fresh, moved = [], []
    for video_id, more in changes.items():
        totals = had.get(video_id, {})
        add(totals, more)
        facts = orjson.dumps(totals)
        if video_id in had:
            moved.append({"at_video": video_id, "facts": facts, "changed_at": now})
        else:
            fresh.append({"video_id": video_id, "facts": facts, "changed_at": now})
    rows = AudienceTotal.__table__  # type: ignore[attr-defined]
    connection = session.connection()
    if fresh:
        connection.execute(insert(rows), fresh)
    if moved:
        place = rows.c.video_id == bindparam("at_video")
        connection.execute(
            update(rows)
            .where(place)
            .values(facts=bindparam("facts"), changed_at=bindparam("changed_at")),
            moved,
        )


def _chunks(things: Collection[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
