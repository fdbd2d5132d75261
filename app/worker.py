"""The Celery entry: `celery -A app.worker:celery worker|beat`. Knows nothing of Reflex."""

from __future__ import annotations

from typing import Any

import commerce.tasks
import events.tasks
import feed.tasks
import moderation.intake.tasks
import moderation.known.tasks
import moderation.reputation.tasks
import moderation.tasks
import moderation.unheard.tasks
import studio.tasks
from app import wiring
from core.bus import DISPATCH_TASK
from core.celery import get_celery
from core.clock import utc_now
from core.db import session_scope
from core.jobs import mend_graphs, sweep_jobs
from core.outbox import relay
from core.repairs import repaired
from core.settings import get_settings
from moderation.decisions import last_word_allows
from studio.publishing.due import publish_due

celery = get_celery()
TASK_MODULES = (
    commerce.tasks,
    events.tasks,
    feed.tasks,
    moderation.intake.tasks,
    moderation.known.tasks,
    moderation.unheard.tasks,
    moderation.reputation.tasks,
    moderation.tasks,
    studio.tasks,
)
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
    sent = 0
    while found := relay():
        sent += found
    if sent:
        with session_scope() as session:
            repaired(session, "outbox_row", sent)


@celery.task(name="app.sweep_jobs")
def sweep_lost_jobs() -> None:
    """Wakes jobs whose worker vanished and ends those that vanished too often."""
    with session_scope() as session:
        woken, lost = sweep_jobs(session)
        for job in lost:
            wiring.give_up(session, job)
        repaired(session, "job_asleep", woken)
        repaired(session, "job_given_up", len(lost))
        repaired(session, "step_never_woken", mend_graphs(session))


@celery.task(name="app.publish_due")
def publish_due_clips() -> None:
    """Beat: publishes the clips whose hour has come and whose latest verdict allows it."""
    publish_due(utc_now(), last_word_allows)


def _often(task: str, every_s: float) -> dict[str, object]:
    """A look that the next one makes superfluous: it does not pile up while no worker runs."""
    return {"task": task, "schedule": every_s, "options": {"expires": max(every_s * 2, 10.0)}}


_SWEEP_S = get_settings().sweep_s
celery.conf.beat_schedule = {
    "relay-outbox": _often("app.relay_outbox", 2.0),
    "sweep-jobs": _often("app.sweep_jobs", _SWEEP_S),
    "sweep-commerce": _often("commerce.sweep", 60.0),
    "sweep-studio": _often("studio.sweep", _SWEEP_S * 2),
    "sweep-moderation": _often("moderation.sweep", _SWEEP_S * 2),
    "sweep-reach": _often("moderation.sweep_reach", 30.0),
    "screen-products": _often("moderation.screen_products", 60.0),
    "print-missing": _often("moderation.print_missing", 300.0),
    "carry-out-decisions": _often("moderation.carry_out", 2.0),
    "rank-queue": _often("moderation.rank", 60.0),
    "draw-sample": {"task": "moderation.sample", "schedule": 24 * 3600.0},
    "anchor-moderation-log": {"task": "moderation.anchor_log", "schedule": 24 * 3600.0},
    "compact-lake": {"task": "events.compact_lake", "schedule": 900.0},
    "reconcile-views": {"task": "events.reconcile_views", "schedule": 3600.0},
    "train-similar": {"task": "feed.train_similar", "schedule": 3600.0},
    "train-sequence": {"task": "feed.train_sequence", "schedule": 24 * 3600.0},
    "train-factors": {"task": "feed.train_factors", "schedule": 3 * 3600.0},
    "compact-choices": {"task": "feed.compact_choices", "schedule": 900.0},
    "count-trends": {"task": "feed.count_trends", "schedule": 600.0},
    "train-model": {"task": "feed.train_model", "schedule": 6 * 3600.0},
    "describe-products": {"task": "studio.describe_products", "schedule": 120.0},
    "sweep-speech": {"task": "studio.sweep_speech", "schedule": 300.0},
    "sweep-brands": _often("studio.sweep_brands", 60.0),
    "publish-due": _often("app.publish_due", 5.0),
    "sweep-uploads": {"task": "studio.sweep_uploads", "schedule": 3600.0},
    "sweep-leftovers": {
        "task": "studio.sweep_leftovers",
        "schedule": get_settings().leftovers_min * 60,
    },
}
