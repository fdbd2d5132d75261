"""Rows of the history, and the present version as the clip itself tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import Account, Video
from core.clock import utc_now
from studio.edl import EdlRefused
from studio.repository import edit_of, resolved_edit
from studio.versions.history import digest_of
from studio.versions.models import EditVersion


@dataclass(frozen=True, slots=True)
class History:
    """All versions of a clip by number, and the present one.

    Args:
        present: Not yet a row where nothing was saved so far, or where the clip's edit was set
            past the history.
    """

    versions: list[EditVersion]
    present: EditVersion

    @property
    def is_kept(self) -> bool:
        """Whether the present version is a row already."""
        return any(v is self.present for v in self.versions)

    @property
    def rows(self) -> list[EditVersion]:
        """All versions by number, the present one among them."""
        if self.is_kept:
            return self.versions
        return sorted([*self.versions, self.present], key=lambda v: v.number)

    @property
    def next_number(self) -> int:
        """The number of whatever is made next."""
        return self.rows[-1].number + 1

    def find(self, number: int) -> EditVersion | None:
        """The version of that number."""
        return next((v for v in self.rows if v.number == number), None)


def history_of(session: Session, video: Video) -> History:
    """The clip's history; `video.edl` decides what the present is."""
    versions = list(
        session.exec(
            select(EditVersion)
            .where(EditVersion.video_id == video.id)
            .order_by(col(EditVersion.number))
        )
    )
    line = [v for v in versions if not v.is_branch]
    edl = _text_of(video)
    if line and line[-1].edl == edl:
        return History(versions, line[-1])
    present = EditVersion(
        video_id=video.id,
        number=max((v.number for v in versions), default=0) + 1,
        edl=edl,
        digest=digest_of(edl),
        by_id=video.creator_id,
        made_at=video.changed_at if line else video.created_at,
        changed_at=video.changed_at,
    )
    return History(versions, present)


def _text_of(video: Video) -> str:
    """The clip's edit as canonical text, with its ends filled in where its sources are known."""
    try:
        return resolved_edit(video).as_json()
    except EdlRefused:
        return edit_of(video).as_json()


def add_version(
    session: Session,
    video_id: UUID,
    number: int,
    edl: str,
    *,
    by: UUID,
    parent: int | None,
    is_branch: bool = False,
) -> EditVersion:
    """A new row."""
    now = utc_now()
    row = EditVersion(
        video_id=video_id,
        number=number,
        parent=parent,
        is_branch=is_branch,
        edl=edl,
        digest=digest_of(edl),
        by_id=by,
        made_at=now,
        changed_at=now,
    )
    session.add(row)
    return row


def handles_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Handles of accounts."""
    wanted = set(ids)
    rows = session.exec(select(Account.id, Account.handle).where(col(Account.id).in_(wanted)))
    return {id_: handle or "" for id_, handle in rows}
