"""What owners and moderators ask about refused profiles.

Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from catalog.profile.errors import ProfilePart
from catalog.profile.keeping import forget_picture, store_picture
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.limits import check_rate
from moderation.policy import Policy, get_policy
from moderation.profiles import contests, withdrawing
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.profiles.schemas import (
    ContestDecision,
    ContestedList,
    ContestedView,
    ContestForm,
    RefusalList,
    RefusalView,
)
from moderation.rights.models import Grievance

MOST = 100


def my_refusals(viewer: Viewer) -> RefusalList:
    """What of the caller's profile was refused in the last month.

    Raises:
        NotSignedIn: Guests have no profile.
    """
    account_id, policy = viewer.require_account(), get_policy()
    query = (
        select(ProfileRefusal)
        .where(ProfileRefusal.account_id == account_id)
        .order_by(col(ProfileRefusal.refused_at).desc(), col(ProfileRefusal.id).desc())
        .limit(MOST)
    )
    shown: list[RefusalView] = []
    seen: set[ProfilePart] = set()
    with read_scope() as session:
        for row in session.exec(query):
            if row.part not in seen or row.state is RefusalState.CONTESTED:
                shown.append(_view(session, row, policy, viewer.locale))
            seen.add(row.part)
    return RefusalList(items=shown)


def contest(viewer: Viewer, refusal_id: UUID, form: ContestForm) -> RefusalView:
    """Asks a person to look at what was refused; asking twice changes nothing.

    Raises:
        NotSignedIn, RefusalNotFound: It is not the caller's.
        NotContestable: It was decided, or another of its part waits.
        TooManyRequests: Too often.
    """
    check_rate("contest", viewer.require_account(), "10/day")
    with session_scope() as session:
        row = contests.contest(session, viewer, refusal_id, form.words, utc_now())
        return _view(session, row, get_policy(), viewer.locale)


def withdraw(viewer: Viewer, refusal_id: UUID) -> None:
    """Takes the caller's contest back while it is undecided; twice is once.

    Raises:
        NotSignedIn, RefusalNotFound: It is not the caller's.
        ContestDecided: It was decided, or its time ran out.
    """
    with session_scope() as session:
        withdrawing.withdraw(session, viewer, refusal_id, utc_now())


def list_contested(viewer: Viewer) -> ContestedList:
    """What waits for a decision, longest first. For moderators."""
    moderator_id, policy = viewer.require_moderator(), get_policy()
    query = (
        select(ProfileRefusal)
        .where(ProfileRefusal.state == RefusalState.CONTESTED)
        .order_by(col(ProfileRefusal.since), col(ProfileRefusal.id))
        .limit(2 * MOST)
    )
    with read_scope() as session:
        return ContestedList(
            items=[
                ContestedView(
                    id=row.id,
                    grievance_id=row.grievance_id,
                    part=row.part,
                    rule_title=policy.rule_of(row.code).named(viewer.locale),
                    text=row.text,
                    is_own=row.account_id == moderator_id,
                )
                for row in session.exec(query)
                if row.grievance_id is not None
            ]
        )


def contested_picture(viewer: Viewer, refusal_id: UUID) -> bytes:
    """The picture that was refused, as WebP, while its owner contests that. For moderators.

    Raises:
        RefusalNotFound: There is none.
        NotContested, OwnRefusal: It is not for this moderator to decide.
    """
    with read_scope() as session:
        row = contests.contested(session, refusal_id, viewer)
        if row.picture is None:
            raise contests.RefusalNotFound()
        return row.picture


def decide(viewer: Viewer, refusal_id: UUID, form: ContestDecision) -> None:
    """Lets what was refused show, or upholds the refusal. For moderators.

    Raises:
        RefusalNotFound, NotContested: There is nothing to decide.
        OwnRefusal: It is the moderator's own.
    """
    moderator_id = viewer.require_moderator()
    with read_scope() as session:
        picture = contests.contested(session, refusal_id, viewer).picture
    key = store_picture(picture) if form.stands and picture is not None else None
    try:
        with session_scope() as session:
            contests.decide(
                session,
                contests.contested(session, refusal_id, viewer, for_update=True),
                moderator_id,
                stands=form.stands,
                key=key,
                words=form.words,
                now=utc_now(),
            )
    except BaseException:
        if key is not None:
            forget_picture(key)
        raise


def _view(session: Session, row: ProfileRefusal, policy: Policy, locale: str) -> RefusalView:
    rule = policy.rule_of(row.code)
    grievance = session.get_one(Grievance, row.grievance_id) if row.grievance_id else None
    is_over = row.state in (RefusalState.GRANTED, RefusalState.UPHELD)
    return RefusalView(
        id=row.id,
        part=row.part,
        state=row.state,
        rule_title=rule.named(locale),
        text=row.text,
        refused_at=row.refused_at,
        number=grievance.number if grievance else "",
        due_at=grievance.due_at if grievance else None,
        answer=grievance.answer if grievance and is_over else "",
    )
