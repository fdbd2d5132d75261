"""The broker hands out the urgent first: real Valkey, real messages."""

from __future__ import annotations

import redis
from kombu import Consumer, Queue

from core.celery import get_celery


def test_waiting_messages_come_by_priority_and_then_by_age(valkey: redis.Redis) -> None:
    sent = [(9, "a"), (1, "b"), (5, "c"), (0, "d"), (1, "e"), (4, "f")]
    for priority, name in sent:
        get_celery().send_task("x.step", kwargs={"n": name}, queue="media", priority=priority)
    came: list[str] = []
    with get_celery().connection_for_read() as connection:
        channel = connection.channel()

        def take(body: object, message: object) -> None:
            assert isinstance(body, list)
            came.append(body[1]["n"])
            message.ack()  # type: ignore[attr-defined]

        consumer = Consumer(channel, [Queue("media")], callbacks=[take], accept=["json"])
        consumer.qos(prefetch_count=1)
        with consumer:
            for _ in sent:
                connection.drain_events(timeout=5)
    assert came == ["d", "b", "e", "f", "c", "a"]
