"""Who the caller is, and what they say about themselves."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from catalog.media import blob_url
from catalog.models import Account
from catalog.signing_in.schemas import Me
from catalog.viewer import Viewer
from core.clock import utc_now


def me_of(session: Session, viewer: Viewer) -> Me:
    """The viewer as they see themselves."""
    account = session.get(Account, viewer.account_id) if viewer.account_id else None
    return Me(
        id=viewer.id,
        role=viewer.role,
        is_signed_in=viewer.is_signed_in,
        handle=viewer.handle,
        # Who signed in is remembered for seconds; a new name counts at once.
        display_name=account.display_name if account else viewer.display_name,
        avatar_url=blob_url(account.avatar_key) if account else None,
        may_create=viewer.may_create,
        may_moderate=viewer.may_moderate,
        says_adult=viewer.says_adult,
        locale=viewer.locale,
    )


def say_adult(session: Session, viewer: Viewer, is_adult: bool) -> Me:
    """Keeps what the viewer says about their age.

    Raises:
        NotSignedIn: A guest's word is kept nowhere.
    """
    account = session.get_one(Account, viewer.require_account())
    account.adult_since = utc_now() if is_adult else None
    return me_of(session, replace(viewer, says_adult=is_adult))
