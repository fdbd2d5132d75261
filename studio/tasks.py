"""The studio's background work: handlers take a clip's id and may run twice, tasks a job's id."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlmodel import Session, col, delete, select

from catalog.lifecycle import VideoState
from catalog.models import Caption, ProductPin, Video, VideoHashtag
from catalog.videos import get_video
from core.celery import get_celery
from core.clock import utc_now
from core.db import after_commit, read_scope, session_scope
from core.errors import JhalakError
from core.jobs import Job, JobState, claim_job, create_job
from core.storage import get_store
from studio.describe import DESCRIBE, describe_video, undescribed
from studio.processing import LEASE_S, fail, process, refuse
from studio.repository import TRANSCODE, upload_of
from studio.speech.draft import DRAFT_CAPTIONS, draft_captions, forget_draft
from studio.speech.draft import sweep_speech as hear_waiting_clips
from studio.tagging.describing import describe_products as describe_waiting_products
from studio.tagging.suggest import forget_suggestions
from studio.uploads.service import discard
from studio.uploads.service import sweep_uploads as clear_expired_uploads
from studio.wording import PROCESSING_FAILED

log = structlog.get_logger(__name__)
QUEUE = "media"
SWEEP = 200


def start_transcode(video_id: UUID) -> None:
    """Handler of `video_submitted`: one transcoding job, if the clip still waits for it."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if video.state is not VideoState.PROCESSING:
            return
        waiting = session.exec(
            select(Job.id).where(
                Job.task == TRANSCODE,
                Job.subject_id == video_id,
                col(Job.state).in_([JobState.QUEUED, JobState.RUNNING]),
            )
        ).first()
        if waiting is None:
            create_job(session, TRANSCODE, video_id, queue=QUEUE)


@get_celery().task(name=TRANSCODE)
def transcode(job_id: str) -> None:
    """Makes the renditions of one clip."""
    claim = claim_job(UUID(job_id), lease_s=LEASE_S)
    if claim is None:
        return
    try:
        process(claim)
    except (
        Exception
    ) as error:  # The job row keeps what went wrong; the sweep and the creator read it.
        lost = fail(claim, error)
        log.warning(
            "transcode_failed",
            video_id=str(claim.subject_id),
            attempt=claim.attempt,
            for_good=lost,
            code=error.code if isinstance(error, JhalakError) else type(error).__name__,
            exc_info=not isinstance(error, JhalakError),
        )


def give_up(session: Session, job: Job) -> None:
    """For a job whose worker vanished too often: the creator is told. Other jobs are left alone."""
    if job.task == TRANSCODE:
        refuse(session, job.subject_id, job.error_code or "worker_lost", PROCESSING_FAILED)


def purge(video_id: UUID) -> None:
    """Handler of `video_removed`: files and words go, the bare row stays for orders and totals."""
    with session_scope() as session:
        video = session.get(Video, video_id)
        if video is None or video.state is not VideoState.REMOVED:
            return
        for model in (Caption, ProductPin, VideoHashtag):
            session.exec(delete(model).where(col(model.video_id) == video_id))
        forget_draft(session, video_id)
        forget_suggestions(session, video_id)
        video.caption, video.content_vector = "", None
        video.recipe, video.original_key, video.source_key = "", None, None
        upload = upload_of(session, video_id)
        if upload is not None:
            discard(session, upload)
        after_commit(session, lambda: get_store().delete_tree(f"media/{video_id}"))
    log.info("video_purged", video_id=str(video_id))


@get_celery().task(name="studio.sweep_uploads")
def sweep_uploads() -> None:
    """Beat: clears uploads that nobody finished."""
    cleared = clear_expired_uploads(utc_now())
    if cleared:
        log.info("uploads_cleared", count=cleared)


@get_celery().task(name=DESCRIBE)
def describe_one(video_id: str) -> None:
    """Describes a clip anew, as after a change of its words."""
    describe_video(UUID(video_id))


@get_celery().task(name=DRAFT_CAPTIONS)
def draft_one(video_id: str) -> None:
    """Listens to a clip because its creator asks."""
    draft_captions(UUID(video_id), is_asked=True)


@get_celery().task(name="studio.sweep_speech")
def sweep_speech() -> None:
    """Beat: brings the speech model here, then hears clips that waited for it."""
    hear_waiting_clips()


@get_celery().task(name="studio.describe_products")
def describe_products() -> None:
    """Beat: products that suggestions cannot compare with clips yet."""
    describe_waiting_products()


@get_celery().task(name="studio.sweep")
def sweep() -> None:
    """Beat: clips whose event a broker lost, and live clips that were described by nobody."""
    with read_scope() as session:
        waiting = session.exec(
            select(Video.id).where(Video.state == VideoState.PROCESSING).limit(SWEEP)
        ).all()
    for video_id in waiting:
        start_transcode(video_id)
    for video_id in undescribed():
        if not describe_video(video_id):
            return
