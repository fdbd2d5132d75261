"""Clips that were held because the speech model was not there yet are heard once it is.

A few at a time, the longest waiting first, each by a job of its own. The whole clip is screened
again, so that its verdict is of one moment and can be given again. What waited for nothing but to
be heard goes on as if it had been heard at once; what has another ground, or is in somebody's
hands, stays with a person, who then has the words, too.
"""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import get_video
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs import Claim, ensure_job, finish_job
from core.settings import get_settings
from moderation import params
from moderation.cases import close_without_decision
from moderation.effects.carry import is_waiting
from moderation.evidence import evidence_of
from moderation.hearing import NO_MODEL, NOT_HEARD
from moderation.models import ReviewCase, Scope, Screening, ScreeningResult, Subject
from moderation.outcome import RESTRICTIONS, REVIEW, carry_out, judged
from moderation.policy import get_standing
from moderation.repository import open_case_of
from moderation.screening import Classifiers, Findings, screen
from perception.models import SPEECH
from perception.weights import ModelUnavailable, ready

log = structlog.get_logger(__name__)
HEAR_AGAIN = "moderation.hear_again"
QUEUE = "media"
LAST = 8  # Priority: fresh clips come first.


def ask_again() -> int:
    """Gives those that wait longest a job each; how many. None while the model is not there."""
    if not get_settings().speech:
        return 0
    try:
        ready(SPEECH)
    except ModelUnavailable:
        return 0
    with session_scope() as session:
        waiting = unheard(session, int(params.SPEECH_AGAIN.default))
        for video_id in waiting:
            ensure_job(session, HEAR_AGAIN, video_id, queue=QUEUE, priority=LAST)
    return len(waiting)


def unheard(session: Session, most: int) -> list[UUID]:
    """Held clips whose latest whole screening had no model to listen with, the oldest first."""
    later = aliased(Screening)
    is_superseded = (
        select(later.id)
        .where(
            later.video_id == Screening.video_id,
            later.scope == Scope.CLIP,
            col(later.comment_id).is_(None),
            col(later.id) > col(Screening.id),
        )
        .exists()
    )
    return list(
        session.exec(
            select(Screening.video_id)
            .join(ScreeningResult, col(ScreeningResult.screening_id) == col(Screening.id))
            .join(Video, col(Video.id) == col(Screening.video_id))
            .where(
                Video.state == VideoState.HELD,
                Video.decision_code == REVIEW,
                Screening.scope == Scope.CLIP,
                col(Screening.comment_id).is_(None),
                ScreeningResult.label == NOT_HEARD,
                col(ScreeningResult.is_over).is_(True),
                col(ScreeningResult.reason).contains(NO_MODEL, autoescape=True),
                ~is_superseded,
            )
            .order_by(col(Screening.id))
            .limit(most)
        )
    )


def hear_again(claim: Claim, by: Classifiers | None = None) -> bool:
    """Screens the claimed clip with its sound; whether something followed. Twice changes nothing.

    Where it still cannot be heard for want of the model, everything stays as it was.
    """
    video_id = claim.subject_id
    policy = get_standing().policy_for(str(video_id))
    with read_scope() as session:
        wants = _waits(session, video_id)
        revision = get_video(session, video_id).revision
        evidence = evidence_of(session, get_video(session, video_id)) if wants else None
    found = screen(evidence, Scope.CLIP, policy, by or Classifiers()) if evidence else None
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if not finish_job(session, claim) or found is None or video.revision != revision:
            return False
        if _lacks_model(found) or not _waits(session, video_id):
            return False
        case = open_case_of(session, Subject.VIDEO, video_id)
        others = _other_grounds(case)
        verdict, kept, policy = judged(session, video, Scope.CLIP, found, is_expected=True)
        goes_on = verdict.action in RESTRICTIONS  # All others keep it back.
        if case is not None:
            case.reasons = [ground for ground in case.reasons if ground["code"] != NOT_HEARD]
            if goes_on and not others:
                close_without_decision(session, case)
            session.flush()
        if not goes_on or not others:
            carry_out(session, video, verdict, Scope.CLIP, kept.id, policy)
    log.info("heard_again", video_id=str(video_id), verdict=verdict.action.value)
    return True


def _waits(session: Session, video_id: UUID) -> bool:
    """Whether it is held by the machine, and nobody has it in hand or has just decided."""
    video = get_video(session, video_id)
    if video.state is not VideoState.HELD or video.decision_code != REVIEW:
        return False
    case = open_case_of(session, Subject.VIDEO, video_id, for_update=False)
    is_claimed = (
        case is not None
        and case.claimed_by is not None
        and case.claimed_until is not None
        and case.claimed_until >= utc_now()
    )
    return not is_claimed and not is_waiting(session, Subject.VIDEO, video_id)


def _lacks_model(found: Findings) -> bool:
    return any(s.label == NOT_HEARD and s.is_over and NO_MODEL in s.reason for s in found.bare)


def _other_grounds(case: ReviewCase | None) -> bool:
    """Whether a person has to look for another reason than that nobody has listened."""
    if case is None:
        return False
    codes = {ground["code"] for ground in case.reasons}
    return codes != {NOT_HEARD} or case.report_count > 0 or case.due_at is not None
