"""Reading, saving, restoring and naming the versions of a clip's edit.

A save names the version it was made from. If that is the present one, the clip's edit changes; if
another device was faster, the save is kept as a branch, which further saves of that device go on
with. So of two devices none loses anything, and none overwrites the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.models import Video
from catalog.videos import touch
from catalog.viewer import Viewer
from core.clock import Clock, utc_now
from core.db import read_scope, session_scope
from studio.edits import require_editable, set_edit
from studio.edl import parse_edl
from studio.repository import own_video, resolved_edit
from studio.schemas import EdlBody
from studio.versions.errors import TooManyNames, VersionNotFound
from studio.versions.history import MAX_NAMED, digest_of, may_grow, number_in, spare, tag_of
from studio.versions.models import EditVersion
from studio.versions.repository import History, add_version, handles_of, history_of
from studio.versions.schemas import EditView, VersionView


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save.

    Args:
        edit: What the caller goes on from: the present version or its own branch.
        present: The present version, where the save did not become it.
        was_refused: The named version is not the present one any more.
        branch: Where a refused save is kept.
    """

    edit: EditView
    present: EditView | None = None
    was_refused: bool = False
    branch: VersionView | None = None


def present_edit(viewer: Viewer, video_id: UUID) -> EditView:
    """The clip's edit as it is now."""
    with read_scope() as session:
        video = own_video(session, viewer, video_id)
        history = history_of(session, video)
        return _edit_view(session, history, history.present)


def list_versions(viewer: Viewer, video_id: UUID) -> list[VersionView]:
    """The clip's history, newest first."""
    with read_scope() as session:
        history = history_of(session, own_video(session, viewer, video_id))
        handles = handles_of(session, (v.by_id for v in history.rows))
        return [_view(history, v, handles) for v in reversed(history.rows)]


def one_version(viewer: Viewer, video_id: UUID, number: int) -> EditView:
    """One version with its edit list.

    Raises:
        VersionNotFound: There is none of that number.
    """
    with read_scope() as session:
        history = history_of(session, own_video(session, viewer, video_id))
        return _edit_view(session, history, _found(history, number))


def save(
    viewer: Viewer, video_id: UUID, body: EdlBody, made_from: str, *, clock: Clock = utc_now
) -> Saved:
    """Keeps an edit, as the present one or as a branch.

    Args:
        made_from: The tag of the version that was changed.

    Raises:
        NotEditable: Not in this state.
        EdlRefused: The edit cannot be carried out; nothing is kept.
    """
    now = clock()
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video)
        edl = resolved_edit(video, body.edit())
        text = edl.as_json()
        history, by = history_of(session, video), viewer.require_creator()
        present = history.present
        if text == present.edl:
            return Saved(_edit_view(session, history, present))
        named = history.find(number_in(made_from) or 0)
        if named is not None and tag_of(named) != made_from:
            named = None
        if named is not None and named.is_branch:
            _grow(named, text, now)
            session.add(named)
            return _kept_beside(session, history, named)
        if named is not present:
            return _branch(session, history, text, by=by, made_from=made_from)
        parents = {v.parent for v in history.versions if v.parent is not None}
        grows = may_grow(present, by, now, parents)
        _keep_row(session, history)
        set_edit(session, video, edl)
        touch(session, video)
        if grows:
            _grow(present, text, now)
            session.add(present)
        else:
            row = add_version(
                session, video.id, history.next_number, text, by=by, parent=present.number
            )
            row.made_at = row.changed_at = now
        return Saved(_settled(session, video))


def restore(viewer: Viewer, video_id: UUID, number: int, made_from: str) -> Saved:
    """Makes the edit of an earlier version, or of a branch, the present one, as a new version.

    Raises:
        NotEditable: Not in this state.
        VersionNotFound: There is none of that number.
        EdlRefused: That edit cannot be carried out any more.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        require_editable(video)
        history, by = history_of(session, video), viewer.require_creator()
        wanted, present = _found(history, number), history.present
        if tag_of(present) != made_from:
            view = _edit_view(session, history, present)
            return Saved(view, present=view, was_refused=True)
        if wanted.edl == present.edl:
            return Saved(_edit_view(session, history, present))
        edl = resolved_edit(video, parse_edl(wanted.edl))
        _keep_row(session, history)
        set_edit(session, video, edl)
        touch(session, video)
        add_version(
            session, video.id, history.next_number, edl.as_json(), by=by, parent=wanted.number
        )
        return Saved(_settled(session, video))


def name_version(viewer: Viewer, video_id: UUID, number: int, name: str) -> VersionView:
    """Gives a version a name, which keeps it for good.

    Raises:
        VersionNotFound: There is none of that number.
        TooManyNames: Others have to give theirs up first.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        history = history_of(session, video)
        row = _found(history, number)
        clean = " ".join("".join(c if c.isprintable() else " " for c in name).split())
        if clean and not row.name and sum(bool(v.name) for v in history.versions) >= MAX_NAMED:
            raise TooManyNames(MAX_NAMED)
        row.name = clean
        session.add(row)
        session.flush()
        return _view(history, row, handles_of(session, [row.by_id]))


def _grow(row: EditVersion, text: str, now: datetime) -> None:
    row.edl, row.digest, row.changed_at = text, digest_of(text), now


def _keep_row(session: Session, history: History) -> None:
    """The present version becomes a row, if it was none."""
    if not history.is_kept:
        session.add(history.present)
        session.flush()


def _settled(session: Session, video: Video) -> EditView:
    """The present version after a change; what is too old has made room."""
    session.flush()
    history = history_of(session, video)
    for old in spare(history.versions):
        session.delete(old)
    return _edit_view(session, history, history.present)


def _branch(session: Session, history: History, text: str, *, by: UUID, made_from: str) -> Saved:
    """Keeps a save beside the present version; the same save sent twice is one branch."""
    _keep_row(session, history)
    digest, origin = digest_of(text), number_in(made_from)
    parent = history.find(origin or 0)
    number = parent.number if parent else None
    same = (
        v
        for v in history.versions
        if v.is_branch and v.digest == digest and v.by_id == by and v.parent == number
    )
    row = next(same, None) or add_version(
        session,
        history.present.video_id,
        history.next_number,
        text,
        by=by,
        parent=number,
        is_branch=True,
    )
    session.flush()
    if all(row is not v for v in history.rows):
        for old in spare([*history.rows, row]):
            session.delete(old)
    return _kept_beside(session, history, row, was_refused=True)


def _kept_beside(
    session: Session, history: History, row: EditVersion, *, was_refused: bool = False
) -> Saved:
    view = _edit_view(session, history, row)
    branch = VersionView.model_validate(view.model_dump(exclude={"edl"}))
    present = _edit_view(session, history, history.present)
    return Saved(view, present=present, was_refused=was_refused, branch=branch)


def _found(history: History, number: int) -> EditVersion:
    row = history.find(number)
    if row is None:
        raise VersionNotFound(number)
    return row


def _view(history: History, row: EditVersion, handles: dict[UUID, str]) -> VersionView:
    return VersionView(
        number=row.number,
        parent=row.parent,
        is_branch=row.is_branch,
        is_present=row.number == history.present.number,
        name=row.name,
        by=handles.get(row.by_id, ""),
        etag=tag_of(row),
        made_at=row.made_at,
        changed_at=row.changed_at,
    )


def _edit_view(session: Session, history: History, row: EditVersion) -> EditView:
    view = _view(history, row, handles_of(session, [row.by_id]))
    return EditView(**view.model_dump(), edl=EdlBody.model_validate_json(row.edl))
