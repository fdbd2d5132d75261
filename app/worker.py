"""The Celery entry: `celery -A app.worker:celery worker|beat`. Knows nothing of Reflex."""

from __future__ import annotations

from typing import Any

import commerce.tasks
import events.tasks
import feed.tasks
import moderation.tasks
import studio.tasks
from app import wiring
from core.bus import DISPATCH_TASK
from core.celery import get_celery
from core.clock import utc_now
from core.db import session_scope
from core.jobs import sweep_jobs
from core.outbox import relay
from moderation.decisions import last_word_allows
from studio.publishing.due import publish_due

celery = get_celery()
TASK_MODULES = (commerce.tasks, events.tasks, feed.tasks, moderation.tasks, studio.tasks)
RETRY_BACKOFF_MAX_S = 300


@celery.task(
    name=DISPATCH_TASK,
    autoretry_for=(Exception,),
    max_retries=8,
    retry_backoff=True,
    retry_backoff_max=RETRY_BACKOFF_MAX_S,
)
def dispatch(event: str, payload: dict[str, Any]) -> None:
    """Hands a domain event to its handlers."""
    wiring.dispatch(event, payload)


@celery.task(name="app.relay_outbox")
def relay_outbox() -> None:
    """Sends what a crash left in the outbox."""
    while relay():
        pass


@celery.task(name="app.sweep_jobs")
def sweep_lost_jobs() -> None:
    """Wakes jobs whose worker vanished and ends those that vanished too often."""
    with session_scope() as session:
        _, lost = sweep_jobs(session)
        for job in lost:
            wiring.give_up(session, job)


@celery.task(name="app.publish_due")
def publish_due_clips() -> None:
    """Beat: publishes the clips whose hour has come and whose latest verdict allows it."""
    publish_due(utc_now(), last_word_allows)


celery.conf.beat_schedule = {
    "relay-outbox": {"task": "app.relay_outbox", "schedule": 2.0},
    "sweep-jobs": {"task": "app.sweep_jobs", "schedule": 30.0},
    "sweep-commerce": {"task": "commerce.sweep", "schedule": 60.0},
    "sweep-studio": {"task": "studio.sweep", "schedule": 60.0},
    "sweep-moderation": {"task": "moderation.sweep", "schedule": 60.0},
    "compact-lake": {"task": "events.compact_lake", "schedule": 900.0},
    "reconcile-views": {"task": "events.reconcile_views", "schedule": 3600.0},
    "train-similar": {"task": "feed.train_similar", "schedule": 3600.0},
    "train-sequence": {"task": "feed.train_sequence", "schedule": 24 * 3600.0},
    "train-factors": {"task": "feed.train_factors", "schedule": 3 * 3600.0},
    "count-trends": {"task": "feed.count_trends", "schedule": 600.0},
    "train-model": {"task": "feed.train_model", "schedule": 6 * 3600.0},
    "publish-due": {"task": "app.publish_due", "schedule": 5.0},
    "sweep-uploads": {"task": "studio.sweep_uploads", "schedule": 3600.0},
}
