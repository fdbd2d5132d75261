"""`demo`: the demo world, through the product's own doors."""

from __future__ import annotations

import os
import sys

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("demo", help="Bring in what is missing of the demo world.")(demo)


def demo() -> None:
    """Seeds and ends; needs a worker that runs. Polite: a visitor's page comes first."""
    from app.demo.seed import seed
    from core.settings import get_settings
    from core.telemetry import configure_logging

    configure_logging("demo")
    os.nice(5)
    if get_settings().environment != "demo":
        sys.exit("jhalak: the demo world belongs to JHALAK_ENVIRONMENT=demo")
    seed()
