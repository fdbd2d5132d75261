"""What follows from a screening: the clip goes live, or into the queue with every ground for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import structlog
from sqlmodel import Session

from catalog.lifecycle import Step, VideoState
from catalog.models import Account, Video
from catalog.videos import advance, get_video, let_through, touch
from core.db import read_scope, session_scope
from core.jobs import Claim, finish_job
from moderation.cases import open_case
from moderation.decision import (
    FAILED,
    FAILED_SEVERITY,
    NEW_CREATOR,
    Action,
    Reason,
    Verdict,
    decide,
)
from moderation.models import Origin, ReviewCase, Ruling, Scope, Subject
from moderation.policy import get_policy
from moderation.rulings import record_automatic
from moderation.screening import Classifiers, evidence_of, keep, screen

log = structlog.get_logger(__name__)
# The code with which the studio holds a live clip whose words were edited.
EDITED = "edited"
REVIEW = "review"
TOLD_NEW = "A person looks at the first clips of new creators; yours is in the queue."
TOLD_HELD = "A person has to look at this clip before it can go live; it is in the queue."


def screen_video(claim: Claim, by: Classifiers | None = None) -> Verdict | None:
    """Screens the claimed clip and publishes or holds it; `None` when it no longer waits."""
    scope, policy = Scope(claim.payload.get("scope", Scope.CLIP)), get_policy()
    with read_scope() as session:
        video = get_video(session, claim.subject_id)
        evidence = evidence_of(session, video) if waits(video, scope) else None
    found = screen(evidence, scope, policy, by or Classifiers()) if evidence else None
    with session_scope() as session:
        video = get_video(session, claim.subject_id, for_update=True)
        # Without the lease another worker decides; without the wait nobody has to.
        if not finish_job(session, claim) or not waits(video, scope):
            return None
        if evidence is None or found is None:
            return None
        creator = session.get(Account, video.creator_id)
        verdict = decide(
            found.bare,
            is_trusted=bool(creator and creator.is_trusted),
            policy=policy,
            problem=found.problem,
            is_expected=scope is Scope.CLIP or bool(evidence.texts),
        )
        screening = keep(
            session,
            evidence,
            scope,
            found,
            action=verdict.action.value,
            is_trusted=bool(creator and creator.is_trusted),
            policy=policy,
        )
        _carry_out(session, video, verdict, scope, screening.id)
    log.info(
        "video_screened",
        video_id=str(claim.subject_id),
        verdict=verdict.action.value,
        labels=[reason.code for reason in verdict.reasons],
        took_ms=found.took_ms,
    )
    return verdict


def waits(video: Video, scope: Scope) -> bool:
    """Whether the clip still wants that screening."""
    if scope is Scope.CLIP:
        return video.state is VideoState.SCREENING
    return video.state is VideoState.HELD and video.decision_code == EDITED


def _carry_out(
    session: Session, video: Video, verdict: Verdict, scope: Scope, screening_id: UUID | None
) -> None:
    origin = Origin.SCREENING if scope is Scope.CLIP else Origin.EDIT
    if verdict.action is Action.PUBLISH:
        let_through(session, video.id)
        after = (
            open_video_case(session, video, origin, verdict.reasons) if verdict.reasons else None
        )
        record_automatic(
            session,
            video_id=video.id,
            ruling=Ruling.PUBLISH,
            screening_id=screening_id,
            case_id=after.id if after else None,
        )
        return
    is_only_new = {reason.code for reason in verdict.reasons} == {NEW_CREATOR}
    told = TOLD_NEW if is_only_new else TOLD_HELD
    if video.state is VideoState.HELD:
        video.decision_code, video.decision_reason = REVIEW, told
        touch(session, video)
    else:
        advance(session, video.id, Step.HOLD, code=REVIEW, reason=told)
    case = open_video_case(session, video, origin, verdict.reasons)
    record_automatic(
        session,
        video_id=video.id,
        ruling=Ruling.HOLD,
        reason_code=verdict.reasons[0].code,
        reason_text=told,
        screening_id=screening_id,
        case_id=case.id,
    )


def open_video_case(
    session: Session, video: Video, origin: Origin, reasons: Sequence[Reason]
) -> ReviewCase:
    return open_case(
        session,
        subject=Subject.VIDEO,
        subject_id=video.id,
        video_id=video.id,
        author_id=video.creator_id,
        origin=origin,
        reasons=reasons,
    )


def hold_unscreened(session: Session, video_id: UUID) -> None:
    """Gives a clip that nobody could screen to a person: fails closed."""
    video = get_video(session, video_id, for_update=True)
    reason = Reason(FAILED, "Not screened", "The screening never finished.", FAILED_SEVERITY)
    for scope in Scope:
        if waits(video, scope):
            verdict = Verdict(Action.HOLD, (reason,))
            _carry_out(session, video, verdict, scope, None)
            return
