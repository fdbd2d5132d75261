"""One live clip under new rules, by the scores that are stored of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.videos import get_video, restrict
from moderation.decision import decide
from moderation.decisions import ALLOWS
from moderation.models import Decision, Origin, Ruling, Scope, Screening, Subject
from moderation.outcome import (
    ACTIONS,
    RESTRICTIONS,
    TOLD_RESTRICTED,
    carry_out,
    open_video_case,
)
from moderation.policies.rules import Policy
from moderation.repository import stands
from moderation.rulings import record_automatic
from moderation.screening import Findings
from moderation.spoken.kept import restored
from moderation.surfaces import Surface
from moderation.verdicts.stored import keep, signal_of, with_results

LIVE = (VideoState.PUBLISHED, VideoState.SCHEDULED)
PICTURES = frozenset({Surface.FRAMES, Surface.COVER, Surface.SCREEN_TEXT})


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a clip.

    Args:
        judged_by: The rules under which those scores were judged, by sha256.
        caution: As it was when it was last screened.
        grounds: Codes of what the verdicts on those scores named.
    """

    findings: Findings
    judged_by: frozenset[str]
    caution: float
    grounds: frozenset[str]


def judge_again(session: Session, video_id: UUID, policy: Policy) -> bool:
    """Does to a live clip what `policy` says of its stored scores; whether anything followed.

    Where a person has let the clip show, new rules do not overrule them: somebody looks again while
    it stays, unless the same grounds were there before. What only the machine took away, it may
    give back.
    """
    video = get_video(session, video_id, for_update=True)
    known = known_of(session, video_id)
    if video.state not in LIVE or known is None or known.judged_by == {policy.sha256}:
        return False
    verdict = decide(
        known.findings.bare,
        is_trusted=True,  # Whoever made it, it has been let through.
        policy=policy,
        is_expected=False,
        caution=known.caution,
    )
    now = ACTIONS[video.restriction]
    if verdict.action is now:
        return False
    is_allowed = verdict.action.rank > now.rank and _person_allowed(session, video_id)
    if is_allowed and known.grounds.issuperset(reason.code for reason in verdict.reasons):
        return False
    screening = keep(
        session,
        video.id,
        Scope.CLIP,
        known.findings,
        verdict,
        is_trusted=True,
        is_expected=False,
        caution=known.caution,
        policy=policy,
    )
    if is_allowed:
        open_video_case(session, video, Origin.SCREENING, verdict.reasons)
    elif verdict.action.rank < now.rank:
        restrict(session, video, RESTRICTIONS[verdict.action])
        record_automatic(
            session,
            video_id=video.id,
            ruling=Ruling.PUBLISH,
            reason_code=verdict.cause,
            reason_text=TOLD_RESTRICTED.get(verdict.action, ""),
            screening_id=screening.id,
            policy_version=policy.version,
        )
    else:
        carry_out(session, video, verdict, Scope.CLIP, screening.id, policy)
    return True


def known_of(session: Session, video_id: UUID) -> Known | None:
    """The scores of a clip: of its pictures from its last whole screening, of its words from the
    last of any kind; `None` when it was never screened, or before everything was kept.
    """
    query = (
        select(Screening)
        .where(
            Screening.video_id == video_id,
            col(Screening.comment_id).is_(None),
            Screening.policy_sha256 != "",
        )
        .order_by(col(Screening.created_at).desc(), col(Screening.id).desc())
        .limit(1)
    )
    last = session.exec(query).first()
    whole = session.exec(query.where(Screening.scope == Scope.CLIP)).first()
    if last is None or whole is None:
        return None
    newest, full = with_results(session, [last, whole])
    is_newest = last.id == whole.id
    chosen = [] if is_newest else list(newest.results)
    chosen += [r for r in full.results if is_newest or Surface(r.surface) in PICTURES]
    findings = Findings(
        [(result.source, signal_of(result)) for result in chosen],
        times_ms=whole.frame_times_ms,
        hearing=restored(whole.heard) if whole.heard else None,
    )
    grounds = frozenset(str(ground["code"]) for run in (last, whole) for ground in run.grounds)
    judged_by = frozenset((last.policy_sha256, whole.policy_sha256))
    return Known(findings, judged_by, last.caution, grounds)


def _person_allowed(session: Session, video_id: UUID) -> bool:
    last = session.exec(
        select(Decision)
        .where(
            Decision.video_id == video_id,
            Decision.subject == Subject.VIDEO,
            col(Decision.actor_id).is_not(None),
            stands(),
        )
        .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        .limit(1)
    ).first()
    return last is not None and last.ruling in ALLOWS
