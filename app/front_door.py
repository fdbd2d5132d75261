"""One port: each request goes to the API, to Reflex's own endpoints, or to the built pages."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

API_PATHS = ("/api/", "/media/", "/healthz", "/readyz", "/metrics")
REFLEX_PATHS = ("/_event", "/_health")


class FrontDoor:
    """An ASGI app that sends on what comes in.

    Args:
        reflex: Reflex's own app: the websocket of page events, and its lifespan.
        api: The HTTP API.
        pages: The built pages; `None` under Reflex's development server, which has its own.
    """

    def __init__(self, reflex: ASGIApp, api: ASGIApp, pages: ASGIApp | None) -> None:
        self._reflex = reflex
        self._api = api
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._room(scope)(scope, receive, send)

    def _room(self, scope: Scope) -> ASGIApp:
        if scope["type"] != "http" or scope["path"].startswith(REFLEX_PATHS):
            return self._reflex
        if scope["path"].startswith(API_PATHS):
            return self._api
        return self._pages or self._reflex
