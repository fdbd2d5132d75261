"""Open-loop load: requests leave on a fixed schedule whether or not the last ones have answered.

Latency counts from the moment a request was meant to leave, so that a stall of the server, or of
this program, is paid for by every request it delayed.
"""

from __future__ import annotations

import asyncio
import gc
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

TIMEOUT_S = 30.0


@dataclass(slots=True)
class Answers:
    """What came back.

    Args:
        latency_ms: From intended send time to the last byte; only of good answers.
        bodies: (number of the request, body) of good answers.
    """

    latency_ms: list[float] = field(default_factory=list)
    bodies: list[tuple[int, bytes]] = field(default_factory=list)
    errors: int = 0

    def percentile(self, q: float) -> float:
        """The `q`-th percentile in ms."""
        return round(float(np.percentile(self.latency_ms, q)), 2) if self.latency_ms else 0.0


class Connections:
    """Kept-alive connections to this machine, as many as are in use at once.

    A full HTTP client would use more of the processor than the server that it measures.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: deque[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = deque()

    async def exchange(self, request: bytes) -> tuple[int, bytes]:
        """Sends a raw HTTP/1.1 request. Returns the status and the body of the answer."""
        while self._idle:
            try:
                return await self._over(*self._idle.pop(), request)
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                # The server hangs up on those that were idle for long; then it has read nothing.
                if isinstance(error, asyncio.IncompleteReadError) and error.partial:
                    raise
        opened = await asyncio.open_connection("127.0.0.1", self._port, limit=2**20)
        return await self._over(*opened, request)

    async def _over(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
    ) -> tuple[int, bytes]:
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = 0
            for line in head.split(b"\r\n"):
                if line[:15].lower() == b"content-length:":
                    length = int(line[15:])
            body = await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        self._idle.append((reader, writer))
        return int(head[9:12]), body

    def close(self) -> None:
        """Closes those that wait for more."""
        for _, writer in self._idle:
            writer.close()


async def open_loop(port: int, requests: Sequence[bytes], rate: float, first: int = 0) -> Answers:
    """Sends `requests` at `rate` a second, as raw HTTP/1.1, and waits for all answers.

    Args:
        first: Number of the first request, in `Answers.bodies`.
    """
    answers = Answers()
    connections = Connections(port)

    async def send(number: int) -> None:
        intended = began + number / rate
        try:
            async with asyncio.timeout(TIMEOUT_S):
                status, body = await connections.exchange(requests[number])
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            answers.errors += 1
            return
        if status != 200:
            answers.errors += 1
            return
        answers.latency_ms.append((perf_counter() - intended) * 1000)
        answers.bodies.append((first + number, body))

    with _without_collector():
        began = perf_counter() + 0.1
        tasks = []
        for number in range(len(requests)):
            wait = began + number / rate - perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            tasks.append(asyncio.create_task(send(number)))
        await asyncio.gather(*tasks)
    connections.close()
    return answers


@contextmanager
def _without_collector() -> Iterator[None]:
    """A full collection of this program, which keeps every answer, takes up to 0.8 s and would
    count as the server's.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
