"""The consumer process: each worker turns the stream of events into something else, for ever."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

import structlog

from core.clock import epoch_ms, utc_now
from core.redis import PRESENCE, get_redis

log = structlog.get_logger(__name__)

RETRY_S = 1.0
BREATH_S = 5.0


class Worker(Protocol):
    """Work on the stream. A batch that fails is offered again; nothing is done with halves."""

    name: str

    def start(self) -> None:
        """Prepares; called again after every failure."""

    def work(self) -> None:
        """Does one bounded round: waits briefly for events and handles what came."""


def run(workers: Sequence[Worker], stop: threading.Event) -> None:
    """Runs each worker in a thread of its own until `stop` is set, then returns."""
    threads = [
        threading.Thread(target=_keep_working, args=(worker, stop), name=worker.name)
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    while not stop.wait(BREATH_S):
        try:
            get_redis().set(PRESENCE("consumer"), epoch_ms(utc_now()), ex=PRESENCE.ttl_s)
        except Exception:  # Presence is for display; the workers report their own trouble.
            log.debug("presence_not_stored")
    for thread in threads:
        thread.join()


def _keep_working(worker: Worker, stop: threading.Event) -> None:
    is_started = False
    while not stop.is_set():
        try:
            if not is_started:
                worker.start()
                is_started = True
            worker.work()
        except Exception:  # Redis or the database may be away for a while; the stream waits.
            log.warning("consumer_retries", worker=worker.name, exc_info=True)
            is_started = False
            stop.wait(RETRY_S)
