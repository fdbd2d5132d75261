"""What became of each clip: lost, twice, broken, or as it should be. Reads rows and files."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path
from uuid import UUID

import av
from sqlmodel import Session, func, select

from catalog.models import Video
from core.db import read_scope
from core.jobs import Job, JobState
from core.outbox import OutboxRow
from core.storage import get_store
from moderation.models import Decision, Ruling
from studio.models import ClipRun, RunState, Upload, UploadState

# Pictures that a rung may have more or fewer than the clip's length says.
FRAMES = 1


def duplicates_of(account_id: UUID) -> list[str]:
    """What one clip's creator has twice."""
    found = []
    with read_scope() as session:
        videos = session.exec(select(Video).where(Video.creator_id == account_id)).all()
        if len(videos) > 1:
            found.append(f"{len(videos)} clips")
        used = _count(
            session, Upload, Upload.owner_id == account_id, Upload.state == UploadState.USED
        )
        if used > len(videos):
            found.append(f"{used} uploads of {len(videos)} clips")
        for video in videos:
            runs = _count(
                session, ClipRun, ClipRun.video_id == video.id, ClipRun.state == RunState.DONE
            )
            published = _count(
                session, Decision, Decision.video_id == video.id, Decision.ruling == Ruling.PUBLISH
            )
            folders = get_store().children(f"media/{video.id}")
            for what, number in (
                ("runs", runs),
                ("publications", published),
                ("folders", len(folders)),
            ):
                if number > 1:
                    found.append(f"{number} {what}")
    return found


def faults_of(video_id: UUID, seconds: float, fps: int) -> list[str]:
    """What is wrong with the files of a published clip."""
    with read_scope() as session:
        video = session.get_one(Video, video_id)
        results = session.exec(
            select(Job.result).where(Job.subject_id == video_id, Job.state == JobState.DONE)
        ).all()
    prefix, found = f"media/{video_id}/{video.recipe}", []
    digests: dict[str, str] = {}
    for result in results:
        digests |= dict(result.get("files") or {})
    if not digests:
        return ["no step remembers any file"]
    for name, digest in digests.items():
        if not get_store().exists(f"{prefix}/{name}"):
            found.append(f"{name} is missing")
        elif _digest(get_store().local_path(f"{prefix}/{name}")) != digest:
            found.append(f"{name} has other bytes")
    if found:
        return found
    root = get_store().local_path(f"{prefix}/master.m3u8").parent
    return _playlist_faults(root, round(seconds * fps)) + _picture_faults(
        root / "video.mp4", round(seconds * fps), None
    )


def _playlist_faults(root: Path, frames: int) -> list[str]:
    lines = (root / "master.m3u8").read_text().splitlines()
    rungs = [
        (root / address, facts.split("RESOLUTION=")[1].split(",")[0])
        for facts, address in itertools.pairwise(lines)
        if facts.startswith("#EXT-X-STREAM-INF")
    ]
    there = {path.parent for path in root.glob("*/index.m3u8")}
    found = [] if {path.parent for path, _ in rungs} == there else ["the list lacks a rung"]
    for path, size in rungs:
        found += _picture_faults(path, frames, size)
    return found


def _picture_faults(path: Path, frames: int, size: str | None) -> list[str]:
    try:
        with av.open(str(path)) as media:
            shown = 0
            for frame in media.decode(video=0):
                shown += 1
                if size not in (None, f"{frame.width}x{frame.height}"):
                    return [f"{path.parent.name} is {frame.width}x{frame.height}, not {size}"]
    except (av.error.FFmpegError, OSError) as error:
        return [f"{path.parent.name}/{path.name}: {error}"]
    return [] if abs(shown - frames) <= FRAMES else [f"{path.parent.name} has {shown} pictures"]


def open_ends() -> dict[str, int]:
    """What is left when nothing is under way any more; all 0 in a sound installation."""
    with read_scope() as session:
        ended = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
        jobs = session.exec(select(Job.state)).all()
        return {
            "open_jobs": sum(state not in ended for state in jobs),
            "open_runs": _count(session, ClipRun, ClipRun.state == RunState.RUNNING),
            "outbox_rows": _count(session, OutboxRow),
        }


def _count(session: Session, table: type, *where: object) -> int:
    query = select(func.count()).select_from(table)
    return int(session.exec(query.where(*where) if where else query).one())  # type: ignore[arg-type]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
