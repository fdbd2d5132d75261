"""`similar train|list|use|rollback|release`: the table of similar clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.version_commands import add_version_commands

if TYPE_CHECKING:
    from feed.similar.versions import Card, Versions


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    add_version_commands(
        cli,
        "similar",
        "The table of similar clips.",
        make=train,
        make_help="Learn a new version and let it serve.",
        store=versions,
        line=in_words,
    )


def train() -> None:
    """Learns from what viewers did."""
    from core.clock import utc_now
    from feed.sequence.serving import train_table

    card = train_table(utc_now())
    print(
        f"{card.version}: {card.clips} clips from {card.viewers} viewers, "
        f"by {_maker(card)}, {_state(card.version)}"
    )


def _state(version: str) -> str:
    return "serving" if versions().current() == version else "kept beside the one that serves"


def versions() -> Versions:
    """Those in the data folder."""
    from feed.similar.versions import Versions

    return Versions()


def in_words(card: Card) -> str:
    """What a version was made from, by which model, and how good it is."""
    quality = "not judged" if card.ndcg10 is None else f"NDCG@10 {card.ndcg10:.4f}"
    return f"{card.clips} clips, {card.viewers} viewers, by {_maker(card)}, {quality}"


def _maker(card: Card) -> str:
    from feed.similar.versions import TRANSITIONS

    return TRANSITIONS if card.made_by == TRANSITIONS else f"network {card.made_by}"
