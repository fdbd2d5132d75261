"""Moderation's background work: screening clips and edited words, keeping the queue whole."""

from __future__ import annotations

import secrets
from datetime import timedelta
from uuid import UUID

import structlog
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import get_video
from community.models import Comment, CommentState, Report
from core.celery import get_celery
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.faults import fault
from core.jobs import Job, claim_job, ensure_job, fail_job, held
from core.settings import get_settings
from moderation.appealed import give_due
from moderation.cases import close_without_decision, open_case
from moderation.cases.gone import close_gone
from moderation.cases.models import SampledClip
from moderation.cases.sample import draw_sample
from moderation.decision import FAILED_SEVERITY, Reason
from moderation.effects.carry import carry_out_due, is_waiting, waiting_subjects
from moderation.log.anchors import drop_anchor
from moderation.models import GOLDEN, CaseState, Origin, ReviewCase, Scope, Subject
from moderation.outcome import (
    EDITED,
    REVIEW,
    hold_unscreened,
    open_video_case,
    screen_video,
)
from moderation.profiles.contests import forget_refused
from moderation.queue.ranking import rank_everything
from moderation.report_cases import open_report_case
from moderation.repository import latest_screening, open_case_of
from moderation.rollout.rescreen import RESCREEN, SCREEN, rescreen_part, resume_rescreening
from moderation.spoken.kept import forget_heard
from moderation.unheard.again import ask_again

log = structlog.get_logger(__name__)
QUEUE = "media"
LIMIT_S = 1500.0  # Ten minutes of speech take some five to be heard on a busy machine.
SWEEP = 200
SAMPLED_EACH = timedelta(hours=23)


def start_screening(video_id: UUID) -> None:
    """Handler of `video_transcoded`: one screening job, if the clip still waits for it."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if video.state is VideoState.SCREENING:
            ensure_job(session, SCREEN, video_id, queue=QUEUE, scope=Scope.CLIP.value)


def ensure_case(video_id: UUID) -> None:
    """Handler of `video_held`: edited words are screened, anything else has its open case."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if video.state is not VideoState.HELD:
            return
        if video.decision_code == EDITED:
            ensure_job(session, SCREEN, video_id, queue=QUEUE, scope=Scope.WORDS.value)
        elif open_case_of(session, Subject.VIDEO, video_id) is None and not is_waiting(
            session, Subject.VIDEO, video_id
        ):
            said = video.decision_reason or "Held without a stated reason."
            open_video_case(
                session, video, Origin.SCREENING, [Reason(REVIEW, "Held", said, FAILED_SEVERITY)]
            )


@get_celery().task(name=SCREEN)
def screen_job(job_id: str) -> None:
    """Screens one clip."""
    lease_s = get_settings().job_lease_s
    claim = claim_job(UUID(job_id), lease_s=lease_s)
    if claim is None:
        return
    fault("screen.claimed")
    try:
        with held(claim, lease_s=lease_s, limit_s=LIMIT_S):
            screen_video(claim)
        fault("screen.decided")
    except Exception as error:  # The database, not the models: try again, at last ask a person.
        log.error("screening_not_stored", video_id=str(claim.subject_id), exc_info=True)
        with session_scope() as session:
            if fail_job(session, claim, "screening_failed", type(error).__name__, retry=True):
                hold_unscreened(session, claim.subject_id)


@get_celery().task(name=RESCREEN)
def rescreen_job(job_id: str) -> None:
    """Judges some live clips again by the rules that have come into force."""
    claim = claim_job(UUID(job_id), lease_s=get_settings().job_lease_s)
    if claim is None:
        return
    fault("rescreen.claimed")
    try:
        rescreen_part(claim)
    except Exception as error:  # The beat starts the part again where this job ends for good.
        log.error("rescreening_stopped", walk_id=str(claim.subject_id), exc_info=True)
        with session_scope() as session:
            fail_job(session, claim, "rescreening_failed", type(error).__name__, retry=True)


def give_up(session: Session, job: Job) -> None:
    """For a job whose worker vanished too often: a person looks. Other jobs are left alone."""
    if job.task == SCREEN:
        hold_unscreened(session, job.subject_id)


