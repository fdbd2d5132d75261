"""Work on the log that nobody waits for."""

from __future__ import annotations

from core.celery import get_celery
from core.clock import utc_now
from events.lake.compact import compact
from events.reconcile import reconcile


@get_celery().task(name="events.compact_lake")
def compact_lake() -> None:
    """Each quarter of an hour: merges the lake's small files."""
    compact(today=utc_now().date())


@get_celery().task(name="events.reconcile_views")
def reconcile_views() -> None:
    """Each hour: looks for views that the log never saw."""
    reconcile(utc_now())
