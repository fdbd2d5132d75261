"""The transcoding job: from the private original to renditions that play.

The first rung is stored as soon as it is there, so that the creator's preview plays while the rest
is made. Only who still holds the job's lease may store a result.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from uuid import UUID

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from catalog.lifecycle import Step, VideoState
from catalog.media import media_key
from catalog.models import Video
from catalog.videos import advance, get_video, touch
from core.db import after_commit, read_scope, session_scope
from core.errors import JhalakError
from core.jobs import Claim, fail_job, finish_job, report_progress
from core.storage import get_store
from studio.describe import describe, frames_for, words_of
from studio.edl import Edl, EdlRefused
from studio.media_errors import MediaRefused
from studio.probe import MediaInfo
from studio.publishing.ai import mark_files, marked_recipe
from studio.repository import edit_of, upload_of
from studio.thumbnails import make_stills
from studio.tracks import store_tracks, work_folder, write_tracks
from studio.transcode import VIDEO_MP4, Transcode, recipe_key, transcode_first, transcode_rest
from studio.wording import PROCESSING_FAILED

log = structlog.get_logger(__name__)
LEASE_S = 120.0
# Progress goes to the database at most this often.
REPORT_EVERY_S = 0.5
_FIRST_SHARE, _STILLS_SHARE = 0.35, 0.05


class LeaseLost(JhalakError):
    """Another worker has taken over; this one stops without a trace."""

    code = "lease_lost"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be made of which file."""

    video_id: UUID
    source: Path
    info: MediaInfo
    edit: Edl
    recipe: str
    ai_made: tuple[str, ...]  # Values of `AiPart`, to be written into the files.
    marker: str  # A private blob that says: this recipe is complete.

    @property
    def key(self) -> str:
        return media_key(self.video_id, self.recipe)


class Reporter:
    """Stores progress as fractions of the whole job, seldom enough, and keeps the lease."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._next = 0.0

    def part(self, start: float, share: float, done: float) -> None:
        """`done` of a part of the job that begins at `start` and is `share` of it.

        Raises:
            LeaseLost: Somebody else works on it now.
        """
        if monotonic() < self._next:
            return
        self._next = monotonic() + REPORT_EVERY_S
        try:
            kept = report_progress(self._claim, start + share * done, lease_s=LEASE_S)
        except OperationalError:  # A busy database is no reason to lose the work.
            return
        if not kept:
            raise LeaseLost()


def process(claim: Claim) -> bool:
    """Does the job; `False` when there was nothing to do or the lease went elsewhere.

    Raises:
        Exception: Whatever went wrong, for `fail`.
    """
    work = _work_of(claim)
    if work is None:
        with session_scope() as session:
            finish_job(session, claim)
        return False
    try:
        with _workshop(claim) as folder:
            _make(work, folder, claim)
    except LeaseLost:
        log.info("transcode_lease_lost", video_id=str(work.video_id))
        return False
    return True


def fail(claim: Claim, error: Exception) -> bool:
    """Ends the attempt; after the last one, or for the file's own fault, tells the creator why.

    Returns:
        Whether it has failed for good.
    """
    its_own_fault = isinstance(error, MediaRefused | EdlRefused)
    code = error.code if isinstance(error, JhalakError) else "media_failed"
    detail = error.detail if isinstance(error, JhalakError) else type(error).__name__
    with session_scope() as session:
        lost = fail_job(session, claim, code, detail, retry=not its_own_fault)
        if lost:
            reason = detail if its_own_fault else PROCESSING_FAILED
            refuse(session, claim.subject_id, code, reason)
        return lost


def refuse(session: Session, video_id: UUID, code: str, reason: str) -> None:
    """Lets the creator know that the clip cannot be processed, if it is still waiting for that."""
    if get_video(session, video_id, for_update=True).state is VideoState.PROCESSING:
        advance(session, video_id, Step.REFUSE, code=code, reason=reason)


def _work_of(claim: Claim) -> Work | None:
    with read_scope() as session:
        video, upload = session.get(Video, claim.subject_id), upload_of(session, claim.subject_id)
        if video is None or upload is None or video.state is not VideoState.PROCESSING:
            return None
        edit = edit_of(video)
        recipe = marked_recipe(recipe_key(video.sha256, edit), video.ai_made)
        return Work(
            video_id=video.id,
            source=get_store().local_path(upload.original_key),
            info=MediaInfo.from_json(upload.media_info),
            edit=edit,
            recipe=recipe,
            ai_made=tuple(video.ai_made),
            marker=f"{upload.original_prefix}/made.{recipe}",
        )


@contextmanager
def _workshop(claim: Claim) -> Iterator[Path]:
    folder = work_folder() / f"{claim.job_id}.{claim.fence}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(work: Work, folder: Path, claim: Claim) -> None:
    store = get_store()
    if store.exists(work.marker) and store.exists(f"{work.key}/master.m3u8"):
        # Handed in again without another cut: the renditions are there, only words may differ.
        _finish(work, claim, store.local_path(f"{work.key}/{VIDEO_MP4}"), None)
        return
    began, out, report = monotonic(), folder / "out", Reporter(claim)
    first = transcode_first(
        work.source,
        out,
        work.info,
        work.edit,
        on_progress=lambda done: report.part(0.0, _FIRST_SHARE, done),
    )
    stills = make_stills(out, work.edit)
    with read_scope() as session:
        write_tracks(session, get_video(session, work.video_id), out)
    mark_files(out, work.ai_made)
    store.put_tree(work.key, out)
    _show_preview(work, claim, first, list(stills.colors))
    begun = _FIRST_SHARE + _STILLS_SHARE
    done = transcode_rest(
        work.source,
        out,
        work.info,
        work.edit,
        on_progress=lambda part: report.part(begun, 0.97 - begun, part),
    )
    mark_files(out, work.ai_made)
    store.put_tree(work.key, out)
    mark = folder / "mark"
    mark.touch()
    store.put_file(work.marker, mark)
    _finish(work, claim, out / VIDEO_MP4, done)
    log.info("video_made", video_id=str(work.video_id), took_ms=round((monotonic() - began) * 1000))


def _show_preview(work: Work, claim: Claim, made: Transcode, colors: list[str]) -> None:
    """The first rung is stored: from now on the creator's preview plays."""
    if not report_progress(claim, _FIRST_SHARE + _STILLS_SHARE, lease_s=LEASE_S):
        raise LeaseLost()
    with session_scope() as session:
        video = get_video(session, work.video_id, for_update=True)
        if video.state is not VideoState.PROCESSING:
            raise LeaseLost()
        stale = video.recipe if video.recipe != work.recipe else ""
        video.recipe, video.colors = work.recipe, colors
        video.duration_ms, video.width, video.height = made.duration_ms, made.width, made.height
        touch(session, video)
        if stale:
            key = media_key(video.id, stale)
            after_commit(session, lambda: get_store().delete_tree(key))


def _finish(work: Work, claim: Claim, video_mp4: Path, made: Transcode | None) -> None:
    with read_scope() as session:
        words = words_of(session, get_video(session, work.video_id))
    vector = describe(words, frames_for(video_mp4))
    with session_scope() as session:
        video = get_video(session, work.video_id, for_update=True)
        if video.state is not VideoState.PROCESSING or not finish_job(session, claim):
            raise LeaseLost()
        video.recipe = work.recipe
        if made is not None:
            video.width, video.height = made.width, made.height
        if vector is not None:
            video.content_vector = vector
        if made is None:
            store_tracks(session, video)
        advance(session, video.id, Step.TRANSCODED)
    log.info("video_transcoded", video_id=str(work.video_id), is_new=made is not None)
