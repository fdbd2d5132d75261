"""`sequence train|list|use|rollback`: the network that competes with the transitions."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(
        no_args_is_help=True, help="The sequence network, which competes with the transitions."
    )
    group.command("train", help="Learn a version; it serves if it beats the transitions.")(train)
    group.command("list", help="List versions; the one that serves has a star.")(versions)
    group.command("use", help="Let a version make the table of similar clips.")(use)
    group.command("rollback", help="Go back to the version before.")(rollback)
    cli.add_typer(group, name="sequence")


def train() -> None:
    """Learns from what viewers did, prints the card, and makes the table anew by the better one."""
    from core.clock import utc_now
    from feed.sequence.card import as_markdown
    from feed.sequence.training import train as train_network

    print(as_markdown(train_network(utc_now())))
    _make_table()


def versions() -> None:
    """Prints a line a version, oldest first."""
    from feed.sequence.versions import NetworkVersions

    stored = NetworkVersions()
    current = stored.current()
    for card in stored.cards():
        mark = "*" if card.version == current else " "
        print(f"{mark} {card.version}  {card.clips} clips, {card.viewers} viewers, {card.why}")


def use(version: str) -> None:
    """Switches to a version, whatever its card says of the transitions."""
    from feed.sequence.versions import NetworkVersions

    NetworkVersions().switch(version)
    _make_table()


def rollback() -> None:
    """Switches back to the version before that beat the transitions."""
    from feed.sequence.versions import NetworkVersions

    print(f"{NetworkVersions().rollback()} is the network again")
    _make_table()


def _make_table() -> None:
    from app.cli.similar import train as train_table

    train_table()
