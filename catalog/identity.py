"""Registering, signing in and out, API tokens, and finding the viewer behind a credential."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, delete, select

from catalog.ids import AccountId, ViewerId
from catalog.kinds import Role
from catalog.models import Account, ApiToken, LoginSession
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import Conflict, InvalidInput, NotFound, NotSignedIn
from core.ids import new_id
from core.security import hash_password, new_token, token_digest, verify_password
from core.settings import get_settings

HANDLE = re.compile(r"[a-z0-9][a-z0-9._]{2,29}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
SELF_SERVICE_ROLES = frozenset({Role.SHOPPER, Role.CREATOR})


class SignInFailed(NotSignedIn):
    """Unknown address or wrong password; which of the two is not said."""

    code = "sign_in_failed"

    def __init__(self) -> None:
        super().__init__(
            "That email and password do not belong together.",
            "यह ईमेल और यह पासवर्ड आपस में मेल नहीं खाते।",
        )


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody joins with, as it would be kept; `joining` makes it."""

    email: str
    password: str
    display_name: str
    handle: str
    role: Role


@dataclass(frozen=True, slots=True)
class SignIn:
    """A fresh sign-in: the account and the token its cookie carries."""

    viewer: Viewer
    token: str


def viewer_of(account: Account) -> Viewer:
    """The viewer that `account` is."""
    return Viewer(
        id=ViewerId(account.id),
        role=Role(account.role),
        account_id=AccountId(account.id),
        handle=account.handle,
        display_name=account.display_name,
        locale=account.locale,
        says_adult=account.adult_since is not None,
    )


def joining(*, email: str, password: str, display_name: str, handle: str, role: Role) -> Joining:
    """The fields of the form, tidied; nobody has judged yet what name and handle say.

    Raises:
        InvalidInput: A field is not acceptable, or the role cannot be chosen by oneself.
    """
    email, handle = email.strip().lower(), handle.strip().lower().lstrip("@")
    if not EMAIL.fullmatch(email) or len(email) > 254:
        raise InvalidInput(
            "That does not look like an email address.",
            "यह ईमेल पता ठीक नहीं लगता।",
            code="bad_email",
        )
    if not HANDLE.fullmatch(handle):
        raise InvalidInput(
            "A handle has 3 to 30 letters a–z, digits, dots or underscores.",
            "हैंडल में a–z अक्षर, अंक, डॉट या अंडरस्कोर हो सकते हैं, कुल 3 से 30।",
            code="bad_handle",
        )
    if not 10 <= len(password) <= 200:
        raise InvalidInput(
            "A password has 10 to 200 characters.",
            "पासवर्ड में 10 से 200 अक्षर हो सकते हैं।",
            code="bad_password",
        )
    name = display_name.strip()
    if not 1 <= len(name) <= 60 or not name.isprintable():
        raise InvalidInput(
            "A name has 1 to 60 characters.", "नाम में 1 से 60 अक्षर हो सकते हैं।", code="bad_name"
        )
    if role not in SELF_SERVICE_ROLES:
        raise InvalidInput(
            "That role is given by us, not chosen.",
            "यह भूमिका हम देते हैं, ख़ुद नहीं चुनी जाती।",
            code="bad_role",
        )
    return Joining(email, password, name, handle, role)


def register(
    session: Session, wanted: Joining, guest_id: ViewerId | None = None, locale: str = "en"
) -> Account:
    """A new account. A guest who registers keeps the id, and so the bag, likes and taste.

    Args:
        locale: In which its owner reads from now on.

    Raises:
        Conflict: The email or handle is taken.
    """
    if session.exec(select(Account.id).where(Account.email == wanted.email)).first():
        raise Conflict(
            "There is an account with that email; sign in instead.",
            "इस ईमेल का खाता पहले से है; उसमें साइन इन करें।",
            code="email_taken",
        )
    if session.exec(select(Account.id).where(Account.handle == wanted.handle)).first():
        raise Conflict(
            "That handle is taken; try another.",
            "यह हैंडल किसी और का है; कोई दूसरा चुनें।",
            code="handle_taken",
        )
    account_id: UUID = guest_id or new_id()
    if session.get(Account, account_id) is not None:
        account_id = new_id()
    account = Account(
        id=account_id,
        email=wanted.email,
        handle=wanted.handle,
        display_name=wanted.display_name,
        locale=locale,
        role=wanted.role,
        password_hash=hash_password(wanted.password),
    )
    session.add(account)
    session.flush()
    return account


def sign_in(session: Session, *, email: str, password: str) -> SignIn:
    """Checks the password and opens a session.

    Raises:
        SignInFailed: They do not belong together.
    """
    account = session.exec(select(Account).where(Account.email == email.strip().lower())).first()
    if not verify_password(password[:200], account.password_hash if account else None):
        raise SignInFailed()
    assert account is not None
    return open_session(session, account)


def open_session(session: Session, account: Account) -> SignIn:
    """A server-side session for `account`, whose password has been checked already."""
    token, now = new_token(), utc_now()
    session.exec(delete(LoginSession).where(col(LoginSession.expires_at) < now))
    session.add(
        LoginSession(
            token_digest=token_digest(token),
            account_id=account.id,
            expires_at=now + timedelta(days=get_settings().session_days),
        )
    )
    return SignIn(viewer_of(account), token)


def sign_out(session: Session, token: str) -> None:
    """Ends the session; an unknown token is fine."""
    session.exec(delete(LoginSession).where(col(LoginSession.token_digest) == token_digest(token)))


def viewer_by_session(session: Session, token: str) -> Viewer | None:
    """Who signed in with `token`, while it lasts."""
    row = session.exec(
        select(LoginSession, Account)
        .join(Account, col(Account.id) == col(LoginSession.account_id))
        .where(LoginSession.token_digest == token_digest(token))
    ).first()
    if row is None or row[0].expires_at < utc_now():
        return None
    return viewer_of(row[1])


def viewer_by_api_token(session: Session, token: str) -> Viewer | None:
    """Whom an unrevoked API token speaks for."""
    account = session.exec(
        select(Account)
        .join(ApiToken, col(ApiToken.account_id) == col(Account.id))
        .where(ApiToken.token_digest == token_digest(token), col(ApiToken.revoked_at).is_(None))
    ).first()
    return viewer_of(account) if account else None


def create_api_token(session: Session, viewer: Viewer, label: str) -> tuple[ApiToken, str]:
    """A new bearer token for the viewer's own account; the secret is shown only now."""
    account_id = viewer.require_account()
    secret = "jh_" + new_token()
    row = ApiToken(
        account_id=account_id, label=label.strip()[:60], token_digest=token_digest(secret)
    )
    session.add(row)
    return row, secret


def list_api_tokens(session: Session, viewer: Viewer) -> list[ApiToken]:
    """The viewer's own tokens that still work, newest first."""
    return list(
        session.exec(
            select(ApiToken)
            .where(
                ApiToken.account_id == viewer.require_account(),
                col(ApiToken.revoked_at).is_(None),
            )
            .order_by(col(ApiToken.created_at).desc())
        )
    )


def revoke_api_token(session: Session, viewer: Viewer, token_id: UUID) -> None:
    """Ends one of the viewer's own tokens.

    Raises:
        NotFound: There is none with that id, or it is somebody else's.
    """
    row = session.get(ApiToken, token_id)
    if row is None or row.account_id != viewer.require_account():
        raise NotFound("There is no such token.", "ऐसा कोई टोकन नहीं है।")
    row.revoked_at = utc_now()
