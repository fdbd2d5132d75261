"""The accounts of the demo: one for each role, and the people of its world."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select

from app.demo.logins import BRAND, DEMO_ACCOUNTS, PASSWORD
from app.demo.pictures import render_avatar
from app.demo.records import Person, PersonKind
from catalog.kinds import Role
from catalog.models import Account
from core.db import session_scope
from core.security import hash_password
from core.settings import get_settings
from core.storage import get_store
from moderation.queue.abilities import Abilities, set_abilities


def ensure_role_accounts() -> None:
    """Creates the accounts that a visitor signs in with, the brand's apart."""
    hashed = hash_password(PASSWORD)
    with session_scope() as session:
        for wanted in DEMO_ACCOUNTS:
            if wanted is not BRAND and _by_handle(session, wanted.handle) is None:
                account = Account(
                    email=wanted.email,
                    handle=wanted.handle,
                    display_name=wanted.display_name,
                    role=wanted.role,
                    is_demo=True,
                    password_hash=hashed,
                )
                session.add(account)
                session.flush()
                if wanted.level > 1:
                    set_abilities(session, Abilities(account.id, wanted.level))


def ensure_brand_sign_in(people: Mapping[str, Person]) -> None:
    """Lets a visitor sign in as one of the demo's brands; nothing to do once it may."""
    account_id = ensure_person(people[BRAND.handle])
    with session_scope() as session:
        account = session.get_one(Account, account_id)
        if account.email != BRAND.email:
            account.email, account.password_hash = BRAND.email, hash_password(BRAND.password)
            session.add(account)


def ensure_person(person: Person) -> UUID:
    """The account of one of the demo's people, with portrait; they count as trusted."""
    with session_scope() as session:
        known = _by_handle(session, person.handle)
        if known is not None:
            return known.id
    with tempfile.TemporaryDirectory(dir=get_settings().data_dir) as folder:
        portrait = render_avatar(person, Path(folder) / "portrait.webp")
        key = f"media/avatars/{person.handle}.webp"
        get_store().put_file(key, portrait)
    with session_scope() as session:
        account = Account(
            email=f"{person.handle}@people.demo.jhalak",
            handle=person.handle,
            display_name=person.display_name,
            bio=person.bio,
            avatar_key=key,
            role=Role.BRAND if person.kind is PersonKind.BRAND else Role.CREATOR,
            locale=person.locale[:2],
            is_trusted=True,
            is_demo=True,
        )
        session.add(account)
        session.flush()
        return account.id


def _by_handle(session: Session, handle: str) -> Account | None:
    return session.exec(select(Account).where(Account.handle == handle)).first()
