"""`model train|list|use|rollback`: the model that ranks pages."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="The model that ranks pages.")
    group.command("train", help="Learn a version; it serves if it beats the simple score.")(train)
    group.command("list", help="List versions; the one that serves has a star.")(versions)
    group.command("use", help="Let a version serve.")(use)
    group.command("rollback", help="Let the version before serve again.")(rollback)
    cli.add_typer(group, name="model")


def train() -> None:
    """Learns from the lake and prints the card."""
    from core.clock import utc_now
    from feed.model.card import as_markdown
    from feed.model.training import train

    print(as_markdown(train(utc_now())))


def versions() -> None:
    """Prints a line a version, oldest first."""
    from feed.model.versions import ModelVersions

    stored = ModelVersions()
    current = stored.current()
    for card in stored.cards():
        mark = "*" if card.version == current else " "
        print(f"{mark} {card.version}  {card.impressions} impressions, {card.why}")


def use(version: str) -> None:
    """Switches to a version, whatever its card says of the simple score."""
    from feed.model.versions import ModelVersions

    ModelVersions().switch(version)
    print(f"{version} serves")


def rollback() -> None:
    """Switches back by one version."""
    from feed.model.versions import ModelVersions

    print(f"{ModelVersions().rollback()} serves again")
