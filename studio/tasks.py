"""The studio's background work: handlers take a clip's id and may run twice, tasks a job's id."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlmodel import Session, col, delete

from catalog.lifecycle import VideoState
from catalog.models import (
    Caption,
    ProductPin,
    PublishSchedule,
    Video,
    VideoHashtag,
)
from catalog.videos import get_video
from core.celery import get_celery
from core.clock import utc_now
from core.db import after_commit, session_scope
from core.errors import JhalakError
from core.jobs import Job, claim_next
from core.repairs import repaired
from core.settings import get_settings
from core.storage import get_store
from studio.brands.sweep import sweep_brands as sweep_briefs
from studio.describe import DESCRIBE, describe_video, undescribed
from studio.pipeline.leftovers import clear_leftovers
from studio.pipeline.runner import fail_step, give_up_step, run_step
from studio.pipeline.runs import start_run
from studio.pipeline.sweep import mend_runs, unpurged
from studio.preparing import PREPARE, prepare_draft
from studio.repository import TRANSCODE, upload_of
from studio.sources.service import discard_sources
from studio.speech.draft import DRAFT_CAPTIONS, draft_captions, forget_draft
from studio.speech.draft import sweep_speech as hear_waiting_clips
from studio.tagging.describing import describe_products as describe_waiting_products
from studio.tagging.suggest import forget_suggestions
from studio.uploads.service import discard
from studio.uploads.service import sweep_uploads as clear_expired_uploads
from studio.versions.models import EditVersion

log = structlog.get_logger(__name__)


def start_transcode(video_id: UUID) -> None:
    """Handler of `video_submitted`: its steps are there, if the clip still waits for them."""
    with session_scope() as session:
        start_run(session, get_video(session, video_id, for_update=True))


@get_celery().task(name=TRANSCODE)
def transcode(job_id: str) -> None:
    """Does the step whose turn it is; `job_id`'s, where none waits."""
    claim = claim_next(TRANSCODE, UUID(job_id), lease_s=get_settings().job_lease_s)
    if claim is None:
        return
    try:
        run_step(claim)
    except (
        Exception
    ) as error:  # The job row keeps what went wrong; the sweep and the creator read it.
        lost = fail_step(claim, error)
        log.warning(
            "step_failed",
            step=claim.step,
            video_id=str(claim.subject_id),
            attempt=claim.attempt,
            for_good=lost,
            code=error.code if isinstance(error, JhalakError) else type(error).__name__,
            exc_info=not isinstance(error, JhalakError),
        )


def give_up(session: Session, job: Job) -> None:
    """For a job whose worker vanished too often: the creator is told. Other jobs are left alone."""
    if job.task == TRANSCODE:
        give_up_step(session, job)


def purge(video_id: UUID) -> None:
    """Handler of `video_removed`: files and words go, the bare row stays for orders and totals."""
    with session_scope() as session:
        video = session.get(Video, video_id)
        if video is None or video.state is not VideoState.REMOVED:
            return
        for model in (Caption, EditVersion, ProductPin, PublishSchedule, VideoHashtag):
            session.exec(delete(model).where(col(model.video_id) == video_id))
        forget_draft(session, video_id)
        forget_suggestions(session, video_id)
        video.caption, video.content_vector = "", None
        video.recipe, video.original_key, video.source_key = "", None, None
        upload = upload_of(session, video_id)
        if upload is not None:
            discard(session, upload)
        discard_sources(session, video_id)
        after_commit(session, lambda: get_store().delete_tree(f"media/{video_id}"))
    log.info("video_purged", video_id=str(video_id))


@get_celery().task(name="studio.sweep_uploads")
def sweep_uploads() -> None:
    """Beat: clears uploads that nobody finished or made a clip of."""
    with session_scope() as session:
        repaired(session, "upload_expired", clear_expired_uploads(utc_now()))


@get_celery().task(name="studio.sweep_leftovers")
def sweep_leftovers() -> None:
    """Beat: clears files that a crash left."""
    clear_leftovers(utc_now())


@get_celery().task(name=DESCRIBE)
def describe_one(video_id: str) -> None:
    """Describes a clip anew, as after a change of its words."""
    describe_video(UUID(video_id))


@get_celery().task(name=PREPARE)
def prepare_one(video_id: str) -> None:
    """Prepares a new draft for its editor."""
    prepare_draft(UUID(video_id))


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


@get_celery().task(name="studio.sweep_brands")
def sweep_brands() -> None:
    """Beat: briefs and invitations whose time is over, and clips whose brand is late."""
    sweep_briefs(utc_now())


@get_celery().task(name="studio.sweep")
def sweep() -> None:
    """Beat: runs that a crash left half begun, files of clips that are gone, and live clips that
    were described by nobody.
    """
    mend_runs()
    for video_id in unpurged():
        purge(video_id)
        with session_scope() as session:
            repaired(session, "clip_not_purged", video_id=str(video_id))
    for video_id in undescribed():
        if not describe_video(video_id):
            return
