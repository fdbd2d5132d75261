"""`sequence train|list|use|rollback|release`: the network that competes with the transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.version_commands import add_version_commands

if TYPE_CHECKING:
    from feed.sequence.card import NetworkCard
    from feed.sequence.versions import NetworkVersions


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    add_version_commands(
        cli,
        "sequence",
        "The sequence network, which competes with the transitions.",
        make=train,
        make_help="Learn a version; it serves if it beats the transitions.",
        store=versions,
        line=in_words,
        after=make_table,
    )


def train() -> None:
    """Learns from what viewers did, prints the card, and makes the table anew by the better one."""
    from core.clock import utc_now
    from feed.sequence.card import as_markdown
    from feed.sequence.training import train as train_network

    print(as_markdown(train_network(utc_now())))
    make_table()


def versions() -> NetworkVersions:
    """Those in the data folder."""
    from feed.sequence.versions import NetworkVersions

    return NetworkVersions()


def in_words(card: NetworkCard) -> str:
    """What a version was made from, and what its contest came to."""
    return f"{card.clips} clips, {card.viewers} viewers, {card.why}"


def make_table() -> None:
    """Makes the table of similar clips anew, by whichever model serves now."""
    from app.cli.similar import train as train_table

    train_table()
