"""`run`: everything, in one terminal."""

from __future__ import annotations

import os
import sys

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("run", help="Prepare and start everything; Ctrl-C stops it.")(run)


def run() -> None:
    """Starts the product and waits until it is stopped or a process fails."""
    if port := os.environ.get("PORT"):
        os.environ["JHALAK_PORT"] = port
    from app.launch.preflight import CannotStart
    from app.launch.session import run_session

    try:
        sys.exit(run_session())
    except CannotStart as error:
        sys.exit(f"jhalak: {error}")
