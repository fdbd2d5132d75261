"""`factors train|list|rollback`: what the same people take to."""

from __future__ import annotations

import typer


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="What the same people take to.")
    group.command("train", help="Learn a new version and let it serve.")(train)
    group.command("list", help="List versions; the one that serves has a star.")(versions)
    group.command("rollback", help="Let the version before serve again.")(rollback)
    cli.add_typer(group, name="factors")


def train() -> None:
    """Learns from what viewers did."""
    from core.clock import utc_now
    from feed.factors.training import train_factors

    card = train_factors(utc_now())
    print(f"{card.version}: {card.clips} clips from {card.viewers} viewers, serving")


def versions() -> None:
    """Prints a line a version, oldest first."""
    from feed.factors.versions import Versions

    stored = Versions()
    current = stored.current()
    for card in stored.cards():
        mark = "*" if card.version == current else " "
        quality = "not judged" if card.recall10 is None else f"recall@10 {card.recall10:.4f}"
        print(f"{mark} {card.version}  {card.clips} clips, {card.viewers} viewers, {quality}")


def rollback() -> None:
    """Switches back by one version."""
    from feed.factors.versions import Versions

    print(f"{Versions().rollback()} serves again")
