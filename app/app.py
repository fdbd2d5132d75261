"""The Reflex app: pages, look and, on the same port, the API."""

from __future__ import annotations

import os
from pathlib import Path

import reflex as rx
from starlette.types import ASGIApp

from app.front_door import FrontDoor
from app.frontend import BuiltPages
from app.origins import is_allowed_origin
from app.pages import load_pages
from app.theme import stylesheets

FRONTEND_DIR = "JHALAK_FRONTEND_DIR"


def _front_door(reflex: ASGIApp) -> ASGIApp:
    # Imported when serving: the build needs the pages alone.
    from app.api import api
    from app.previews import preview_of
    from catalog.web import GuestCookie

    app.register_lifespan_task(lambda: api.router.lifespan_context(api))
    client = os.environ.get(FRONTEND_DIR)
    pages = GuestCookie(BuiltPages(Path(client), app.router, preview_of)) if client else None
    return FrontDoor(reflex, api, pages)


load_pages()
app = rx.App(
    theme=None,
    html_lang="en",
    head_components=[
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
    ],
    stylesheets=stylesheets(),
    api_transformer=_front_door,
)
if app.sio is not None:
    # A list would shut out the machine's other names, such as its address in the home network.
    app.sio.eio.cors_allowed_origins = is_allowed_origin
