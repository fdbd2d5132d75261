"""What a moderator does with banks and matches; each checks its caller, one transaction each."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, or_, select

from catalog.kinds import Role
from catalog.media import media_key
from catalog.models import Video
from catalog.videos import get_video
from catalog.viewer import Viewer
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from core.storage import get_store
from moderation.banks import items
from moderation.banks.schemas import (
    CopyView,
    KnownForm,
    KnownItemView,
    KnownOfCase,
    KnownPage,
    MatchForm,
    MatchView,
)
from moderation.banks.views import item_views, match_view
from moderation.cases import OwnClip, require_claim
from moderation.decisions import reject_case
from moderation.evidence import VIDEO_MP4
from moderation.known.keeping import first_seen, keep_prints
from moderation.known.models import (
    BankAction,
    ClipPrint,
    KnownBank,
    KnownItem,
    KnownMatch,
    MatchState,
    NearDuplicate,
)
from moderation.known.prints import VERSION, take_prints
from moderation.models import ReviewCase, Subject
from moderation.policy import get_policy
from moderation.repository import CaseNotFound, get_case, open_case_of
from moderation.views import hides_decisions

PAGE = 50


def add_from_case(viewer: Viewer, case_id: UUID, form: KnownForm) -> KnownItemView:
    """Puts the hashes of a case's clip into a bank.

    Raises:
        CaseNotFound: There is no such case.
        Forbidden: It is the caller's own clip.
        InvalidInput: It is about a comment, or reason, day or choice do not fit.
    """
    moderator_id = viewer.require_moderator()
    get_policy().reason(form.reason_code)
    with read_scope() as session:
        case = get_case(session, case_id)
        if case.subject is not Subject.VIDEO:
            raise InvalidInput(
                "A bank takes clips, not comments.",
                "संग्रह में क्लिप जाती हैं, कमेंट नहीं।",
                code="bank_takes_clips",
            )
        if case.author_id == moderator_id:
            raise OwnClip()
        video = get_video(session, case.clip_id)
        known = _print_of(session, video.id)
    fresh = None
    if known is None:  # Screened before clips were known by anything.
        path = get_store().local_path(f"{media_key(video.id, video.recipe)}/{VIDEO_MP4}")
        fresh = take_prints(path, video.duration_ms)
    with session_scope() as session:
        row = _print_of(session, case.clip_id)
        if row is None and fresh is not None:
            since = first_seen(session, video)
            row = keep_prints(session, case.clip_id, fresh, first_at=since)
        if row is None:
            raise items.NothingToBank(("pictures or sound", "तस्वीर या आवाज़"))
        item = items.add_item(
            session, case, row, by_id=moderator_id, **{name: getattr(form, name) for name in FIELDS}
        )
        return item_views(session, [item])[0]


FIELDS = ("bank", "reason_code", "action", "pictures", "sound", "source", "expires_at")


def list_items(viewer: Viewer, *, bank: str | None = None, cursor: str | None = None) -> KnownPage:
    """What is in the banks, newest first."""
    viewer.require_moderator()
    position = decode_cursor("known", cursor)
    query = select(KnownItem).where(col(KnownItem.removed_at).is_(None))
    if bank is not None:
        query = query.where(KnownItem.bank == bank)
    if position:
        query = query.where(col(KnownItem.id) < UUID(position[0]))
    with read_scope() as session:
        rows = session.exec(query.order_by(col(KnownItem.id).desc()).limit(PAGE + 1)).all()
        following = encode_cursor("known", [str(rows[PAGE - 1].id)]) if len(rows) > PAGE else None
        return KnownPage(items=item_views(session, list(rows[:PAGE])), next_cursor=following)


def bank_names(viewer: Viewer) -> list[str]:
    """The banks that there are, in their names' order."""
    viewer.require_moderator()
    with read_scope() as session:
        return list(session.exec(select(KnownBank.name).order_by(KnownBank.name)))


