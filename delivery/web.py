"""A long answer that asks again, while it goes, whether it may: a takedown cuts it."""

from __future__ import annotations

from os import PathLike
from time import monotonic

import structlog
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope, Send

from delivery.following import Going, MayGoOn
from delivery.lines import break_off, peer_of

log = structlog.get_logger(__name__)

# Most segments are shorter: they go the short way, in one piece, by the server itself. Where a
# reader is slow, `delivery.following` ends them.
LONG = 512 * 1024
ASK_S = 1.0  # With what a process remembers of a clip (`access.STATE_CACHE_S`) a cut comes in 4 s.
PIECE = 128 * 1024
PATHSEND = "http.response.pathsend"


class Cut(Exception):
    """The answer may not go on. The connection ends before the bytes that were promised."""


class WatchedFile(FileResponse):
    """A file in pieces; before a piece, at most once a second, `may_go_on` is asked.

    Raises:
        Cut: It said no. The server then closes the connection, so that nobody takes the part that
            came for the whole.
    """

    chunk_size = PIECE

    def __init__(
        self,
        path: str | PathLike[str],
        may_go_on: MayGoOn,
        *,
        media_type: str,
        headers: dict[str, str],
        going: Going | None = None,
    ) -> None:
        super().__init__(path, media_type=media_type, headers=headers)
        self._may_go_on, self._going = may_go_on, going

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the file, or the range of it that is asked for."""
        extensions = {k: v for k, v in (scope.get("extensions") or {}).items() if k != PATHSEND}
        asked_at = monotonic()

        async def watched(message: Message) -> None:
            nonlocal asked_at
            if message["type"] == "http.response.body" and monotonic() - asked_at >= ASK_S:
                if not await self._may_go_on():
                    log.info("media_cut", path=scope.get("path", ""))
                    if peer := peer_of(scope.get("client")):
                        await run_in_threadpool(break_off, {peer})
                    raise Cut
                asked_at = monotonic()
            await send(message)

        if self._going is not None:
            self._going.is_sending = True
        try:
            await super().__call__({**scope, "extensions": extensions}, receive, watched)
        finally:
            if self._going is not None:
                self._going.is_sending = False
