"""`worker`: the Celery worker."""

from __future__ import annotations

import warnings

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("worker", help="Run the worker for transcodes, screening and every other job.")(
        worker
    )


def worker() -> None:
    """Works until SIGTERM, then finishes what it can."""
    from app.worker import celery
    from core.settings import get_settings

    # Celery warns root because of pickled messages; ours are JSON.
    warnings.filterwarnings("ignore", message="You're running the worker with superuser")
    settings = get_settings()
    celery.start(
        [
            *("--quiet", "worker", "--loglevel", settings.log_level, "--queues", "default,media"),
            *("--concurrency", str(settings.worker_concurrency)),
            *("--without-gossip", "--without-mingle", "--hostname", "jhalak@%h"),
        ]
    )