def set_expiry(viewer: Viewer, item_id: UUID, expires_at: datetime | None) -> KnownItemView:
    """Says when an item ends; a day that has passed ends it now.

    Raises:
        KnownItemNotFound: There is none.
        Forbidden: It was taken from, or found in, a clip of the caller's.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        _refuse_own_item(session, items.get_item(session, item_id), moderator_id)
        item = items.set_expiry(session, item_id, expires_at, moderator_id)
        return item_views(session, [item])[0]


def remove(viewer: Viewer, item_id: UUID) -> None:
    """Takes an item out for good.

    Raises:
        Forbidden: Only admins may, and not where it is about a clip of theirs.
        KnownItemNotFound: There is none.
    """
    admin_id = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        _refuse_own_item(session, items.get_item(session, item_id), admin_id)
        items.remove_item(session, item_id, admin_id)


def known_of_case(viewer: Viewer, case_id: UUID) -> KnownOfCase:
    """Matches with banks, and the originals that a case's clip copies.

    A blind look sees no match that somebody has settled: that would tell what they thought.

    Raises:
        CaseNotFound: There is no such case.
    """
    account_id = viewer.require_moderator()
    with read_scope() as session:
        case = get_case(session, case_id)
        if case.subject is not Subject.VIDEO:
            return KnownOfCase(matches=[], copies=[])
        is_blind = hides_decisions(session, case, account_id)
        matches = session.exec(
            select(KnownMatch, KnownItem)
            .join(KnownItem, col(KnownItem.id) == col(KnownMatch.item_id))
            .where(KnownMatch.video_id == case.video_id)
            .order_by(col(KnownMatch.closeness).desc(), col(KnownMatch.id))
        ).all()
        copies = session.exec(
            select(NearDuplicate)
            .where(NearDuplicate.video_id == case.video_id)
            .order_by(col(NearDuplicate.share).desc(), col(NearDuplicate.original_id))
        ).all()
        return KnownOfCase(
            matches=[
                match_view(match, item)
                for match, item in matches
                if not is_blind or match.state is MatchState.FOUND
            ],
            copies=[
                CopyView(
                    original_id=copy.original_id,
                    share=copy.share,
                    is_same_sound=copy.is_same_sound,
                    found_at=copy.found_at,
                )
                for copy in copies
            ],
        )


def confirm(viewer: Viewer, match_id: UUID, form: MatchForm) -> MatchView:
    """Says that a match is right; where the item asks for it, its clip is rejected with that.

    Raises:
        MatchNotFound, MatchSettled: There is nothing to say about it.
        CaseNotFound: The clip has no open case that the caller could hold.
        CaseClosed, ClaimLost, OwnClip, NothingToDecide: The caller may not decide.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        match, item = items.settle_match(session, match_id, MatchState.CONFIRMED, moderator_id)
        case = _held_case(session, match, moderator_id, form.fence)
        if item.action is BankAction.REMOVE:
            reason = get_policy().reason(item.reason_code)
            reject_case(session, case.id, moderator_id, reason, note=form.note, fence=form.fence)
        return match_view(match, item)


def deny(viewer: Viewer, match_id: UUID, form: MatchForm) -> MatchView:
    """Says that a match is wrong: the clip is never held for it again.

    Raises:
        MatchNotFound, MatchSettled: There is nothing to say about it.
        CaseNotFound: The clip has no open case that the caller could hold.
        ClaimLost, OwnClip: The caller may not decide.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        match, item = items.settle_match(session, match_id, MatchState.DENIED, moderator_id)
        _held_case(session, match, moderator_id, form.fence)
        return match_view(match, item)


def _held_case(session: Session, match: KnownMatch, moderator_id: UUID, fence: int) -> ReviewCase:
    case = open_case_of(session, Subject.VIDEO, match.video_id)
    if case is None:
        raise CaseNotFound()
    return require_claim(session, case.id, moderator_id, fence)


def _refuse_own_item(session: Session, item: KnownItem, moderator_id: UUID) -> None:
    matched = select(KnownMatch.video_id).where(KnownMatch.item_id == item.id)
    own = session.exec(
        select(Video.id).where(
            Video.creator_id == moderator_id,
            or_(Video.id == item.video_id, col(Video.id).in_(matched)),
        )
    ).first()
    if own is not None:
        raise OwnClip()


def _print_of(session: Session, video_id: UUID) -> ClipPrint | None:
    return session.exec(
        select(ClipPrint).where(ClipPrint.video_id == video_id, ClipPrint.version == VERSION)
    ).first()
