"""Files that belong to nobody: what a crash left between a folder and a row.

Names are read before the rows that would claim them: whoever makes files writes its row first, so a
folder that no row claims afterwards is nobody's.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import structlog
from sqlmodel import Session, col, select

from catalog.models import Video
from core.db import read_scope, session_scope
from core.jobs import Job, JobState
from core.repairs import repaired
from core.settings import get_settings
from core.storage import get_store
from studio.models import ClipRun, RunState, Upload
from studio.pipeline.work import RENDERED
from studio.tracks import work_folder
from studio.uploads.parts import parts_folder

log = structlog.get_logger(__name__)
CHUNK = 400


def clear_leftovers(now: datetime) -> dict[str, int]:
    """Clears them all; answers how many of each kind there were."""
    before = now - timedelta(minutes=get_settings().leftovers_min)
    found = {
        "work_folder": _clear_work(before),
        "half_published": get_store().mend_halves(before),
        "media_folder": _clear_media(),
        "original": _clear_originals(),
        "rendered_edit": _clear_rendered(),
        "part": _clear_parts(before),
    }
    with session_scope() as session:
        for kind, count in found.items():
            repaired(session, kind, count)
    return found


def _clear_work(before: datetime) -> int:
    """Folders of steps that nobody is at, and of requests that ended long ago."""
    cleared = 0
    for folder in list(work_folder().iterdir()):
        job_id, _, fence = folder.name.partition(".")
        if (job := _uuid(job_id)) and fence.isdigit():
            with read_scope() as session:
                is_used = session.exec(
                    select(Job.id).where(
                        Job.id == job, Job.fence == int(fence), Job.state == JobState.RUNNING
                    )
                ).first()
            if is_used:
                continue
        elif _modified(folder) > before:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        cleared += 1
    return cleared


def _clear_media() -> int:
    """Renditions that no clip shows and no run makes."""
    store, cleared = get_store(), 0
    there = {clip: set(store.children(f"media/{clip}")) for clip in _ids(store.children("media"))}
    for chunk in _chunks(there):
        with read_scope() as session:
            kept = _recipes(session, chunk)
        for clip in chunk:
            for name in there[clip] - kept.get(clip, set()):
                store.delete_tree(f"media/{clip}/{name}")
                cleared += 1
    return cleared


def _recipes(session: Session, clips: list[UUID]) -> dict[UUID, set[str]]:
    """What each clip shows or is being made into."""
    kept: dict[UUID, set[str]] = {}
    shown = session.exec(select(Video.id, Video.recipe).where(col(Video.id).in_(clips)))
    made = session.exec(
        select(ClipRun.video_id, ClipRun.recipe).where(
            col(ClipRun.video_id).in_(clips), ClipRun.state == RunState.RUNNING
        )
    )
    for clip, recipe in (*shown, *made):
        kept.setdefault(clip, set()).add(recipe)
    return kept


def _clear_originals() -> int:
    """Originals whose upload is gone."""
    store = get_store()

    def rows(session: Session, ids: list[UUID]) -> Iterable[UUID]:
        return session.exec(select(Upload.id).where(col(Upload.id).in_(ids)))

    gone = _unclaimed(_ids(store.children("originals")), rows)
    for upload in gone:
        store.delete_tree(f"originals/{upload}")
    return len(gone)


def _clear_rendered() -> int:
    """Rendered edits of runs that have ended."""
    store, cleared = get_store(), 0
    there = [
        (upload, name)
        for upload in _ids(store.children("originals"))
        for name in store.children(f"originals/{upload}")
        if name.startswith(RENDERED)
    ]
    with read_scope() as session:
        live = set(session.exec(select(ClipRun.recipe).where(ClipRun.state == RunState.RUNNING)))
    for upload, name in there:
        if name.removeprefix(RENDERED) not in live:
            store.delete_tree(f"originals/{upload}/{name}")
            cleared += 1
    return cleared


def _clear_parts(before: datetime) -> int:
    """Bytes of uploads that have no row, or have become a clip."""
    parts = {
        found: path
        for path in parts_folder().glob("*.part")
        if (found := _uuid(path.stem)) and _modified(path) < before
    }

    def rows(session: Session, ids: list[UUID]) -> Iterable[UUID]:
        unused = col(Upload.video_id).is_(None)
        return session.exec(select(Upload.id).where(col(Upload.id).in_(ids), unused))

    gone = _unclaimed(list(parts), rows)
    for upload in gone:
        parts[upload].unlink(missing_ok=True)
    return len(gone)


def _unclaimed(
    ids: list[UUID], rows: Callable[[Session, list[UUID]], Iterable[UUID]]
) -> list[UUID]:
    gone: list[UUID] = []
    for chunk in _chunks(ids):
        with read_scope() as session:
            claimed = set(rows(session, chunk))
        gone += [one for one in chunk if one not in claimed]
    return gone


def _chunks(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))


def _ids(names: Iterable[str]) -> list[UUID]:
    return [found for name in names if (found := _uuid(name))]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _modified(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except FileNotFoundError:
        return datetime.now().astimezone()  # Gone meanwhile: nothing to clear.
