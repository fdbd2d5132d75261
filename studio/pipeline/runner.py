"""Doing one step: whose result is there is not made again, who lost the lease stores nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from catalog.models import Account
from catalog.videos import get_video
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.faults import fault
from core.jobs import Claim, Job, JobState, fail_job, finish_job, held
from core.settings import get_settings
from studio.edl import EdlRefused
from studio.media_errors import MediaRefused
from studio.models import ClipRun, RunState
from studio.pipeline.runs import count_progress, end_run, refuse, report
from studio.pipeline.steps import STEP_OF, Step
from studio.pipeline.work import LeaseLost, Result, Work, is_wanted, work_of
from studio.tracks import work_folder
from studio.wording import PROCESSING_FAILED

log = structlog.get_logger(__name__)
# Progress goes to the database at most this often.
REPORT_EVERY_S = 0.5


class Reporter:
    """Stores a step's progress seldom enough; stops a step that nobody wants any more."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._next = 0.0

    def __call__(self, fraction: float) -> None:
        """`fraction` of the step is done, in [0, 1].

        Raises:
            LeaseLost: Somebody else works on it now, or it was cancelled.
        """
        if monotonic() < self._next:
            return
        self._next = monotonic() + REPORT_EVERY_S
        fault("step.reporting")
        try:
            with session_scope() as session:
                kept = report(session, self._claim, fraction)
        except OperationalError:  # A busy database is no reason to lose the work.
            return
        if not kept:
            raise LeaseLost()


def run_step(claim: Claim) -> bool:
    """Does the claimed step; `False` when nobody wants it or the lease went elsewhere.

    Raises:
        Exception: Whatever went wrong, for `fail_step`.
    """
    began, step = monotonic(), STEP_OF[claim.step]
    fault(f"{step.name}.claimed")
    with read_scope() as session:
        work = work_of(session, claim)
        earlier = _earlier_result(session, claim) if work else None
    if work is None:
        _drop(claim)
        return False
    is_new = earlier is None or not step.is_there(work, earlier)
    try:
        result = _made(step, work, claim) if is_new or earlier is None else earlier
        fault(f"{step.name}.made")
        _keep(step, work, claim, result)
    except LeaseLost:
        log.info("step_lease_lost", step=step.name, video_id=str(work.video_id))
        return False
    fault(f"{step.name}.committed")
    log.info(
        "step_done",
        step=step.name,
        video_id=str(work.video_id),
        is_new=is_new,
        took_ms=round((monotonic() - began) * 1000),
    )
    return True


def fail_step(claim: Claim, error: Exception) -> bool:
    """Ends the attempt; after the last one, or for the file's own fault, tells the creator why.

    The fault of the file is told in the creator's language.

    Returns:
        Whether it has failed for good.
    """
    its_own_fault = isinstance(error, MediaRefused | EdlRefused)
    code = error.code if isinstance(error, JhalakError) else "media_failed"
    detail = error.detail if isinstance(error, JhalakError) else type(error).__name__
    step = STEP_OF[claim.step]
    with session_scope() as session:
        video = get_video(session, claim.subject_id, for_update=True)
        lost = fail_job(session, claim, code, detail, retry=not its_own_fault)
        if lost and step.is_optional:
            count_progress(session, claim)
        elif lost:
            told = PROCESSING_FAILED
            if isinstance(error, MediaRefused | EdlRefused):
                creator = session.get(Account, video.creator_id)
                told = error.told(creator.locale if creator else "en")
            refuse(session, claim.subject_id, code, told)
        return lost


def give_up_step(session: Session, job: Job) -> None:
    """For a step whose worker vanished too often: the creator is told, unless it was optional."""
    step = STEP_OF.get(job.step)
    if step is None or not step.is_optional:
        refuse(session, job.subject_id, job.error_code or "worker_lost", PROCESSING_FAILED)


def _made(step: Step, work: Work, claim: Claim) -> Result:
    lease_s = get_settings().job_lease_s
    with (
        held(claim, lease_s=lease_s, limit_s=step.limit_s),
        _workshop(claim) as folder,
    ):
        return step.make(work, folder, Reporter(claim))


def _keep(step: Step, work: Work, claim: Claim, result: Result) -> None:
    """Ends the step: its result, what it changes of the clip, and who comes next, or none of it.

    Raises:
        LeaseLost: None of it.
    """
    with session_scope() as session:
        video = get_video(session, work.video_id, for_update=True)
        run = session.get(ClipRun, work.run_id)
        if run is None or not is_wanted(run, video) or not finish_job(session, claim, result):
            raise LeaseLost()
        step.keep(session, video, work, result)
        count_progress(session, claim)
        session.flush()
        fault(f"{step.name}.before_commit")


def _drop(claim: Claim) -> None:
    """The clip went on without this run, or has another edit now."""
    with session_scope() as session:
        run = session.get(ClipRun, claim.graph_id)
        if run is not None:
            end_run(session, run, RunState.CANCELLED)


def _earlier_result(session: Session, claim: Claim) -> Result | None:
    """What the same step left when it worked on the same."""
    found = session.exec(
        select(Job.result)
        .where(
            Job.subject_id == claim.subject_id,
            Job.step == claim.step,
            Job.key == claim.key,
            Job.state == JobState.DONE,
        )
        .order_by(col(Job.id).desc())
        .limit(1)
    ).first()
    return dict(found) if found else None


@contextmanager
def _workshop(claim: Claim) -> Iterator[Path]:
    folder = work_folder() / f"{claim.job_id}.{claim.fence}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
