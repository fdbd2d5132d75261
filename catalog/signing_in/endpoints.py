"""HTTP of signing in, API tokens and who somebody is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from sqlmodel import Session

from catalog import identity
from catalog.kinds import Role
from catalog.profile.endpoints import Screening
from catalog.signing_in import me
from catalog.signing_in.schemas import (
    AdultForm,
    Me,
    NewToken,
    RegisterForm,
    SignedIn,
    SignInForm,
    TokenForm,
    TokenView,
)
from catalog.web import (
    GUEST_COOKIE,
    GUEST_DAYS,
    SESSION_COOKIE,
    CurrentViewer,
    cookie_header,
    forget_session,
    guest_cookie_value,
)
from core.db import read_scope, session_scope
from core.ids import parse_id
from core.limits import check_rate
from core.settings import get_settings
from core.web import problems

router = APIRouter()
# What happens to a guest's things on sign-in, in its transaction: (session, guest, account).
Adoption = Callable[[Session, UUID, UUID], None]


def get_adoptions() -> tuple[Adoption, ...]:
    """Who moves a guest's things to the account; `app.api` names them."""
    return ()


def _set_session(response: Response, token: str) -> None:
    age = get_settings().session_days * 86_400
    response.headers.append("Set-Cookie", cookie_header(SESSION_COOKIE, token, max_age_s=age))


@router.post("/auth/guest", tags=["auth"], responses=problems(403))
def keep_guest(viewer: CurrentViewer, response: Response) -> Me:
    """Makes sure the caller has a guest cookie, and says who they are."""
    value = guest_cookie_value(viewer.id)
    if not viewer.is_signed_in:
        response.headers.append(
            "Set-Cookie", cookie_header(GUEST_COOKIE, value, max_age_s=GUEST_DAYS * 86_400)
        )
    with read_scope() as session:
        return me.me_of(session, viewer)


@router.post(
    "/auth/register", tags=["auth"], status_code=201, responses=problems(403, 409, 429, 503)
)
def register(
    form: RegisterForm,
    viewer: CurrentViewer,
    request: Request,
    response: Response,
    screens: Screening,
) -> SignedIn:
    """Creates an account and signs it in. A guest keeps bag, likes, taste and language.

    A name or handle that the rules keep back, or that nobody could judge, makes no account.
    """
    check_rate("register", request.client.host if request.client else "", "20/hour")
    guest_id = None if viewer.is_signed_in else viewer.id
    wanted = identity.joining(
        email=form.email,
        password=form.password,
        display_name=form.display_name,
        handle=form.handle,
        role=Role(form.role),
    )
    screens.joining(viewer, wanted.display_name, wanted.handle)
    with session_scope() as session:
        account = identity.register(session, wanted, guest_id, viewer.locale)
        signed_in = identity.open_session(session, account)
        who = me.me_of(session, signed_in.viewer)
    _set_session(response, signed_in.token)
    return SignedIn(viewer=who)


@router.post("/auth/login", tags=["auth"], responses=problems(401, 403, 429))
def sign_in(
    form: SignInForm,
    request: Request,
    response: Response,
    viewer: CurrentViewer,
    adoptions: Annotated[tuple[Adoption, ...], Depends(get_adoptions)],
) -> SignedIn:
    """Signs in; the session cookie comes with the answer. A guest's bag and likes come along."""
    check_rate("login-from", request.client.host if request.client else "", "60/minute")
    check_rate("login-to", form.email.strip().lower(), "10/minute")
    with session_scope() as session:
        signed_in = identity.sign_in(session, email=form.email, password=form.password)
        # Who registered in this browser is there, without their session, a guest of the same id.
        if not viewer.is_signed_in and viewer.id != signed_in.viewer.id:
            for adopt in adoptions:
                adopt(session, viewer.id, signed_in.viewer.id)
        who = me.me_of(session, signed_in.viewer)
    _set_session(response, signed_in.token)
    return SignedIn(viewer=who)


@router.post("/auth/logout", tags=["auth"], status_code=204, responses=problems(403))
def sign_out(request: Request, response: Response, _: CurrentViewer) -> None:
    """Ends the session of the caller's cookie, and starts a fresh guest."""
    if token := request.cookies.get(SESSION_COOKIE):
        with session_scope() as session:
            identity.sign_out(session, token)
        forget_session(token)
    for name in (SESSION_COOKIE, GUEST_COOKIE):
        response.headers.append("Set-Cookie", cookie_header(name, "", max_age_s=0))


@router.get("/auth/tokens", tags=["auth"], responses=problems(401))
def list_tokens(viewer: CurrentViewer) -> list[TokenView]:
    """The caller's own API tokens, without their secrets."""
    with read_scope() as session:
        return [
            TokenView(id=t.id, label=t.label, created_at=t.created_at)
            for t in identity.list_api_tokens(session, viewer)
        ]


@router.post("/auth/tokens", tags=["auth"], status_code=201, responses=problems(401, 403))
def create_token(form: TokenForm, viewer: CurrentViewer) -> NewToken:
    """A new API token for the caller's account; its secret is in this answer only."""
    with session_scope() as session:
        row, secret = identity.create_api_token(session, viewer, form.label)
    return NewToken(id=row.id, label=row.label, created_at=row.created_at, token=secret)


@router.delete(
    "/auth/tokens/{token_id}", tags=["auth"], status_code=204, responses=problems(401, 403, 404)
)
def revoke_token(token_id: str, viewer: CurrentViewer) -> None:
    """Ends one of the caller's own API tokens."""
    with session_scope() as session:
        identity.revoke_api_token(session, viewer, parse_id(token_id))


@router.get("/me", tags=["auth"], responses=problems(401))
def who_am_i(viewer: CurrentViewer) -> Me:
    """Who the caller is."""
    with read_scope() as session:
        return me.me_of(session, viewer)


@router.put("/me/adult", tags=["auth"], responses=problems(401, 403))
def say_adult(form: AdultForm, viewer: CurrentViewer) -> Me:
    """Keeps that the caller says to be of age, or takes it back; it opens age-gated clips."""
    with session_scope() as session:
        return me.say_adult(session, viewer, form.is_adult)
