"""The shared connection, against a real Valkey."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import redis

from core.redis_wire import Commands, RedisWire


def queued(build: Callable[[Commands], Any]) -> list[tuple[Any, ...]]:
    commands = Commands()
    build(commands)
    return commands.queued


def with_wire(url: str, story: Callable[[RedisWire], Awaitable[Any]]) -> Any:
    async def told() -> Any:
        wire = RedisWire(url)
        try:
            return await story(wire)
        finally:
            wire.close()

    return asyncio.run(told())


def test_everybody_gets_their_own_answers(valkey: redis.Redis, valkey_server: str) -> None:
    for number in range(200):
        valkey.set(f"n:{number}", number)

    async def story(wire: RedisWire) -> list[list[Any]]:
        asks = [
            wire.exchange(queued(lambda c, n=n: c.get(f"n:{n}").get(f"n:{199 - n}")))
            for n in range(200)
        ]
        return await asyncio.gather(*asks)

    answers = with_wire(valkey_server, story)

    assert answers == [[str(n).encode(), str(199 - n).encode()] for n in range(200)]


def test_one_who_gives_up_does_not_disturb_the_others(
    valkey: redis.Redis, valkey_server: str
) -> None:
    valkey.set("x", "1")

    async def story(wire: RedisWire) -> list[Any]:
        await wire.exchange(queued(lambda c: c.get("x")))
        hasty = asyncio.ensure_future(wire.exchange(queued(lambda c: c.get("nothing"))))
        await asyncio.sleep(0)
        hasty.cancel()
        return await wire.exchange(queued(lambda c: c.get("x")))

    assert with_wire(valkey_server, story) == [b"1"]


def test_what_redis_refuses_is_an_answer_in_its_place(
    valkey: redis.Redis, valkey_server: str
) -> None:
    valkey.set("text", "1")

    async def story(wire: RedisWire) -> list[Any]:
        return await wire.exchange(queued(lambda c: c.lpush("text", 1).get("text")))

    refused, good = with_wire(valkey_server, story)

    assert isinstance(refused, Exception)
    assert good == b"1"


def test_a_connection_that_was_dropped_is_opened_again(
    valkey: redis.Redis, valkey_server: str
) -> None:
    async def story(wire: RedisWire) -> list[Any]:
        await wire.exchange(queued(lambda c: c.set("x", 2)))
        await asyncio.to_thread(valkey.client_kill_filter, _type="normal", skipme=True)
        for _ in range(100):  # It hears of it within a turn or two of the loop.
            try:
                return await wire.exchange(queued(lambda c: c.get("x")))
            except ConnectionError:
                await asyncio.sleep(0.01)
        raise AssertionError("it did not come back")

    assert with_wire(valkey_server, story) == [b"2"]


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "unix:///nowhere/at/all.sock"])
def test_no_redis_is_an_error_at_once(url: str) -> None:
    with pytest.raises(OSError):
        with_wire(url, lambda wire: wire.exchange([("PING",)]))


def test_a_wrong_password_is_an_error(valkey: redis.Redis, valkey_server: str) -> None:
    with pytest.raises(ConnectionError, match=r"AUTH|WRONGPASS|password"):
        with_wire(
            valkey_server.replace("unix://", "unix://somebody:wrong@"),
            lambda wire: wire.exchange([("PING",)]),
        )
