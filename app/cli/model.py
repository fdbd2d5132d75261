"""`model train|list|use|rollback|release`: the model that ranks pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.version_commands import add_version_commands

if TYPE_CHECKING:
    from feed.model.card import ModelCard
    from feed.model.versions import ModelVersions


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    add_version_commands(
        cli,
        "model",
        "The model that ranks pages.",
        make=train,
        make_help="Learn a version; it serves if it beats the simple score.",
        store=versions,
        line=in_words,
    )


def train() -> None:
    """Learns from the lake and prints the card."""
    from core.clock import utc_now
    from feed.model.card import as_markdown
    from feed.model.training import train

    print(as_markdown(train(utc_now())))


def versions() -> ModelVersions:
    """Those in the data folder."""
    from feed.model.versions import ModelVersions

    return ModelVersions()


def in_words(card: ModelCard) -> str:
    """What a version was made from, and whether it may serve."""
    return f"{card.impressions} impressions, {card.why}"
