"""`trending count|list|use|rollback|release`: what is trending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from app.version_commands import add_version_commands

if TYPE_CHECKING:
    from feed.trending.versions import Card, Versions


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    add_version_commands(
        cli,
        "trending",
        "What is trending.",
        make=count,
        make_help="Count what trends now and let it serve.",
        store=versions,
        line=in_words,
    )


def count() -> None:
    """Counts from the events of the last days."""
    from core.clock import utc_now
    from feed.trending.counting import count_trends

    card = count_trends(utc_now())
    print(f"{card.version}: {card.clips} clips, {_state(card.version)}")


def _state(version: str) -> str:
    return "serving" if versions().current() == version else "kept beside the one that serves"


def versions() -> Versions:
    """Those in the data folder."""
    from feed.trending.versions import Versions

    return Versions()


def in_words(card: Card) -> str:
    """How much of what a version counted."""
    heard = ", ".join(f"{locale} {points:g}" for locale, points in card.points.items())
    return f"{card.clips} clips, points: {heard}"
