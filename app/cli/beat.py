"""`beat`: the clock that starts periodic jobs."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("beat", help="Run the clock that starts periodic jobs.")(beat)


def beat() -> None:
    """Ticks until SIGTERM."""
    from app.worker import celery
    from core.settings import get_settings

    settings = get_settings()
    pidless = ("--pidfile", "")  # A stale pid file of a killed run would stop the next.
    celery.start(["--quiet", "beat", "--loglevel", settings.log_level, *pidless])
