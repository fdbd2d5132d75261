"""Guests of a feed that is served: each asks for pages and says by HTTP what they did with them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import numpy as np
import orjson

from bench.load import Connections
from catalog.ids import ViewerId
from catalog.web import GUEST_COOKIE, guest_cookie_value
from core.ids import new_id

LIMIT = 10  # Clips of a page.
BREATH_S = 5.0  # Between the pages of one who only watches.


class Somebody:
    """A guest."""

    def __init__(self, connections: Connections, port: int) -> None:
        cookie = f"{GUEST_COOKIE}={guest_cookie_value(ViewerId(new_id()))}"
        self._connections = connections
        self._headers = (
            f"Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
        )

    async def _ask(self, method: str, path: str, body: object = None) -> bytes:
        """The body of the answer.

        Raises:
            RuntimeError: The answer says no.
        """
        sent = b"" if body is None else orjson.dumps(body)
        head = (
            f"{method} /api/v1{path} HTTP/1.1\r\n{self._headers}"
            f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        status, answer = await self._connections.exchange(head.encode() + sent)
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {answer!r}")
        return answer

    async def page(self) -> dict[str, Any]:
        page: dict[str, Any] = orjson.loads(await self._ask("GET", f"/feed?limit={LIMIT}"))
        return page

    async def does(self, page: dict[str, Any], *events: dict[str, Any]) -> None:
        now = datetime.now(UTC).isoformat()
        named = [
            {"event_id": str(uuid4()), "at": now, "request_id": page["request_id"]} | event
            for event in events
        ]
        await self._ask("POST", "/events", {"events": named})

    async def post(self, path: str, body: dict[str, Any]) -> None:
        await self._ask("POST", path, body)

    async def put(self, path: str) -> None:
        await self._ask("PUT", path)


async def watch_on(viewer: Somebody, until: asyncio.Event, first_wait_s: float) -> None:
    """One of the others: a page, then what they did with it, and again."""
    draw = np.random.default_rng()
    await asyncio.sleep(first_wait_s)
    while not until.is_set():
        page = await viewer.page()
        await viewer.does(
            page,
            *(
                {
                    "type": "watch",
                    "video_id": item["id"],
                    "watch_ms": int(draw.integers(500, 9000)),
                    "duration_ms": item["duration_ms"],
                }
                for item in page["items"]
            ),
        )
        await asyncio.sleep(BREATH_S * float(draw.uniform(0.8, 1.2)))
