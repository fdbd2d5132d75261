"""The consumer entry: folds the event stream into taste, totals and audiences and keeps
it in the lake. Knows nothing of Reflex."""

from __future__ import annotations

import signal
import threading

from core.telemetry import configure_logging
from events.consumer import run
from events.counters import CounterWorker
from events.lake.writer import LakeWorker
from feed.features.worker import TasteWorker
from studio.analytics.worker import AudienceWorker


def main() -> None:
    """Runs until SIGTERM or SIGINT."""
    configure_logging("consumer")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run([TasteWorker(), CounterWorker(stop), LakeWorker(), AudienceWorker(stop)], stop)


if __name__ == "__main__":
    main()
