"""The consumer entry: folds the event stream into taste, totals and audiences and keeps
it in the lake, and keeps what pages chose there. Knows nothing of Reflex."""

from __future__ import annotations

import signal
import threading

from core.telemetry import configure_logging
from events.consumer import Worker, run
from events.counters import CounterWorker
from events.lake.writer import LakeWorker
from feed.choices.writer import ChoicesWorker
from feed.features.worker import TasteWorker
from studio.analytics.worker import AudienceWorker


def main() -> None:
    """Runs until SIGTERM or SIGINT."""
    configure_logging("consumer")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    workers: list[Worker] = [TasteWorker(), CounterWorker(stop), LakeWorker()]
    run([*workers, AudienceWorker(stop), ChoicesWorker()], stop)


if __name__ == "__main__":
    main()
