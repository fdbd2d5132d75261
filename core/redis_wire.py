"""One Redis connection that carries the commands of all requests of an event loop, in order.

Whatever is asked in one turn of the loop leaves in one write, and answers come back in the order
of asking, so a busy process needs neither a pool nor locks. hiredis does the encoding, redis-py
builds the commands; what stays is a few microseconds a command.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import Sequence
from typing import Any

import hiredis
from redis.asyncio.connection import parse_url
from redis.commands.core import CoreCommands

CONNECT_S = 2.0


class Commands(CoreCommands):
    """Commands to be sent together, built by redis-py's own methods.

    The answers are as Redis gives them: lists of bytes, not redis-py's sets and tuples.
    """

    _event_dispatcher: Any = None  # Of no use here; redis-py's mixins ask for it.

    def __init__(self) -> None:
        self.queued: list[tuple[Any, ...]] = []

    def execute_command(self, *args: Any, **_: Any) -> Commands:
        """Queues one command."""
        self.queued.append(args)
        return self

    def __len__(self) -> int:
        return len(self.queued)


class RedisWire:
    """A connection that opens when it is needed and again after it was lost.

    Args:
        url: `redis://`, `rediss://` or `unix://`.
    """

    def __init__(self, url: str) -> None:
        self._where: dict[str, Any] = dict(parse_url(url))
        self._talk: _Talk | None = None
        self._opening: asyncio.Task[_Talk] | None = None

    async def exchange(self, commands: Sequence[tuple[Any, ...]]) -> list[Any]:
        """One answer a command; one that Redis refused is a `hiredis.ReplyError` in its place.

        Raises:
            OSError: Redis cannot be reached, or the connection broke before it had answered.
        """
        talk = self._talk
        if talk is None or talk.is_over:
            talk = await self._opened()
        return await talk.ask(commands)

    def ask(self, commands: Sequence[tuple[Any, ...]]) -> asyncio.Future[list[Any]] | None:
        """As `exchange`, without a coroutine; `None` when there is no connection yet."""
        talk = self._talk
        return None if talk is None or talk.is_over else talk.ask(commands)

    def close(self) -> None:
        """Ends the connection; whoever waits for an answer hears of it."""
        if self._talk is not None:
            self._talk.end()

    async def _opened(self) -> _Talk:
        if self._opening is None:
            self._opening = asyncio.create_task(self._open())
            self._opening.add_done_callback(lambda _: setattr(self, "_opening", None))
        # One that gives up waiting must not close the door for the others.
        return await asyncio.shield(self._opening)

    async def _open(self) -> _Talk:
        loop, where = asyncio.get_running_loop(), self._where
        try:
            async with asyncio.timeout(CONNECT_S):
                if path := where.get("path"):
                    _, talk = await loop.create_unix_connection(_Talk, path)
                else:
                    secure = where.get("connection_class")
                    _, talk = await loop.create_connection(
                        _Talk,
                        where.get("host", "localhost"),
                        where.get("port", 6379),
                        ssl=ssl.create_default_context() if secure else None,
                    )
                await self._introduce(talk)
        except TimeoutError as error:
            raise ConnectionError("Redis did not answer in time.") from error
        self._talk = talk
        return talk

    async def _introduce(self, talk: _Talk) -> None:
        words: list[tuple[Any, ...]] = []
        if password := self._where.get("password"):
            words.append(("AUTH", self._where.get("username") or "default", password))
        if database := self._where.get("db"):
            words.append(("SELECT", database))
        for answer in await talk.ask(words) if words else ():
            if isinstance(answer, Exception):
                talk.end()
                raise ConnectionError(str(answer))


class _Asked:
    """Commands under way, with the answers so far."""

    __slots__ = ("answer", "answers", "wanted")

    def __init__(self, wanted: int, answer: asyncio.Future[list[Any]]) -> None:
        self.wanted, self.answer = wanted, answer
        self.answers: list[Any] = []


class _Talk(asyncio.Protocol):
    """One connection from its opening to its end."""

    def __init__(self) -> None:
        self._reader = hiredis.Reader()
        self._asked: deque[_Asked] = deque()
        self._unsent: list[bytes] = []
        self._transport: asyncio.Transport | None = None
        self.is_over = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._reader.feed(data)
        try:
            while (reply := self._reader.gets()) is not False:
                asked = self._asked[0]
                asked.answers.append(reply)
                if len(asked.answers) == asked.wanted:
                    self._asked.popleft()
                    if not asked.answer.done():
                        asked.answer.set_result(asked.answers)
        except (hiredis.ProtocolError, IndexError):
            self.end()

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_over = True
        while self._asked:
            asked = self._asked.popleft()
            if not asked.answer.done():
                asked.answer.set_exception(ConnectionError("The connection to Redis broke."))

    def ask(self, commands: Sequence[tuple[Any, ...]]) -> asyncio.Future[list[Any]]:
        """Answers in the order of `commands`; giving up on them disturbs nobody."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[Any]] = loop.create_future()
        if not self._unsent:
            loop.call_soon(self._send)
        self._unsent += [hiredis.pack_command(command) for command in commands]
        self._asked.append(_Asked(len(commands), answer))
        return answer

    def end(self) -> None:
        self.is_over = True
        if self._transport is not None:
            self._transport.abort()

    def _send(self) -> None:
        if self._transport is not None and not self.is_over:
            self._transport.write(b"".join(self._unsent))
        self._unsent.clear()
