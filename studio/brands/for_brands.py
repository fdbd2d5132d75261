"""What a brand's pages and endpoints ask. Each function checks who asks and works in its own
transaction; an admin acts for every brand.
"""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from catalog.kinds import Role
from catalog.models import Account
from catalog.viewer import Viewer
from core.clock import Clock, utc_now
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope, session_scope
from core.errors import NotFound
from core.idempotency import run_once
from studio.brands import approval, joining, repository
from studio.brands.briefs import brand_for, change_brief, end_brief, open_brief, write_brief
from studio.brands.forms import BriefChange, BriefForm, InvitationForm
from studio.brands.models import Brief
from studio.brands.repository import MAX_PAGE
from studio.brands.rules import ApproachState, BriefStep
from studio.brands.schemas import (
    AgreementView,
    ApplicationPage,
    ApplicationView,
    BriefPage,
    OwnBrief,
)
from studio.brands.screens import Screen, Written
from studio.brands.views import agreement_views, applications, own_briefs, reading


class CreatorNotFound(NotFound):
    """Nobody of that name makes clips."""

    code = "creator_not_found"

    def __init__(self, handle: str) -> None:
        super().__init__(
            f"There is no creator called {handle}.", f"{handle} नाम का कोई क्रिएटर नहीं है।"
        )


def create_brief(
    viewer: Viewer,
    form: BriefForm,
    *,
    screen: Screen,
    key: str | None = None,
    clock: Clock = utc_now,
) -> OwnBrief:
    """A new draft of the viewer's brand.

    Args:
        key: The same key and form give the same brief.

    Raises:
        NotSignedIn, Forbidden: The viewer is no brand.
        BriefRefused: It cannot be as it is written.
        WordsRefused, WordsNotScreened: Its words may not be read by creators.
    """
    account_id = viewer.require_role(Role.BRAND)
    screen(viewer, Written.TITLE, form.title)
    screen(viewer, Written.WANTS, form.wants)

    def work(session: Session) -> OwnBrief:
        brand_id = brand_for(session, viewer, form.brand_id)
        return _own(session, viewer, write_brief(session, brand_id, form))

    return run_once(
        key,
        viewer_id=account_id,
        operation="brief",
        request=form,
        answer_type=OwnBrief,
        work=work,
        clock=clock,
    ).answer


def list_briefs(viewer: Viewer, *, cursor: str | None = None, limit: int = 24) -> BriefPage:
    """The briefs of the viewer's brand, newest first."""
    brand_id = viewer.require_role(Role.BRAND)
    position, limit = decode_cursor("brands.briefs", cursor), max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        before = UUID(position) if position else None
        rows = repository.briefs_of(session, brand_id, before=before, limit=limit + 1)
        more, rows = len(rows) > limit, rows[:limit]
        return BriefPage(
            items=own_briefs(session, viewer, rows),
            next_cursor=encode_cursor("brands.briefs", str(rows[-1].id)) if more else None,
        )


def get_brief(viewer: Viewer, brief_id: UUID) -> OwnBrief:
    """One brief of the viewer's brand."""
    with read_scope() as session:
        return _own(session, viewer, repository.own_brief(session, viewer, brief_id))


def edit_brief(
    viewer: Viewer,
    brief_id: UUID,
    change: BriefChange,
    *,
    screen: Screen,
    clock: Clock = utc_now,
) -> OwnBrief:
    """Changes what `change` sets.

    Raises:
        TermsFixed: Creators rely on what would change.
        BriefRefused: It cannot be as it is written.
        WordsRefused, WordsNotScreened: New words may not be read by creators.
    """
    with read_scope() as session:
        known = repository.own_brief(session, viewer, brief_id)
    for written, was, is_to_be in (
        (Written.TITLE, known.title, change.title),
        (Written.WANTS, known.wants, change.wants),
    ):
        if is_to_be is not None and is_to_be != was:
            screen(viewer, written, is_to_be)
    with session_scope() as session:
        brief = repository.own_brief(session, viewer, brief_id, for_update=True)
        change_brief(session, brief, change, clock())
        return _own(session, viewer, brief)


def step_brief(
    viewer: Viewer, brief_id: UUID, step: BriefStep, *, clock: Clock = utc_now
) -> OwnBrief:
    """Opens, closes or cancels the brief; doing it twice changes nothing.

    Raises:
        BriefStepRefused, BriefRefused: It cannot be done now.
    """
    with session_scope() as session:
        brief = repository.own_brief(session, viewer, brief_id, for_update=True)
        if step is BriefStep.OPEN:
            open_brief(session, brief, clock())
        else:
            end_brief(session, brief, step, clock())
        session.flush()
        return _own(session, viewer, brief)


def list_applications(
    viewer: Viewer,
    brief_id: UUID,
    *,
    state: ApproachState | None = None,
    cursor: str | None = None,
    limit: int = 24,
) -> ApplicationPage:
    """Who applied for the brief or was invited, newest first, with what the brand may know; see
    `apart.in_sight`.
    """
    position, limit = decode_cursor("brands.applications", cursor), max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        brief = repository.own_brief(session, viewer, brief_id)
        rows = repository.approaches(
            session,
            read_by=reading(viewer),
            brief_id=brief.id,
            state=state,
            before=UUID(position) if position else None,
            limit=limit + 1,
        )
        more, rows = len(rows) > limit, rows[:limit]
        return ApplicationPage(
            items=applications(session, brief, rows),
            next_cursor=encode_cursor("brands.applications", str(rows[-1].id)) if more else None,
        )


def invite(
    viewer: Viewer,
    brief_id: UUID,
    form: InvitationForm,
    *,
    screen: Screen,
    clock: Clock = utc_now,
) -> ApplicationView:
    """Asks a creator; asking twice changes nothing.

    Raises:
        CreatorNotFound: Nobody of that name makes clips.
        NotJoinable, ApproachStepRefused: They cannot be invited.
        WordsRefused, WordsNotScreened: The words may not be sent.
    """
    viewer.require_role(Role.BRAND)
    if form.words.strip():
        screen(viewer, Written.INVITATION, form.words.strip())
    with session_scope() as session:
        brief = repository.own_brief(session, viewer, brief_id, for_update=True)
        handle = form.handle.strip().lstrip("@").lower()
        creator = session.exec(select(Account).where(Account.handle == handle)).first()
        if creator is None or creator.role is not Role.CREATOR:
            raise CreatorNotFound(handle)
        found = joining.invite(session, brief, creator, form.words, clock())
        return applications(session, brief, [found])[0]


def end_agreement(viewer: Viewer, agreement_id: UUID, *, clock: Clock = utc_now) -> AgreementView:
    """Sales from now on earn nothing; live clips keep their label. Ending twice changes nothing.

    Raises:
        AgreementNotFound: It is not of the viewer's brand.
    """
    account_id = viewer.require_role(Role.BRAND)
    with session_scope() as session:
        found = repository.own_agreement(session, viewer, agreement_id, for_update=True)
        if found.brand_id != account_id and viewer.role is not Role.ADMIN:
            raise repository.AgreementNotFound()
        approval.end_early(session, found, clock())
        session.flush()
        return agreement_views(session, viewer, [found], clock())[0]


def _own(session: Session, viewer: Viewer, brief: Brief) -> OwnBrief:
    return own_briefs(session, viewer, [brief])[0]