def close_cases(video_id: UUID) -> None:
    """Handler of `video_removed` and `video_recalled`: nobody has to look at what is gone.

    Appeals stay: their makers' records hang on the decision, whatever became of the clip.
    """
    with session_scope() as session:
        state = get_video(session, video_id).state
        if state not in (VideoState.REMOVED, VideoState.DRAFT):
            return
        if state is VideoState.REMOVED:
            forget_heard(session, video_id)
        for case in session.exec(
            select(ReviewCase).where(
                ReviewCase.video_id == video_id,
                ReviewCase.state == CaseState.OPEN,
                # Whoever takes a clip away does not end the second look at their account.
                ReviewCase.subject != Subject.ACCOUNT,
                or_(col(ReviewCase.about_decision_id).is_(None), ReviewCase.look > 1),
            )
        ):
            close_without_decision(session, case)


def on_reported(video_id: UUID) -> None:
    """Handler of `video_reported`: the clip and each of its reported comments has its case."""
    with session_scope() as session:
        reported = session.exec(
            select(Report.comment_id).where(Report.video_id == video_id).distinct()
        ).all()
        for comment_id in reported:
            open_report_case(session, video_id, comment_id=comment_id)


@get_celery().task(name="moderation.sweep")
def sweep() -> None:
    """Beat: whatever waits for moderation and was forgotten, as when a broker lost its messages."""
    with read_scope() as session:
        screening = session.exec(
            select(Video.id).where(Video.state == VideoState.SCREENING).limit(SWEEP)
        ).all()
        held = session.exec(
            select(Video.id)
            .where(
                Video.state == VideoState.HELD,
                col(Video.id).not_in(_open_subjects(Subject.VIDEO)),
                col(Video.id).not_in(waiting_subjects(Subject.VIDEO)),
            )
            .limit(SWEEP)
        ).all()
        comments = session.exec(
            select(Comment.id)
            .where(
                Comment.state == CommentState.HELD,
                col(Comment.id).not_in(_open_subjects(Subject.COMMENT)),
                col(Comment.id).not_in(waiting_subjects(Subject.COMMENT)),
            )
            .limit(SWEEP)
        ).all()
    for video_id in screening:
        start_screening(video_id)
    for video_id in held:
        ensure_case(video_id)
    for comment_id in comments:
        ensure_comment_case(comment_id)
    with session_scope() as session:
        close_gone(session, SWEEP)
        forget_refused(session, utc_now(), SWEEP)
    resume_rescreening()
    ask_again()


@get_celery().task(name="moderation.carry_out")
def carry_out() -> None:
    """Beat: what was approved shows, and appeals are answered, once nobody took it back."""
    now = utc_now()
    carry_out_due(now)
    give_due(now)


@get_celery().task(name="moderation.rank")
def rank_queue() -> None:
    """Beat: the queue in order anew, as reach and deadlines change."""
    rank_everything(utc_now())


@get_celery().task(name="moderation.sample")
def sample() -> None:
    """Beat: draws the day's random sample, once however often it is asked."""
    now = utc_now()
    with session_scope() as session:
        drawn = session.exec(
            select(func.max(SampledClip.drawn_at)).where(SampledClip.drawn_at > now - SAMPLED_EACH)
        ).one()
        if drawn is None:
            draw_sample(session, now, seed=secrets.randbits(64))


@get_celery().task(name="moderation.anchor_log")
def anchor_log() -> None:
    """Beat: writes the end of the log's chain down where the database cannot change it."""
    with read_scope() as session:
        drop_anchor(session)


def ensure_comment_case(comment_id: UUID) -> None:
    """A held comment has its open case."""
    with session_scope() as session:
        comment = session.get(Comment, comment_id)
        if comment is None or comment.state is not CommentState.HELD:
            return
        known = latest_screening(session, comment.video_id, comment.id)
        grounds = [Reason(**ground) for ground in known.grounds] if known else []
        said = "The comment was held when it was written."
        open_case(
            session,
            subject=Subject.COMMENT,
            subject_id=comment.id,
            video_id=comment.video_id,
            author_id=comment.author_id,
            origin=Origin.COMMENT,
            reasons=grounds or [Reason(REVIEW, "Held", said, FAILED_SEVERITY)],
        )


def _open_subjects(subject: Subject) -> SelectOfScalar[UUID]:
    return select(ReviewCase.subject_id).where(
        ReviewCase.subject == subject,
        ReviewCase.state == CaseState.OPEN,
        col(ReviewCase.about_decision_id).is_(None),
        ReviewCase.look > GOLDEN,
    )
