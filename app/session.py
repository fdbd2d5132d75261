"""Who is at the other end of a page's websocket. Every handler of every page asks here.

A handler is a public remote call: the client token proves nothing. Who calls is told by the
HttpOnly cookies that the browser sent when the websocket connected; signing in or out reloads
the page, so that it connects anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import reflex as rx

from catalog.signing_in.me import me_of
from catalog.signing_in.schemas import Me
from catalog.viewer import Viewer
from catalog.web import (
    SESSION_COOKIE,
    forget_session,
    locale_of,
    parse_cookies,
    viewer_of_cookies,
)
from core.db import read_scope
from core.errors import NotSignedIn

P = ParamSpec("P")
R = TypeVar("R")


def viewer_of(state: rx.State) -> Viewer:
    """The viewer behind a state, from the cookies of its websocket. Fails closed.

    Raises:
        NotSignedIn: The browser sent no cookie of ours; a reload gives it a guest's.
    """
    cookies = parse_cookies(state.router.headers.cookie or "")
    viewer = viewer_of_cookies(cookies, state.router.headers.accept_language or "")
    if viewer is None:
        raise NotSignedIn("Please reload the page.", "पेज फिर से खोलें।", code="no_cookie")
    return viewer


def look_again(state: rx.State) -> None:
    """Who is behind a state is looked up anew, for something about their account has changed."""
    cookies = parse_cookies(state.router.headers.cookie or "")
    forget_session(cookies.get(SESSION_COOKIE, ""))


def reader_of(state: rx.State) -> str:
    """The locale in which whoever is behind a state reads, also where no cookie names them."""
    try:
        return viewer_of(state).locale
    except NotSignedIn:
        return locale_of(state.router.headers.accept_language or "")


async def in_thread(call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Runs blocking work (a query, a probe) beside the event loop that all pages share."""
    return await asyncio.to_thread(call, *args, **kwargs)


class Session(rx.State):
    """What pages show of the viewer. Never what they decide by: that is `viewer_of`."""

    is_loaded: bool = False
    is_signed_in: bool = False
    viewer_id: str = ""
    handle: str = ""
    display_name: str = ""
    avatar_url: str = ""
    locale: str = "en"
    may_create: bool = False
    may_moderate: bool = False

    @rx.var
    def facts(self) -> dict[str, str | bool]:
        """What the player wants to know."""
        return {
            "is_signed_in": self.is_signed_in,
            "handle": self.handle,
            "locale": self.locale,
        }

    @rx.event
    async def load(self) -> None:
        """Fills in who is watching; pages call it on load."""
        try:
            viewer = viewer_of(self)
        except NotSignedIn:
            self.is_loaded = True
            return
        me = await in_thread(_me, viewer)
        self.viewer_id, self.handle = str(me.id), me.handle
        self.display_name, self.locale = me.display_name, me.locale
        self.avatar_url = me.avatar_url or ""
        self.is_signed_in = me.is_signed_in
        self.may_create, self.may_moderate = me.may_create, me.may_moderate
        self.is_loaded = True


def _me(viewer: Viewer) -> Me:
    with read_scope() as session:
        return me_of(session, viewer)
