"""`migrate`: the database, brought to the newest schema."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("migrate", help="Bring the database to the newest schema.")(migrate)


def migrate() -> None:
    """Applies what is missing; does nothing on a current database."""
    from app.launch.migrations import upgrade_database

    upgrade_database()
