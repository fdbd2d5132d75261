"""What of a profile is kept, once it may show: names, bios and portraits. Judges nothing."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select

from catalog.models import Account
from catalog.profile.events import ProfileChanged
from core.bus import emit
from core.ids import new_id
from core.storage import get_store


def put_words(
    session: Session, account_id: UUID, *, name: str | None = None, bio: str | None = None
) -> Account:
    """Makes them the account's; `None` leaves what is."""
    account = _own(session, account_id)
    is_new_name = name is not None and name != account.display_name
    if name is not None:
        account.display_name = name
    if bio is not None:
        account.bio = bio
    if is_new_name:  # Bios stand on no card.
        emit(session, ProfileChanged(account.id))
    return account


def put_language(session: Session, account_id: UUID, language: str) -> Account:
    """Makes it the one that the account reads in."""
    account = _own(session, account_id)
    account.locale = language
    return account


def put_picture(session: Session, account_id: UUID, key: str | None) -> Account:
    """Makes the stored picture the account's portrait, or none; the one before is forgotten."""
    account = _own(session, account_id)
    if account.avatar_key != key:
        left, account.avatar_key = account.avatar_key, key
        emit(session, ProfileChanged(account.id, left or ""))
    return account


def store_picture(webp: bytes) -> str:
    """The key of the portrait, which no other upload ever has: what is left can be removed."""
    digest = hashlib.sha256(webp).hexdigest()
    key = f"media/avatars/{new_id().hex}-{digest[:16]}.webp"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portrait.webp"
        path.write_bytes(webp)
        get_store().put_file(key, path)
    return key


def forget_picture(key: str) -> None:
    """Removes a portrait that was left; twice is fine."""
    if key.startswith("media/avatars/"):
        get_store().delete_tree(key)


def _own(session: Session, account_id: UUID) -> Account:
    """The account, for us alone until the transaction ends."""
    return session.exec(select(Account).where(Account.id == account_id).with_for_update()).one()
