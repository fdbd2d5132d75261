"""`similar train|versions|rollback`: the table of similar clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from feed.similar.versions import Card


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="The table of similar clips.")
    group.command("train", help="Learn a new version and let it serve.")(train)
    group.command("versions", help="List versions; the one that serves has a star.")(versions)
    group.command("rollback", help="Let the version before serve again.")(rollback)
    cli.add_typer(group, name="similar")


def train() -> None:
    """Learns from what viewers did."""
    from core.clock import utc_now
    from feed.sequence.serving import train_table

    card = train_table(utc_now())
    print(
        f"{card.version}: {card.clips} clips from {card.viewers} viewers, "
        f"by {_maker(card)}, serving"
    )


def versions() -> None:
    """Prints a line a version, oldest first."""
    from feed.similar.versions import Versions

    stored = Versions()
    current = stored.current()
    for card in stored.cards():
        mark = "*" if card.version == current else " "
        quality = "not judged" if card.ndcg10 is None else f"NDCG@10 {card.ndcg10:.4f}"
        print(
            f"{mark} {card.version}  {card.clips} clips, {card.viewers} viewers, "
            f"by {_maker(card)}, {quality}"
        )


def rollback() -> None:
    """Switches back by one version."""
    from feed.similar.versions import Versions

    print(f"{Versions().rollback()} serves again")


def _maker(card: Card) -> str:
    from feed.similar.versions import TRANSITIONS

    return TRANSITIONS if card.made_by == TRANSITIONS else f"network {card.made_by}"
