"""What follows from a screening: the clip goes live, or into the queue with every ground for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import structlog
from sqlmodel import Session

from catalog.kinds import Restriction
from catalog.lifecycle import Step, VideoState
from catalog.models import Account, Video
from catalog.videos import advance, get_video, let_through, restrict, touch
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
from moderation.effects.carry import plan
from moderation.evidence import evidence_of
from moderation.known.keeping import keep_sightings
from moderation.models import Origin, ReviewCase, Ruling, Scope, Screening, Subject
from moderation.policies.live import read_standing
from moderation.policy import Policy, get_policy, get_standing
from moderation.reputation.record import caution_of, is_trusted
from moderation.rulings import record_automatic, told_to_author
from moderation.screening import Classifiers, Findings, screen
from moderation.verdicts.shadows import judge_beside
from moderation.verdicts.stored import keep

log = structlog.get_logger(__name__)
# The code with which the studio holds a live clip whose words were edited.
EDITED = "edited"
REVIEW = "review"
TOLD_NEW = "A person looks at the first clips of new creators; yours is in the queue."
TOLD_RESTRICTED = {
    Action.LIMIT: "Your clip opens by its address and on your page. Feeds leave it out until a "
    "person has looked at it.",
    Action.AGE_GATE: "Your clip opens by its address for adults. Feeds leave it out until a person "
    "has looked at it.",
}
RESTRICTIONS = {
    Action.ALLOW: Restriction.NONE,
    Action.LIMIT: Restriction.LIMITED,
    Action.AGE_GATE: Restriction.ADULTS,
}
ACTIONS = {restriction: action for action, restriction in RESTRICTIONS.items()}
TOLD_HELD = "A person has to look at this clip before it can go live; it is in the queue."


def screen_video(claim: Claim, by: Classifiers | None = None) -> Verdict | None:
    """Screens the claimed clip and publishes or holds it; `None` when it no longer waits."""
    scope = Scope(claim.payload.get("scope", Scope.CLIP))
    policy = get_standing().policy_for(str(claim.subject_id))
    with read_scope() as session:
        video = get_video(session, claim.subject_id)
        evidence = evidence_of(session, video) if waits(video, scope) else None
    found = screen(evidence, scope, policy, by or Classifiers()) if evidence else None
    with session_scope() as session:
        video = get_video(session, claim.subject_id, for_update=True)
        # Without the lease another worker decides; without the wait nobody has to.
        if not finish_job(session, claim) or not waits(video, scope) or not (evidence and found):
            return None
        expects = scope is Scope.CLIP or bool(evidence.words)
        verdict, screening, policy = judged(session, video, scope, found, is_expected=expects)
        carry_out(session, video, verdict, scope, screening.id, policy)
    log.info(
        "video_screened",
        video_id=str(claim.subject_id),
        verdict=verdict.action.value,
        labels=[reason.code for reason in verdict.reasons],
        took_ms=found.took_ms,
    )
    return verdict


def judged(
    session: Session, video: Video, scope: Scope, found: Findings, *, is_expected: bool
) -> tuple[Verdict, Screening, Policy]:
    """The verdict by the rules of this moment, kept with all that it followed from."""
    standing = read_standing(session)  # The models took minutes; the rules may be others.
    policy = standing.policy_for(str(video.id))
    trusted = is_trusted(session, session.get(Account, video.creator_id))
    caution = caution_of(session, video.creator_id)
    verdict = decide(
        found.bare,
        is_trusted=trusted,
        policy=policy,
        problem=found.problem,
        is_expected=is_expected,
        caution=caution,
    )
    screening = keep(
        session,
        video.id,
        scope,
        found,
        verdict,
        is_trusted=trusted,
        is_expected=is_expected,
        caution=caution,
        policy=policy,
    )
    keep_sightings(session, video.id, found.sightings)
    judge_beside(session, screening, found.bare, standing.shadows)
    return verdict, screening, policy


def waits(video: Video, scope: Scope) -> bool:
    """Whether the clip still wants that screening."""
    if scope is Scope.CLIP:
        return video.state is VideoState.SCREENING
    return video.state is VideoState.HELD and video.decision_code == EDITED


def carry_out(
    session: Session,
    video: Video,
    verdict: Verdict,
    scope: Scope,
    screening_id: UUID | None,
    policy: Policy,
) -> None:
    """Does to the clip what the verdict says, opens the case and writes the decision."""
    origin = Origin.SCREENING if scope is Scope.CLIP else Origin.EDIT
    if verdict.action is Action.REMOVE:
        _reject(session, video, verdict, screening_id, policy)
    elif verdict.action is Action.HOLD:
        _hold(session, video, verdict, origin, screening_id, policy)
    else:
        _publish(session, video, verdict, origin, screening_id, policy)


def _publish(
    session: Session,
    video: Video,
    verdict: Verdict,
    origin: Origin,
    screening_id: UUID | None,
    policy: Policy,
) -> None:
    # Words alone never lift what pictures may have led to.
    if origin is not Origin.EDIT or verdict.action.rank > ACTIONS[video.restriction].rank:
        restrict(session, video, RESTRICTIONS[verdict.action])
    if video.state not in (VideoState.PUBLISHED, VideoState.SCHEDULED):
        let_through(session, video.id)
    told = TOLD_RESTRICTED.get(verdict.action, "")
    case = open_video_case(session, video, origin, verdict.reasons) if verdict.reasons else None
    record_automatic(
        session,
        video_id=video.id,
        ruling=Ruling.PUBLISH,
        reason_code=verdict.cause,
        reason_text=told,
        screening_id=screening_id,
        case_id=case.id if case else None,
        policy_version=policy.version,
    )


def _hold(
    session: Session,
    video: Video,
    verdict: Verdict,
    origin: Origin,
    screening_id: UUID | None,
    policy: Policy,
) -> None:
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
        policy_version=policy.version,
    )


def _reject(
    session: Session, video: Video, verdict: Verdict, screening_id: UUID | None, policy: Policy
) -> None:
    reason = policy.reason(policy.rule_of(verdict.cause).reason)
    told = told_to_author(session, video.creator_id, reason, "")
    before, code, said = video.state.value, video.decision_code, video.decision_reason
    if video.state in (VideoState.PUBLISHED, VideoState.SCHEDULED):
        advance(session, video.id, Step.HOLD, code=reason.code, reason=told)
    advance(session, video.id, Step.REJECT, code=reason.code, reason=told)
    decision = record_automatic(
        session,
        video_id=video.id,
        ruling=Ruling.REJECT,
        reason_code=reason.code,
        reason_text=told,
        screening_id=screening_id,
        policy_version=policy.version,
    )
    plan(  # What an appeal puts back.
        session,
        decision,
        before=before,
        before_code=code,
        before_reason=said,
        waits=False,
        now=decision.created_at,
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
            carry_out(session, video, verdict, scope, None, get_policy())
            return
