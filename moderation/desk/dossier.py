"""What belongs to a case beside its evidence: an appeal, the maker's standing, identical cases."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.videos import get_video
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope
from moderation.desk.sameness import alike
from moderation.desk.schemas import AppealView, AuthorStanding, Dossier
from moderation.evidence_views import decision_views
from moderation.models import GOLDEN, Decision, Origin, ReviewCase, Subject
from moderation.offered import is_judged_by
from moderation.policy import get_policy
from moderation.queue.abilities import abilities_of
from moderation.queue.queues import Act, hidden_of
from moderation.repository import get_case
from moderation.reputation.models import Part
from moderation.reputation.record import place_in
from moderation.reputation.service import strike_view
from moderation.rights.appeals import appeal_of_case
from moderation.views import case_cards, hides_decisions


def dossier(viewer: Viewer, case_id: UUID) -> Dossier:
    """The appeal with what it is about, the maker's standing, and cases of the same content.

    Whoever looks blindly at an account reads its strikes, for they are what it is judged by, and
    not that it was stopped.

    Raises:
        CaseNotFound: There is no such case.
    """
    account_id, now = viewer.require_moderator(), utc_now()
    with read_scope() as session:
        case = get_case(session, case_id)
        is_hidden = hides_decisions(session, case, account_id)
        # A golden item looks like any other case; only what was decided about it is left out.
        tells_standing = not is_hidden or case.look == GOLDEN or case.subject is Subject.ACCOUNT
        may_bulk = case.look in (1, GOLDEN) and Act.BULK not in hidden_of(case)
        same = alike(session, case, abilities_of(session, viewer)) if may_bulk else []
        return Dossier(
            appeal=None if is_hidden else _appeal(session, case, viewer),
            standing=_standing(session, case, viewer, now) if tells_standing else None,
            alike=case_cards(session, same, viewer, now),
        )


def _appeal(session: Session, case: ReviewCase, viewer: Viewer) -> AppealView | None:
    if case.origin is not Origin.APPEAL or case.about_decision_id is None:
        return None
    decision = session.get(Decision, case.about_decision_id)
    if decision is None:
        return None
    made = appeal_of_case(session, case.id)
    return AppealView(
        words=made.words if made else "",
        decision=decision_views(session, [decision], viewer, get_policy())[0],
    )


def _standing(
    session: Session, case: ReviewCase, viewer: Viewer, now: datetime
) -> AuthorStanding | None:
    if case.author_id is None:
        return None
    is_comments = case.subject is Subject.COMMENT
    if case.subject is Subject.ACCOUNT:  # In that part in which it was met.
        video = get_video(session, case.video_id) if case.video_id is not None else None
        is_comments = video is None or video.creator_id != case.author_id
    place = place_in(
        session,
        case.author_id,
        Part.COMMENTER if is_comments else Part.CREATOR,
        now,
        tells_stop=case.look == 1 and not is_judged_by(session, case.author_id, viewer),
        without=case.subject_id if case.look == GOLDEN else None,
    )
    return AuthorStanding(
        rung=place.rung,
        until=place.until,
        points=place.points,
        strikes=[strike_view(strike, viewer.locale) for strike in reversed(place.strikes)],
    )
