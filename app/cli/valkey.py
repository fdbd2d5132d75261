"""`valkey`: the embedded server for cache, broker and event stream."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the command."""
    cli.command("valkey", help="Run the embedded Valkey on a socket in the data folder.")(valkey)


def valkey() -> None:
    """Becomes the server."""
    from app.launch.valkey import become_valkey

    become_valkey()
