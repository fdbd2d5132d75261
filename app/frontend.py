"""Serves the built pages: the right document with the right status, compressed, well cached.

Known routes get their document (a prerendered one, or the app's shell for a route with parts in
it) with status 200, everything else the designed 404. No redirects: `/studio` and `/studio/` are
one page.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from reflex.utils.precompressed_staticfiles import PrecompressedStaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from app.open_graph import Preview, with_preview

ENCODINGS = ("brotli", "gzip")
SHELL = "__spa-fallback.html"
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"
AN_HOUR = "public, max-age=3600"
DOCUMENT_HEADERS = {
    "Cache-Control": REVALIDATED,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": (
        "frame-ancestors 'self'; base-uri 'self'; object-src 'none'; form-action 'self'"
    ),
}


class BuiltPages:
    """An ASGI app over one built frontend.

    Args:
        client: The folder that the build produced for browsers.
        route_of: The route that a path belongs to, or `None`.
        preview_of: What a shared link to a path shows, if anything; may read the database.
    """

    def __init__(
        self,
        client: Path,
        route_of: Callable[[str], str | None],
        preview_of: Callable[[str], Preview | None],
    ) -> None:
        self._client = client.resolve()
        self._files = PrecompressedStaticFiles(directory=self._client, encodings=ENCODINGS)
        self._route_of = route_of
        self._preview_of = preview_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._response(scope)
        await response(scope, receive, send)

    async def _response(self, scope: Scope) -> Response:
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("Method not allowed", 405, headers={"Allow": "GET, HEAD"})
        path = scope["path"]
        if (file := self._file(path)) and not path.endswith(".html"):
            return self._asset(*file, scope)
        if self._is_route(path):
            return await self._document(path, scope)
        if PurePosixPath(path).suffix or path.startswith("/assets/"):
            return PlainTextResponse("Not found", 404)
        return self._html(SHELL, scope, status=404)

    def _is_route(self, path: str) -> bool:
        route = self._route_of(path)
        # The router knows the index and the 404 page by names that nobody types.
        return route is not None and route != "404" and (route != "index" or path == "/")

    def _file(self, path: str) -> tuple[Path, os.stat_result] | None:
        """The file of the build that `path` names, never one outside of it."""
        name = path.lstrip("/")
        if not name or "\0" in name:
            return None
        full, found = self._files.lookup_path(name)
        return (Path(full), found) if found and stat.S_ISREG(found.st_mode) else None

    def _asset(self, full: Path, found: os.stat_result, scope: Scope) -> Response:
        response = self._files.file_response(full, found, scope)
        is_hashed = scope["path"].startswith("/assets/") or b"v=" in scope["query_string"]
        response.headers["Cache-Control"] = IMMUTABLE if is_hashed else AN_HOUR
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    async def _document(self, path: str, scope: Scope) -> Response:
        name = f"{path.strip('/') or 'index'}.html"
        name = name if self._file(name) else SHELL
        preview = await run_in_threadpool(self._preview_of, path)
        if preview is None:
            return self._html(name, scope)
        body = with_preview((self._client / name).read_text(), preview)
        return HTMLResponse(body, headers=DOCUMENT_HEADERS)

    def _html(self, name: str, scope: Scope, status: int = 200) -> Response:
        file = self._file(name)
        if file is None:
            return PlainTextResponse("Not found", 404)
        # A 304 would hide that nothing is here, and could not carry a newcomer's cookie.
        if status != 200 or "jhalak.new_guest" in scope:
            scope = {**scope, "headers": _without_conditions(scope)}
        response = self._files.file_response(*file, scope, status_code=status)
        response.headers.update(DOCUMENT_HEADERS)
        return response


def _without_conditions(scope: Scope) -> list[tuple[bytes, bytes]]:
    headers = Headers(scope=scope)
    return [
        (name, value)
        for name, value in headers.raw
        if name not in (b"if-none-match", b"if-modified-since", b"range")
    ]
