"""The Celery app. Tasks are thin, take ids, and may run twice; job rows are the truth."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_process_init

from core.db import forget_engine
from core.redis import forget_redis
from core.settings import get_settings
from core.telemetry import configure_logging

# Longer than any task's wall-clock limit: a late-acked task that outlives it would run again.
VISIBILITY_TIMEOUT_S = 3600
TASK_LIMIT_S = 1800
# Redis has no priorities: each number is a list of its own, and a worker asks them in this order.
PRIORITIES = list(range(10))


@lru_cache
def get_celery() -> Celery:
    """The process's Celery app on the installation's broker, with queues `default` and `media`."""
    settings = get_settings()
    app = Celery("jhalak", broker=settings.resolved_broker_url)
    app.conf.update(
        broker_transport_options={
            "visibility_timeout": VISIBILITY_TIMEOUT_S,
            "priority_steps": PRIORITIES,
            "queue_order_strategy": "priority",
        },
        visibility_timeout=VISIBILITY_TIMEOUT_S,
        broker_connection_retry_on_startup=True,
        task_acks_late=True,
        task_reject_on_worker_lost=False,  # The job sweep wakes it again, with capped attempts.
        task_time_limit=TASK_LIMIT_S,
        task_default_queue="default",
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        timezone="UTC",
        beat_schedule_filename=str(settings.data_dir / "celerybeat-schedule"),
    )
    return app


@setup_logging.connect  # type: ignore[untyped-decorator]  # celery has no types
def _logging(**_: Any) -> None:
    configure_logging("worker")


@worker_process_init.connect  # type: ignore[untyped-decorator]  # celery has no types
def _after_fork(**_: Any) -> None:
    forget_engine()
    forget_redis()
