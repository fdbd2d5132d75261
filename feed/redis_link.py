"""Redis on the request path: asked within a budget, told in the background, done without.

All requests of a process share one connection, so a busy process talks to Redis in few large
steps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import structlog

from core.redis_wire import Commands, RedisWire

log = structlog.get_logger(__name__)

REST_S = 1.0  # After a failure, how long no request waits for Redis again.
LATE_ALLOWED = 3
WAITING_ALLOWED = 2000  # More than this many unsent writes means that Redis cannot follow.
TELL_WITHIN_S = 2.0
TELL_EVERY_S = 0.02  # What is told waits so long for company; nobody waits for it.
# Turns of the loop that an answer gets which may have arrived while the loop was busy.
GRACE_TURNS = 8

Build = Callable[[Any], Any]


class _TooLate(Exception):
    """Redis did not answer within the budget."""


def _give_up(
    loop: asyncio.AbstractEventLoop, answer: asyncio.Future[list[Any]], turns: int
) -> None:
    """Ends the waiting for `answer`, unless it comes within so many turns of the loop."""
    if answer.done():
        return
    if turns:
        loop.call_soon(_give_up, loop, answer, turns - 1)
    else:
        answer.set_exception(_TooLate())


class RedisLink:
    """Commands to one Redis. Fails open: every caller can go on without an answer.

    Attributes:
        tell_within_s: What is told is given up after so long, and Redis rested from.
    """

    tell_within_s = TELL_WITHIN_S

    def __init__(self, url: Callable[[], str]) -> None:
        """
        Args:
            url: Says where Redis is, asked when a connection is first needed.
        """
        self._url = url
        self._rests_until = float("-inf")
        self._late = 0
        self._tells = Commands()
        self._telling: asyncio.Task[None] | None = None
        self._wires: WeakKeyDictionary[asyncio.AbstractEventLoop, RedisWire] = WeakKeyDictionary()

    @property
    def is_up(self) -> bool:
        """Whether the last attempt succeeded or none was made lately."""
        return monotonic() >= self._rests_until

    async def ask(self, build: Build, budget_ms: float) -> list[Any] | None:
        """The answers to the commands that `build` queues, or `None` without Redis."""
        if not self.is_up:
            return None
        commands = Commands()
        build(commands)
        try:
            return await self._within(commands, budget_ms / 1000)
        except _TooLate:
            # One late answer is a busy moment; several in a row are a Redis that hangs.
            self._late += 1
            if self._late >= LATE_ALLOWED:
                self._rest("late")
            return None

    def tell(self, build: Build) -> None:
        """Sends the commands that `build` queues without waiting; lost when Redis is away."""
        if self.is_up and len(self._tells) < WAITING_ALLOWED:
            build(self._tells)
            if self._telling is None or self._telling.done():
                self._telling = asyncio.get_running_loop().create_task(self._tell_all())

    async def settle(self) -> None:
        """Waits until everything told has been sent, and hangs up."""
        while self._telling is not None and not self._telling.done():
            await self._telling
        if wire := self._wires.pop(asyncio.get_running_loop(), None):
            wire.close()

    async def _tell_all(self) -> None:
        while len(self._tells):
            await asyncio.sleep(TELL_EVERY_S)
            batch, self._tells = self._tells, Commands()
            try:
                async with asyncio.timeout(self.tell_within_s):
                    await self._exchange(batch)
            except TimeoutError:
                self._rest("late")

    async def _within(self, commands: Commands, budget_s: float) -> list[Any] | None:
        """As `_exchange`.

        Raises:
            _TooLate: There was no answer within the budget.
        """
        loop = asyncio.get_running_loop()
        answer = self._wire(loop).ask(commands.queued)
        if answer is None:  # It has to connect first.
            try:
                async with asyncio.timeout(budget_s):
                    return await self._exchange(commands)
            except TimeoutError:
                raise _TooLate from None
        clock = loop.call_later(budget_s, _give_up, loop, answer, GRACE_TURNS)
        try:
            return self._heard(await answer)
        except OSError as error:
            self._rest(type(error).__name__)
            return None
        finally:
            clock.cancel()

    async def _exchange(self, commands: Commands) -> list[Any] | None:
        """The answers, or `None` when Redis is away or refuses."""
        try:
            return self._heard(
                await self._wire(asyncio.get_running_loop()).exchange(commands.queued)
            )
        except OSError as error:
            self._rest(type(error).__name__)
            return None

    def _wire(self, loop: asyncio.AbstractEventLoop) -> RedisWire:
        wire = self._wires.get(loop)
        if wire is None:
            wire = self._wires[loop] = RedisWire(self._url())
        return wire

    def _heard(self, answers: list[Any]) -> list[Any] | None:
        """The answers, unless one of them is a refusal."""
        self._late = 0
        for one in answers:
            if isinstance(one, Exception):
                # It answers but refuses, as when its memory is full: what it can do goes on.
                log.warning("redis_refused", error=str(one)[:200])
                return None
        return answers

    def _rest(self, why: str) -> None:
        if self.is_up:
            log.warning("redis_away", why=why)
        self._rests_until = monotonic() + REST_S
        self._late = 0
        for wire in self._wires.values():
            wire.close()
