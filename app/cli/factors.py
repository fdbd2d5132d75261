"""`factors train|list|use|rollback|release`: what the same people take to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.version_commands import add_version_commands

if TYPE_CHECKING:
    from feed.factors.versions import Card, Versions


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    add_version_commands(
        cli,
        "factors",
        "What the same people take to.",
        make=train,
        make_help="Learn a new version and let it serve.",
        store=versions,
        line=in_words,
    )


def train() -> None:
    """Learns from what viewers did."""
    from core.clock import utc_now
    from feed.factors.training import train_factors

    card = train_factors(utc_now())
    print(f"{card.version}: {card.clips} clips from {card.viewers} viewers, {_state(card.version)}")


def _state(version: str) -> str:
    return "serving" if versions().current() == version else "kept beside the one that serves"


def versions() -> Versions:
    """Those in the data folder."""
    from feed.factors.versions import Versions

    return Versions()


def in_words(card: Card) -> str:
    """What a version was made from and how good it is."""
    quality = "not judged" if card.recall10 is None else f"recall@10 {card.recall10:.4f}"
    return f"{card.clips} clips, {card.viewers} viewers, {quality}"
