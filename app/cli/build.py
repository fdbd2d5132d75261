"""`build`: the frontend alone."""

from __future__ import annotations

import sys

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("build", help="Build the frontend, if its sources changed.")(build)


def build() -> None:
    """Builds, and prints where the build lies."""
    from app.launch.build import BUILT, build_frontend
    from app.launch.preflight import CannotStart

    try:
        folder = build_frontend(lambda line: print(line, flush=True))
    except CannotStart as error:
        sys.exit(f"jhalak: {error}")
    print(f"{BUILT}{folder}")
