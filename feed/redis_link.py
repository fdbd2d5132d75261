"""Redis on the request path: asked within a budget, told in the background, done without.

Requests that ask at the same moment share one pipeline, so that a busy process talks to Redis in
few large steps over few connections.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import redis.asyncio
import redis.exceptions
import structlog

log = structlog.get_logger(__name__)

REST_S = 1.0  # After a failure, how long no request waits for Redis again.
LATE_ALLOWED = 3
WAITING_ALLOWED = 2000  # More than this many unsent writes means that Redis cannot follow.
TALKS = 2  # Pipelines that ask at the same time; telling takes one.
TELL_EVERY_S = 0.02  # What is told waits so long for company; nobody waits for it.
BATCH = 64
# Turns of the loop that an answer gets which may have arrived while the loop was busy.
GRACE_TURNS = 8

Build = Callable[[Any], Any]
Answer = asyncio.Future[list[Any] | None]


@dataclass(frozen=True, slots=True)
class _Wish:
    build: Build
    answer: Answer | None


class RedisLink:
    """Pipelines to one Redis. Fails open: every caller can go on without an answer."""

    def __init__(self, client: Callable[[], redis.asyncio.Redis]) -> None:
        """
        Args:
            client: Gives the asyncio client of the running loop.
        """
        self._client = client
        self._rests_until = float("-inf")
        self._late = 0
        self._asks: list[_Wish] = []
        self._tells: list[_Wish] = []
        self._talks: dict[int, set[asyncio.Task[None]]] = {}

    @property
    def is_up(self) -> bool:
        """Whether the last attempt succeeded or none was made lately."""
        return monotonic() >= self._rests_until

    async def ask(self, build: Build, budget_ms: float) -> list[Any] | None:
        """The answers to the commands that `build` queues, or `None` without Redis."""
        if not self.is_up:
            return None
        answer: Answer = asyncio.get_running_loop().create_future()
        self._asks.append(_Wish(build, answer))
        self._talk(self._asks)
        done, _ = await asyncio.wait((answer,), timeout=budget_ms / 1000)
        for _ in range(GRACE_TURNS):
            if done or answer.done():
                return answer.result()
            await asyncio.sleep(0)
        # One late answer is a busy moment; several in a row are a Redis that hangs.
        self._late += 1
        if self._late >= LATE_ALLOWED:
            self._rest("late")
        answer.cancel()
        return None

    def tell(self, build: Build) -> None:
        """Sends the commands that `build` queues without waiting; lost when Redis is away."""
        if self.is_up and len(self._tells) < WAITING_ALLOWED:
            self._tells.append(_Wish(build, None))
            self._talk(self._tells)

    async def settle(self) -> None:
        """Waits until everything told has been sent."""
        while tasks := [task for talks in self._talks.values() for task in talks]:
            await asyncio.gather(*tasks)

    def _talk(self, wishes: list[_Wish]) -> None:
        """Makes sure that somebody sends `wishes`."""
        talks = self._talks.setdefault(id(wishes), set())
        if len(talks) < (1 if wishes is self._tells else TALKS):
            task = asyncio.get_running_loop().create_task(self._send_all(wishes))
            talks.add(task)
            task.add_done_callback(talks.discard)

    async def _send_all(self, wishes: list[_Wish]) -> None:
        while wishes:
            if wishes is self._tells:
                await asyncio.sleep(TELL_EVERY_S)
            batch = wishes[:BATCH]
            del wishes[:BATCH]
            try:
                await self._send(batch)
            except (redis.exceptions.RedisError, OSError) as error:
                self._rest(type(error).__name__)
            finally:
                for wish in batch:
                    if wish.answer is not None and not wish.answer.done():
                        wish.answer.set_result(None)

    async def _send(self, batch: list[_Wish]) -> None:
        pipe = self._client().pipeline(transaction=False)
        ends = []
        for wish in batch:
            wish.build(pipe)
            ends.append(len(pipe))
        answers: list[Any] = await pipe.execute(raise_on_error=False)
        self._late = 0
        start = 0
        for wish, end in zip(batch, ends, strict=True):
            mine = answers[start:end]
            start = end
            refused = next((a for a in mine if isinstance(a, Exception)), None)
            if refused is not None:
                # It answers but refuses, as when its memory is full: what it can do goes on.
                log.warning("redis_refused", error=str(refused)[:200])
            if wish.answer is not None and not wish.answer.done():
                wish.answer.set_result(None if refused else mine)

    def _rest(self, why: str) -> None:
        if self.is_up:
            log.warning("redis_away", why=why)
        self._rests_until = monotonic() + REST_S
        self._late = 0
