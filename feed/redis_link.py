"""Redis on the request path: asked within a budget, told in the background, done without."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

import redis.asyncio
import redis.exceptions
import structlog

log = structlog.get_logger(__name__)

REST_S = 1.0  # After a failure, how long no request waits for Redis again.
MAX_TELLING = 2000  # More than this many unsent writes means that Redis cannot follow.

Build = Callable[[Any], Any]


class RedisLink:
    """Pipelines to one Redis. Fails open: every caller can go on without an answer."""

    def __init__(self, client: Callable[[], redis.asyncio.Redis]) -> None:
        """
        Args:
            client: Gives the asyncio client of the running loop.
        """
        self._client = client
        self._rests_until = float("-inf")
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def is_up(self) -> bool:
        """Whether the last attempt succeeded or none was made lately."""
        return monotonic() >= self._rests_until

    async def ask(self, build: Build, budget_ms: float) -> list[Any] | None:
        """The answers to the commands that `build` queues, or `None` without Redis."""
        if not self.is_up:
            return None
        try:
            async with asyncio.timeout(budget_ms / 1000):
                return await self._execute(build)
        except (redis.exceptions.RedisError, OSError, TimeoutError) as error:
            self._rest(error)
            return None

    def tell(self, build: Build) -> None:
        """Sends the commands that `build` queues without waiting; lost when Redis is away."""
        if not self.is_up or len(self._telling) >= MAX_TELLING:
            return
        task = asyncio.get_running_loop().create_task(self._tell(build))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def settle(self) -> None:
        """Waits until everything told has been sent."""
        while self._telling:
            await asyncio.gather(*self._telling)

    async def _tell(self, build: Build) -> None:
        try:
            await self._execute(build)
        except redis.exceptions.ResponseError as error:
            # It answers but refuses to write, as when its memory is full: reading goes on.
            log.warning("redis_refused", error=str(error)[:200])
        except (redis.exceptions.RedisError, OSError) as error:
            self._rest(error)

    async def _execute(self, build: Build) -> list[Any]:
        pipe = self._client().pipeline(transaction=False)
        build(pipe)
        answers: list[Any] = await pipe.execute()
        return answers

    def _rest(self, error: Exception) -> None:
        if self.is_up:
            log.warning("redis_away", error=type(error).__name__)
        self._rests_until = monotonic() + REST_S
