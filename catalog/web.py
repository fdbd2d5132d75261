"""The viewer behind a request: session cookie, bearer token, or signed guest cookie."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Header, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from catalog.identity import viewer_by_api_token, viewer_by_session
from catalog.ids import ViewerId
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import NotSignedIn
from core.ids import new_id
from core.security import sign, token_digest, unsign
from core.settings import get_settings
from core.web import READER, require_same_origin

SESSION_COOKIE = "jhalak_session"
GUEST_COOKIE = "jhalak_guest"
GUEST_DAYS = 365
# How long a worker trusts a session it has looked up; a sign-out elsewhere counts after this.
SESSION_CACHE_S = 5.0
_CACHE_ROWS = 20_000
_cache: dict[str, tuple[float, Viewer | None]] = {}


LOCALES = ("en", "hi")  # The first is for whoever asks for neither.


def new_guest() -> ViewerId:
    """An id for somebody who has none yet."""
    return ViewerId(new_id())


def guest_cookie_value(viewer_id: ViewerId) -> str:
    """The signed cookie that makes `viewer_id` come back."""
    return sign("guest", viewer_id.hex)


@lru_cache(maxsize=20_000)
def guest_of(cookie: str | None) -> ViewerId | None:
    """The guest in a cookie, or `None` when there is none or it was made up."""
    value = unsign("guest", cookie) if cookie else None
    try:
        return ViewerId(UUID(hex=str(value))) if value else None
    except ValueError:
        return None


def cookie_header(name: str, value: str, *, max_age_s: int) -> str:
    """A `Set-Cookie` value: HttpOnly, Lax, `Secure` where the settings say so."""
    secure = "; Secure" if get_settings().secure_cookies else ""
    return f"{name}={value}; Max-Age={max_age_s}; Path=/; HttpOnly; SameSite=Lax{secure}"


def forget_session(token: str) -> None:
    """Drops a session from this worker's cache, as on sign-out."""
    _cache.pop(token_digest(token), None)


def _lookup(token: str, *, is_bearer: bool) -> Viewer | None:
    with read_scope() as session:
        if is_bearer:
            return viewer_by_api_token(session, token) or viewer_by_session(session, token)
        return viewer_by_session(session, token)


def viewer_of_credentials(token: str, *, is_bearer: bool) -> Viewer | None:
    """Whom `token` speaks for, looked up at most every `SESSION_CACHE_S` seconds."""
    digest = token_digest(token)
    known = _cache.get(digest)
    if known and monotonic() - known[0] < SESSION_CACHE_S:
        return known[1]
    viewer = _lookup(token, is_bearer=is_bearer)
    if len(_cache) >= _CACHE_ROWS:
        _cache.clear()
    _cache[digest] = (monotonic(), viewer)
    return viewer


@lru_cache(maxsize=1024)
def locale_of(accept_language: str) -> str:
    """The locale of a guest whose browser says so: the first of its languages that we speak."""
    for part in accept_language[:200].split(","):
        language = part.split(";")[0].strip().lower().split("-")[0]
        if language in LOCALES:
            return language
    return LOCALES[0]


def viewer_of_cookies(
    cookies: MutableMapping[str, str] | dict[str, str], accept_language: str = ""
) -> Viewer | None:
    """The viewer that a browser's cookies name: an account, a guest, or nobody."""
    token = cookies.get(SESSION_COOKIE)
    if token and (viewer := viewer_of_credentials(token, is_bearer=False)):
        return viewer
    guest = guest_of(cookies.get(GUEST_COOKIE))
    return Viewer(id=guest, locale=locale_of(accept_language)) if guest else None


def parse_cookies(header: str) -> dict[str, str]:
    """The cookies of a raw `Cookie` header; broken ones are dropped."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header[:8192])
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


async def current_viewer(request: Request) -> Viewer:
    """The viewer behind `request`; unsafe cookie calls must be same-origin.

    Raises:
        NotSignedIn: A bearer token was sent and is not valid.
        Forbidden: The call comes from another site.
    """
    require_same_origin(request)
    authorization = request.headers.get("authorization", "")
    if authorization.lower().startswith("bearer "):
        token = authorization[7:].strip()
        viewer = await run_in_threadpool(viewer_of_credentials, token, is_bearer=True)
        if viewer is None:
            raise NotSignedIn("This token is not valid.", code="bad_token")
        return viewer
    cookies, languages = request.cookies, request.headers.get("accept-language", "")
    if SESSION_COOKIE in cookies:
        known = _cache.get(token_digest(cookies[SESSION_COOKIE]))
        if known and known[1] and monotonic() - known[0] < SESSION_CACHE_S:
            return known[1]
        found = await run_in_threadpool(viewer_of_cookies, cookies, languages)
    else:
        found = viewer_of_cookies(cookies, languages)
    if found:
        return found
    made: ViewerId | None = request.scope.get("jhalak.new_guest")
    return Viewer(id=made or new_guest(), locale=locale_of(languages))


@lru_cache(maxsize=20_000)
def _cookies(header: str) -> dict[str, str]:
    return parse_cookies(header)


def viewer_at_once(headers: Iterable[tuple[bytes, bytes]]) -> Viewer | None:
    """Whom a safe request's raw headers name, if that takes neither the database nor a new guest.

    `None` says nothing of the request but that `current_viewer` must look.
    """
    header = languages = ""
    for name, value in headers:
        if name == b"authorization":
            return None
        if name == b"cookie":
            header = value.decode("latin-1")
        elif name == b"accept-language":
            languages = value.decode("latin-1")
    cookies = _cookies(header)
    guest = guest_of(cookies.get(GUEST_COOKIE))
    if guest is None:
        return None
    if token := cookies.get(SESSION_COOKIE):
        known = _cache.get(token_digest(token))
        return known[1] if known and monotonic() - known[0] < SESSION_CACHE_S else None
    return Viewer(id=guest, locale=locale_of(languages))


async def reading_viewer(
    request: Request, viewer: Annotated[Viewer, Depends(current_viewer)]
) -> Viewer:
    """The viewer behind `request`, in whose language its errors are told from now on."""
    request.scope[READER] = viewer.locale
    return viewer


CurrentViewer = Annotated[Viewer, Depends(reading_viewer)]
OptionalIdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Same key and body replays the first answer.",
    ),
]


class GuestCookie:
    """ASGI wrapper: whoever arrives without a cookie leaves with a signed guest cookie.

    The first HTML document sets it, so that the page's websocket and its API calls agree on
    who is watching. Static files and media stay free of cookies, so that caches can keep them.
    """

    SILENT_PREFIXES = ("/media/", "/assets/", "/healthz", "/readyz", "/metrics")

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(self.SILENT_PREFIXES):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        cookies = parse_cookies(headers.get(b"cookie", b"").decode("latin-1"))
        if guest_of(cookies.get(GUEST_COOKIE)) or b"authorization" in headers:
            await self.app(scope, receive, send)
            return
        made = new_guest()
        scope["jhalak.new_guest"] = made

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer: Any = MutableHeaders(scope=message)
                kind = answer.get("content-type", "")
                if kind.startswith(("text/html", "application/json", "application/problem")):
                    value = guest_cookie_value(made)
                    answer.append(
                        "Set-Cookie",
                        cookie_header(GUEST_COOKIE, value, max_age_s=GUEST_DAYS * 86_400),
                    )
            await send(message)

        await self.app(scope, receive, send_with_cookie)
