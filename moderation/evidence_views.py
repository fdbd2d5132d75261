"""What hangs on a case, as moderators see it: scores, reports, notes and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.kinds import Role
from catalog.viewer import Viewer
from core.languages import Pair, in_language
from moderation.cases.models import CaseNote
from moderation.models import Decision, ReviewCase, Subject
from moderation.policy import Policy
from moderation.queue.ground_words import finding_in
from moderation.report_cases import reports_of_account, reports_of_product
from moderation.repository import accounts_by_id, reports_since, results_of
from moderation.schemas import DecisionView, NoteView, ReportView, SignalView

DETAILS_SHOWN = 20
AUTOMATIC: Pair = ("automatic", "अपने आप")
SOMEBODY: Pair = ("a moderator", "एक मॉडरेटर")


def note_views(session: Session, case: ReviewCase) -> list[NoteView]:
    """Notes on a case, oldest first."""
    notes = session.exec(
        select(CaseNote).where(CaseNote.case_id == case.id).order_by(col(CaseNote.created_at))
    ).all()
    people = accounts_by_id(session, [n.author_id for n in notes])
    return [
        NoteView(
            at=n.created_at,
            author_name=people[n.author_id].display_name if n.author_id in people else "",
            text=n.text,
            is_public=n.is_public,
        )
        for n in notes
    ]


def signal_views(
    session: Session, screening_id: UUID, policy: Policy, viewer: Viewer
) -> list[SignalView]:
    """Every score of a run, those over their threshold first."""
    return [
        SignalView(
            label=row.label,
            title=policy.rule_of(row.label).named(viewer.locale),
            score=row.score,
            threshold=row.threshold,
            is_over=row.is_over,
            agrees=row.agrees,
            model=row.model,
            model_sha256=row.model_sha256,
            where=row.location,
            reason=finding_in(row.reason, policy, viewer.locale),
            source=row.source,
        )
        for row in results_of(session, screening_id)
    ]


def report_views(session: Session, case: ReviewCase, *, with_clip: bool = True) -> list[ReportView]:
    """What viewers reported about the subject, by reason, without who they are.

    Args:
        with_clip: Of an account, what was reported about the clip that it was met at, too.
    """
    found = []
    if case.subject is Subject.ACCOUNT:
        found += reports_of_account(session, case.subject_id)
    elif case.subject is Subject.PRODUCT:
        found += reports_of_product(session, case.subject_id)
    if with_clip and case.video_id is not None:
        comment_id = case.subject_id if case.subject is Subject.COMMENT else None
        found += reports_since(session, case.clip_id, comment_id, None)
    grouped: dict[str, list[str]] = defaultdict(list)
    for report in found:
        grouped[report.reason.value].append(report.detail)
    return [
        ReportView(reason=reason, count=len(said), details=[d for d in said if d][:DETAILS_SHOWN])
        for reason, said in sorted(grouped.items(), key=lambda item: -len(item[1]))
    ]


def decision_views(
    session: Session, decisions: Sequence[Decision], viewer: Viewer, policy: Policy
) -> list[DecisionView]:
    """Decisions in the given order. Creators read what was said to them, not who said it."""
    people = accounts_by_id(session, [d.actor_id for d in decisions if d.actor_id])
    titles = {reason.code: reason for reason in policy.reasons}
    views = []
    for decision in decisions:
        actor = people.get(decision.actor_id) if decision.actor_id else None
        if actor is None:
            name = in_language(AUTOMATIC, viewer.locale)
        elif viewer.role in (Role.MODERATOR, Role.ADMIN):
            name = actor.display_name
        else:
            name = in_language(SOMEBODY, viewer.locale)
        known = titles.get(decision.reason_code)
        views.append(
            DecisionView(
                at=decision.created_at,
                ruling=decision.ruling,
                reason_code=decision.reason_code,
                reason_title=known.named(viewer.locale) if known else "",
                reason_text=decision.reason_text,
                note=decision.note if viewer.may_moderate else "",
                actor_name=name,
                policy_version=decision.policy_version,
            )
        )
    return views
